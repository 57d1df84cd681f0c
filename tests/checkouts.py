"""A copy of what the package is built from, so that no test writes into the checkout."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILT_FROM = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "src", "lexicons")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "_compiled.json")


def copy_checkout(folder: Path) -> Path:
    """Copy the checkout, without anything compiled, to the new `folder` and return it."""
    folder.mkdir()
    for name in BUILT_FROM:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFT_OUT)
        else:
            shutil.copy(source, folder / name)
    return folder
