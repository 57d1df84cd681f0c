"""`notelint review`, from an export to the files of its folder."""

from __future__ import annotations

import csv
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from notelint.errors import KnowledgeError, NotelintError
from notelint.exports.rows import Row
from notelint.linter import Linter
from notelint.review.chunks import Checked, Checker, Chunk, Task
from notelint.review.pool import check_chunks, processes
from notelint.review.run import Review
from support import ROOT, Ran, entry, write_lexicon

parquet = pytest.importorskip("pyarrow.parquet")
calamine = pytest.importorskip("python_calamine")

Cli = Callable[..., Ran]
FILES = {"writers", "report.html", "summary.json", "report.xlsx", "findings.csv", "findings.parquet", "notes.csv", "across.csv"}
HEADER = ("Note ID", "Client", "Staff", "Date of Service", "Begin", "End", "Progress Note")
AGENCY = 'name = "agency"\ntitle = "Ours"\nextends = "generic"\nsource = ["our handbook"]\nchecked_on = 2026-03-01\nstatus = "verified"\n'
STORIES = (
    "Met with Dell at the library. He was non-compliant with his worksheet and she utilized the lab. We looked at two buildings.",
    'We cooked soup at the center. She said, "I want to do this again on Friday." She chopped the onions and laughed about her skill.',
    "Client was attention-seeking at dinner. I advised her to rest. Affect was flat and she was guarded, and then she left the room early.",
    "Walked to the bank with Noor. He asked the teller himself, opened the account, and picked the blue card for its color.",
)


@cache
def sentences() -> list[str]:
    """Return sentences of good notes, to make notes of that are not copies of each other."""
    lines = (ROOT / "corpus" / "practice" / "good-a.jsonl").read_text(encoding="utf-8").splitlines()
    return [f"{each}." for line in lines for each in json.loads(line)["text"].split(". ") if 30 < len(each) < 120 and "\n" not in each]


