"""Find, merge and check profile files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from notelint.config.profile import CodeInfo, Limits, Profile, Reason, Signing, meant
from notelint.config.toml_files import read_toml
from notelint.errors import ConfigError, KnowledgeError

_MERGED = ("required", "reasons", "severity", "codes", "signing", "limits")
_KEYS = [key for model in (Profile, CodeInfo, Reason, Signing, Limits) for key in model.model_fields]


def resolve(name_or_path: str, folder: Path, beside: Path | None = None, seen: tuple[Path, ...] = ()) -> Profile:
    """Return the profile with everything it extends; see `load_profile`.

    `beside` is the file that extends it, whose folder is looked into first.
    """
    path = _find(name_or_path, folder, beside)
    if path in seen:
        raise KnowledgeError(f"{path}: extends itself by way of {beside}. Take one `extends` away.")
    tables = read_toml(path)
    extends = tables.get("extends")
    if isinstance(extends, str):
        base = resolve(extends, folder, path, (*seen, path))
        tables = _merged(base, tables)
    return _validated(path, tables).capped()


def _find(name_or_path: str, folder: Path, beside: Path | None) -> Path:
    if name_or_path.endswith(".toml") or "/" in name_or_path or "\\" in name_or_path:
        path = (beside.parent if beside else Path()) / name_or_path
        if path.is_file():
            return path.resolve()
        raise ConfigError(f"{path}: there is no such profile file.")
    folders = [beside.parent, folder] if beside and beside.stem != name_or_path else [folder]
    for place in folders:
        if (path := place / f"{name_or_path}.toml").is_file():
            return path.resolve()
    names = sorted(path.stem for path in folder.glob("*.toml"))
    where = f"{beside}: extends: " if beside else ""
    raise ConfigError(f'{where}there is no profile "{name_or_path}"{meant(name_or_path, names)}')


def _merged(base: Profile, tables: dict[str, Any]) -> dict[str, Any]:
    """Return the tables over those of the profile they extend; "off" drops a required item."""
    inherited: dict[str, Any] = {
        "required": dict(base.required),
        "reasons": {name: reason.model_dump() for name, reason in base.reasons.items()},
        "severity": dict(base.severity),
        "codes": {code: info.model_dump() for code, info in base.codes.items()},
        "signing": base.signing.model_dump(),
        "limits": base.limits.model_dump(),
    }
    merged = dict(tables)
    for key in _MERGED:
        own = tables.get(key, {})
        merged[key] = {**inherited[key], **own} if isinstance(own, dict) else own
    if isinstance(merged["required"], dict):
        dropped = {name for name, item in merged["required"].items() if item == "off"}
        for key in ("required", "reasons"):
            merged[key] = {name: item for name, item in merged[key].items() if name not in dropped}
    return merged


def _validated(path: Path, tables: dict[str, Any]) -> Profile:
    try:
        return Profile.model_validate(tables)
    except ValidationError as error:
        problems = "\n".join(f"  {_problem(e)}" for e in error.errors(include_url=False)[:8])
        raise KnowledgeError(f"{path}: the profile does not load.\n{problems}") from error


def _problem(error: Any) -> str:
    place = [str(part) for part in error["loc"]]
    key = place[-1] if place else ""
    where = ".".join(place) or "the file"
    if error["type"] == "extra_forbidden":
        return f'{where}: unknown key "{key}"{meant(key, [known for known in _KEYS if known != key])}'
    if error["type"] == "missing":
        return f'{where}: "{key}" is missing; add it.'
    return f"{where}: {error['msg'].removeprefix('Value error, ')}."
