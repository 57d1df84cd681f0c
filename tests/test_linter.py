"""The linter as programs use it: pickled, in threads and processes, bounded."""

from __future__ import annotations

import copy
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

import notelint
import notelint.api
from notelint.config.profile import Profile
from notelint.diagnostics import LANGUAGE_FAMILIES, Severity
from notelint.errors import ConfigError, InputError, KnowledgeError, NotelintError
from notelint.formats.helping import help_lines
from notelint.lexicon.store import own_lexicons
from notelint.linter import Linter
from notelint.note import LONGEST_NOTE, Note
from notelint.score import DIMENSIONS, Evidence, Help, Score
from notelint.workers import CHUNK, processes
from support import SENTENCES, entry, write_lexicon


def test_a_report_goes_through_pickle(linter: Linter) -> None:
    report = linter.check(Note(" ".join(SENTENCES), "a.txt", "7", {"location": "Home"}))

    assert pickle.loads(pickle.dumps(report)) == report


@pytest.mark.parametrize("thing", [None, b"We walked.", 3], ids=["none", "bytes", "number"])
def test_what_is_no_text_is_refused(thing: object) -> None:
    with pytest.raises(TypeError, match="a note is text"):
        notelint.check(thing)  # type: ignore[arg-type]


def test_a_report_is_frozen(linter: Linter) -> None:
    with pytest.raises(AttributeError):
        linter.check("We walked.").ignored = 3