def export(path: Path, notes: int = 8, **changed: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        chance = random.Random(5)
        for number in range(notes):
            story = f"{STORIES[number % len(STORIES)]} {' '.join(chance.sample(sentences(), 4))}"
            day, hour = date(2026, 3, 1) + timedelta(days=number % 200), 8 + number // 200  # no two contacts at one time
            cells = (f"N{number}", f"Person {number}", f"Writer {number % 2}", f"{day:%m/%d/%Y}", f"{hour}:00", f"{hour}:45", story)
            row = dict(zip(HEADER, cells, strict=True))
            writer.writerow((row | {name: value.format(number) for name, value in changed.items()}).values())
    return path


def table(folder: Path, name: str = "findings.csv") -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def reviewed(here: Path, notelint: Cli) -> Path:
    ran = notelint("review", export(Path("month.csv")), "--out", here / "out", "--workers", "1")
    assert ran.status == 1, ran.err
    return here / "out"


def test_every_file_is_there_and_nothing_else(reviewed: Path) -> None:
    assert {path.name for path in reviewed.iterdir()} == FILES


def test_tables_hold_the_same_findings(reviewed: Path) -> None:
    rows = table(reviewed)
    arrow = parquet.read_table(reviewed / "findings.parquet").to_pylist()
    sheet = calamine.CalamineWorkbook.from_path(str(reviewed / "report.xlsx")).get_sheet_by_name("Findings").to_python()

    assert len(rows) == len(arrow) == len(sheet) - 1 == json.loads((reviewed / "summary.json").read_text())["findings"]
    assert [row["code"] for row in rows] == [row["code"] for row in arrow] == [row[sheet[0].index("code")] for row in sheet[1:]]


def test_findings_name_their_row_note_and_writer(reviewed: Path) -> None:
    found = next(row for row in table(reviewed) if row["text"] == "attention-seeking")

    assert (found["source"], found["row"], found["note_id"], found["writer"]) == ("month.csv", "4", "N2", "Writer 0")


def test_what_stood_beside_the_text_is_read(reviewed: Path) -> None:
    first = table(reviewed, "notes.csv")[0]

    assert (first["service_date"], first["start_time"], first["end_time"], first["duration"]) == ("2026-03-01", "08:00", "08:45", "45")


def test_the_user_is_told_what_columns_were_taken_for(here: Path, notelint: Cli) -> None:
    ran = notelint("review", export(Path("month.csv")), "--out", here / "out", "--workers", "1")

    assert "note=Progress Note" in ran.err
    assert "writer=Staff" in ran.err


def test_two_processes_find_what_one_does(here: Path, notelint: Cli) -> None:
    path = export(Path("month.csv"), 600)
    notelint("review", path, "--out", here / "one", "--workers", "1")
    notelint("review", path, "--out", here / "two", "--workers", "2")

    assert len(table(here / "one")) > 1000
    assert (here / "one" / "findings.csv").read_bytes() == (here / "two" / "findings.csv").read_bytes()
    assert (here / "one" / "notes.csv").read_bytes() == (here / "two" / "notes.csv").read_bytes()


def test_a_killed_run_goes_on_where_it_was(here: Path, notelint: Cli) -> None:
    path = export(Path("month.csv"), 1000)
    command = [sys.executable, "-m", "notelint", "review", str(path), "--out", "out", "--workers", "1"]
    with subprocess.Popen(command, cwd=here, stderr=subprocess.DEVNULL) as running:
        wait_for_chunks(here / "out", running, 2)
        running.kill()
    assert notelint("review", path, "--out", here / "out", "--workers", "1").status == 2  # nothing finished is thrown away unasked
    resumed = notelint("review", path, "--out", here / "out", "--workers", "1", "--resume")
    notelint("review", path, "--out", here / "whole", "--workers", "1")

    assert resumed.status == 1
    assert (here / "out" / "findings.csv").read_bytes() == (here / "whole" / "findings.csv").read_bytes()
    assert {path.name for path in (here / "out").iterdir()} == FILES


def wait_for_chunks(folder: Path, running: subprocess.Popen[bytes], chunks: int) -> None:
    import sqlite3

    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and running.poll() is None:
        time.sleep(0.05)
        if (folder / ".review.sqlite").exists():
            with sqlite3.connect(folder / ".review.sqlite") as connection:
                try:
                    kept = connection.execute("SELECT count(*) FROM chunk").fetchone()[0]
                except sqlite3.OperationalError:
                    kept = 0
            connection.close()
            if kept >= chunks:
                return
    raise AssertionError("the run ended, or kept nothing in time")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_stopped_run_leaves_a_report_of_what_is_done(here: Path, notelint: Cli) -> None:
    # Short notes, but many: what two processes have begun is finished first, so much more than that must be left.
    path = export(Path("month.csv"), 4000, **{"Progress Note": "Note {}: seemed manipulative."})
    command = [sys.executable, "-m", "notelint", "review", str(path), "--out", "out", "--workers", "2"]
    with subprocess.Popen(command, cwd=here, stderr=subprocess.PIPE, text=True) as running:
        wait_for_chunks(here / "out", running, 1)
        running.send_signal(signal.SIGTERM)  # goes the way of Ctrl-C, which a program started in the background passes over
        said = running.communicate(timeout=60)[1]

    assert running.returncode == 2
    assert "--resume" in said
    assert json.loads((here / "out" / "summary.json").read_text())["partial"] is True
    assert 0 < len(table(here / "out", "notes.csv")) < 4000
    assert "</html>" in (here / "out" / "report.html").read_text(encoding="utf-8")
    assert notelint("review", path, "--out", here / "out", "--workers", "2", "--resume").status == 1
    assert len(table(here / "out", "notes.csv")) == 4000


def test_a_resumed_run_must_be_the_same(here: Path, notelint: Cli) -> None:
    profile = Path("agency.toml")
    profile.write_text(AGENCY, encoding="utf-8")
    wish = ("review", str(export(Path("month.csv"), 2000)), "--out", "out", "--workers", "1", "--profile", "agency.toml")
    with subprocess.Popen([sys.executable, "-m", "notelint", *wish], cwd=here, stderr=subprocess.DEVNULL) as running:
        wait_for_chunks(here / "out", running, 1)
        running.kill()
    other_settings = notelint(*wish, "--resume", "--ignore", "wordy")
    profile.write_text(AGENCY + '[severity]\nwordy = "off"\n', encoding="utf-8")
    other_profile = notelint(*wish, "--resume")

    assert (other_settings.status, other_profile.status) == (2, 2)
    assert "settings changed" in other_settings.err
    assert "profile changed" in other_profile.err


def test_redacted_files_hold_no_words_of_the_notes(here: Path, notelint: Cli) -> None:
    notelint("review", export(Path("month.csv")), "--out", here / "out", "--workers", "1", "--redact")

    for path in (path for path in (here / "out").rglob("*") if path.is_file()):
        data = path.read_bytes()
        for words in (b"attention-seeking at dinner", b"opened the account", b"Person 3"):
            assert words not in data, path.name
    assert all(row["text"] == "" for row in table(here / "out"))


def test_cells_are_no_formulas(here: Path, notelint: Cli) -> None:
    notelint(
        "review", export(Path("month.csv"), **{"Note ID": '=HYPERLINK("{}")', "Staff": "@SUM({})"}), "--out", here / "out", "--workers", "1"
    )

    assert {row["note_id"] for row in table(here / "out", "notes.csv")} == {f'\'=HYPERLINK("{number}")' for number in range(8)}
    assert all(row["writer"].startswith("'@SUM(") for row in table(here / "out", "notes.csv"))


def test_a_baseline_shows_only_what_is_new(here: Path, notelint: Cli) -> None:
    path = export(Path("month.csv"), 6)
    notelint("review", path, "--out", here / "first", "--workers", "1", "--write-baseline", here / "known.json")
    again = notelint("review", path, "--out", here / "again", "--workers", "1", "--baseline", here / "known.json")
    notelint("review", export(Path("next.csv"), 8), "--out", here / "next", "--workers", "1", "--baseline", here / "known.json")

    assert again.status == 0
    assert table(here / "again") == []
    assert json.loads((here / "again" / "summary.json").read_text())["known_findings"] == len(table(here / "first"))
    assert {row["note_id"] for row in table(here / "next")} == {"N6", "N7"}
    assert b"attention" not in (here / "known.json").read_bytes()


def test_what_a_baseline_has_counts_nowhere(here: Path, notelint: Cli) -> None:
    path = export(Path("month.csv"), 6)
    demanding = ("--workers", "1", "--profile", "ca-toolkit-2023")
    notelint("review", path, "--out", here / "first", *demanding, "--write-baseline", here / "known.json")
    notelint("review", export(Path("next.csv"), 8), "--out", here / "next", *demanding, "--baseline", here / "known.json")
    notelint("review", path, "--out", here / "again", *demanding, "--baseline", here / "known.json")

    counted = ("findings", "errors", "warnings", "infos", "missing")
    assert all(any(row[name] not in ("", "0") for name in counted) for row in table(here / "first", "notes.csv"))
    for folder in ("next", "again"):
        known = [row for row in table(here / folder, "notes.csv") if row["note_id"] < "N6"]
        assert [row[name] for row in known for name in counted if row[name] not in ("", "0")] == []
    assert [row["note_id"] for row in table(here / "next", "notes.csv") if row["findings"] != "0"] == ["N6", "N7"]
    own_page = (here / "again" / "writers" / "001-writer-0.html").read_text(encoding="utf-8")
    assert "nothing in them asks for a second look" in own_page
    assert "What your notes lack" not in own_page


def test_a_column_that_only_some_exports_have_is_read_from_those(here: Path, notelint: Cli) -> None:
    first, second = export(Path("may.csv")), export(Path("june.csv"))
    second.write_text(second.read_text(encoding="utf-8").replace("Staff", "Rendered", 1), encoding="utf-8")
    ran = notelint("review", first, second, "--out", here / "out", "--workers", "1", "--map", "writer=Rendered")

    assert "june.csv: note=Progress Note" in ran.err
    assert {row["writer"] for row in table(here / "out", "notes.csv")} == {"Writer 0", "Writer 1"}
    wrong = notelint("review", first, second, "--out", here / "again", "--workers", "1", "--map", "writer=Renderd")
    assert (wrong.status, '--map writer: there is no column "Renderd"; did you mean' in wrong.err) == (2, True)


def test_an_export_that_cannot_be_read_stops_no_other(here: Path, notelint: Cli) -> None:
    Path("bad.xlsx").write_bytes(b"PK\x03\x04 and no more")
    ran = notelint("review", "bad.xlsx", export(Path("may.csv")), "--out", here / "out", "--workers", "1")

    assert (ran.status, "bad.xlsx: not read:" in ran.err, len(table(here / "out", "notes.csv"))) == (2, True, 8)
    assert notelint("review", "bad.xlsx", "--out", here / "again", "--workers", "1").status == 2


@pytest.mark.parametrize("settings", ["", 'dates = "day-first"\n'])
def test_the_order_of_dates_can_be_said(here: Path, notelint: Cli, settings: str) -> None:
    Path("notelint.toml").write_text(settings, encoding="utf-8")
    path = export(Path("month.csv"), **{"Date of Service": "03/04/2026"})
    ran = notelint("review", path, "--out", here / "out", "--workers", "1", *([] if settings else ["--day-first"]))
    plain = notelint("review", path, "--out", here / "plain", "--workers", "1", "--month-first")

    assert {row["service_date"] for row in table(here / "out", "notes.csv")} == {"2026-04-03"}
    assert {row["service_date"] for row in table(here / "plain", "notes.csv")} == {"2026-03-04"}
    assert "fit both orders" not in ran.err + plain.err


def test_the_report_says_how_columns_were_read(here: Path, notelint: Cli) -> None:
    path = export(Path("month.csv"), **{"Date of Service": "03/04/2026"})
    path.write_text(path.read_text(encoding="utf-8").replace("End,", "Room <4>,", 1), encoding="utf-8")
    ran = notelint("review", path, "--out", here / "out", "--workers", "1")

    page = (here / "out" / "report.html").read_text(encoding="utf-8")
    assert "fit both orders and are read month first" in ran.err
    for said in ("number of the note", "<bdi>Note ID</bdi>", "<bdi>Room &lt;4&gt;</bdi>", "fit both orders and are read month first"):
        assert said in page
    sheet = calamine.load_workbook(here / "out" / "report.xlsx").get_sheet_by_name("Columns").to_python()
    assert sheet[1] == ["month.csv", "note", "Progress Note"]
    assert ["month.csv", "not read", "Room <4>"] in sheet
    summary = json.loads((here / "out" / "summary.json").read_text(encoding="utf-8"))
    assert summary["columns_not_read"] == {"month.csv": ["Room <4>"]}


def test_a_copied_note_is_no_note_to_come_back_to(here: Path, notelint: Cli) -> None:
    own = f"{STORIES[0]} {' '.join(sentences()[:6])}"
    good = f'"I can do this," she said, and chose the second bank herself. She is proud of the call. {" ".join(sentences()[20:30])}'
    rows = [("N1", "Ann", "Jo", "3/1/2026", own), ("N2", "Bo", "Jo", "3/2/2026", good), ("N3", "Cy", "Lee", "3/3/2026", good)]
    with Path("month.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("Note ID", "Client", "Staff", "Date", "Progress Note"), *rows])
    notelint("review", "month.csv", "--out", here / "out", "--workers", "1")

    told = table(here / "out", "notes.csv")
    assert [row["pairs"] for row in told] == ["0", "1", "1"]
    assert int(told[1]["score"]) > int(told[0]["score"])  # else the test says nothing
    pages = [path.read_text(encoding="utf-8") for path in sorted((here / "out" / "writers").iterdir())]
    assert ["chose the second bank herself" in page for page in pages] == [False, False]
    assert int(told[2]["findings"]) == len([row for row in table(here / "out") if row["note_id"] == "N3"])


def test_what_is_finished_when_the_user_stops_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pool:
        def submit(self, _: object, chunk: int) -> Future[int]:
            future: Future[int] = Future()
            if chunk < 4:
                future.set_running_or_notify_cancel()
                future.set_result(chunk)
            return future

    def stopped() -> Iterator[int]:
        yield from range(5)  # the last of them waits, and never begins
        raise KeyboardInterrupt

    @contextmanager
    def given(*_: object) -> Iterator[Pool]:
        yield Pool()

    monkeypatch.setattr("notelint.review.pool.processes", given)
    results = check_chunks(Task(Linter()), stopped(), 3)

    assert list(islice(results, 4)) == [0, 1, 2, 3]
    with pytest.raises(KeyboardInterrupt):
        next(results)


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_know_the_words_that_were_read_first_whatever_became_of_the_file(tmp_path: Path, workers: int) -> None:
    words = write_lexicon(tmp_path, entry())
    task = Task(Linter(lexicons=[words]), compares=False)
    words.unlink()
    (checked,) = check_chunks(task, [Chunk(0, 0, (Row("a.csv", 2, "A sprocket fell."),))], workers)

    assert "agency/word" in [finding.entry for finding in checked.findings]


def test_lexicons_of_ours_that_change_under_a_review_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notelint.linter._own_digest", lambda: "another")

    with pytest.raises(KnowledgeError, match="Begin again"):
        list(check_chunks(Task(Linter()), [Chunk(0, 0, ())], 2))


def test_since_leaves_out_earlier_contacts(here: Path, notelint: Cli) -> None:
    notelint("review", export(Path("month.csv")), "--out", here / "out", "--workers", "1", "--since", "2026-03-05")

    assert [row["note_id"] for row in table(here / "out", "notes.csv")] == ["N4", "N5", "N6", "N7"]


def test_rows_that_cannot_be_read_are_told_and_the_rest_goes_on(here: Path, notelint: Cli) -> None:
    path = export(Path("month.csv"))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[3] = "N2,only,three\n"
    lines[5] = f"N4,Person 4,Writer 0,3/5/2026,8:00,8:45,{'x' * 20_000}\n"
    path.write_text("".join(lines), encoding="utf-8")
    ran = notelint("review", path, "--out", here / "out", "--workers", "1")

    assert ran.status == 2
    assert len(table(here / "out", "notes.csv")) == 6
    assert "2 places" in ran.err
    page = (here / "out" / "report.html").read_text(encoding="utf-8")
    assert "row 4" in page
    assert "row 6" in page


def test_writers_stand_beside_each_other_only_when_asked_for(here: Path, notelint: Cli) -> None:
    path = export(Path("month.csv"), 40)
    notelint("review", path, "--out", here / "plain", "--workers", "1")
    notelint("review", path, "--out", here / "ranked", "--workers", "1", "--rank")

    plain, ranked = ((here / name / "report.html").read_text(encoding="utf-8") for name in ("plain", "ranked"))
    assert 'class="beside"' in ranked
    assert 'class="beside"' not in plain


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--map", "note"), "ITEM=COLUMN"),
        (("--since", "yesterday"), "not a date"),
        (("--baseline", "month.csv"), "month.csv: is no baseline"),
        (("--baseline", "deep.json"), "deep.json: is no baseline"),
        (("--baseline", "knwon.json"), "knwon.json: cannot be read: no such file"),
        (("--write-baseline", "nowhere/known.json"), "nowhere/known.json: cannot be written: there is no folder"),
        (("--stdin-filename", "a.txt"), "No such option"),
        (("--profile", "nowhere"), "nowhere"),
    ],
)
def test_mistakes_are_named(here: Path, notelint: Cli, arguments: tuple[str, ...], said: str) -> None:
    Path("deep.json").write_text("[" * 100_000, encoding="utf-8")
    ran = notelint("review", export(Path("month.csv")), "--out", here / "out", "--workers", "1", *arguments)

    assert ran.status == 2
    assert said in ran.err
    assert not (here / "out").exists()  # so that nothing stands in the way of the right command


