"""`notelint rules`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from notelint.errors import ExitStatus

if TYPE_CHECKING:
    from notelint.review.across_rules import AcrossRule
    from notelint.rules.base import Rule


@click.command("rules")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(format_name: str) -> int:
    """List the rules: code, name, severity and what each asks for."""
    from notelint.review.across_rules import ACROSS_RULES
    from notelint.rules import RULES

    if format_name == "json":
        click.echo(json.dumps([*map(_object, RULES), *map(_across_object, ACROSS_RULES.values())], indent=2))
        return ExitStatus.CLEAN
    family = None
    for rule in RULES:
        if rule.meta.family != family:
            family = rule.meta.family
            click.echo(("" if rule is RULES[0] else "\n") + click.style(str(family), bold=True))
        click.echo(f"  {rule.meta.code}  {rule.meta.name:<28} {rule.meta.severity.word:<8} {rule.summary()}")
    click.echo("\n" + click.style("across the notes of an export, in `notelint review`", bold=True))
    for across in ACROSS_RULES.values():
        click.echo(f"  {across.code}  {across.name:<28} {across.severity.word:<8} {across.short}")
    return ExitStatus.CLEAN


def _object(rule: type[Rule]) -> dict[str, str | bool]:
    meta = rule.meta
    return {
        "code": meta.code,
        "name": meta.name,
        "family": str(meta.family),
        "severity": meta.severity.word,
        "summary": rule.summary(),
        "across_notes": False,
    }


def _across_object(rule: AcrossRule) -> dict[str, str | bool]:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity.word,
        "summary": rule.short,
        "across_notes": True,
    }
