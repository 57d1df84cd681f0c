"""The parts of SARIF 2.1.0 that notelint writes; no other key can be written by mistake.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
Lines and columns are 1-based, end columns are exclusive, offsets count code points.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

Level = Literal["error", "warning", "note"]


class Part(BaseModel):
    """A part of a log."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=to_camel, validate_by_name=True, validate_by_alias=False)

    def written(self, ascii_only: bool) -> str:
        """Return JSON; keys without a value are left out."""
        return self.model_dump_json(by_alias=True, exclude_none=True, ensure_ascii=ascii_only)


class Message(Part):
    """Plain text for a person."""

    text: str


class Help(Message):
    """The page of a rule, as text and as Markdown."""

    markdown: str


class Configuration(Part):
    """How a rule is set unless a profile or an entry says otherwise."""

    level: Level


class RuleProperties(Part):
    """What else is known of a rule."""

    tags: tuple[str, ...]


class RuleDescriptor(Part):
    """A rule (reportingDescriptor)."""

    id: str
    name: str
    short_description: Message
    full_description: Message
    help: Help
    default_configuration: Configuration
    properties: RuleProperties


class Driver(Part):
    """notelint itself (toolComponent)."""

    name: str
    version: str
    semantic_version: str
    rules: tuple[RuleDescriptor, ...]


class Tool(Part):
    """What made the results."""

    driver: Driver


class Region(Part):
    """A part of a note."""

    start_line: int = Field(ge=1)
    start_column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)
    char_offset: int = Field(ge=0)
    char_length: int = Field(ge=0)


class ArtifactLocation(Part):
    """Which file."""

    uri: str


class PhysicalLocation(Part):
    """Which part of which file."""

    artifact_location: ArtifactLocation
    region: Region | None = None


class Location(Part):
    """Where a result is."""

    physical_location: PhysicalLocation


class Replacement(Part):
    """One edit."""

    deleted_region: Region
    inserted_content: Message


class ArtifactChange(Part):
    """The edits to one file."""

    artifact_location: ArtifactLocation
    replacements: tuple[Replacement, ...] = Field(min_length=1)


class FixProperties(Part):
    """How far a fix can be trusted without the writer."""

    applicability: str


class Fix(Part):
    """A wording that could stand instead."""

    description: Message
    artifact_changes: tuple[ArtifactChange, ...] = Field(min_length=1)
    properties: FixProperties


class ResultProperties(Part):
    """What else is known of a finding."""

    family: str
    entry: str | None = None
    note_id: str | None = None


class Result(Part):
    """A finding."""

    rule_id: str
    rule_index: int | None = Field(default=None, ge=0)
    level: Level
    message: Message
    locations: tuple[Location, ...]
    partial_fingerprints: dict[str, str]
    fixes: tuple[Fix, ...] | None = None
    properties: ResultProperties


class Notification(Part):
    """An input that could not be checked."""

    level: Level
    message: Message
    locations: tuple[Location, ...]


class Invocation(Part):
    """How the run went."""

    execution_successful: bool
    tool_execution_notifications: tuple[Notification, ...]
