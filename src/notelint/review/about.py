"""What a review is about, apart from its findings: for the files it writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class About:
    """One review as a whole.

    `made_on` is an ISO date. `columns` says for each export what each column was taken for, `unused` which ones are not read, `remarks`
    what else is to be known of how it was read. `writers_alike` holds names of writers that may be one. `is_partial` is true where the
    run was stopped before its end, `shows_ranking` where writers may be shown beside each other.
    """

    title: str
    made_on: str
    version: str
    profile: str
    profile_note: str
    sources: tuple[str, ...]
    columns: Mapping[str, Mapping[str, str]]
    required: frozenset[str]
    unused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    writers_alike: tuple[tuple[str, str], ...] = ()
    is_partial: bool = False
    is_redacted: bool = False
    shows_ranking: bool = False
