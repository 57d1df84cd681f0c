"""`notelint profiles`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from notelint.cli.profiles import command
from notelint.config.profile import load_profile, profile_names
from notelint.errors import ConfigError
from notelint.formats.words import FIELD_WORDS
from notelint.lexicon.files import profile_folder

NAMES = profile_names(profile_folder())
UNVERIFIED = """
name = "north-county"
title = "North county"
description = "What the county's draft asks for."
extends = "generic"
source = ["Draft of the county, not final"]
checked_on = 2026-03-04
status = "unverified"

[required]
location = { severity = "error", why = "The draft asks for the place.", source = "Draft, page 2" }
signature = "off"

[severity]
wordy = "off"

[codes.x1234]
title = "Street outreach"
groups = "no"
unit_minutes = 15
"""


@pytest.fixture
def county(tmp_path: Path) -> Path:
    path = tmp_path / "county.toml"
    path.write_text(UNVERIFIED, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(a) for a in arguments], catch_exceptions=True)


def shown(*arguments: str | Path) -> str:
    result = run(*arguments)
    assert result.exception is None
    return result.output


@pytest.mark.parametrize("name", NAMES)
def test_list_shows_name_status_and_title(name: str) -> None:
    profile = load_profile(name, profile_folder())
    (line,) = (line for line in shown().splitlines() if line.startswith(f"{name} "))

    assert line.split(maxsplit=2) == [name, profile.status, profile.title]


@pytest.mark.parametrize("name", NAMES)
def test_page_shows_every_demand_with_its_reason_and_source(name: str) -> None:
    page, profile = shown(name), load_profile(name, profile_folder())

    for field, reason in profile.reasons.items():
        assert all(words in page for words in (FIELD_WORDS[field], reason.why, reason.source))


@pytest.mark.parametrize("name", NAMES)
def test_page_shows_where_the_profile_stands(name: str) -> None:
    page, profile = shown(name), load_profile(name, profile_folder())

    assert all(words in page for words in (*profile.source, str(profile.checked_on), profile.status))


def test_page_shows_codes_with_groups_and_units() -> None:
    page = shown("ca-toolkit-2023")

    assert "H0025" in page
    assert "units of 15 minutes" in page


def test_file_is_shown_as_merged(county: Path) -> None:
    page = shown(county)

    assert 'Builds on the profile "generic".' in page
    assert FIELD_WORDS["duration"] in page
    assert FIELD_WORDS["signature"] not in page


def test_unverified_profile_says_so_and_has_no_errors(county: Path) -> None:
    page = shown(county)

    assert "(unverified)" in page
    assert "nothing in it is an error" in page
    assert "  error" not in page


def test_changed_weights_and_doubtful_codes_are_shown(county: Path) -> None:
    page = shown(county)

    assert "wordy: off" in page
    assert "X1234  Street outreach; for one person, not for groups, units of 15 minutes (not confirmed)" in page


def test_json_list() -> None:
    profiles = json.loads(shown("--format", "json"))

    assert [profile["name"] for profile in profiles] == NAMES


def test_json_of_one(county: Path) -> None:
    profile = json.loads(shown(county, "--format", "json"))
    place = next(item for item in profile["required"] if item["field"] == "location")

    assert place == {"field": "location", "severity": "warning", "why": "The draft asks for the place.", "source": "Draft, page 2"}
    assert profile["checked_on"] == "2026-03-04"
    assert profile["codes"]["X1234"]["unit_minutes"] == 15


def test_unknown_name_says_what_was_meant() -> None:
    error = run("generik").exception

    assert isinstance(error, ConfigError)
    assert 'did you mean "generic"?' in str(error)


def test_spacy_is_not_imported() -> None:
    program = (
        "import sys\nfrom notelint.cli import cli\n"
        "assert cli.main(['profiles', 'generic'], standalone_mode=False) == 0\n"
        "sys.exit('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
