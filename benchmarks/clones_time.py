"""Time the comparison of many notes, put together from sentences of the corpus."""

from __future__ import annotations

import resource
import tempfile
import time
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from random import Random

from clones_planted import AGENCY, WRITERS, corpus_notes

from notelint.exports.rows import Row
from notelint.linter import Linter
from notelint.pipeline.sheet import Sheet
from notelint.review.across import create_tables, find_pairs, keep_traces, traces
from notelint.review.checking import check_row, note_row
from notelint.review.store_file import open_store

CHUNK = 250
COPIED = 0.05  # share of the notes


def measure_time(count: int, seed: int) -> None:
    """Print what `count` notes cost, one in twenty of them a copy; seconds are those of the processor."""
    rows = recombined(count, Random(seed))  # noqa: S311 - nothing secret
    linter = Linter()
    prepared = [check_row(linter, row) for row in rows[:500]]
    for _ in range(2):  # the second time everything was seen once
        started = time.process_time()
        for key, (sheet, report) in enumerate(prepared):
            traces(sheet, report, rows[key], key)
        cost = (time.process_time() - started) / len(prepared) * 1000
    print(f"traces: {cost:.3f} ms for a note of {sum(len(row.text.split()) for row in rows) / count:.0f} words")
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "review.sqlite", {})
        create_tables(store.connection)
        sheet, report = prepared[0]
        pattern = note_row(0, rows[0], report)
        spent = 0.0
        for first in range(0, count, CHUNK):
            keys = range(first, min(first + CHUNK, count))
            left = [traces(Sheet(rows[key].text, sheet.tokens), report, rows[key], key) for key in keys]
            notes = [pattern._replace(key=key, note_id=str(key), service_date=rows[key].fields["service_date"]) for key in keys]
            started = time.process_time()
            with store.connection:
                store.keep_chunk(first, len(notes), notes, [], [])
                keep_traces(store.connection, left)
            spent += time.process_time() - started
        size, before, asked = store.path.stat().st_size / 2**20, _peak(), 0

        def texts(keys: Collection[int]) -> dict[int, Row]:
            nonlocal asked
            asked += 1
            return {key: rows[key] for key in keys}

        started, clock = time.process_time(), time.perf_counter()
        pairs = Counter(pair.code for pair in find_pairs(store, texts))
        spent_there, seen = time.process_time() - started, time.perf_counter() - clock
        print(
            f"{count} notes: kept in {spent:.1f} s ({size:.0f} MiB), compared in {spent_there:.1f} s (by the clock {seen:.1f} s), "
            f"texts asked for {asked} times, peak memory {before:.0f} MiB before and {_peak():.0f} MiB after, {dict(pairs)}"
        )
        store.remove()


def recombined(count: int, random: Random) -> list[Row]:
    """Return notes of nine sentences each, behind a sentence of the agency."""
    sentences = sorted(
        {s.strip() for note in corpus_notes() for s in note["text"].replace("\n", " ").split(". ") if 6 < len(s.split()) < 30}
    )
    rows: list[Row] = []
    for number in range(count):
        is_copy = bool(rows) and random.random() < COPIED
        text = random.choice(rows).text if is_copy else AGENCY + ". ".join(random.sample(sentences, 9)) + "."
        given = {"service_date": f"2026-{1 + number % 12:02}-{1 + number % 28:02}"}
        rows.append(Row("big.csv", number + 2, text, given, str(number), f"P{number % (count // 20)}", WRITERS[number % len(WRITERS)]))
    return rows


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
