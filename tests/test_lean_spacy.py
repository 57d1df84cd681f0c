"""The command imports spaCy without spaCy's own command line, and leaves both whole."""

import json
import subprocess
import sys

PROGRAM = """
import json, sys
from notelint.cli.lean_spacy import import_spacy
import_spacy()
import spacy
lean = sorted({"spacy.cli", "weasel"} & set(sys.modules))
tokens = [token.text for token in spacy.blank("en")("We met.")]
version = spacy.info(silent=True)["spacy_version"]
from spacy.cli import info
print(json.dumps({"lean": lean, "tokens": tokens, "version": version, "module": info.__module__, "same": version == spacy.__version__}))
"""


def run(program: str) -> dict[str, object]:
    """Run `program` in a fresh interpreter and return the JSON that it prints."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_spacy_is_imported_lean_and_its_command_line_still_answers():
    seen = run(PROGRAM)
    assert seen["lean"] == []
    assert seen["tokens"] == ["We", "met", "."]
    assert seen["same"] is True
    assert seen["module"] == "spacy.cli.info"


def test_nothing_changes_where_spacy_was_loaded_before():
    seen = run("import spacy\nbefore = spacy.info\n" + PROGRAM.replace('"same":', '"before": before is spacy.info, "same":'))
    assert seen["before"] is True
    assert "spacy.cli" in seen["lean"]


def test_a_check_does_without_spacys_command_line(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("We met at the library for 40 minutes.\n")
    seen = run(
        "import json, sys\nfrom click.testing import CliRunner\nfrom notelint.cli import cli\n"
        f"done = CliRunner().invoke(cli, ['check', {str(note)!r}])\n"
        "print(json.dumps({'exit': done.exit_code, 'spacy': 'spacy' in sys.modules, 'cli': 'spacy.cli' in sys.modules}))"
    )
    assert seen == {"exit": 0, "spacy": True, "cli": False}
