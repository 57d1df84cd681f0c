"""Whether days or months stand first in the dates of a table: decided once for each column, by all of it where need be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from notelint.exports.values import SLASHED, plain, without_weekday

_MOST_MONTHS = 12
DAY_FIRST_SAID, MONTH_FIRST_SAID = "day first", "month first"
_SAYS = "--day-first or --month-first says it"


class Order(NamedTuple):
    """How the dates of one column are read; `remark` says what is not certain about it, or is "".

    `is_told` is true where its own dates tell it beyond doubt, `is_open` where they fit both orders.
    """

    is_day_first: bool
    remark: str = ""
    is_told: bool = False
    is_open: bool = False


class _Seen:
    """Count the dates of a column that fit one order alone."""

    def __init__(self) -> None:
        self.day_first = self.month_first = self.both = 0

    def add(self, value: str) -> None:
        date = SLASHED.fullmatch(without_weekday(plain(value)))
        if date is None:
            return
        first, second = int(date[1]), int(date[3])
        self.day_first += first > _MOST_MONTHS >= second
        self.month_first += second > _MOST_MONTHS >= first
        self.both += first <= _MOST_MONTHS and second <= _MOST_MONTHS and first != second

    def look_further(self, values: Iterable[str]) -> None:
        """Go on until the order is known."""
        for value in values:
            self.add(value)
            if self.is_decided:
                return

    @property
    def is_decided(self) -> bool:
        return self.day_first != self.month_first


def find_order(name: str, sample: Sequence[str], others: Iterable[Sequence[str]], whole: Iterable[str]) -> Order:
    """Return the order of the dates of a column.

    Where the `sample` of its values fits both orders, the `whole` column is gone through until a date fits one alone; where none
    does, the samples of `others`, columns beside it, decide; else months stand first.
    """
    seen = _Seen()
    for value in sample:
        seen.add(value)
    if not seen.is_decided and seen.both:
        seen.look_further(whole)
    if seen.is_decided:
        return _decided(name, seen)
    if not seen.both:
        return Order(is_day_first=False)
    beside = _Seen()
    for values in others:
        for value in values:
            beside.add(value)
    is_day_first = beside.day_first > beside.month_first
    return Order(
        is_day_first, f'the dates in "{name}" fit both orders and are read {_words(is_day_first)}; {_SAYS} otherwise.', is_open=True
    )


def order_beside(own: Mapping[str, Order], others: Iterable[Mapping[str, Order]]) -> bool | None:
    """Return whether days stand first in columns that fit both orders, told by columns of the same names in tables of one kind.

    All are by the names of columns. `None` where nothing is open, where no other column tells it, and where they do not agree.
    """
    open_ = {name for name, order in own.items() if order.is_open}
    elsewhere = {order.is_day_first for orders in others for name, order in orders.items() if name in open_ and order.is_told}
    told = elsewhere | {order.is_day_first for order in own.values() if order.is_told}
    return next(iter(told)) if elsewhere and len(told) == 1 else None


def remark_beside(names: Iterable[str]) -> str:
    """Return what to say of columns that fit both orders and are read day first because others are."""
    told = " and ".join(f'"{name}"' for name in names)
    return f"the dates in {told} are read {DAY_FIRST_SAID}, as where they tell it; {_SAYS} otherwise."


def _decided(name: str, seen: _Seen) -> Order:
    is_day_first = seen.day_first > seen.month_first
    if seen.day_first and seen.month_first:
        return Order(
            is_day_first,
            f'"{name}" holds dates in both orders; where a date fits both, it is read {_words(is_day_first)}; {_SAYS} otherwise.',
        )
    return Order(is_day_first, f'the dates in "{name}" are read day first.' if is_day_first else "", is_told=True)


def _words(is_day_first: bool) -> str:
    return DAY_FIRST_SAID if is_day_first else MONTH_FIRST_SAID
