"""Charts as inline SVG: no script, no style attribute; the words in them grow and shrink with the drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil, log10
from typing import NamedTuple

from markupsafe import Markup

from notelint.formats.shown import visible
from notelint.review.page.words import number

WIDTH = 370  # units of a drawing; a phone shows them a little smaller than a pixel, so that words stay legible
_LABELS, _VALUES, _STEP, _THICK = 142, 56, 26, 14  # of bars: room for labels and values, height of a row and of its bar
_HEIGHT, _LEFT, _RIGHT, _TOP, _FOOT = 180, 36, 14, 18, 24  # of columns and lines: the frame around what is drawn
_LONGEST_LABEL = 22
_MOST_DOTS = 40  # more points than this are a line alone


class Bar(NamedTuple):
    """One bar: its share of the longest possible one (0 to 1) and the value beside it."""

    label: str
    share: float
    value: str
    is_quiet: bool = False


class Point(NamedTuple):
    """One point of a line; `at` is any number that grows to the right, `value` is `None` where the line has a gap."""

    at: float
    value: float | None
    label: str


def bars(rows: Sequence[Bar], says: str) -> Markup:
    """Return lying bars, one below the other; `says` is what they show in words."""
    room = WIDTH - _LABELS - _VALUES
    parts = []
    for place, bar in enumerate(rows):
        middle = place * _STEP + _STEP / 2
        width = max(round(room * min(max(bar.share, 0.0), 1.0), 1), 0)
        parts += [
            _text(_LABELS - 8, middle + 4.5, _short(bar.label), "end"),
            _rect("track", _LABELS, middle - _THICK / 2, room, _THICK),
            _rect("quiet" if bar.is_quiet else "bar", _LABELS, middle - _THICK / 2, width, _THICK),
            _text(WIDTH - _VALUES + 8, middle + 4.5, bar.value, "start"),
        ]
    return _drawing(len(rows) * _STEP, says, parts)


def columns(bins: Sequence[tuple[int, int]], end: int, says: str, middle: float | None = None) -> Markup:
    """Return standing columns for (lower end, count); `end` is where the last bin ends, `middle` a dashed upright line."""
    highest = max((count for _, count in bins), default=0) or 1
    first, span = bins[0][0], end - bins[0][0]
    wide = (WIDTH - _LEFT - _RIGHT) / len(bins)
    parts = [_line("axis", _LEFT, _base(), WIDTH - _RIGHT, _base())]
    for place, (lower, count) in enumerate(bins):
        left, high = _LEFT + place * wide, (_base() - _TOP) * count / highest
        parts.append(_rect("bar", left + 1.5, _base() - high, wide - 3, high))
        parts.append(_text(left, _HEIGHT - 8, str(lower), "middle"))
        if count:
            parts.append(_text(left + wide / 2, _base() - high - 4, number(count), "middle"))
    parts.append(_text(WIDTH - _RIGHT, _HEIGHT - 8, str(end), "middle"))
    if middle is not None:
        at = _LEFT + (WIDTH - _LEFT - _RIGHT) * (middle - first) / span
        parts += [_line(kind, at, _TOP, at, _base()) for kind in ("halo", "middle")]  # the halo sets it off from the columns
    return _drawing(_HEIGHT, says, parts)


def line(points: Sequence[Point], says: str, top: float | None = None) -> Markup:
    """Return a line from left to right, with gaps where a value is `None`; `top` is the upper end of the scale."""
    top = top or rounded_up(max((p.value for p in points if p.value is not None), default=1.0))
    parts = list(_scale(top))
    places = [(_across(p.at, points), _up(p.value, top) if p.value is not None else None) for p in points]
    for is_there, group in groupby(places, key=lambda place: place[1] is not None):
        if is_there:
            path = " ".join(f"{x:g},{y:g}" for x, y in group)
            parts.append(Markup('<polyline class="line" points="{}"/>').format(path))
    if len(points) <= _MOST_DOTS:
        parts += [_dot(x, y) for x, y in places if y is not None]
    parts += _ends(points)
    return _drawing(_HEIGHT, says, parts)


def rounded_up(value: float) -> float:
    """Return the next 1, 2, 4, 5 or 10 times a power of ten, where a scale can end."""
    if value <= 0:
        return 1.0
    power: float = 10.0 ** (ceil(log10(value)) - 1)
    return next(power * step for step in (1, 2, 4, 5, 10) if value <= power * step * (1 + 1e-9))


def _scale(top: float) -> Iterator[Markup]:
    for share in (0.0, 0.5, 1.0):
        y = _up(top * share, top)
        yield _line("axis" if share == 0 else "grid", _LEFT, y, WIDTH - _RIGHT, y)
        yield _text(_LEFT - 6, y + 4.5, f"{top * share:g}", "end")


def _ends(points: Sequence[Point]) -> Iterator[Markup]:
    """Yield what stands below the first and the last point."""
    if len(points) == 1:
        yield _text(_across(points[0].at, points), _HEIGHT - 6, points[0].label, "middle")
    elif points:
        yield _text(_LEFT, _HEIGHT - 6, points[0].label, "start")
        yield _text(WIDTH - _RIGHT, _HEIGHT - 6, points[-1].label, "end")


def _across(at: float, points: Sequence[Point]) -> float:
    first, last = points[0].at, points[-1].at
    share = 0.5 if last <= first else (at - first) / (last - first)
    inset = 6  # so that the first and the last dot are whole
    return round(_LEFT + inset + (WIDTH - _LEFT - _RIGHT - 2 * inset) * share, 1)


def _up(value: float, top: float) -> float:
    return round(_base() - (_base() - _TOP) * min(value / top, 1.0), 1)


def _base() -> float:
    return _HEIGHT - _FOOT


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"


def _drawing(height: float, says: str, parts: Sequence[Markup]) -> Markup:
    head = Markup('<svg class="drawing" role="img" viewBox="0 0 {} {}" aria-label="{}">').format(WIDTH, height, visible(says))
    return head + Markup("").join(parts) + Markup("</svg>")


def _text(x: float, y: float, words: str, anchor: str) -> Markup:
    return Markup('<text x="{:g}" y="{:g}" text-anchor="{}">{}</text>').format(x, y, anchor, visible(words))


def _rect(kind: str, x: float, y: float, width: float, height: float) -> Markup:
    return Markup('<rect class="{}" x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="2"/>').format(kind, x, y, width, height)


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    return Markup('<line class="{}" x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}"/>').format(kind, x1, y1, x2, y2)


def _dot(x: float, y: float) -> Markup:
    return Markup('<circle class="dot" cx="{:g}" cy="{:g}" r="3.5"/>').format(x, y)
