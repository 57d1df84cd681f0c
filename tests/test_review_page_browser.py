"""The page of a review in a real browser: nothing of a note runs, a long table stays quick, and everybody can use it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("jinja2")

from notelint.formats.shown import visible
from notelint.review.page.data import Example, Mark, NoteView, Page
from notelint.review.page.render import write_page, write_writer_page
from notelint.review.page.words import item_words
from support import ROOT
from test_review_page import CASES, HOSTILE, HOSTILE_PAGE, REDACTED, mark, note, page, writer

BROWSER = ROOT / "tests" / "browser"
CHROMIUM = shutil.which("chromium")
MOST_WAIT = 1000  # milliseconds that a click may take on a slow computer; about a tenth of it is usual
ITEMS = ("signature", "plan", "duration", "service_date")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
    pytest.mark.skipif(
        shutil.which("node") is None or not (BROWSER / "node_modules").is_dir(),
        reason="the driver is not installed: npm install --no-package-lock --no-audit --no-fund --prefix tests/browser",
    ),
]


def visit_each(paths: Sequence[Path], *tasks: str) -> list[dict[str, Any]]:
    """Open files in one browser, do in each what the tasks say, and return what happened."""
    asked = json.dumps({"chromium": CHROMIUM, "pages": list(map(str, paths)), "tasks": tasks})
    ran = subprocess.run(["node", "visit.mjs"], input=asked, capture_output=True, text=True, cwd=BROWSER, timeout=300)
    assert ran.returncode == 0, ran.stderr[-1500:]
    told: list[dict[str, Any]] = json.loads(ran.stdout)
    return told


def visit(path: Path, *tasks: str) -> dict[str, Any]:
    """Open one file, and return what happened."""
    return visit_each([path], *tasks)[0]


def saved(folder: Path, shown: Page, name: str = "review.html") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8") as stream:
        write_page(shown, stream)
    return path


def assert_quiet(told: dict[str, Any]) -> None:
    """Nothing was said, asked for or run."""
    assert (told["console"], told["errors"], told["requests"], told["dialogs"]) == ([], [], [], [])


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("cases")
    paths = [saved(folder, shown, f"{number}.html") for number, shown in enumerate(CASES.values())]
    return dict(zip(CASES, visit_each(paths, "watch", "rows", "print"), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_every_page_opens_without_a_word_and_prints(opened: dict[str, dict[str, Any]], case: str) -> None:
    shown, told = CASES[case], opened[case]

    assert_quiet(told)
    assert told["watch"] is None
    assert (told["print"]["rows"], told["print"]["opened"]) == (0, 2 if shown.table and shown.notes else 0)
    assert told["print"]["coaching"] == len(shown.writers if shown.notes else ())
    assert told["print"]["bytes"] > 5000


# Hostile notes


@cache
def hostile_marks() -> tuple[Mark, ...]:
    end = len(HOSTILE)
    spans = [
        (0, 12),
        (5, 40),
        (3, 3),
        (HOSTILE.index("😀"), HOSTILE.index("😀") + 1),
        (end - 6, end),
        (end, end),
        (-4, 2),
        (end - 1, end + 9),
    ]
    return tuple(replace(mark("Client"), start=a, end=b, message=HOSTILE, suggestion=HOSTILE, name=HOSTILE) for a, b in spans)


def test_nothing_of_a_hostile_note_runs(tmp_path: Path) -> None:
    notes = (note(0, HOSTILE, text=HOSTILE, note_id=HOSTILE, source=HOSTILE, missing=(HOSTILE,), marks=hostile_marks()), note(1))
    told = visit(saved(tmp_path, replace(HOSTILE_PAGE, table=notes)), "watch", "rows", "links", "table", "watch")

    assert_quiet(told)
    assert told["watch"] is None
    opened = told["rows"]["opened"][0]
    assert opened["text"] == visible(HOSTILE)
    assert visible(HOSTILE) in opened["name"]
    assert set(opened["elements"]) <= {"td", "div", "section", "h3", "p", "mark", "a", "ol", "li", "b", "bdi", "span"}
    assert len(opened["findings"]) == len(hostile_marks())


def test_the_policy_stops_what_slips_through(tmp_path: Path) -> None:
    path = saved(tmp_path, page())
    slipped = "<script>window.pwned = 1</script><img src='https://evil.example/x.png' onerror='window.pwned = 2'>"
    path.write_text(path.read_text(encoding="utf-8").replace("<footer>", f"{slipped}<footer>"), encoding="utf-8")
    told = visit(path, "watch")

    assert told["watch"] is None
    assert told["console"]  # the browser says what it refused
    assert told["errors"] == []


# Marks


ASTRAL = '🙂 Nadia said 𝒽𝑒𝓎, "I\'m fine" 👩‍👩‍👧 and left. Client was manipulative 🎺 at the 😀😀 table.'


def test_marks_stand_on_their_words_behind_astral_characters(tmp_path: Path) -> None:
    words = ["Nadia", "𝒽𝑒𝓎", "manipulative", "😀😀", "table"]
    marks = (
        *(mark(word, ASTRAL) for word in words),
        Mark(len(ASTRAL), len(ASTRAL), "NL607", "missing-plan", "required-field", "error", "Plan?", ""),
    )
    told = visit(saved(tmp_path, page(table=(note(0, text=ASTRAL, marks=marks),))), "rows")
    (opened,) = told["rows"]["opened"]

    assert opened["text"] == visible(ASTRAL)
    assert [word for _, word in opened["marks"]] == words
    assert [item.split(" ", 1)[0] for item in opened["findings"]] == ["1", "2", "3", "4", "5", "6"]


def test_the_worst_of_overlapping_marks_is_shown(tmp_path: Path) -> None:
    text = "He was very loud and rude."
    marks = (mark("very loud and rude", text, "info"), mark("loud", text, "error"), mark("loud and", text, "warning"))
    (opened,) = visit(saved(tmp_path, page(table=(note(0, text=text, marks=marks),))), "rows")["rows"]["opened"]

    assert opened["marks"] == [["info", "very "], ["error", "loud"], ["warning", " and"], ["info", " rude"]]


def test_an_opened_row_can_be_closed(tmp_path: Path) -> None:
    told = visit(saved(tmp_path, page()), "rows")

    assert [one["expanded"] for one in told["rows"]["opened"]] == ["true"] * 3
    assert told["rows"]["left"] == 0


@pytest.mark.parametrize(
    ("shown", "words"), [(REDACTED, "Text of the notes is left out."), (page(table=(note(0, text=""),)), "It stands in march.csv, row 2.")]
)
def test_a_note_without_its_text_says_why(tmp_path: Path, shown: Page, words: str) -> None:
    opened = visit(saved(tmp_path, shown), "rows")["rows"]["opened"][0]

    assert opened["text"] is None
    assert words in opened["said"]
    assert "Say what you saw." in opened["said"]


def test_links_open_the_note_whatever_is_hidden(tmp_path: Path) -> None:
    table = tuple(note(key) for key in range(120))
    example = Example(101, "Client was ", "attention-seeking", " at lunch,", "say what was said")
    one = writer(best=77)
    shown = page(table=table, writers=(replace(one, advice=(replace(one.advice[0], examples=(example,)),)),))
    told = visit(saved(tmp_path, shown), "links")

    assert_quiet(told)
    assert told["links"] == [[f"#note-{key}", f"note-{key}", "true"] for key in (101, 77, 0, 1)]


# A long table


WRITERS = ("Dana Whitcombe", "Luis Ferreira-Ortega", "Marisol T.", "åsa Lindqvist", "Peer 2", "Peer 10", "")
STORY = (
    "We met at the drop-in and walked along the canal. Nadia said, \"I slept in my own bed for once,\" and laughed. She showed me the list "
    "she made for the landlord and asked what I did when mine would not answer. I shared how I wrote everything down. Client was "
    "attention-seeking when the group started and non-compliant with the sign-in sheet. "
)  # fmt: skip


def long_note(key: int) -> NoteView:
    text = STORY * 3 + ("The heron was back." if key % 40 == 0 else "The kettle was broken.")
    marks = (
        mark("attention-seeking", text),
        mark("non-compliant", text, "warning", code="NL203", name="compliance-language", family="label"),
    )
    day = "" if key % 50 == 0 else f"2026-{key % 12 + 1:02}-{key % 28 + 1:02}"
    score = None if key % 9 == 0 else (key * 37) % 101
    return note(
        key, WRITERS[key % len(WRITERS)], text=text, marks=marks[: key % 3], findings=key % 3, errors=min(key % 3, 1), score=score,
        service_date=day, missing=ITEMS[: key % 5], pairs=int(key % 700 == 3),
    )  # fmt: skip


@pytest.fixture(scope="module")
def long_table(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    shown = page(notes=10_000, table=tuple(map(long_note, range(10_000))), table_left_out=0)
    told = visit(saved(tmp_path_factory.mktemp("long"), shown), "table")
    assert_quiet(told)
    found: dict[str, Any] = told["table"]
    return found


def test_every_column_sorts_both_ways(long_table: dict[str, Any]) -> None:
    notes = [long_note(key) for key in range(10_000)]
    keys = {
        "Date": [one.service_date or None for one in notes],
        "Score": [one.score for one in notes],
        "Findings": [one.findings for one in notes],
        "Errors": [one.errors for one in notes],
        "Alike": [one.pairs for one in notes],
    }
    for shown in long_table["sorted"]:
        assert shown["others"] == 0
        values = keys.get(shown["column"])
        if values is None:
            continue
        known = sorted((value for value in values if value is not None), reverse=shown["order"] == "descending")[:50]
        assert shown["values"] == [str(value or ("–" if shown["column"] == "Alike" else 0)) for value in known], shown["column"]


def test_writers_sort_as_people_would(long_table: dict[str, Any]) -> None:
    up, down = [shown["values"][0] for shown in long_table["sorted"] if shown["column"] == "Writer"]

    assert (up, down) == ("åsa Lindqvist", "Peer 10")


def test_orders_alternate(long_table: dict[str, Any]) -> None:
    orders = [(shown["column"], shown["order"]) for shown in long_table["sorted"]]

    assert orders[:4] == [("Note", "descending"), ("Note", "ascending"), ("Writer", "ascending"), ("Writer", "descending")]
    assert orders[-2:] == [("Alike", "descending"), ("Alike", "ascending")]


def test_the_table_sorts_by_keyboard(long_table: dict[str, Any]) -> None:
    assert long_table["keyboard"] == {"first": "ascending", "second": "descending", "focus": "Score"}


def test_filters_find_what_they_say(long_table: dict[str, Any]) -> None:
    found = long_table["filtered"]
    notes = [long_note(key) for key in range(10_000)]

    def told(count: int) -> str:
        return f"{count:,} of 10,000 fit" + (", 1 to 50 shown." if count > 50 else ".")

    chosen = found["writer 1"]["choice"]
    assert set(found["writer 1"]["values"]) == {"–" if chosen == "No name given" else chosen}
    item = found["missing 1"]["choice"]
    assert found["missing 1"]["status"] == told(sum(item in map(item_words, one.missing) for one in notes))
    assert found["about 1"]["status"] == told(sum(one.findings > 0 for one in notes))
    assert found["errors"]["status"] == told(sum(one.errors > 0 for one in notes))
    assert found["alike"]["status"] == told(sum(one.pairs > 0 for one in notes))
    assert found["search"]["status"] == told(250)
    assert found["nothing"]["status"].startswith("No note fits.")
    assert found["again"] == "10,000 notes, 1 to 50 shown."


def test_pages_turn(long_table: dict[str, Any]) -> None:
    assert [[to, where] for to, where, _ in long_table["pages"]] == [
        ["next", "Page 2 of 200"],
        ["last", "Page 200 of 200"],
        ["previous", "Page 199 of 200"],
        ["first", "Page 1 of 200"],
    ]


def test_ten_thousand_rows_do_not_keep_anybody_waiting(long_table: dict[str, Any]) -> None:
    slow = {what: wait for what, wait in long_table["times"].items() if wait > MOST_WAIT}

    assert not slow
    assert len(long_table["times"]) > 20


# Everybody


USED = ("everything", "ranking", "redacted", "no notes", "one note", "a writer's page")


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("used")
    paths = [saved(folder, CASES[case], f"{case}.html") for case in USED[:-1]]
    with (folder / "dana.html").open("w", encoding="utf-8") as stream:
        write_writer_page(page(), page().writers[0], page().table[0], stream)
    return dict(zip(USED, visit_each([*paths, folder / "dana.html"], "watch", "axe", "widths"), strict=True))


@pytest.mark.parametrize("case", USED)
def test_everybody_can_use_it(used: dict[str, dict[str, Any]], case: str) -> None:
    told = used[case]

    assert_quiet(told)
    assert [problem for problem in told["axe"] if problem[2] != "passes"] == []
    assert all(problem[3] > 15 for problem in told["axe"])
    assert [window for window, wide in told["widths"] if wide > window] == []


def test_hostile_words_do_not_push_the_page_sideways(tmp_path: Path) -> None:
    long = "w" * 4000
    shown = page(
        title=long,
        table=(note(0, long, text=long, note_id=long, marks=()),),
        writers=(writer(long),),
        problems=((long, long),),
        sources=(long,),
    )
    told = visit(saved(tmp_path, shown), "widths")

    assert [window for window, wide in told["widths"] if wide > window] == []
