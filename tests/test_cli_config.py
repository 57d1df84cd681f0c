"""Configuration files and options: the nearest wins, and a broken one says what was meant."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support import Ran, entry, write_lexicon

Cli = Callable[..., Ran]
pytestmark = pytest.mark.usefixtures("here")
BAD, CLEAN = "Client was manipulative.\n", "We walked.\n"


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_nearest_configuration_wins(notelint: Cli) -> None:
    write("notelint.toml", 'select = ["label"]')
    write("team/notelint.toml", 'select = ["motive"]')
    write("a.txt", BAD)
    write("team/a.txt", BAD)
    reports = json.loads(notelint("check", "a.txt", "team/a.txt", "--format", "json").out)["reports"]

    assert [len(r["diagnostics"]) for r in reports] == [0, 1]


def test_inside_a_walked_folder_the_nearest_configuration_wins(notelint: Cli) -> None:
    write("notes/notelint.toml", 'select = ["label"]')
    write("notes/team/notelint.toml", 'select = ["motive"]')
    write("notes/a.txt", BAD)
    write("notes/team/a.txt", BAD)
    reports = json.loads(notelint("check", "notes", "--format", "json").out)["reports"]

    assert [len(r["diagnostics"]) for r in reports] == [0, 1]


def test_configuration_in_pyproject_is_read(notelint: Cli) -> None:
    write("pyproject.toml", '[tool.notelint]\nignore = ["motive", "required-field"]')

    assert notelint("check", write("a.txt", BAD)).status == 0


def test_a_pyproject_of_something_else_is_passed_over(notelint: Cli) -> None:
    write("notelint.toml", 'ignore = ["motive", "required-field"]')
    write("app/pyproject.toml", '[project]\nname = "x"')

    assert notelint("check", write("app/a.txt", BAD)).status == 0


def test_options_win_over_configuration(notelint: Cli) -> None:
    write("notelint.toml", 'select = ["label"]')

    assert notelint("check", "--select", "motive", write("a.txt", BAD)).status == 1


def test_a_configuration_file_can_be_named(notelint: Cli) -> None:
    write("notelint.toml", 'select = ["label"]')
    write("strict.toml", 'select = ["motive"]')

    assert notelint("check", "--config", "strict.toml", write("a.txt", BAD)).status == 1


BROKEN = {
    "unknown key": ('ignroe = ["motive"]', '"ignore"'),
    "underscore for a hyphen": ('min-severty = "info"', '"min-severity"'),
    "wrong value": ('min-severity = "fatal"', "min-severity"),
    "unknown rule": ('ignore = ["motive-atribution"]', '"motive-attribution"'),
    "unknown profile": ('profile = "ca-toolkit-2032"', "ca-toolkit-2023"),
    "broken TOML": ("ignore = [", "notelint.toml"),
    "missing lexicon": ('lexicons = ["ours.toml"]', "ours.toml"),
    "word for a list": ('select = "NL2"', 'select = ["NL2"]'),
    "yes for a number": ("min-score = true", "min-score = 50"),
    "text for a number": ('min-score = "50"', "min-score = 50"),
    "number too large": ("min-score = 101", "from 0 to 100"),
    "no endings": ("extensions = []", 'extensions = [".txt"]'),
    "number for text": ("profile = 3", '"profile" must be text'),
    "bad severity": ('severity = { motive-attribution = "fatal" }', "motive-attribution"),
    "lists deep in lists": ("select = " + "[" * 5000 + "]" * 5000, "too deep"),
    "tables deep in tables": ("select" + ".a" * 3000 + " = 1", '"select" must be a list'),
    "a long number": ("min-score = " + "9" * 5000, "thousands of digits"),
}


@pytest.mark.parametrize(("text", "meant"), BROKEN.values(), ids=BROKEN)
def test_a_broken_configuration_exits_2_and_says_what_was_meant(notelint: Cli, text: str, meant: str) -> None:
    write("notelint.toml", text)
    ran = notelint("check", write("a.txt", CLEAN))

    assert (ran.status, ran.out) == (2, "")
    assert meant in ran.err


@pytest.mark.parametrize(("text", "meant"), BROKEN.values(), ids=BROKEN)
def test_a_broken_configuration_further_down_exits_2(notelint: Cli, text: str, meant: str) -> None:
    write("notes/team/notelint.toml", text)
    write("notes/team/a.txt", CLEAN)
    ran = notelint("check", "notes")

    assert (ran.status, meant in ran.err) == (2, True)


@pytest.mark.parametrize(("text", "meant"), BROKEN.values(), ids=BROKEN)
def test_a_broken_configuration_further_down_fails_the_notes_there_alone(notelint: Cli, text: str, meant: str) -> None:
    write("notes/team/notelint.toml", text)
    write("notes/team/a.txt", CLEAN)
    write("notes/team/b.txt", CLEAN)
    write("notes/z/z.txt", BAD)
    ran = notelint("check", "notes", "--format", "json")
    shown = json.loads(ran.out)

    assert [error["source"] for error in shown["errors"]] == ["notes/team/a.txt", "notes/team/b.txt"]
    assert [report["source"] for report in shown["reports"]] == ["notes/z/z.txt"]
    assert (ran.status, ran.err.count(meant)) == (2, 1)


def test_a_broken_configuration_of_one_folder_leaves_the_other_folders(notelint: Cli) -> None:
    write("team/notelint.toml", "ignore = [")
    write("team/a.txt", BAD)
    write("notes/a.txt", BAD)
    ran = notelint("check", "team", "notes", "--format", "json", "--output", "out.json")
    shown = json.loads(Path("out.json").read_text(encoding="utf-8"))

    assert (ran.status, [error["source"] for error in shown["errors"]]) == (2, ["team"])
    assert [report["source"] for report in shown["reports"]] == ["notes/a.txt"]


@pytest.mark.parametrize("text", ["ignore = [", 'ignore = ["motive-atribution"]'], ids=["settings", "linter"])
def test_a_broken_configuration_further_down_does_not_keep_other_notes_from_being_fixed(notelint: Cli, text: str) -> None:
    write("notes/team/notelint.toml", text)
    write("notes/team/a.txt", CLEAN)
    path = write("notes/z/z.txt", "She utilized it.\n")
    ran = notelint("fix", "notes")

    assert (ran.status, "team/notelint.toml" in ran.err, path.read_text(encoding="utf-8")) == (2, True, "She used it.\n")


def test_the_head_of_the_output_names_the_profile_of_the_first_input(notelint: Cli) -> None:
    write("notes/notelint.toml", 'profile = "ca-toolkit-2023"')
    write("notes/a.txt", CLEAN)

    assert json.loads(notelint("check", "notes", "--format", "json").out)["profile"] == "ca-toolkit-2023"
    assert json.loads(notelint("check", "notes/a.txt", "--format", "json").out)["profile"] == "ca-toolkit-2023"
    assert json.loads(notelint("check", "--format", "json", stdin=b"We walked.").out)["profile"] == "generic"


PYPROJECTS = {
    "a number": "tool.notelint = 3",
    "a list": '[[tool.notelint]]\nselect = ["motive"]',
    "an empty list": "tool.notelint = []",
    "text": 'tool.notelint = "motive"',
}


@pytest.mark.parametrize("text", PYPROJECTS.values(), ids=PYPROJECTS)
def test_what_is_no_table_of_settings_is_told(notelint: Cli, text: str) -> None:
    write("pyproject.toml", text)
    ran = notelint("check", write("a.txt", CLEAN))

    assert (ran.status, ran.out) == (2, "")
    assert "pyproject.toml: tool.notelint must be a table; write its keys under [tool.notelint]" in ran.err


def test_a_named_pyproject_without_settings_is_told(notelint: Cli) -> None:
    ran = notelint("check", "--config", write("pyproject.toml", "[tool.other]"), write("a.txt", CLEAN))

    assert (ran.status, "pyproject.toml: holds no settings of notelint" in ran.err) == (2, True)


FILES: dict[str, tuple[str, str, list[str]]] = {
    "settings": ("notelint.toml", 'select = ["motive"]\n', []),
    "pyproject": ("pyproject.toml", '[tool.notelint]\nselect = ["motive"]\n', []),
    "lexicon": ("words.toml", entry(), ["--lexicon", "words.toml", "--select", "motive"]),
    "profile": (
        "own.toml",
        'name = "own"\ntitle = "Own"\nsource = ["us"]\nchecked_on = 2026-01-01\nstatus = "verified"\n',
        ["--profile", "own.toml", "--select", "motive"],
    ),
}
WAYS = {"utf-8-sig": None, "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-32": "UTF-16", "cp1252": "line"}


@pytest.mark.parametrize("encoding", WAYS)
@pytest.mark.parametrize(("name", "text", "options"), FILES.values(), ids=FILES)
def test_files_are_read_or_told_as_editors_write_them(notelint: Cli, name: str, text: str, options: list[str], encoding: str) -> None:
    write(name, f"{text}# Café\n".encode(encoding))
    ran = notelint("check", *options, write("a.txt", CLEAN))
    told = WAYS[encoding]

    assert ran.status == (2 if told else 0)
    assert told is None or (name in ran.err and told in ran.err and "save it as UTF-8" in ran.err)


def test_a_folder_named_like_the_settings_is_told(notelint: Cli) -> None:
    Path("notelint.toml").mkdir()
    ran = notelint("check", write("a.txt", CLEAN))

    assert (ran.status, ran.out, "notelint.toml: is no file" in ran.err) == (2, "", True)


def test_the_configuration_of_no_folder_is_not_shown(notelint: Cli) -> None:
    ran = notelint("config", "nowhere")

    assert (ran.status, ran.out, "nowhere: there is no such folder" in ran.err) == (2, "", True)


def test_lexicons_lie_beside_their_configuration(notelint: Cli, here: Path) -> None:
    write_lexicon(here, entry())
    write("notelint.toml", 'lexicons = ["agency.toml"]')

    assert "agency-term" in notelint("check", write("deep/er/a.txt", "A sprocket fell.")).out


def test_a_lexicon_can_be_added(notelint: Cli, here: Path) -> None:
    path = write_lexicon(here, entry())

    assert "agency-term" in notelint("check", "--lexicon", path, write("a.txt", "A sprocket fell.")).out


def test_a_broken_lexicon_exits_2(notelint: Cli, here: Path) -> None:
    path = write_lexicon(here, entry(source=None))
    ran = notelint("check", "--lexicon", path, write("a.txt", CLEAN))

    assert (ran.status, ran.out, "agency.toml" in ran.err) == (2, "", True)


def test_a_slow_expression_of_an_agency_exits_2(notelint: Cli, here: Path) -> None:
    path = write_lexicon(here, entry(match=None, regex=["(a|aa)+$"]))
    ran = notelint("check", "--lexicon", path, write("a.txt", "a" * 60 + "b"), write("b.txt", BAD))

    assert (ran.status, ran.err.count("\n"), "agency/word" in ran.err) == (2, 1, True)
    assert "motive-attribution" in ran.out


def test_the_configuration_in_force_is_shown(notelint: Cli) -> None:
    path = write("notelint.toml", 'ignore = ["motive"]')
    ran = notelint("config")

    assert str(path) in ran.out
    assert 'ignore = ["motive"]' in ran.out


def test_the_configuration_shown_is_configuration(notelint: Cli) -> None:
    write("notelint.toml", 'severity = { motive-attribution = "info" }\nmin-score = 40')
    shown = notelint("config").out
    write("again/notelint.toml", shown)

    assert notelint("config", "again").out.split("\n")[1:] == shown.split("\n")[1:]


@pytest.fixture
def office(here: Path) -> Path:
    for name in ("a.txt", "drafts/b.txt", "drafts/sub/c.txt", "team/drafts/d.txt"):
        write(f"office/{name}", CLEAN)
    write("office/notelint.toml", 'exclude = ["drafts/*"]')
    return here / "office"


def checked(notelint: Cli, *paths: object) -> set[str]:
    reports = json.loads(notelint("check", *paths, "--format", "json").out)["reports"]
    return {Path(report["source"]).name for report in reports}


def test_what_is_left_out_does_not_depend_on_how_a_folder_is_named(
    notelint: Cli, office: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "link").symlink_to(office)
    kept = {"a.txt", "d.txt"}

    assert [checked(notelint, path) for path in ("office", "./office", office, "office/../office", "link")] == [kept] * 5
    monkeypatch.chdir(office)
    assert [checked(notelint, path) for path in (".", "../office", office)] == [kept] * 3
    monkeypatch.chdir(office / "team")
    assert checked(notelint, "..") == kept
    assert checked(notelint, "../drafts") == checked(notelint, "../drafts/.") == set()


@pytest.mark.parametrize("place", ["drafts", "[1] drafts *"])
def test_folders_above_the_settings_leave_nothing_out(notelint: Cli, place: str) -> None:
    write(f"{place}/home/notelint.toml", 'exclude = ["drafts", "old/*"]')
    write(f"{place}/home/a.txt", CLEAN)
    write(f"{place}/home/old/b.txt", CLEAN)

    assert checked(notelint, f"{place}/home") == {"a.txt"}


def test_a_file_or_folder_that_is_named_itself_is_checked(notelint: Cli, office: Path) -> None:
    write("office/notelint.toml", 'exclude = ["drafts"]')

    assert checked(notelint, "office/drafts/b.txt") == {"b.txt"}
    assert checked(notelint, "office/drafts") == {"b.txt", "c.txt"}


def test_what_is_named_is_checked_though_a_pattern_of_paths_fits_it(notelint: Cli, office: Path) -> None:
    assert checked(notelint, office / "drafts/b.txt") == {"b.txt"}
    assert checked(notelint, office / "drafts/sub") == {"c.txt"}


def test_settings_further_down_leave_out_too(notelint: Cli, office: Path) -> None:
    write("office/team/notelint.toml", 'exclude = ["drafts"]')

    assert checked(notelint, "office") == {"a.txt"}


def test_a_folder_of_which_all_is_left_out_is_told(notelint: Cli, office: Path) -> None:
    ran = notelint("check", office / "drafts")

    assert (ran.status, "but what `exclude` leaves out; narrow its patterns" in ran.err) == (2, True)


def test_a_folder_without_notes_is_not_laid_to_exclude(notelint: Cli, office: Path) -> None:
    write("office/empty/a.pdf", CLEAN)
    ran = notelint("check", office / "empty")

    assert (ran.status, "set `extensions`" in ran.err, "exclude" in ran.err) == (2, True, False)


def test_a_folder_of_which_settings_further_down_leave_out_all_is_told(notelint: Cli, office: Path) -> None:
    write("office/empty/team/notelint.toml", 'exclude = ["*.txt"]')
    write("office/empty/team/a.txt", CLEAN)
    ran = notelint("check", office / "empty")

    assert (ran.status, "but what `exclude` leaves out" in ran.err) == (2, True)


def test_exclude_is_shown_as_it_was_written(notelint: Cli, office: Path) -> None:
    assert 'exclude = ["drafts/*"]' in notelint("config", office).out


@pytest.mark.parametrize("ending", ["note", ".note", ".NOTE"])
def test_an_ending_needs_no_dot(notelint: Cli, ending: str) -> None:
    write("notelint.toml", f'extensions = ["{ending}"]')
    write("notes/a.note", CLEAN)

    assert checked(notelint, "notes") == {"a.note"}


UNFIT = {
    "a pattern for an ending": ('extensions = ["*.txt"]', '"*.txt"'),
    "no ending": ('extensions = [""]', 'as in ".txt"'),
    "a pattern that takes in": ('exclude = ["!a.txt"]', '"!a.txt"'),
    "a pattern of nothing": ('exclude = ["/"]', "names nothing"),
}


@pytest.mark.parametrize(("text", "told"), UNFIT.values(), ids=UNFIT)
def test_what_fits_no_file_is_told(notelint: Cli, text: str, told: str) -> None:
    write("notelint.toml", text)
    ran = notelint("check", write("a.txt", CLEAN))

    assert (ran.status, told in ran.err) == (2, True)