def test_a_process_that_is_gone_is_a_clear_error() -> None:
    with pytest.raises(NotelintError, match="--resume"), processes(1) as pool:
        pool.submit(os._exit, 1).result()


def test_every_writer_has_a_page_though_few_stand_in_the_report(here: Path, notelint: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notelint.review.page.gather.MOST_WRITERS", 1)
    monkeypatch.setattr("notelint.review.page.gather.WRITERS_AT_ONCE", 1)
    notelint("review", export(Path("month.csv")), "--out", here / "out", "--workers", "1")

    page = (here / "out" / "report.html").read_text(encoding="utf-8")
    assert page.count('class="coaching"') == 1
    assert "1 further writer with fewer notes has a page" in page
    written = sorted((here / "out" / "writers").iterdir())
    assert [path.name for path in written] == ["001-writer-0.html", "002-writer-1.html"]
    first, second = (path.read_text(encoding="utf-8") for path in written)
    assert "attention-seeking" in first  # an example out of the writer's own note
    assert "Writer 1" not in first
    assert "Writer 1" in second


def test_an_export_without_notes_does_not_look_clean(here: Path, notelint: Cli) -> None:
    path = export(Path("month.csv"), 0)
    ran = notelint("review", path, "--out", here / "out", "--workers", "1", "--map", "note=Progress Note", "--exit-zero")

    assert ran.status == 2
    assert "no note was checked" in ran.err
    assert "There are no notes in this review." in (here / "out" / "report.html").read_text(encoding="utf-8")


def test_settings_say_which_files_of_a_folder_are_read_and_how(here: Path, notelint: Cli) -> None:
    Path("notelint.toml").write_text('extensions = [".note"]\nexclude = ["old-*"]\nencoding = "cp1250"\n', encoding="utf-8")
    Path("in").mkdir()
    for name in ("a.note", "old-b.note", "c.txt"):
        Path("in", name).write_bytes(f"Narrative: {STORIES[0]} Łukasz said so.".encode("cp1250"))
    notelint("review", "in", "--out", here / "out", "--workers", "1")

    assert [row["source"] for row in table(here / "out", "notes.csv")] == ["in/a.note"]
    assert "\\u0141ukasz" in (here / "out" / "report.html").read_text(encoding="utf-8")


def stop(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_run_stopped_while_notes_are_compared_leaves_a_report(here: Path, notelint: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    path = export(Path("month.csv"))
    with monkeypatch.context() as patched:
        patched.setattr("notelint.review.across.find_pairs", stop)
        ran = notelint("review", path, "--out", here / "out", "--workers", "1")

    assert ran.status == 2
    assert "--resume goes on" in ran.err
    assert len(table(here / "out", "notes.csv")) == 8
    assert "they were not all compared with each other" in (here / "out" / "report.html").read_text(encoding="utf-8")
    assert notelint("review", path, "--out", here / "out", "--workers", "1", "--resume").status == 1
    assert {path.name for path in (here / "out").iterdir()} == FILES


def test_a_run_stopped_while_files_are_written_can_be_gone_on_with(here: Path, notelint: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    path = export(Path("month.csv"))
    with monkeypatch.context() as patched:
        patched.setattr("notelint.review.outputs.writing.write_workbook", stop)
        ran = notelint("review", path, "--out", here / "out", "--workers", "1")

    assert ran.status == 2
    assert "--resume writes it" in ran.err
    assert notelint("review", path, "--out", here / "out", "--workers", "1", "--resume").status == 1
    assert {path.name for path in (here / "out").iterdir()} == FILES


@pytest.mark.parametrize("change", ["a file changed", "a file came", "a file went"])
def test_a_resumed_run_notices_that_a_folder_changed(here: Path, notelint: Cli, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    Path("in").mkdir()
    for number, story in enumerate(STORIES):
        Path("in", f"{number}.txt").write_text(story, encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("notelint.review.across.find_pairs", stop)
        notelint("review", "in", "--out", here / "out", "--workers", "1")
    if change == "a file went":
        Path("in", "3.txt").unlink()
    else:
        Path("in", "0.txt" if change == "a file changed" else "4.txt").write_text("She was non-compliant again.", encoding="utf-8")
    ran = notelint("review", "in", "--out", here / "out", "--workers", "1", "--resume")

    assert ran.status == 2
    assert "exports changed" in ran.err


@pytest.mark.parametrize("arguments", [("notes.csv", "--out", "."), ("month.csv", "--out", "report", "--write-baseline", "month.csv")])
def test_no_export_is_replaced_by_what_is_written(here: Path, notelint: Cli, arguments: tuple[str, ...]) -> None:
    export = here / arguments[0]
    export.write_text("Client,Date,Note\nAna,3/4/2026,We met at the park and talked about her garden.\n", encoding="utf-8")
    before = export.read_bytes()

    result = notelint("review", *arguments)

    assert result.status == 2
    assert "would be replaced" in result.err
    assert export.read_bytes() == before


def test_an_export_that_is_named_twice_is_read_once(here: Path, notelint: Cli) -> None:
    export(Path("month.csv"))
    ran = notelint("review", "month.csv", here / "month.csv", "--out", here / "out", "--workers", "1")

    assert "is named twice" in ran.err
    assert len(table(here / "out", "notes.csv")) == 8


def test_an_export_that_goes_away_is_a_clear_error(here: Path, notelint: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    path = export(Path("month.csv"), 600)

    def gone(self: Checker, chunk: Chunk) -> Checked:
        path.unlink(missing_ok=True)
        return check(self, chunk)

    check = Checker.check
    monkeypatch.setattr(Checker, "check", gone)
    ran = notelint("review", path, "--out", here / "out", "--workers", "1")

    assert ran.status == 2
    assert "month.csv: cannot be read any more: no such file or directory" in ran.err
    assert "--resume" in ran.err


def test_an_export_that_changes_under_the_review_is_a_clear_error(here: Path, notelint: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path("notes")
    folder.mkdir()
    for name, story in zip("abcd", STORIES, strict=True):
        (folder / f"{name}.txt").write_text(f"Client: Ann Reed\n{story} {' '.join(sentences()[:9])}")

    def compare(self: Review) -> None:
        (folder / "a.txt").unlink(missing_ok=True)
        compared(self)

    compared = Review.compare
    monkeypatch.setattr(Review, "compare", compare)
    ran = notelint("review", folder, "--out", here / "out", "--workers", "1")

    assert ran.status == 2
    assert "was changed while it was reviewed" in ran.err


def database_error(message: str, code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(message)
    error.sqlite_errorcode = code
    return error


def test_an_error_of_our_own_asks_for_no_room(here: Path, notelint: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise database_error("no such column: nowhere", sqlite3.SQLITE_ERROR)

    monkeypatch.setattr("notelint.review.store.Store.keep_chunk", broken)

    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        notelint("review", export(Path("month.csv")), "--out", here / "out", "--workers", "1")


def test_a_folder_that_is_read_only_asks_for_no_room(here: Path, notelint: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise database_error("attempt to write a readonly database", sqlite3.SQLITE_READONLY)

    monkeypatch.setattr("notelint.review.store.Store.keep_chunk", closed)
    ran = notelint("review", export(Path("month.csv")), "--out", here / "out", "--workers", "1")

    assert ran.status == 2
    assert "allow writing there" in ran.err


def test_a_full_disk_is_a_clear_error(here: Path, notelint: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise database_error("database or disk is full", sqlite3.SQLITE_FULL)

    monkeypatch.setattr("notelint.review.store.Store.keep_chunk", full)
    ran = notelint("review", export(Path("month.csv")), "--out", here / "out", "--workers", "1")

    assert ran.status == 2
    assert "disk is full" in ran.err
    assert "--resume" in ran.err


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_processes_end_with_the_one_that_was_killed(here: Path) -> None:
    export(Path("month.csv"), 2000)
    command = [sys.executable, "-m", "notelint", "review", "month.csv", "--out", str(here / "out"), "--workers", "2"]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    wait_for_chunks(here / "out", running, 1)
    helping = helpers_of(running.pid)
    running.kill()
    running.wait()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and any(map(is_at_work, helping)):
        time.sleep(0.1)

    assert helping
    assert [pid for pid in helping if is_at_work(pid)] == []


def helpers_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_at_work(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_day_of_a_moment_in_utc_is_shown_and_not_called_missing(here: Path, notelint: Cli) -> None:
    path = export(Path("month.csv"), 4, **{"Date of Service": "2026-03-1{}T03:00:00Z", "Begin": "", "End": ""})
    notelint("review", path, "--out", here / "out", "--workers", "1")

    assert [note["service_date"] for note in table(here / "out", "notes.csv")] == [f"2026-03-1{day}" for day in range(4)]
    assert not [found for found in table(here / "out") if found["code"] == "NL602"]


def test_of_two_notes_alike_it_is_told_who_wrote_them_and_when(here: Path, notelint: Cli) -> None:
    path = export(Path("month.csv"), 4, **{"Staff": "Dana Whitlow", "Date of Service": "03/02/2026", "Begin": "8:00", "End": "8:45"})
    notelint("review", path, "--out", here / "out", "--workers", "1")
    pair = table(here / "out", "across.csv")[0]
    page = (here / "out" / "report.html").read_text(encoding="utf-8")

    assert (pair["code"], pair["first_writer"], pair["second_date"]) == ("NL905", "Dana Whitlow", "2026-03-02")
    assert (pair["second_start"], pair["second_end"]) == ("08:00", "08:45")
    assert "2026-03-02, 08:00 to 08:45, by Dana Whitlow" in page


def test_items_that_no_note_has_are_told_as_perhaps_not_exported(here: Path, notelint: Cli) -> None:
    notelint("review", export(Path("month.csv")), "--out", here / "out", "--workers", "1")
    notelint("review", export(Path("few.csv"), 4), "--out", here / "few", "--workers", "1")
    told, few = (json.loads((here / name / "summary.json").read_text(encoding="utf-8"))["in_no_note"] for name in ("out", "few"))

    assert "signature" in told
    assert "service_date" not in told
    assert few == []
    assert "If the record system keeps them beside the notes" in (here / "out" / "report.html").read_text(encoding="utf-8")


def test_a_first_name_alone_is_named_beside_the_only_longer_one(here: Path, notelint: Cli) -> None:
    path = export(Path("month.csv"))
    path.write_text(path.read_text().replace("Writer 0", "Dana Whitlow").replace("Writer 1", "Dana"))
    notelint("review", path, "--out", here / "out", "--workers", "1")

    assert "<bdi>Dana</bdi> may be <bdi>Dana Whitlow</bdi>" in (here / "out" / "report.html").read_text(encoding="utf-8")
    assert {note["writer"] for note in table(here / "out", "notes.csv")} == {"Dana", "Dana Whitlow"}
