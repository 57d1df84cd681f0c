"""What the tests across notes share: invented notes, and the real way from rows to pairs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import pytest

pytest.importorskip("rensa")

from notelint.exports.rows import Row
from notelint.linter import Linter
from notelint.review.across import create_tables, find_pairs, keep_traces, traces
from notelint.review.checking import check_row, note_row
from notelint.review.results import Pair
from notelint.review.store import Store
from notelint.review.store_file import open_store

ANA = (
    "Ana was on the porch when I came, with the letter from the housing office on her knee. She had not opened it since Friday. We "
    "read it together, one line after the other, and she circled two words that made no sense to either of us. She called the number "
    "at the bottom and asked what they meant. I told her that I once kept such a letter in the freezer for a month. She laughed and "
    "said the freezer was next. At the end she wrote the new date on her calendar and put a star beside it."
)
LUIS = (
    "We took the 14 bus to the grocery store because Luis wanted to try cooking beans the way his grandmother did. He had made a list "
    "on the back of a flyer and read it to me at the stop. In the spice aisle it got loud and he stepped outside for five minutes, "
    "breathed, and came back in by himself. He found the cumin, compared two prices and took the smaller bag. On the way home he said "
    "that the outside part was the part he was proud of."
)
LUIS_TWO = (
    "Grocery trip again with Luis, on foot this time as the weather was mild. He had nine dollars and wanted eggs, rice and something "
    "sweet. The eggs had gone up and he stood there a while doing sums on his fingers. He chose the rice and a bag of plums and left "
    "the eggs for the first of the month. We sat on the wall behind the store and ate two plums each. He asked how I used to stretch "
    "a check and I told him about lentils and a neighbor with a garden."
)
MIRA = (
    "Mira had the guitar out and was changing the last string. She said the noise in the building keeps her up, so she plays back at "
    "it, softly, with the window shut. I asked what would have to be different for her to sleep. She thought about it through a whole "
    "song. A rug, she said, and for the man upstairs to know she exists. We wrote him a note with a drawing of a bear on it and slid "
    "it under his door."
)


def row(text: str, person: str = "", writer: str = "T. Abara", note_id: str = "", **fields: str) -> Row:
    """Return a row; `date`, `start` and `end` are short for the fields."""
    names = {"date": "service_date", "start": "start_time", "end": "end_time", "service": "service_type", "code": "procedure_code"}
    return Row("export.csv", 2, text, {names.get(name, name): value for name, value in fields.items()}, note_id, person, writer)


def filled(path: Path, linter: Linter, rows: Sequence[Row]) -> Store:
    """Return a store with all rows checked, as a review fills it."""
    store = open_store(path, {})
    create_tables(store.connection)
    checked = [(key, each, *check_row(linter, each)) for key, each in enumerate(rows)]
    with store.connection:
        store.keep_chunk(0, len(rows), [note_row(key, each, report) for key, each, _, report in checked], [], [])
        keep_traces(store.connection, [traces(sheet, report, each, key) for key, each, sheet, report in checked])
    return store


def pairs_of(linter: Linter, rows: Sequence[Row], asked: list[int] | None = None) -> list[Pair]:
    """Return what is found across the rows; `asked` gets the number of texts asked for, each time."""

    def texts(keys: Collection[int]) -> Mapping[int, Row]:
        if asked is not None:
            asked.append(len(keys))
        return {key: rows[key] for key in keys}

    with tempfile.TemporaryDirectory() as folder:
        store = filled(Path(folder) / "store.sqlite", linter, rows)
        found = list(find_pairs(store, texts))
        store.remove()
    return found


def told(pairs: Sequence[Pair]) -> list[tuple[str, int, int]]:
    """Return code, first and second of each pair, in order."""
    return sorted((pair.code, pair.first, pair.second) for pair in pairs)


Found = Callable[..., list[tuple[str, int, int]]]
