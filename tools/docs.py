"""Write the pages and schemas that are made from the code, or check that they are as the code would make them.

python tools/docs.py            writes docs/rules/, docs/cli.md, docs/report.schema.json, docs/lexicon.schema.json
python tools/docs.py --check    writes nothing; shows what differs and exits 1
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click
from rule_pages import DO_NOT_EDIT, rule_pages

ROOT = Path(__file__).resolve().parents[1]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
HELP_WIDTH = 100
DIFF_LINES = 20


def main() -> int:
    """Write or check; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the generated pages, or check them.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is stale")
    parser.add_argument("--folder", type=Path, default=ROOT / "docs", help="where the pages lie")
    options = parser.parse_args()
    pages = dict(all_pages())
    if not options.check:
        write(options.folder, pages)
        print(f"wrote {len(pages)} files in {options.folder}")
        return 0
    stale = list(differences(options.folder, pages))
    for difference in stale:
        print(difference)
    if stale:
        print(f"{len(stale)} generated files are not as the code would make them. Run: make docs", file=sys.stderr)
    return 1 if stale else 0


def all_pages() -> Iterator[tuple[str, str]]:
    """Yield every generated file: its path inside the folder, and its text."""
    yield from rule_pages(ROOT)
    yield "cli.md", _command_line()
    yield "report.schema.json", _schema_text(report_schema())
    yield "lexicon.schema.json", _schema_text(lexicon_schema())


def write(folder: Path, pages: dict[str, str]) -> None:
    """Write the pages, and remove those of rules that are gone."""
    for path in _left_over(folder, pages):
        path.unlink()
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def differences(folder: Path, pages: dict[str, str]) -> Iterator[str]:
    """Yield one text for each file that is missing, left over or different."""
    for path in _left_over(folder, pages):
        yield f"{path}: belongs to no rule"
    for name, text in pages.items():
        path = folder / name
        if not path.is_file():
            yield f"{path}: is missing"
        elif (found := path.read_text(encoding="utf-8")) != text:
            yield "\n".join(_diff(path, found, text))


def _left_over(folder: Path, pages: dict[str, str]) -> list[Path]:
    return [path for path in sorted((folder / "rules").glob("*")) if f"rules/{path.name}" not in pages]


def _diff(path: Path, found: str, wanted: str) -> Iterator[str]:
    lines = difflib.unified_diff(found.splitlines(), wanted.splitlines(), str(path), f"{path} (as the code has it)", lineterm="", n=1)
    yield from islice(lines, DIFF_LINES)
    if next(lines, None) is not None:
        yield "..."


def report_schema() -> dict[str, Any]:
    """Return the JSON schema of what `notelint check --format json` prints."""
    from notelint.formats.wire import DocumentModel

    return DocumentModel.model_json_schema()


def lexicon_schema() -> dict[str, Any]:
    """Return the JSON schema of a lexicon file, for editors that check TOML against one."""
    from notelint.lexicon.model import Lexicon

    schema = Lexicon.model_json_schema()
    # pydantic tells what is kept after reading; a file may hold a bad example as a bare sentence too.
    bad = schema["$defs"]["Entry"]["properties"]["bad"]
    bad["items"] = {"anyOf": [{"type": "string", "minLength": 1}, bad["items"]]}
    return schema


def _schema_text(schema: dict[str, Any]) -> str:
    head = {"$schema": DIALECT, "$comment": "Made by tools/docs.py from the code; do not edit."}
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"


def _command_line() -> str:
    from notelint.cli import COMMANDS, cli

    lines = [DO_NOT_EDIT.format(source="the commands' own help"), "", "# The command line"]
    lines += _help("notelint", cli)
    with click.Context(cli, info_name="notelint") as above:
        for name in COMMANDS:
            command = cli.get_command(above, name)
            assert command is not None, f"{name} is listed, but there is no such command"
            lines += _help(f"notelint {name}", command)
    return "\n".join(lines) + "\n"


def _help(name: str, command: click.Command) -> list[str]:
    context = click.Context(command, info_name=name, terminal_width=HELP_WIDTH, help_option_names=["-h", "--help"])
    return ["", f"## {name}", "", "```text", command.get_help(context), "```"]


if __name__ == "__main__":
    sys.exit(main())
