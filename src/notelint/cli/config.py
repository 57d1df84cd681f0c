"""`notelint config`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from notelint.errors import ConfigError, ExitStatus


@click.command("config")
@click.argument("folder", required=False, default=".", type=click.Path(path_type=Path))
@click.option("--config", "config_file", type=click.Path(path_type=Path, dir_okay=False), help="Show this file's.")
def command(folder: Path, config_file: Path | None) -> int:
    """Show the configuration in force for the notes in a folder, and where it comes from."""
    from notelint.cli.inputs import folder_of
    from notelint.config.settings import find_settings, load_settings

    if config_file is not None:
        settings, path = load_settings(config_file), config_file
    elif not os.path.exists(folder):  # noqa: PTH110 - `Path.exists` raises where nobody may look
        raise ConfigError(f"{folder}: there is no such folder.")
    else:
        settings, found = find_settings(folder_of(folder).absolute())
        path = found or Path("(defaults)")
    click.echo(f"# from {path}")
    for key, value in settings.model_dump(by_alias=True, mode="json").items():
        if value is not None:
            click.echo(f"{key} = {_toml(value)}")
    return ExitStatus.CLEAN


def _toml(value: Any) -> str:
    import json  # strings, numbers and lists are written alike in JSON and TOML

    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + " }" if value else "{}"
    return json.dumps(value, ensure_ascii=False)
