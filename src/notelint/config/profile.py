"""Profiles: which items a note must hold, which codes are known, how much each rule matters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, StringConstraints, field_validator, model_validator

from notelint.config.calendars import known_calendar
from notelint.diagnostics import Severity
from notelint.errors import did_you_mean
from notelint.report import FIELD_NAMES

SeverityWord = Literal["error", "warning", "info", "off"]
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Count = Annotated[int, Field(strict=True, gt=0)]
Days = Annotated[int, Field(strict=True, ge=0)]
Switch = Annotated[bool, Field(strict=True)]


def _severity(word: object) -> object:
    if not isinstance(word, str):
        return word
    try:
        return Severity.parse(word)
    except KeyError:
        raise ValueError(f'"{word}" is not a severity; write error, warning or info') from None


def taken_apart(items: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the severities and the reasons of required items; one is a severity, or a table of it and of its reason.

    An item that is "off" is left out.
    """
    severities: dict[str, Any] = {}
    reasons: dict[str, Any] = {}
    for name, item in items.items():
        reason = dict(item) if isinstance(item, Mapping) else {"severity": item}
        severity = reason.pop("severity", "warning")
        if severity != "off":
            severities[name] = severity
            reasons |= {name: reason} if reason else {}
        elif name not in FIELD_NAMES:
            severities[name] = "info"  # it is told, since a misspelt item would be asked for all the same
    return severities, reasons


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CodeInfo(_Model):
    """Describe one billing code.

    `groups` says whether it is for groups, `teaches` whether it stands for teaching skills
    (a class and not a support group); `unit_minutes` is the length of its unit, and
    `least_minutes` what a service needs to count as one unit (the midpoint rule: 8 of 15).
    """

    title: Filled
    groups: Literal["only", "allowed", "no"] = "allowed"
    teaches: Switch = False
    unit_minutes: Count | None = None
    least_minutes: Count | None = None
    verified: Switch = False

    @model_validator(mode="after")
    def _unit_holds_its_least(self) -> Self:
        if self.unit_minutes and self.least_minutes and self.least_minutes > self.unit_minutes:
            raise ValueError(f"least_minutes ({self.least_minutes}) is more than the unit of {self.unit_minutes} minutes; mend one of them")
        return self


class Signing(_Model):
    """Say until when a note is to be signed, and whether the name needs a credential.

    A note is late if it is signed more than `business_days` working days, or more than
    `days` days, after the service; the day of service is day 0. `holidays` is a country of
    the holidays library, "US", or a country and a part of it, "US-CA".
    """

    business_days: Days | None = None
    days: Days | None = None
    holidays: str = "US"
    credential: Switch = False
    why: str = ""
    source: str = ""

    @field_validator("holidays")
    @classmethod
    def _known_calendar(cls, holidays: str) -> str:
        return known_calendar(holidays)


class Limits(_Model):
    """Say how much one note may hold: units and minutes of one day, and people in a group."""

    units: Count | None = None
    minutes: Count | None = None
    group: Count | None = None
    why: str = ""
    source: str = ""


class Reason(_Model):
    """Say why an item is required, in one sentence to the writer, and where that stands."""

    why: str = ""
    source: str = ""


class Profile(_Model):
    """Hold what one payer, state or agency asks of a note.

    `required` names the record's fields with the severity of their absence, or with a table of it and of why, as
    in a file; `reasons` may say why too. `severity` maps rule names or codes to "error",
    "warning", "info" or "off". `codes` are the billing codes, upper-case; `signing` and
    `limits` are what else is told of time. An `unverified` profile asks, and never insists: nothing in it is an error.
    """

    name: Filled
    title: Filled
    description: str = ""
    extends: str | None = None
    source: Annotated[tuple[str, ...], Field(min_length=1)]
    checked_on: date
    status: Literal["verified", "unverified"]
    required: dict[str, Annotated[Severity, BeforeValidator(_severity)]] = Field(default_factory=dict)
    reasons: dict[str, Reason] = Field(default_factory=dict)
    severity: dict[str, SeverityWord] = Field(default_factory=dict)
    codes: dict[str, CodeInfo] = Field(default_factory=dict)
    signing: Signing = Signing()
    limits: Limits = Limits()
    _told_by: dict[str, str] = PrivateAttr(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _items_apart(cls, tables: Any) -> Any:
        """Take the required items apart that are told as in a file, with their reason."""
        required = tables.get("required") if isinstance(tables, Mapping) else None
        if not isinstance(required, Mapping):
            return tables
        severities, reasons = taken_apart(required)
        known = tables.get("reasons", {})
        if not reasons or not isinstance(known, Mapping):
            return {**tables, "required": severities}
        merged = {name: {**known[name], **reason} if isinstance(known.get(name), Mapping) else reason for name, reason in reasons.items()}
        return {**tables, "required": severities, "reasons": {**known, **merged}}

    @field_validator("required", "reasons")
    @classmethod
    def _known_fields(cls, table: dict[str, Any]) -> dict[str, Any]:
        for name in table:
            if name not in FIELD_NAMES:
                raise ValueError(f'"{name}" is not an item of the record{did_you_mean(name, FIELD_NAMES)}')
        return table

    @field_validator("codes")
    @classmethod
    def _upper_codes(cls, codes: dict[str, CodeInfo]) -> dict[str, CodeInfo]:
        for code in codes:
            if not re.fullmatch(r"\w[\w:-]*", code):
                raise ValueError(f'"{code}" is no billing code; write one without spaces, as in [codes.H0038]')
        return {code.upper(): info for code, info in codes.items()}

    @field_validator("source")
    @classmethod
    def _real_sources(cls, source: tuple[str, ...]) -> tuple[str, ...]:
        if not all(line.strip() for line in source):
            raise ValueError("every source must say where the facts stand")
        return source

    def file_that_weighs(self, rule: str) -> str:
        """Return the file in which `severity` names the rule, of this profile or of one it extends; empty where there is none."""
        return self._told_by.get(rule, "")

    def capped(self) -> Profile:
        """Return the profile with nothing above a warning, if its facts are unverified."""
        if self.status == "verified":
            return self
        required = {name: min(severity, Severity.WARNING) for name, severity in self.required.items()}
        severity: dict[str, SeverityWord] = {rule: "warning" if word == "error" else word for rule, word in self.severity.items()}
        return self.model_copy(update={"required": required, "severity": severity})


def load_profile(name_or_path: str, folder: Path) -> Profile:
    """Return the profile of that name in `folder`, or in the file at that path, with all it extends.

    Raises `ConfigError` for a name nobody knows and `KnowledgeError` for a broken file,
    naming file and key, what is wrong and what to write.
    """
    from notelint.config.profile_files import resolve  # it builds on the model above

    return resolve(name_or_path, folder)


def profile_names(folder: Path) -> list[str]:
    """Return the names of the profiles in `folder`, sorted."""
    return sorted(path.stem for path in folder.glob("*.toml"))
