"""Which rows of a table of answers are one form: by its number, else by who and what day stands beside, and by the questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from notelint.exports.column_names import fit, name_words
from notelint.exports.column_words import column_words
from notelint.exports.values import NOTHING
from notelint.late import late

Cells = Sequence[str]

_LONGEST_QUESTION = 400  # code points
_FEWEST_ANSWERS = 1.5  # of one form, on the average
_CLOCK = late(r"[ T,]+\d{1,2}:\d\d.*", re.DOTALL)


def question_of(cell: str) -> str:
    """Return the question in a cell on one line, "" where there is none."""
    text = " ".join(cell[:_LONGEST_QUESTION].split())
    return "" if text.lower() in NOTHING else text


@dataclass(frozen=True, slots=True)
class Borders:
    """What tells forms apart.

    `key` is the place of what numbers forms or stands for them, `steady` those that do not change within one. Where the key is the
    number of a form (`is_number`), a question may come again right behind itself: several choices were ticked.
    """

    asked: int
    key: int | None
    is_number: bool
    steady: tuple[int, ...]

    def goes_on(self, held: Sequence[Cells], row: Cells) -> bool:
        """Tell whether a row belongs to the form of the rows before it."""
        if self.key is not None and row[self.key] != held[0][self.key]:
            return False
        if any(_differs((one[at] for one in held), row[at]) for at in self.steady):
            return False
        question = question_of(row[self.asked])
        told = [asked for one in held if (asked := question_of(one[self.asked]))]
        return question not in told or (self.is_number and question == told[-1])


def find_borders(names: Sequence[str], rows: Sequence[Cells], others: Sequence[int], asked: int) -> Borders | None:
    """Return what tells the forms apart; `None` where that cannot be told, and rows of two could be taken for one.

    A number of forms wins over all else. Where there is one and its rows do not stand together, nothing else is tried.
    """
    numbers = [at for at in others if _is_number(names[at]) and _tells_forms(rows, at, asked)]
    people = _steady(names, rows, others, asked, ("person", "writer"))
    if numbers:
        keys = [at for at in numbers if _are_forms(rows, at, asked, people, is_number=True)]
        key = max(keys, key=lambda at: len({row[at] for row in rows}), default=None)
        return Borders(asked, key, is_number=True, steady=people) if key is not None else None
    steady = _steady(names, rows, others, asked, ("person", "writer", "service_date", "note_id"))
    key = next((at for at in others if _are_forms(rows, at, asked, (), is_number=False)), None)
    borders = Borders(asked, key, is_number=False, steady=steady)
    return borders if _are_alike(cut(rows, borders), borders) else None


def cut(rows: Iterable[Cells], borders: Borders) -> list[list[Cells]]:
    """Return the rows of each form."""
    forms: list[list[Cells]] = []
    for row in rows:
        if forms and borders.goes_on(forms[-1], row):
            forms[-1].append(row)
        else:
            forms.append([row])
    return forms


def _is_number(name: str) -> bool:
    """Tell whether a column is called as the number of a form or a note, and of nobody."""
    numbers = max(fit(name, "note_id"), float(" ".join(name_words(name)) in column_words().forms["number"]))
    return numbers > max(fit(name, "person"), fit(name, "writer"))


def _tells_forms(rows: Sequence[Cells], at: int, asked: int) -> bool:
    """Tell whether a column may number forms: not the rows, the questions or the file, and not in the first row of each alone."""
    told = [row[at] for row in rows if row[at].strip()]
    return len(set(told)) > 1 and len(set(told)) < len(told) and not _is_of_question(rows, at, asked)


def _is_of_question(rows: Sequence[Cells], at: int, asked: int) -> bool:
    """Tell whether a column says more of the question, such as its number: one value for each."""
    pairs = {(question_of(row[asked]), row[at]) for row in rows if row[at].strip()}
    return len(pairs) == len({question for question, _ in pairs}) and len({value for _, value in pairs}) > 1


def _steady(names: Sequence[str], rows: Sequence[Cells], others: Sequence[int], asked: int, roles: Sequence[str]) -> tuple[int, ...]:
    """Return the places of what is the same for all rows of a form: who, whose, and what day; its number where it stands once."""
    return tuple(at for at in others if any(fit(names[at], role) for role in roles) and _is_steady(names[at], rows, at, asked))


def _is_steady(name: str, rows: Sequence[Cells], at: int, asked: int) -> bool:
    is_of_row = _is_number(name) and all(row[at].strip() for row in rows)
    return not is_of_row and not _is_of_question(rows, at, asked)


def _differs(before: Iterable[str], cell: str) -> bool:
    """Tell whether a cell says another thing than those before it; an empty one does not, and the time of a day does not count."""
    told = next((one for one in before if one.strip()), "")
    return bool(told and cell.strip()) and _plain(told) != _plain(cell)


def _plain(cell: str) -> str:
    return " ".join(_CLOCK.sub("", cell.strip()).split()).casefold()


def _are_forms(rows: Sequence[Cells], key: int, asked: int, people: Sequence[int], *, is_number: bool) -> bool:
    """Tell whether the rows with one value in a column stand together, are of one person and answer each question once."""
    groups = [list(group) for _, group in groupby(rows, lambda row: row[key])]
    forms = [group for group in groups if group[0][key].strip()]
    each_once = all(_asks_once(group, asked, is_number=is_number) for group in forms)
    is_of_one = not any(_differs([one[at]], other[at]) for group in forms for one, other in pairwise(group) for at in people)
    together = len({group[0][key] for group in groups}) == len(groups)
    return len(forms) > 1 and each_once and is_of_one and together and len(rows) >= _FEWEST_ANSWERS * len(forms)


def _asks_once(form: Sequence[Cells], asked: int, *, is_number: bool) -> bool:
    told = [question for row in form if (question := question_of(row[asked]))]
    if is_number:
        told = [question for question, _ in groupby(told)]
    return len(set(told)) == len(told)


def _are_alike(forms: Sequence[Sequence[Cells]], borders: Borders) -> bool:
    """Tell whether forms ask the same questions in the same order, more than once, and none of them twice in a row."""
    told = [[question for row in form if (question := question_of(row[borders.asked]))] for form in forms]
    count, different = sum(map(len, told)), {question for form in told for question in form}
    if len(forms) < 2 or len(different) < 2 or len(different) * 2 > count or count < _FEWEST_ANSWERS * len(forms):
        return False
    follows = {(one, other) for form in told for at, one in enumerate(form) for other in form[at + 1 :]}
    in_order = not any((other, one) in follows for one, other in follows)
    return in_order and (borders.key is not None or not _is_ticked_twice(forms, borders))


def _is_ticked_twice(forms: Sequence[Sequence[Cells]], borders: Borders) -> bool:
    """Tell whether a question comes twice in a row beside the same people on the same day: one form or two, nobody knows."""
    return any(
        question_of(before[-1][borders.asked]) == question_of(form[0][borders.asked])
        and not any(_differs((row[at] for row in before), form[0][at]) for at in borders.steady)
        for before, form in pairwise(forms)
    )
