"""Forms that are exported an answer a row: each question becomes a column, and the rows of one form one record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from notelint.exports.column_names import fit, name_words
from notelint.exports.column_shapes import is_repeated, words
from notelint.exports.column_words import column_words
from notelint.exports.form_rows import Borders, cut, find_borders, question_of
from notelint.exports.header import Header, unique_names
from notelint.exports.rows import NOTE, Problem
from notelint.exports.sections import section_labels
from notelint.exports.table import Record, Table, below, is_told, wrong_width

MOST_QUESTIONS = 300
_SURE = 0.9  # how well a name must fit to count as that of a note
_SECTION, _PROSE = 3, 8  # words; the median of a column called as a part of a note, and of any other that holds notes


@dataclass(frozen=True, slots=True)
class AnswersTable:
    """The forms of a table of answers; each is numbered as its first row.

    `question` and `answer` are places in the table, `beside` those that stay columns, `borders` what tells forms apart. Where the rows of
    some forms do not stand together (`is_scattered`), each stretch of them is read for itself.
    """

    table: Table
    header: Header
    question: int
    answer: int
    beside: tuple[int, ...]
    borders: Borders
    questions: tuple[str, ...]
    is_scattered: bool

    @property
    def source(self) -> str:
        """Return the file as it was named."""
        return self.table.source

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the columns: what stands beside the answers, then the questions."""
        return unique_names((*(self.header.names[at] for at in self.beside), *self.questions))

    @property
    def remark(self) -> str:
        """Return what to tell the user of it."""
        names, key = self.header.names, self.borders.key
        by = f' The rows of one "{names[key]}" are one note.' if key is not None else ""
        if key is not None and self.is_scattered:
            by += f' Some of them stand apart from the others of their "{names[key]}" and are read for themselves: sort the file by it.'
        return f'each question in "{names[self.question]}" is read as a column, its answers from "{names[self.answer]}".{by}'

    def records(self) -> Iterator[Record | Problem]:
        """Yield each form, and a Problem for each row that cannot be read."""
        held: list[Record] = []
        for row in _rows(self.table, self.header):
            if isinstance(row, Problem):
                yield row
                continue
            if held and not self.borders.goes_on([one.cells for one in held], row.cells):
                yield self._form(held)
                held = []
            if held or question_of(row.cells[self.question]) or not row.cells[self.answer].strip():
                held.append(row)
            else:
                name = self.header.names[self.question]
                yield Problem(self.source, row.number, f'has an answer without a question; write in "{name}" what it answers.')
        if held:
            yield self._form(held)

    def _form(self, rows: Sequence[Record]) -> Record:
        """Return one form; an answer beside no question goes on with the one before it."""
        answers: dict[str, list[str]] = {}
        asked = ""
        for row in rows:
            asked = question_of(row.cells[self.question]) or asked
            answers.setdefault(asked, []).append(row.cells[self.answer])
        beside = [next((row.cells[at] for row in rows if row.cells[at].strip()), "") for at in self.beside]
        return Record(rows[0].number, [*beside, *("\n".join(filter(str.strip, answers.get(question, ()))) for question in self.questions)])


def find_answers(table: Table, header: Header, records: Sequence[Record], wanted: Mapping[str, str]) -> AnswersTable | None:
    """Return the forms of a table that has an answer in each row, or `None`; the user's own words on its columns win."""
    asked, told = (_place(header.names, kind) for kind in ("question", "answer"))
    if asked is None or told is None or any(header.names[at] in said.split("+") for said in wanted.values() for at in (asked, told)):
        return None
    rows = [record.cells for record in records]
    others = [at for at in range(len(header.names)) if at not in {asked, told}]
    if not rows or _has_notes(header.names, rows, others) or (borders := find_borders(header.names, rows, others, asked)) is None:
        return None
    questions, is_scattered = _questions(table, header, borders)
    if not 1 < len(questions) <= MOST_QUESTIONS:
        return None
    forms = cut(rows, borders)
    beside = tuple(at for at in others if borders.key is None or all(_says_one(form, at) for form in forms))
    return AnswersTable(table, header, asked, told, beside, borders, questions, is_scattered)


def _place(names: Sequence[str], kind: str) -> int | None:
    """Return the only column that is called as one of questions, or of answers."""
    known = column_words().forms[kind]
    places = [at for at, name in enumerate(names) if " ".join(name_words(name)) in known]
    return places[0] if len(places) == 1 else None


def _has_notes(names: Sequence[str], rows: Sequence[Sequence[str]], others: Sequence[int]) -> bool:
    """Tell whether notes, or parts of them, stand in columns of their own: then what is called an item or a response is one too."""
    sections = section_labels(names)
    for at in others:
        values = [row[at] for row in rows]
        is_named = at in sections or fit(names[at], NOTE) > _SURE
        if not is_repeated(values) and words(values) >= (_SECTION if is_named else _PROSE):
            return True
    return False


def _says_one(form: Sequence[Sequence[str]], at: int) -> bool:
    """Tell whether a column has one value in a form; the number of a question has not."""
    return len({row[at] for row in form if row[at].strip()}) <= 1


def _rows(table: Table, header: Header) -> Iterator[Record | Problem]:
    """Yield the rows below the header, and a Problem for each that cannot be read."""
    for record in table.records():
        if isinstance(record, Problem):
            yield record
        elif is_told(record, header):
            yield next(iter(below([record], header)), None) or wrong_width(table.source, record, header)


def _questions(table: Table, header: Header, borders: Borders) -> tuple[tuple[str, ...], bool]:
    """Return the questions in the order of the forms, and whether some form comes again behind another.

    A question that only later forms have stands behind the one before it there.
    """
    found: list[str] = []
    held: list[Sequence[str]] = []
    keys: set[str] = set()
    is_scattered, place = False, -1
    for row in _rows(table, header):
        if isinstance(row, Problem):
            continue
        if not held or not borders.goes_on(held, row.cells):
            held = []
            key = row.cells[borders.key] if borders.key is not None and borders.is_number else ""
            is_scattered = is_scattered or (bool(key.strip()) and key in keys)
            keys.add(key)
        held.append(row.cells)
        if question := question_of(row.cells[borders.asked]):
            if question not in found:
                found.insert(place + 1, question)
                if len(found) > MOST_QUESTIONS:
                    break
            place = found.index(question)
    return tuple(found), is_scattered
