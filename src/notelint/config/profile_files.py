"""Find, merge and check profile files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from notelint.config.mistakes import in_words, mistakes_in
from notelint.config.profile import CodeInfo, Limits, Profile, Reason, Signing
from notelint.config.toml_files import read_toml
from notelint.errors import ConfigError, KnowledgeError, did_you_mean

_TABLES = {  # with how one is written
    "required": 'required = { plan = "warning" }',
    "reasons": "[reasons.plan]",
    "severity": 'severity = { wordy = "off" }',
    "codes": "[codes.H0038]",
    "signing": "signing = { days = 3 }",
    "limits": "limits = { units = 16 }",
}
_KEYS = {
    "required": ("severity", *Reason.model_fields),
    "codes": tuple(CodeInfo.model_fields),
    "signing": tuple(Signing.model_fields),
    "limits": tuple(Limits.model_fields),
    "": tuple(name for name in Profile.model_fields if name != "reasons"),
}
Tables = dict[str, Any]


class _File(NamedTuple):
    path: Path
    tables: Tables


def resolve(name_or_path: str, folder: Path) -> Profile:
    """Return the profile with everything it extends; see `load_profile`."""
    profile: Profile | None = None
    for file in reversed(_chain(name_or_path, folder)):
        own = _by_item(file)
        tables = own if profile is None else _over(_by_item(_File(file.path, _plain(profile))), own)
        told_by = {} if profile is None else profile._told_by
        profile = _validated(file.path, tables)
        profile._told_by.update(told_by | dict.fromkeys(own["severity"], str(file.path)))
        profile = profile.capped()
    assert profile is not None
    return profile


def _chain(name_or_path: str, folder: Path) -> list[_File]:
    """Return the file of the profile, that of the profile it extends, and so on."""
    files: list[_File] = []
    wanted: Any = name_or_path
    while isinstance(wanted, str):
        beside = files[-1].path if files else None
        path = _find(wanted, folder, beside)
        if any(path == file.path for file in files):
            raise KnowledgeError(f"{path}: extends itself by way of {beside}. Take one `extends` away.")
        files.append(_File(path, read_toml(path)))
        wanted = files[-1].tables.get("extends")
    return files


def _find(name_or_path: str, folder: Path, beside: Path | None) -> Path:
    """Return the file of a profile; `beside` is the file that extends it, whose folder is looked into first."""
    where = f"{beside}: extends: " if beside else ""
    if name_or_path.endswith(".toml") or "/" in name_or_path or "\\" in name_or_path:
        path = (beside.parent if beside else Path()) / name_or_path
        if path.is_file():
            return path.resolve()
        raise ConfigError(f"{where}{path}: there is no such profile file.")
    folders = [beside.parent, folder] if beside and beside.stem != name_or_path else [folder]
    for place in folders:
        if (path := place / f"{name_or_path}.toml").is_file():
            return path.resolve()
    names = sorted(path.stem for path in folder.glob("*.toml"))
    raise ConfigError(f'{where}there is no profile "{name_or_path}"{did_you_mean(name_or_path, names)}')


def _plain(profile: Profile) -> Tables:
    """Return a profile as tables of a file; what it does not say is left out, so that nobody inherits it."""
    return {
        **profile.model_dump(exclude_unset=True),
        "required": {name: severity.word for name, severity in profile.required.items()},
    }


def _by_item(file: _File) -> Tables:
    """Return the tables with what is said of each required item in one table, and codes in capitals."""
    tables = {**file.tables, **{key: _table(file, key) for key in _TABLES}}
    required = {name: dict(item) if isinstance(item, dict) else {"severity": item} for name, item in tables["required"].items()}
    for name, reason in tables.pop("reasons").items():
        required[name] = {**required.get(name, {}), **reason} if isinstance(reason, dict) else reason
    codes: Tables = {}
    for code, info in tables["codes"].items():
        if code.upper() in codes:
            raise KnowledgeError(f"{file.path}: codes.{code}: stands twice, in capitals and in small letters; take one away.")
        codes[code.upper()] = info
    return {**tables, "required": required, "codes": codes}


def _table(file: _File, key: str) -> Tables:
    table = file.tables.get(key, {})
    if isinstance(table, dict):
        return table
    raise KnowledgeError(f"{file.path}: the profile does not load.\n  {key}: must be a table, as in {_TABLES[key]}.")


def _over(base: Tables, own: Tables) -> Tables:
    """Return a profile's tables over those of the one it extends: what an item, a code or a table does not say is inherited."""
    merged = {**own}
    for key in ("required", "codes"):
        merged[key] = {name: _joined(base[key].get(name), own[key].get(name)) for name in {**base[key], **own[key]}}
    for key in ("signing", "limits"):
        merged[key] = _joined(base[key], own[key])
    # What is said here stands last, since of two names for one rule the last counts.
    merged["severity"] = {**{rule: word for rule, word in base["severity"].items() if rule not in own["severity"]}, **own["severity"]}
    return merged


def _joined(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **own}
    return base if own is None else own


def _validated(path: Path, tables: Tables) -> Profile:
    problems = dict(_unfit_severities(tables["required"]))
    required = {name: item for name, item in tables["required"].items() if name not in problems}
    told = list(problems.values())
    try:
        profile = Profile.model_validate({**tables, "required": required})
    except ValidationError as error:
        told += [_problem(e) for e in mistakes_in(error)]
    if told:
        raise KnowledgeError("\n".join([f"{path}: the profile does not load.", *(f"  {problem}" for problem in told[:8])]))
    return profile


def _unfit_severities(items: Tables) -> Iterator[tuple[str, str]]:
    """Yield each item with a severity that is no word, and what is wrong: a program may give a number, a file may not."""
    for name, item in items.items():
        word = item.get("severity", "warning") if isinstance(item, dict) else item
        if not isinstance(word, str):
            given = "that" if isinstance(word, dict | list) else json.dumps(word, default=str)
            yield name, f'required.{name}: {given} is not a severity; write error, warning, info or "off".'


def _problem(error: Any) -> str:
    place = ["required" if part == "reasons" else str(part) for part in error["loc"]]
    key = place[-1] if place else ""
    if error["type"] == "extra_forbidden":
        known = _KEYS[place[0] if len(place) > 1 else ""]
        return f'{".".join(place)}: unknown key "{key}"{did_you_mean(key, known)}'
    if error["type"] == "missing":
        return f'{".".join(place)}: "{key}" is missing; add it.'
    return f"{'.'.join(place) or 'the file'}: {in_words(error)}"
