"""`notelint profiles`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from notelint.config.profile import load_profile, profile_names
from notelint.errors import ExitStatus
from notelint.formats.words import FIELD_WORDS
from notelint.lexicon.files import profile_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.config.profile import CodeInfo, Profile

WHO_DECIDES = {
    "verified": "Read in its sources on {date}. Rules change: your agency or payer has the last word.",
    "unverified": "Not confirmed in its sources (last looked at on {date}): it asks, and nothing in it is an error.",
}
GROUPS = {"only": "for groups", "allowed": "for one person or a group", "no": "for one person, not for groups"}


@click.command("profiles")
@click.argument("name", required=False, metavar="[NAME|FILE]")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(name: str | None, format_name: str) -> int:
    """List the profiles, or show what one asks of a note, why, and where that stands."""
    as_json = format_name == "json"
    if name is None:
        profiles = [load_profile(known, profile_folder()) for known in profile_names(profile_folder())]
        click.echo(_json([_short(profile) for profile in profiles]) if as_json else _listing(profiles))
    else:
        from notelint.selection import profile_named  # late: the list needs no rules

        profile = profile_named(name)
        click.echo(_json(_object(profile)) if as_json else "\n".join(page_of(profile)))
    return ExitStatus.CLEAN


def _json(shown: Any) -> str:
    return json.dumps(shown, indent=2, ensure_ascii=False)


def _listing(profiles: list[Profile]) -> str:
    width = max(len(profile.name) for profile in profiles)
    lines = [f"{click.style(f'{p.name:<{width}}', bold=True)}  {p.status:<10}  {p.title}" for p in profiles]
    return "\n".join([*lines, "", "See what one asks for: notelint profiles NAME"])


def page_of(profile: Profile) -> Iterator[str]:
    """Yield the lines that tell what a profile asks for, why, and where that stands."""
    yield click.style(profile.name, bold=True) + f"  ({profile.status})"
    yield profile.title
    yield from (["", profile.description] if profile.description else [])
    yield from ["", WHO_DECIDES[profile.status].format(date=profile.checked_on)]
    if profile.extends:
        yield f'Builds on the profile "{profile.extends}".'
    yield from _section("Asked of a note", _required(profile))
    yield from _section("Rules that weigh differently here", (f"{rule}: {word}" for rule, word in profile.severity.items()))
    yield from _section("Signing", _signing(profile))
    yield from _section("Limits of one note", _limits(profile))
    yield from _section("Billing codes it knows", (code_line(code, info) for code, info in profile.codes.items()))
    yield from _section("Sources", profile.source)


def _section(title: str, lines: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    """Yield a titled list; nothing at all where the list is empty."""
    for number, line in enumerate(lines):
        if number == 0:
            yield from ["", click.style(title, bold=True)]
        yield f"  {line}"


def _required(profile: Profile) -> Iterator[str]:
    width = max(map(len, FIELD_WORDS.values()))
    for field, severity in profile.required.items():
        yield f"{FIELD_WORDS[field]:<{width}}  {severity.word}"
        reason = profile.reasons.get(field)
        if reason and reason.why:
            yield f"    {reason.why}"
        if reason and reason.source:
            yield f"    Source: {reason.source}"


def _signing(profile: Profile) -> Iterator[str]:
    signing = profile.signing
    if signing.business_days is not None:
        yield f"within {signing.business_days} business days after the service (holidays: {signing.holidays})"
    if signing.days is not None:
        yield f"within {signing.days} days after the service"
    if signing.credential:
        yield "name with credential"
    if signing.source:
        yield f"Source: {signing.source}"


def _limits(profile: Profile) -> Iterator[str]:
    limits = profile.limits
    told = ((limits.units, "units a day"), (limits.minutes, "minutes a day"), (limits.group, "people in a group"))
    yield from (f"at most {most} {of_what}" for most, of_what in told if most is not None)
    if limits.source:
        yield f"Source: {limits.source}"


def code_line(code: str, info: CodeInfo) -> str:
    """Return what a profile says of a billing code, in a line."""
    unit = f", units of {info.unit_minutes} minutes" if info.unit_minutes else ""
    doubt = "" if info.verified else " (not confirmed)"
    return f"{code}  {info.title}; {GROUPS[info.groups]}{unit}{doubt}"


def _short(profile: Profile) -> dict[str, Any]:
    return {
        "name": profile.name,
        "title": profile.title,
        "status": profile.status,
        "checked_on": profile.checked_on.isoformat(),
        "description": profile.description,
    }


def _object(profile: Profile) -> dict[str, Any]:
    return {
        **_short(profile),
        "extends": profile.extends,
        "source": list(profile.source),
        "required": [_item(profile, field) for field in profile.required],
        "severity": dict(profile.severity),
        "codes": {code: info.model_dump() for code, info in profile.codes.items()},
        "signing": profile.signing.model_dump(),
        "limits": profile.limits.model_dump(),
    }


def _item(profile: Profile, field: str) -> dict[str, str]:
    reason = profile.reasons.get(field)
    return {
        "field": field,
        "severity": profile.required[field].word,
        "why": reason.why if reason else "",
        "source": reason.source if reason else "",
    }
