"""Profiles: what they hold, what they extend, what is said of a broken one."""

import pickle
from pathlib import Path

import pytest
from pydantic import ValidationError

from notelint.config.profile import Profile, Reason, load_profile, profile_names
from notelint.diagnostics import Severity
from notelint.errors import ConfigError, KnowledgeError
from notelint.lexicon.files import profile_folder
from notelint.linter import Linter

HEAD = 'name = "own"\ntitle = "Our agency"\nsource = ["handbook"]\nchecked_on = 2026-03-04\n'


def write(folder: Path, text: str, name: str = "own") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", profile_names(profile_folder()))
def test_shipped_profiles_load(name: str) -> None:
    profile = load_profile(name, profile_folder())

    assert profile.name == name
    assert profile.required or profile.severity
    assert pickle.loads(pickle.dumps(profile)) == profile


def test_the_toolkit_asks_for_its_list() -> None:
    required = load_profile("ca-toolkit-2023", profile_folder()).required

    assert {"location", "procedure_code", "diagnosis_code", "signature_date", "plan"} <= required.keys()
    assert required["travel_time"] is Severity.INFO


def test_extends_merges_and_off_drops(tmp_path: Path) -> None:
    path = write(tmp_path, 'extends = "generic"\nstatus = "verified"\n[required]\nplan = "off"\nlocation = "error"\n')
    profile = load_profile(str(path), profile_folder())

    assert "plan" not in profile.required
    assert profile.required["location"] is Severity.ERROR
    assert profile.required["duration"] is Severity.ERROR
    assert "H0038" in profile.codes


def test_unverified_never_insists(tmp_path: Path) -> None:
    text = 'extends = "generic"\nstatus = "unverified"\n[required]\nplan = "error"\n[severity]\nmotive-attribution = "error"\n'
    profile = load_profile(str(write(tmp_path, text)), profile_folder())

    assert max(profile.required.values()) is Severity.WARNING
    assert profile.severity["motive-attribution"] == "warning"


def test_a_reason_stays_with_its_item(tmp_path: Path) -> None:
    path = write(tmp_path, 'status = "verified"\n[required]\nplan = { severity = "info", why = "We ask.", source = "p. 3" }\n')
    profile = load_profile(str(path), profile_folder())

    assert profile.required["plan"] is Severity.INFO
    assert profile.reasons["plan"].why == "We ask."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('status = "verified"\n[required]\nduraton = "error"\n', 'did you mean "duration"?'),
        ('status = "verified"\n[required]\nduration = "eror"\n', "required.duration"),
        ('status = "verified"\nsorce = "x"\n', 'did you mean "source"?'),
        ('status = "sure"\n', "status"),
        ("", '"status" is missing'),
        ('status = "verified"\n[severity]\nNL301 = "loud"\n', "severity.NL301"),
        ('status = "verified"\n[codes.H0038]\ntitle = "x"\ngroup = "only"\n', 'did you mean "groups"?'),
        ('status = "verified"\nname = "twice"\n', "not valid TOML"),
        ('status = "verified"\nextends = "own"\n', "extends"),
    ],
)
def test_a_broken_profile_says_where(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises((KnowledgeError, ConfigError)) as error:
        load_profile(str(path), profile_folder())

    assert str(path) in str(error.value)
    assert said in str(error.value)


def test_a_circle_is_refused(tmp_path: Path) -> None:
    write(tmp_path, 'status = "verified"\nextends = "b"\n', "a")
    write(tmp_path, 'status = "verified"\nextends = "a"\n', "b")
    with pytest.raises(KnowledgeError, match="extends itself"):
        load_profile("a", tmp_path)


def test_an_unknown_name_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match='did you mean "generic"'):
        load_profile("genric", profile_folder())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such profile file"):
        load_profile(str(tmp_path / "none.toml"), profile_folder())


def loaded(folder: Path, text: str, name: str = "own") -> Profile:
    return load_profile(str(write(folder, f'status = "verified"\n{text}', name)), profile_folder())