CHANGES: dict[str, Callable[[Any], object]] = {
    "an item": lambda mapping: mapping.__setitem__("plan", None),
    "no item": lambda mapping: mapping.__delitem__("location"),
    "many": lambda mapping: mapping.update(plan=None),
    "none": lambda mapping: mapping.clear(),
    "taken": lambda mapping: mapping.pop("location"),
    "joined": lambda mapping: mapping.__ior__({"plan": None}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_report_holds_is_frozen(linter: Linter, change: Callable[[Any], object]) -> None:
    report = linter.check(Note("We walked.", fields={"location": "Home"}))

    for mapping in (report.fields, report.score.dimensions, report.note.fields):
        with pytest.raises(TypeError, match="frozen"):
            change(mapping)


def test_a_note_keeps_its_fields_when_the_givers_change() -> None:
    given = {"location": "Home"}
    note = Note("We walked.", fields=given)
    given["location"] = "Office"

    assert note.fields == {"location": "Home"}


def test_a_report_can_be_copied_and_taken_apart(linter: Linter) -> None:
    report = linter.check(Note(" ".join(SENTENCES), fields={"location": "Home"}))

    assert copy.deepcopy(report) == report
    assert asdict(report)["fields"]["location"] == asdict(report.fields["location"])


@pytest.mark.parametrize("name", ["select", "ignore", "extend_select", "lexicons"])
def test_one_text_for_a_list_is_told(name: str) -> None:
    with pytest.raises(ConfigError, match=rf'{name} is a list; write {name}=\["NL2"\]'):
        Linter(**{name: "NL2"})  # type: ignore[arg-type]


def test_a_linter_goes_through_pickle(tmp_path: Path) -> None:
    lexicon = write_lexicon(tmp_path, entry())
    linter = Linter("ca-toolkit-2023", ignore=["motive"], min_severity="warning", lexicons=[lexicon], severity={"NL401": "off"})
    text = "A sprocket. " + " ".join(SENTENCES)

    assert pickle.loads(pickle.dumps(linter)).check(text) == linter.check(text)


def test_options_given_as_iterators_go_through_pickle() -> None:
    linter = Linter(select=iter(["NL301"]), ignore=iter(["NL302"]))
    text = " ".join(SENTENCES)

    assert pickle.loads(pickle.dumps(linter)).check(text) == linter.check(text)


def test_an_iterator_of_lexicons_is_kept(tmp_path: Path) -> None:
    linter = Linter(lexicons=iter([write_lexicon(tmp_path, entry())]))

    assert pickle.loads(pickle.dumps(linter)).check("A sprocket fell.") == linter.check("A sprocket fell.")


def test_a_linter_with_chosen_lexicons_goes_through_pickle() -> None:
    linter = Linter.with_lexicons([x for x in own_lexicons() if x.name == "motive-words"])
    text = " ".join(SENTENCES)

    assert pickle.loads(pickle.dumps(linter)).check(text) == linter.check(text)


def test_threads_find_the_same() -> None:
    linter = Linter()  # fresh, so that the threads meet while it is being built
    texts = [" ".join(SENTENCES[n % 12 :] + SENTENCES[: n % 12]) for n in range(24)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(linter.check, texts))

    assert together == [linter.check(text) for text in texts]


def test_processes_find_the_same_in_order(linter: Linter) -> None:
    notes = [Note(f"{n}. {SENTENCES[n % 12]}", f"{n}.txt") for n in range(2 * CHUNK + 7)]

    assert list(linter.check_many(notes, workers=2)) == [linter.check(note) for note in notes]


def test_many_notes_are_streamed(linter: Linter) -> None:
    taken = []

    def notes() -> Iterator[str]:
        for n in range(10):
            taken.append(n)
            yield SENTENCES[n]

    next(linter.check_many(notes()))

    assert taken == [0]


TOO_LONG = "\n" * (LONGEST_NOTE + 1)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_refused_note_ends_the_run_behind_the_reports_before_it(linter: Linter, workers: int) -> None:
    reports = linter.check_many([SENTENCES[0], TOO_LONG, SENTENCES[1]], workers)

    assert next(reports) == linter.check(SENTENCES[0])
    with pytest.raises(InputError, match="1,000,000"):
        next(reports)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_refused_note_is_told_of_and_the_next_one_goes_on(linter: Linter, workers: int) -> None:
    refused: list[tuple[str | Note, str]] = []
    notes = [SENTENCES[0], Note(TOO_LONG, "big.txt"), SENTENCES[1]]
    reports = list(linter.check_many(notes, workers, on_error=lambda note, error: refused.append((note, str(error)))))

    assert reports == [linter.check(SENTENCES[0]), linter.check(SENTENCES[1])]
    assert [(note, message.split(":")[0]) for note, message in refused] == [(notes[1], "big.txt")]


class EndsItsProcess(str):
    """A note on which a process is gone, as when the machine has no memory left."""

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return os._exit, (1,)


def test_a_process_that_is_gone_is_told_of_in_words(linter: Linter) -> None:
    with pytest.raises(NotelintError, match="fewer workers"):
        list(linter.check_many([EndsItsProcess("We met.")], workers=2))


def test_an_interrupt_is_left_to_the_first_process(linter: Linter) -> None:
    with processes(linter, 1) as pool:
        assert pool.submit(signal.getsignal, signal.SIGINT).result() is signal.SIG_IGN


def test_no_notes_give_no_reports(linter: Linter) -> None:
    assert list(linter.check_many([], workers=2)) == []


def test_a_note_may_be_as_long_as_the_limit(linter: Linter) -> None:
    assert linter.check("\n" * LONGEST_NOTE).note.text


def test_a_longer_note_is_refused(linter: Linter) -> None:
    with pytest.raises(InputError, match=r"^big\.txt: .*1,000,000"):
        linter.check(Note("\n" * (LONGEST_NOTE + 1), "big.txt"))


def test_given_fields_count_as_present(linter: Linter) -> None:
    report = linter.check(Note("We walked.", fields={"location": "Home", "duration": "45"}))

    assert report.fields["duration"].value == 45
    assert not {"missing-location", "missing-duration"} & {d.name for d in report.diagnostics}


def test_the_two_calls_of_the_package() -> None:
    report = notelint.check("She utilized the lab.")

    assert notelint.fix(report) == "She used the lab."


def test_the_profile_is_named_in_the_report(california: Linter) -> None:
    assert california.check("We walked.").profile == "ca-toolkit-2023"


def test_language_families_are_the_first_five() -> None:
    assert sorted(LANGUAGE_FAMILIES) == sorted(list(notelint.Family)[:5])


def test_worst_is_the_highest_severity(linter: Linter) -> None:
    assert linter.check(SENTENCES[0]).worst is Severity.ERROR


def test_the_public_names_are_there() -> None:
    assert [name for name in notelint.__all__ if getattr(notelint, name, None) is None] == []


def test_an_unknown_name_of_the_package_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = notelint.nothing_like_it


def test_the_title_of_a_note_is_no_story(linter: Linter) -> None:
    text = "PROGRESS NOTE - Individual\nDate: 3/4/2026\nShe brought the letter and we read it twice, a line at a time, at her table."

    assert "She brought the letter" in str(linter.check(text).fields["narrative"].text)


def test_marks_around_the_cells_of_a_row_are_no_quotations(linter: Linter) -> None:
    text = 'Date,Service,Note\n3/4/2026,"Peer support","He was manipulative at dinner, and we talked."\n'

    assert "manipulative" in [d.text for d in linter.check(text).diagnostics]


def test_the_words_of_a_form_end_where_somebody_does_something(linter: Linter) -> None:
    text = "F33.1 Major depressive disorder he was manipulative at dinner."

    assert "manipulative" in [d.text for d in linter.check(text).diagnostics]


def test_an_end_before_its_start_is_told_as_that(linter: Linter) -> None:
    text = "Start: 4:45 pm\nEnd: 4:00 pm\nDuration: 45 min\nWe read the letter."

    assert [d.message for d in linter.check(text).diagnostics if d.code == "NL701" and "earlier than the start" in d.message] != []


def test_lines_are_those_of_the_file_and_not_those_its_tags_would_make(linter: Linter) -> None:
    found = linter.check("<p>We met.</p><ul><li>He was manipulative.</li></ul>\n<p>He utilized it.</p>").diagnostics

    assert {(d.text, d.line) for d in found if d.family in LANGUAGE_FAMILIES or d.entry} == {("manipulative", 1), ("utilized", 2)}


def test_what_would_help_does_not_speak_of_findings_left_out() -> None:
    note = (
        "She was manipulative and non-compliant with her meds, and refused to join the group. " * 2 + "We walked to the bank and the park."
    )
    names = {helping.reason for helping in Linter().check(note).score.helps}
    code = next(name for name in sorted(names) if name.startswith("NL"))
    score = Linter(ignore=[code]).check(note).score

    assert code not in {helping.reason for helping in score.helps}
    assert score.value == Linter().check(note).score.value


MISSED = (
    "Service: peer support\nNarrative: Writer waited at the cafe until ten, as it was set up last week. Olga did not come. The bus was "
    "on time and the cafe was nearly empty, so the table by the window stayed free. She did not pick up the phone. No service provided."
    "\nPlan: try again on Friday."
)


def test_a_note_of_a_missed_contact_is_asked_for_nothing_that_needs_two(linter: Linter) -> None:
    report = linter.check(MISSED)

    assert {"NL603", "NL611", "NL805"} & {d.code for d in report.diagnostics} == set()
    assert set(DIMENSIONS) & {helping.reason for helping in report.score.helps} == set()


@pytest.mark.parametrize("then", ["She came at eleven and we sat outside.", "She told me about her week."])
def test_a_contact_that_came_about_late_is_asked_for_all(linter: Linter, then: str) -> None:
    report = linter.check(MISSED.replace("No service provided.", then))

    assert "NL603" in {d.code for d in report.diagnostics}
    assert set(DIMENSIONS) & {helping.reason for helping in report.score.helps}


def test_words_that_only_the_score_counts_are_named_with_their_line(linter: Linter) -> None:
    report = replace(
        linter.check(MISSED), score=Score(40, {}, (Evidence(DIMENSIONS[0], -3, "Says little.", 9, 21),), (Help("Says little.", 2),))
    )

    assert list(help_lines(report, redact=False)) == ["line 1, “peer support”: says little (+2)"]


PROFILE = 'name = "own"\ntitle = "Own"\nsource = ["us"]\nchecked_on = 2026-01-01\nstatus = "verified"\n[required]\nplan = "info"\n'
CHANGED = {
    "gone": lambda path: path.unlink(),
    "broken": lambda path: path.write_text("[[", encoding="utf-8"),
    "other": lambda path: path.write_text(path.read_text(encoding="utf-8").replace("sprocket", "wheel").replace("info", "error"), "utf-8"),
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED)
def test_processes_know_what_the_linter_read_whatever_became_of_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]
) -> None:
    monkeypatch.chdir(tmp_path)
    profile, words = tmp_path / "own.toml", write_lexicon(tmp_path, entry())
    profile.write_text(PROFILE, encoding="utf-8")
    linter = Linter("own.toml", lexicons=["agency.toml"])
    there = linter.check("A sprocket fell.")
    change(profile)
    change(words)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    assert pickle.loads(pickle.dumps(linter)).check("A sprocket fell.") == there
    assert list(linter.check_many(["A sprocket fell."] * 2, workers=2)) == [there] * 2


