"""The linter: laws that hold for every note, and what its options do."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import entry, language, write_lexicon

import notelint
from notelint.diagnostics import LANGUAGE_FAMILIES, Severity
from notelint.errors import ConfigError, InputError, KnowledgeError
from notelint.lexicon.store import own_lexicons
from notelint.linter import CHUNK, LONGEST_NOTE, Linter
from notelint.note import Note

SENTENCES = [
    "Client was attention-seeking at dinner.",
    "She walked to the park and laughed.",
    "He was non-compliant with his meds.",
    "I advised her to rest.",
    "\"They call me manipulative,\" she said.",
    "Client stated that his sister is an addict.",
    "He isn't aggressive.",
    "Her affect was flat and she was guarded.",
    "We made a list of questions for the landlord 😀.",
    "She utilized the lab prior to group.",
    "He spoke in a threatening manner.",
    "Then he left.\nHe came back.",
]
PROSE = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)
ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=200)
HOSTILE = st.lists(
    st.sampled_from(
        ["\x00", "\x1b[31m", "\r", "\r\n", "\n\n", "\u202e", "\u2028", "\ufeff", "İ", "ŉ", "👩‍👩‍👧", '"', "“", "'", "’", "<<", "{", "Plan:", "Narrative:",
         "Date: 31/31/9999", "99:99", "pt", "SI/HI", "addict", "non-", "compliant", " ", "\t", "\u00a0", "-" * 50, ">" * 50, "(" * 50, "a" * 300, "1" * 100, "@", "555-123-4567"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def found(linter: Linter, text: str) -> list[tuple[str, str | None, int, int]]:
    return [(d.code, d.entry, d.start, d.end) for d in language(linter.check(text))]


@given(text=PROSE)
def test_offsets_slice_the_text(linter: Linter, text: str) -> None:
    assert [d.text for d in linter.check(text).diagnostics] == [text[d.start : d.end] for d in linter.check(text).diagnostics]


@given(text=PROSE)
def test_lines_and_columns_name_the_same_place(linter: Linter, text: str) -> None:
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[: d.line - 1]) + d.column - 1 for d in linter.check(text).diagnostics]

    assert starts == [d.start for d in linter.check(text).diagnostics]


@given(first=PROSE, second=PROSE)
def test_two_notes_in_one_are_found_as_each_alone(linter: Linter, first: str, second: str) -> None:
    shift = len(first) + 2
    apart = found(linter, first) + [(code, key, start + shift, end + shift) for code, key, start, end in found(linter, second)]

    assert found(linter, f"{first}\n\n{second}") == apart


@given(text=PROSE)
def test_findings_stand_in_the_order_of_the_text(linter: Linter, text: str) -> None:
    starts = [d.start for d in linter.check(text).diagnostics]

    assert starts == sorted(starts)


@given(text=PROSE)
def test_language_findings_do_not_overlap(linter: Linter, text: str) -> None:
    bounds = [at for d in language(linter.check(text)) for at in (d.start, d.end)]

    assert bounds == sorted(bounds)


@given(text=ANY_TEXT)
def test_any_text_is_checked(linter: Linter, text: str) -> None:
    report = linter.check(text)

    assert all(text[d.start : d.end] == d.text for d in report.diagnostics)


@given(text=HOSTILE)
def test_hostile_text_is_checked(linter: Linter, text: str) -> None:
    report = linter.check(text)

    assert all(0 <= d.start <= d.end <= len(text) for d in report.diagnostics)
    assert all(f.start is None or 0 <= f.start <= f.end <= len(text) for f in report.fields.values())


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\ufeff", ".", '"', "a" * 5000, "\n" * 5000, "(" * 2000, "“" * 2000, "not " * 2000])
def test_odd_texts_are_checked(linter: Linter, text: str) -> None:
    assert linter.check(text).note.text == text


def test_half_a_character_is_checked_or_refused(linter: Linter) -> None:
    try:
        report = linter.check("He was an addict \ud83d")
    except InputError:
        return

    assert [d.text for d in language(report)] == ["addict"]


def test_the_order_of_lexicons_does_not_matter(linter: Linter) -> None:
    text = " ".join(SENTENCES)
    turned = Linter.with_lexicons(list(reversed(own_lexicons())))

    assert turned.check(text).diagnostics == linter.check(text).diagnostics


def test_the_order_of_entries_does_not_matter(tmp_path: Path) -> None:
    one, two = entry(), entry(id="two", match=["old sprocket", "sprocket fell"], bad=["An <<old sprocket>>."])
    (tmp_path / "turned").mkdir()
    there = Linter(lexicons=[write_lexicon(tmp_path, one, two)])
    back = Linter(lexicons=[write_lexicon(tmp_path / "turned", two, one)])

    assert found(there, "An old sprocket fell. A sprocket fell.") == found(back, "An old sprocket fell. A sprocket fell.")


def test_a_report_goes_through_pickle(linter: Linter) -> None:
    report = linter.check(Note(" ".join(SENTENCES), "a.txt", "7", {"location": "Home"}))

    assert pickle.loads(pickle.dumps(report)) == report


def test_a_report_is_frozen(linter: Linter) -> None:
    with pytest.raises(AttributeError):
        linter.check("We walked.").ignored = 3


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


def test_no_notes_give_no_reports(linter: Linter) -> None:
    assert list(linter.check_many([], workers=2)) == []


def test_a_note_may_be_as_long_as_the_limit(linter: Linter) -> None:
    assert linter.check("\n" * LONGEST_NOTE).note.text


def test_a_longer_note_is_refused(linter: Linter) -> None:
    with pytest.raises(InputError, match=r"^big\.txt: .*1,000,000"):
        linter.check(Note("\n" * (LONGEST_NOTE + 1), "big.txt"))


TEXT = "Client was attention-seeking. He was non-compliant. Her affect was flat. I advised her to rest."
SELECTED = {
    "code": (["NL301"], {"NL301"}),
    "code in lower case": (["nl301"], {"NL301"}),
    "name": (["motive-attribution"], {"NL301"}),
    "family": (["motive"], {"NL301"}),
    "prefix": (["NL3"], {"NL301"}),
    "entry": (["motive-words/attention-seeking"], {"NL301"}),
    "two": (["NL301", "label"], {"NL301", "NL203"}),
}


@pytest.mark.parametrize(("words", "codes"), SELECTED.values(), ids=SELECTED)
def test_select_takes_codes_names_families_and_entries(words: list[str], codes: set[str]) -> None:
    assert {d.code for d in Linter(select=words).check(TEXT).diagnostics} == codes


@pytest.mark.parametrize(("words", "codes"), SELECTED.values(), ids=SELECTED)
def test_ignore_takes_codes_names_families_and_entries(linter: Linter, words: list[str], codes: set[str]) -> None:
    everything = {d.code for d in linter.check(TEXT).diagnostics}

    assert {d.code for d in Linter(ignore=words).check(TEXT).diagnostics} == everything - codes


def test_what_is_left_out_is_counted(linter: Linter) -> None:
    everything = linter.check(TEXT)
    left = Linter(ignore=["motive"], min_severity="warning").check(TEXT)

    assert everything.ignored == 0
    assert left.ignored == len(everything.diagnostics) - len(left.diagnostics) > 0


def test_the_score_does_not_follow_the_selection(linter: Linter) -> None:
    text = TEXT + " We walked around the lake twice and talked about his plan to find a room of his own before the winter comes."

    assert Linter(ignore=["motive"]).check(text).score == linter.check(text).score


def test_min_severity_leaves_lesser_findings_out() -> None:
    severities = {d.severity for d in Linter(min_severity=Severity.ERROR).check(TEXT).diagnostics}

    assert severities == {Severity.ERROR}


def test_a_severity_can_be_changed() -> None:
    report = Linter(severity={"NL103": "info"}).check("Her affect was flat.")

    assert {d.severity for d in report.diagnostics if d.code == "NL103"} == {Severity.INFO}


def test_a_severity_set_for_a_rule_wins_over_its_entries() -> None:
    report = Linter(severity={"motive-attribution": "info"}).check(TEXT)

    assert {d.severity for d in report.diagnostics if d.code == "NL301"} == {Severity.INFO}


def test_a_severity_can_be_set_for_a_family() -> None:
    report = Linter(severity={"required-field": "info"}).check("We walked.")

    assert {d.severity for d in report.missing} == {Severity.INFO}


def test_a_rule_can_be_turned_off() -> None:
    report = Linter(severity={"motive-attribution": "off"}).check(TEXT)

    assert "NL301" not in {d.code for d in report.diagnostics}


UNKNOWN = {
    "select": ({"select": ["motive-atribution"]}, "motive-attribution"),
    "ignore": ({"ignore": ["clinical-jargn"]}, "clinical-jargon"),
    "entry": ({"ignore": ["motive-words/attention-seekin"]}, "motive-words/attention-seeking"),
    "code": ({"select": ["NL3O1"]}, "NL301"),
    "severity of a rule": ({"severity": {"motive-atribution": "info"}}, "motive-attribution"),
    "severity word": ({"severity": {"NL301": "fatal"}}, "error, warning or info"),
    "min_severity": ({"min_severity": "warn"}, "warning"),
    "profile": ({"profile": "ca-toolkit-2032"}, "ca-toolkit-2023"),
}


@pytest.mark.parametrize(("options", "meant"), UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_name_is_told_what_was_meant(options: dict, meant: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(meant)):
        Linter(**options)


def test_an_unknown_prefix_is_refused() -> None:
    with pytest.raises(ConfigError, match="NL00"):
        Linter(select=["NL00"])


def test_a_broken_lexicon_stops_the_linter(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        Linter(lexicons=[write_lexicon(tmp_path, entry(source=None))])


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
    assert linter.check(TEXT).worst is Severity.ERROR


def test_the_public_names_are_there() -> None:
    assert [name for name in notelint.__all__ if getattr(notelint, name, None) is None] == []


def test_an_unknown_name_of_the_package_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = notelint.nothing_like_it