BASE = """
[required]
plan = { severity = "error", why = "We ask.", source = "p. 3" }
location = "error"
[severity]
wordy = "error"
NL708 = "off"
[codes.H0038]
title = "Peer support"
groups = "no"
unit_minutes = 15
[signing]
business_days = 3
holidays = "US-CA"
why = "So says the payer."
[limits]
units = 16
group = 10
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    loaded(tmp_path, BASE, "base")
    return tmp_path


@pytest.mark.parametrize(
    ("own", "severity", "why"),
    [
        ('plan = { severity = "info" }', Severity.INFO, "We ask."),
        ('plan = "info"', Severity.INFO, "We ask."),
        ('plan = { why = "They ask." }', Severity.ERROR, "They ask."),
        ('plan = { source = "p. 4" }', Severity.ERROR, "We ask."),
    ],
)
def test_an_item_inherits_what_is_not_said_of_it(base: Path, own: str, severity: Severity, why: str) -> None:
    profile = loaded(base, f'extends = "base"\n[required]\n{own}\n')

    assert (profile.required["plan"], profile.reasons["plan"].why) == (severity, why)
    assert profile.required["location"] is Severity.ERROR


@pytest.mark.parametrize("own", ['"off"', '{ severity = "off" }', '{ severity = "off", why = "It is on the claim." }'])
def test_an_item_can_be_dropped_either_way(base: Path, own: str) -> None:
    profile = loaded(base, f'extends = "base"\n[required]\nplan = {own}\n')

    assert ("plan" in profile.required, "plan" in profile.reasons) == (False, False)


def test_tables_inherit_what_is_not_said_in_them(base: Path) -> None:
    profile = loaded(base, 'extends = "base"\n[codes.h0038]\nunit_minutes = 30\n[signing]\ncredential = true\n[limits]\ngroup = 8\n')
    code, signing = profile.codes["H0038"], profile.signing

    assert (code.title, code.groups, code.unit_minutes) == ("Peer support", "no", 30)
    assert (signing.business_days, signing.holidays, signing.credential, signing.why) == (3, "US-CA", True, "So says the payer.")
    assert (profile.limits.units, profile.limits.group) == (16, 8)


def test_what_is_inherited_goes_through_several_profiles(base: Path) -> None:
    loaded(base, 'extends = "base"\n[required]\nplan = "warning"\n', "middle")
    profile = loaded(base, 'extends = "middle"\n[required]\nplan = { source = "p. 9" }\n')

    assert (profile.required["plan"], profile.reasons["plan"].why, profile.reasons["plan"].source) == (Severity.WARNING, "We ask.", "p. 9")


def test_the_nearer_profile_wins_by_whatever_name_it_calls_a_rule(base: Path) -> None:
    path = write(base, 'status = "verified"\nextends = "base"\n[severity]\nlate-signature = "info"\nNL802 = "off"\n')
    judged = {rule.meta.name: severity for rule, severity, _ in Linter(path)._judges}

    assert judged["late-signature"] is Severity.INFO
    assert "wordy" not in judged


def test_a_long_chain_of_profiles_loads(tmp_path: Path) -> None:
    loaded(tmp_path, BASE, "p0")
    for n in range(1, 1200):
        write(tmp_path, f'status = "verified"\nextends = "p{n - 1}"\n', f"p{n}")

    assert load_profile(str(tmp_path / "p1199.toml"), profile_folder()).codes["H0038"].unit_minutes == 15


WRONG = {
    "no country": ('[signing]\nholidays = "XX"', ["signing.holidays", '"XX"', '"US-CA"']),
    "no part of it": ('[signing]\nholidays = "US-ZZ"', ["signing.holidays", '"US-ZZ"', "did you mean"]),
    "a part of the library": ('[signing]\nholidays = "utils"', ["signing.holidays", '"utils"', '"US-CA"']),
    "another part of the library": ('[signing]\nholidays = "HolidayBase"', ["signing.holidays", '"HolidayBase"']),
    "a market": ('[signing]\nholidays = "NYSE"', ["signing.holidays", '"NYSE"']),
    "a part left out": ('[signing]\nholidays = "US-"', ["signing.holidays", 'write "US"']),
    "a number for a country": ("[signing]\nholidays = 3", ["signing.holidays", "must be text"]),
    "text for a number": ('[signing]\ndays = "3"', ["signing.days", "whole number"]),
    "yes for a number": ("[limits]\nunits = true", ["limits.units", "whole number"]),
    "less than nothing": ("[signing]\ndays = -1", ["signing.days", "from 0 on"]),
    "nothing": ("[limits]\nunits = 0", ["limits.units", "above 0"]),
    "text for a switch": ('[signing]\ncredential = "yes"', ["signing.credential", "true or false"]),
    "a table as text": ('signing = "3 days"', ["signing", "must be a table", "signing = {"]),
    "items as a list": ('required = ["plan"]', ["required", "must be a table", "required = {"]),
    "reasons as text": ('extends = "generic"\nreasons = "x"', ["reasons", "must be a table"]),
    "a number for an item": ("[required]\nplan = 3", ["required.plan", "3 is not a severity"]),
    "yes for an item": ("[required]\nplan = true", ["required.plan", "true is not a severity"]),
    "an unknown key of an item": ('[required]\nplan = { wy = "x" }', ["required.plan.wy", 'did you mean "why"']),
    "an unknown item, dropped": ('[required]\nplam = "off"', ["required", '"plam" is not an item', 'did you mean "plan"']),
    "a code as text": ('[codes]\nH0038 = "Peer support"', ["codes.H0038", "must be a table"]),
    "a code without its title": ("[codes.H0038]\nunit_minutes = 15", ["codes.H0038.title", "missing"]),
    "a code of nothing": ('[codes.""]\ntitle = "x"', ["codes", "no billing code"]),
    "a code twice": ('[codes.h0038]\ntitle = "x"\n[codes.H0038]\ntitle = "y"', ["codes.H0038", "twice"]),
    "a unit shorter than its least": (
        '[codes.H0038]\ntitle = "x"\nunit_minutes = 5\nleast_minutes = 8',
        ["codes.H0038", "least_minutes (8)"],
    ),
    "who a code is for": ('[codes.H0038]\ntitle = "x"\ngroups = "some"', ["codes.H0038.groups", '"only", "allowed" or "no"']),
    "a profile that is not there": ('extends = "genric"', ["extends", 'did you mean "generic"']),
    "a file that is not there": ('extends = "none.toml"', ["extends", "none.toml", "no such profile file"]),
    "a list of profiles": ('extends = ["generic"]', ["extends", "must be text"]),
}


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG)
def test_every_key_is_checked_when_a_profile_is_loaded(tmp_path: Path, text: str, told: list[str]) -> None:
    with pytest.raises((KnowledgeError, ConfigError)) as raised:
        loaded(tmp_path, text)

    assert [word for word in (str(tmp_path / "own.toml"), *told) if word not in str(raised.value)] == []


HEADS = {
    "no name": ('"own"', '" "', ["name", "is empty"]),
    "a number for a name": ('"own"', "3", ["name", "must be text"]),
    "text for a list": ('["handbook"]', '"handbook"', ["source", 'write source = ["handbook"]']),
    "an empty list": ('["handbook"]', "[]", ["source", "at least one"]),
    "a number in a list": ('["handbook"]', "[3]", ["source.0", "must be text"]),
    "no day": ("2026-03-04", '"soon"', ["checked_on", "checked_on = 2026-11-22"]),
}


@pytest.mark.parametrize(("old", "new", "told"), HEADS.values(), ids=HEADS)
def test_the_head_of_a_profile_is_checked(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    path = tmp_path / "own.toml"
    path.write_text(HEAD.replace(old, new) + 'status = "verified"', encoding="utf-8")
    with pytest.raises(KnowledgeError) as raised:
        load_profile(str(path), profile_folder())

    assert [word for word in (str(path), *told) if word not in str(raised.value)] == []
    assert "Tuple" not in str(raised.value)


@pytest.mark.parametrize("calendar", ["US", "us-ca", "US-CA", "DE-BY", "GB", "UK", "us-oregon", "de-augsburg"])
def test_known_calendars_are_taken(tmp_path: Path, calendar: str) -> None:
    profile = loaded(tmp_path, f'[signing]\nbusiness_days = 3\nholidays = "{calendar}"\n')
    note = "Date of Service: 5/22/2026\nNarrative: We walked.\nSigned: Dana Ruiz, CPSS 6/8/2026"

    assert "late-signature" in [d.name for d in Linter(profile).check(note).diagnostics]


def test_a_rule_nobody_knows_is_told_with_the_file_that_names_it(tmp_path: Path) -> None:
    base = write(tmp_path, 'status = "verified"\n[severity]\nwordi = "off"\n', "base")
    path = write(tmp_path, 'status = "verified"\nextends = "base"\n[severity]\nNL801 = "off"\n')
    with pytest.raises(ConfigError) as raised:
        Linter(path)

    assert str(raised.value) == f'{base}: severity: there is no rule, family or entry "wordi"; did you mean "wordy"?'


PLAIN = {"name": "own", "title": "Own", "source": ["handbook"], "checked_on": "2026-11-22", "status": "verified"}


def test_a_program_builds_a_profile_of_plain_tables() -> None:
    required = {"duration": {"severity": "error", "why": "It is billed."}, "plan": "info", "location": {"severity": "off"}, "signature": {}}
    profile = Profile.model_validate({**PLAIN, "required": required, "reasons": {"duration": {"source": "p. 3"}, "plan": {"why": "w"}}})

    assert profile.required == {"duration": Severity.ERROR, "plan": Severity.INFO, "signature": Severity.WARNING}
    assert profile.reasons == {"duration": Reason(why="It is billed.", source="p. 3"), "plan": Reason(why="w")}
    assert "It is billed." in " ".join(d.message for d in Linter(profile).check("Narrative: We walked.").diagnostics)
    assert Profile.model_validate_json(profile.model_dump_json()) == profile


@pytest.mark.parametrize("item", [{"severity": "grave"}, {"wy": "w"}, "grave"])
def test_a_program_that_misspells_an_item_is_told(item: object) -> None:
    with pytest.raises(ValidationError, match=r"grave|wy"):
        Profile.model_validate({**PLAIN, "required": {"duration": item}})