def test_lexicons_of_ours_that_change_under_a_run_are_told(linter: Linter, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("notelint.linter._own_digest", lambda: "another")
        pickled = pickle.dumps(linter)

    with pytest.raises(KnowledgeError, match="Begin again"):
        pickle.loads(pickled)
    monkeypatch.setattr("notelint.linter._own_digest", lambda: "another")
    with pytest.raises(KnowledgeError, match="Begin again"):
        list(linter.check_many(["We met."], workers=2))


def test_wordings_of_an_agency_go_through_pickle(tmp_path: Path) -> None:
    path = tmp_path / "w.toml"
    path.write_text(
        'title = "X"\n[[wording]]\nid = "a"\nof = ["NL204"]\nfind = [\'\'\'claims\'\'\']\nwrite = "tells"\nwhy = "So."\n'
        'shown = [{ text = "She <<claims>> it.", fixed = "She tells it." }]\n',
        encoding="utf-8",
    )
    linter = Linter(lexicons=[path])

    assert notelint.fix(pickle.loads(pickle.dumps(linter)).check("She claims it."), unsafe=True) == "She tells it."


ODD: dict[str, tuple[Callable[[], Any], str]] = {
    "no text": (lambda: Note(None, "a.txt"), "a.txt: its text must be a string, and not NoneType"),  # type: ignore[arg-type]
    "bytes": (lambda: Note(b"We met."), "its text must be a string, and not bytes; decode"),  # type: ignore[arg-type]
    "a list": (lambda: Note(["We met."]), "its text must be a string, and not list"),  # type: ignore[arg-type]
    "no source": (lambda: Note("We met.", None), "<text>: its source must be a string, and not NoneType"),  # type: ignore[arg-type]
    "a path": (lambda: Note("We met.", Path("a.txt")), "its source must be a string"),  # type: ignore[arg-type]
    "a number for an id": (lambda: Note("We met.", note_id=7), "its note_id must be a string, and not int"),  # type: ignore[arg-type]
    "no fields": (lambda: Note("We met.", fields=None), "its fields must be a mapping, and not NoneType"),  # type: ignore[arg-type]
    "text for fields": (lambda: Note("We met.", fields="plan"), "its fields must be a mapping"),  # type: ignore[arg-type]
    "a number for a value": (lambda: Note("We met.", fields={"duration": 45}), 'field "duration" must be a string, and not int'),  # type: ignore[dict-item]
    "nothing for a value": (lambda: Note("We met.", fields={"plan": None}), "leave out what was not given"),  # type: ignore[dict-item]
    "bytes for a value": (lambda: Note("We met.", fields={"plan": b"x"}), 'field "plan" must be a string, and not bytes'),  # type: ignore[dict-item]
    "a number for an item": (lambda: Note("We met.", fields={3: "x"}), "keys must be a string"),  # type: ignore[dict-item]
    "an unknown item": (lambda: Note("We met.", fields={"plam": "x"}), '"plam" is no item of the record; did you mean "plan"?'),
    "None": (lambda: None, "a note is text or a notelint.Note, and not NoneType"),
    "bytes alone": (lambda: b"We met.", "and not bytes; decode bytes first"),
}


@pytest.mark.parametrize(("made", "told"), ODD.values(), ids=ODD)
def test_an_odd_note_is_told_and_the_next_one_goes_on(linter: Linter, made: Callable[[], Any], told: str) -> None:
    refused: list[str] = []
    odd = made()
    reports = list(linter.check_many(["We walked.", odd, "We met."], on_error=lambda _, error: refused.append(str(error))))

    assert [report.note.text for report in reports] == ["We walked.", "We met."]
    assert (len(refused), told in refused[0]) == (1, True)
    with pytest.raises(InputError):
        linter.check(odd)


def test_odd_notes_are_told_from_processes_too(linter: Linter) -> None:
    refused: list[Any] = []
    notes: list[Any] = ["We walked.", None, Note("We met.", fields={"duration": 45}), "We met."]  # type: ignore[dict-item]
    reports = list(linter.check_many(notes, 2, on_error=lambda note, error: refused.append((note, type(error)))))

    assert len(reports) == 2
    assert [note for note, _ in refused] == notes[1:3]


@pytest.mark.parametrize("notes", ["We met.", b"We met.", Note("We met."), {"text": "We met."}, None, 3])
def test_what_is_no_list_of_notes_is_told_at_once(linter: Linter, notes: Any) -> None:
    with pytest.raises(InputError, match=r"check_many takes a list of notes.*check\(note\)"):
        linter.check_many(notes)


WRONG_ARGUMENTS: dict[str, tuple[dict[str, Any], str]] = {
    "no profile": ({"profile": None}, "profile is a name, a path or a Profile, and not NoneType"),
    "nothing to select": ({"select": None}, r"select is a list"),
    "a table to select": ({"select": {"NL301": 1}}, r"select is a list"),
    "a table of lexicons": ({"lexicons": {"w.toml": True}}, r"lexicons is a list"),
    "numbers to ignore": ({"ignore": [301]}, "ignore holds int"),
    "a path for a list": ({"lexicons": Path("w.toml")}, r'write lexicons=\["w.toml"\]'),
    "a list of severities": ({"severity": ["off"]}, "severity maps rules"),
    "a number for a rule": ({"severity": {301: "off"}}, "severity maps rules"),
    "a number for a severity": ({"severity": {"NL301": 3}}, '"3" is not a severity'),
}


@pytest.mark.parametrize(("arguments", "told"), WRONG_ARGUMENTS.values(), ids=WRONG_ARGUMENTS)
def test_what_a_linter_cannot_be_made_of_is_told(arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        Linter(**arguments)


@pytest.mark.parametrize("workers", [None, "2", 1.5, 0, -1, True, False])
def test_workers_are_a_whole_number(linter: Linter, workers: Any) -> None:
    with pytest.raises(ConfigError, match="workers is a whole number"):
        linter.check_many(["We met."], workers)


def test_a_profile_file_is_that_of_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "p.toml").write_text(PROFILE.replace('"own"', f'"{name}"'), encoding="utf-8")
        monkeypatch.chdir(tmp_path / name)
        found.append(notelint.check("We met.", profile="p.toml").profile)

    assert found == ["one", "two"]
    assert notelint.check("We met.", profile=Linter("ca-2024").profile).profile == "ca-2024"


def test_only_a_report_can_be_fixed() -> None:
    with pytest.raises(TypeError, match="fix takes the Report"):
        notelint.fix("We met.")  # type: ignore[arg-type]


def test_the_linter_of_a_profile_is_built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Profile] = []
    made = notelint.api.Linter
    monkeypatch.setattr(notelint.api, "Linter", lambda profile: built.append(profile) or made(profile))
    one, other = Linter("ca-2024").profile, Linter("generic").profile
    told = [notelint.check("We met.", profile=profile).profile for profile in (one, one, other, other, one.model_copy())]

    assert told == ["ca-2024", "ca-2024", "generic", "generic", "ca-2024"]
    assert [profile.name for profile in built] == ["ca-2024", "generic", "ca-2024"]


def test_threads_that_take_turns_get_the_linter_of_their_profile() -> None:
    profiles = [Linter("ca-2024").profile, Linter("generic").profile] * 4
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda profile: notelint.check("We met.", profile=profile).profile, profiles))

    assert told == [profile.name for profile in profiles]
