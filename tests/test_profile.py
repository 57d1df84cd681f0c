"""Profiles: what they hold, what they extend, what is said of a broken one."""

import pickle
from pathlib import Path

import pytest

from notelint.config.profile import load_profile, profile_names
from notelint.diagnostics import Severity
from notelint.errors import ConfigError, KnowledgeError
from notelint.lexicon.files import profile_folder

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
