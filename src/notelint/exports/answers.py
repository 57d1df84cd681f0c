"""Forms that are exported an answer a row: each question becomes a column, and the rows of one form one record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from notelint.exports.column_names import name_words
from notelint.exports.column_words import column_words
from notelint.exports.header import Header, unique_names
from notelint.exports.rows import Problem
from notelint.exports.table import Record, Table, below, is_told, wrong_width

MOST_QUESTIONS = 300
_LONGEST_QUESTION = 400  # code points
_FEWEST_ANSWERS = 1.5  # of one form, on the average


@dataclass(frozen=True, slots=True)
class AnswersTable:
    """The forms of a table of answers; each is numbered as its first row.

    `question` and `answer` are places in the table, `beside` those that stay columns, `key` the place that tells forms apart;
    without it a form ends where a question comes again.
    """

    table: Table
    header: Header
    question: int
    answer: int
    beside: tuple[int, ...]
    key: int | None
    questions: tuple[str, ...]

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
        names = self.header.names
        by = f' The rows of one "{names[self.key]}" are one note.' if self.key is not None else ""
        return f'each question in "{names[self.question]}" is read as a column, its answers from "{names[self.answer]}".{by}'

    def records(self) -> Iterator[Record | Problem]:
        """Yield each form, and a Problem for each row that cannot be read."""
        held: list[Record] = []
        for record in self.table.records():
            if isinstance(record, Problem):
                yield record
            elif not is_told(record, self.header):
                continue
            elif not (row := below([record], self.header)):
                yield wrong_width(self.source, record, self.header)
            else:
                if held and not self._goes_on(held, row[0]):
                    yield self._form(held)
                    held = []
                held.append(row[0])
        if held:
            yield self._form(held)

    def _goes_on(self, held: Sequence[Record], row: Record) -> bool:
        if self.key is not None:
            return row.cells[self.key] == held[0].cells[self.key]
        return row.cells[self.question] not in {one.cells[self.question] for one in held}

    def _form(self, rows: Sequence[Record]) -> Record:
        answers: dict[str, list[str]] = {}
        for row in rows:
            answers.setdefault(_question(row.cells[self.question]), []).append(row.cells[self.answer])
        beside = [next((row.cells[at] for row in rows if row.cells[at].strip()), "") for at in self.beside]
        return Record(rows[0].number, [*beside, *("\n".join(filter(str.strip, answers.get(question, ()))) for question in self.questions)])


def find_answers(table: Table, header: Header, records: Sequence[Record], wanted: Mapping[str, str]) -> AnswersTable | None:
    """Return the forms of a table that has an answer in each row, or `None`; the user's own words on its columns win."""
    asked, told = (_place(header.names, kind) for kind in ("question", "answer"))
    if asked is None or told is None or any(header.names[at] in said.split("+") for said in wanted.values() for at in (asked, told)):
        return None
    rows = [record.cells for record in records]
    others = [at for at in range(len(header.names)) if at not in {asked, told}]
    key = next((at for at in others if _are_forms(rows, at, asked)), None)
    if key is None and not _comes_again(rows, asked):
        return None
    questions = _questions(table, header, asked)
    if not 1 < len(questions) <= MOST_QUESTIONS:
        return None
    beside = tuple(at for at in others if key is None or _is_one_a_form(rows, at, key))
    return AnswersTable(table, header, asked, told, beside, key, questions)


def _place(names: Sequence[str], kind: str) -> int | None:
    """Return the only column that is called as one of questions, or of answers."""
    known = column_words().forms[kind]
    places = [at for at, name in enumerate(names) if " ".join(name_words(name)) in known]
    return places[0] if len(places) == 1 else None


def _question(cell: str) -> str:
    return " ".join(cell[:_LONGEST_QUESTION].split())


def _are_forms(rows: Sequence[Sequence[str]], key: int, asked: int) -> bool:
    """Tell whether the rows with one value in a column stand together and answer each question once."""
    forms = [[row[asked] for row in group] for value, group in groupby(rows, lambda row: row[key]) if value.strip()]
    values = [value for value, _ in groupby(row[key] for row in rows)]
    each_once = all(len(set(form)) == len(form) for form in forms)
    return len(forms) > 1 and each_once and len(rows) >= _FEWEST_ANSWERS * len(forms) and len(set(values)) == len(values)


def _comes_again(rows: Sequence[Sequence[str]], asked: int) -> bool:
    """Tell whether the first question comes again, and the others behind it."""
    told = [row[asked] for row in rows if row[asked].strip()]
    forms = told.count(told[0]) if told else 0
    return forms > 1 and len(set(told)) > 1 and len(told) >= _FEWEST_ANSWERS * forms and len(set(told)) * 2 <= len(told)


def _is_one_a_form(rows: Sequence[Sequence[str]], at: int, key: int) -> bool:
    """Tell whether a column has one value for each form; the number of a question has not."""
    return all(len({row[at] for row in group if row[at].strip()}) <= 1 for _, group in groupby(rows, lambda row: row[key]))


def _questions(table: Table, header: Header, asked: int) -> tuple[str, ...]:
    """Return the questions in the order of the forms: one that only later forms have stands behind the one before it there."""
    found: list[str] = []
    place = -1
    for record in table.records():
        if isinstance(record, Problem) or not is_told(record, header):
            continue
        row = below([record], header)
        if not row or not (question := _question(row[0].cells[asked])):
            continue
        if question not in found:
            found.insert(place + 1, question)
            if len(found) > MOST_QUESTIONS:
                break
        place = found.index(question)
    return tuple(found)
