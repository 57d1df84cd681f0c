"""Records that contradict themselves: what the examples of the rules cannot show, and the words behind them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from notelint.config.profile import Limits, Profile, Signing, load_profile
from notelint.errors import KnowledgeError
from notelint.lexicon.files import lexicon_folder, profile_folder
from notelint.linter import Linter
from notelint.note import Note
from notelint.pipeline.record.contradiction_words import Phrases, load_contradiction_words
from notelint.rules.late_signature import business_days
from notelint.rules.unknown_diagnosis_code import likely_code

STORY = "Narrative: We read the letter and she told me what she wants."


def found(text: str, profile: Profile | str = "ca-toolkit-2023", **given: str) -> set[str]:
    report = Linter(profile).check(Note(text, fields=given))
    return {d.name for d in report.diagnostics if d.family == "record" or d.name in {"missing-credential", "participants-listed"}}


def changed(**parts: object) -> Profile:
    return load_profile("generic", profile_folder()).model_copy(update=parts)


@pytest.mark.parametrize(
    ("served", "signed", "days"),
    [
        (date(2026, 5, 22), date(2026, 5, 26), 1),  # a Friday, a weekend, Memorial Day
        (date(2025, 11, 26), date(2025, 12, 2), 3),  # over Thanksgiving
        (date(2026, 3, 2), date(2026, 3, 2), 0),
        (date(2026, 3, 2), date(2026, 3, 6), 4),
    ],
)
def test_business_days(served: date, signed: date, days: int) -> None:
    assert business_days(served, signed, "US") == days


def test_a_part_of_a_country_has_its_own_holidays() -> None:
    # Cesar Chavez Day, a holiday of California.
    assert business_days(date(2026, 3, 30), date(2026, 4, 1), "US-CA") == business_days(date(2026, 3, 30), date(2026, 4, 1), "US") - 1


@pytest.mark.parametrize(("signed", "is_late"), [("5/27/2026", False), ("5/28/2026", False), ("5/29/2026", True)])
def test_late_by_business_days(signed: str, is_late: bool) -> None:
    text = f"Date of Service: 5/22/2026\n{STORY}\nSignature: Dana Ruiz, CPSS\nDate Signed: {signed}"

    assert ("late-signature" in found(text)) is is_late
    assert "late-signature" not in found(text, "generic")  # which gives no time


def test_late_by_days() -> None:
    text = f"Date of Service: 3/2/2026\n{STORY}\nSignature: Dana Ruiz, CPSS\nDate Signed: 3/4/2026"

    assert "late-signature" in found(text, changed(signing=Signing(days=1)))
    assert "late-signature" not in found(text, changed(signing=Signing(days=2)))


def test_a_day_to_come() -> None:
    tomorrow = date.today() + timedelta(days=2)

    assert "impossible-date" in found(f"Date of Service: {tomorrow:%m/%d/%Y}\n{STORY}")
    assert "impossible-date" not in found(f"Date of Service: {date.today():%m/%d/%Y}\n{STORY}")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"service_date": "3/4/2026"}, "Date of Service: 3/5/2026"),
        ({"duration": "30"}, "Duration: 45 minutes"),
        ({"start_time": "9:00 AM"}, "Start: 10:00 AM"),
        ({"procedure_code": "H0025"}, "Code: H0038"),
    ],
)
def test_data_beside_the_text_says_something_else(given: dict[str, str], told: str) -> None:
    report = Linter("generic").check(Note(f"{told}\n{STORY}", fields=given))
    finding = next(d for d in report.diagnostics if d.name == "data-text-mismatch")

    assert finding.text in told
    name, value = next(iter(given.items()))
    assert report.fields[name].text == value  # what is given wins


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"service_date": "2026-03-04"}, "Date of Service: March 4th, 2026"),
        ({"duration": "0.75 hr"}, "Duration: 45 minutes"),
        ({"duration": "50"}, "Units: 3"),
        ({"procedure_code": "h0038"}, "Code: H0038"),
        ({"location": "Home"}, "Where: her kitchen"),  # words are not compared
        ({"duration": "45"}, "Location: Home"),
    ],
)
def test_data_beside_the_text_says_the_same(given: dict[str, str], told: str) -> None:
    assert "data-text-mismatch" not in found(f"{told}\n{STORY}", "generic", **given)


def test_what_is_given_and_told_alike_has_its_place_in_the_text() -> None:
    text = f"Duration: 6 minutes\nCode: H0038\n{STORY}"
    alone = {(d.name, d.start) for d in Linter("generic").check(text).diagnostics}
    beside = {
        (d.name, d.start) for d in Linter("generic").check(Note(text, fields={"duration": "6", "procedure_code": "H0038"})).diagnostics
    }

    assert alone == beside
    assert any(name == "under-minimum" for name, _ in alone)


def test_limits_of_a_profile() -> None:
    profile = changed(limits=Limits(units=16, minutes=240, group=10))
    texts = (f"Duration: 5 hours\n{STORY}", f"Units: 20\n{STORY}", f"Number of participants: 12\n{STORY}")

    assert ["over-limit" in found(text, profile) for text in texts] == [True, True, True]
    assert not any("over-limit" in found(text, "generic") for text in texts)
    assert "over-limit" not in found(f"Duration: 45 minutes\nUnits: 3\nNumber of participants: 9\n{STORY}", profile)


@pytest.mark.parametrize(
    ("name", "is_asked"),
    [("Dana Ruiz", True), ("Dana Ruiz, CPSS", False), ("Dana Ruiz Certified Peer Specialist", False), ("D. Ruiz PSS", False)],
)
def test_a_credential_is_asked_for_where_the_profile_says_so(name: str, is_asked: bool) -> None:
    text = f"{STORY}\nSignature: {name}"

    assert ("missing-credential" in found(text, changed(signing=Signing(credential=True)))) is is_asked
    assert "missing-credential" not in found(text, "generic")


@pytest.mark.parametrize(
    ("code", "likely"), [("F4L.1", "F41.1"), ("F33,1", "F33.1"), ("F3.31", "F33.1"), ("3F1.9", "F31.9"), ("FO2.80", "F02.80"), ("??", None)]
)
def test_the_likely_diagnosis_code(code: str, likely: str | None) -> None:
    assert likely_code(code) == likely


@pytest.mark.parametrize(
    ("profile", "absent"),
    [("peer-role-first", {"under-minimum", "units-minutes-mismatch"}), ("generic", {"late-signature"})],
)
def test_profiles_turn_rules_off(profile: str, absent: set[str]) -> None:
    text = f"Date of Service: 3/2/2026\nCode: H0038\nDuration: 5 minutes\nUnits: 4\n{STORY}\nSigned: Dana Ruiz, CPSS 6/2/2026"

    assert not absent & found(text, profile)
    assert {"under-minimum", "units-minutes-mismatch", "late-signature"} <= found(text)


def test_phrases_follow_the_words_of_a_text() -> None:
    phrases = Phrases(["left a note", "drove * to", "telephon*", "1:1", "didn't talk"])

    assert [m[0] for m in phrases.finditer("she drove the two of us to town and telephoned; 1:1, we didn’t talk")] == [
        "drove the two of us to",
        "telephoned",
        "1:1",
        "didn’t talk",
    ]
    assert phrases.search("a left-handed note") is None
    assert phrases.sub("-", "he left a  note.") == "he -."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("rides = [", "ridez = ["), 'ridez is not a key of this file; did you mean "rides"?'),
        (("rides = [", "rides = 3 #["), "cannot be read as TOML"),
        (('"transported"', '"Transported"'), "rides must be a list of lower-case words"),
    ],
)
def test_a_broken_file_says_where(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    text = (lexicon_folder() / "contradictions.toml").read_text(encoding="utf-8")
    path = tmp_path / "contradictions.toml"
    path.write_text(text.replace(*change, 1), encoding="utf-8")

    with pytest.raises(KnowledgeError, match=told):
        load_contradiction_words(path)


@pytest.mark.parametrize(
    "times",
    [
        "Start: 2:15 pm\nEnd: 1:30 pm",
        "Start time: 10:15\nEnd time: 9:30",
        "Time: 1410 - 1325",
        "Start: 9:00 AM\nEnd: 9:45 PM",
        "Start: 6:30 PM\nEnd: 7:15 AM",
    ],
)
def test_a_clock_that_runs_backwards_gives_no_minutes_and_is_told(times: str) -> None:
    report = Linter("ca-toolkit-2023").check(f"Date: 3/4/2026\n{times}\n{STORY}")

    assert not report.fields["duration"].present
    assert [d.code for d in report.diagnostics if d.code in {"NL603", "NL701"}] == ["NL701"]


@pytest.mark.parametrize(
    ("times", "minutes"), [("Time: 11:15 pm - 12:05 am", 50), ("Start: 22:40\nEnd: 07:10", 510), ("Start: 11:30\nEnd: 1:15", 105)]
)
def test_a_contact_over_noon_or_midnight_is_whole(times: str, minutes: int) -> None:
    report = Linter("ca-toolkit-2023").check(f"Date: 3/4/2026\n{times}\n{STORY}")

    assert report.fields["duration"].value == minutes
    assert "NL701" not in {d.code for d in report.diagnostics}


@pytest.mark.parametrize(("minutes", "is_told"), [(60, False), (50, False), (45, False), (30, True)])
def test_whole_hours_are_rounded(minutes: int, is_told: bool) -> None:
    assert ("times-duration-mismatch" in found(f"Time: 11-12\nDuration: {minutes} min\n{STORY}")) is is_told


@pytest.mark.parametrize(
    ("place", "story"),
    [
        ("Phone", "We met last month at the drop-in center and sat on the steps. Today I called and he told me about the job."),
        ("Telehealth", "She told me about the last visit, when we sat on her porch. I listened."),
        ("Phone", "I listened. I shared how I walked in with my own sponsor when I was new."),
        ("Office", "He came in early. Last week we sat in his kitchen, and he liked that more than my desk."),
    ],
)
def test_a_place_of_another_day_is_no_contradiction(place: str, story: str) -> None:
    assert "place-narrative-mismatch" not in found(f"Location: {place}\nDate: 3/4/2026\nNarrative: {story}")


def test_times_of_two_things_are_no_contradiction() -> None:
    story = f"We read the letter. {'She told me what she wants. ' * 4} The office had closed at 1:30 pm."
    text = f"Date: 3/4/2026\nStart: 2:15 pm\nNarrative: {story}"

    assert "times-duration-mismatch" not in found(text)
