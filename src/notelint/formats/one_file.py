"""What a page needs that is one file, loads nothing and sends nothing: its own resources, and a policy that allows nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files


def resource(package: str, name: str) -> str:
    """Return the text of a file that stands beside the modules of a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def policy(css: str, script: str = "") -> str:
    """Return a policy that lets the browser use this very style sheet and script, and nothing else from anywhere."""
    allowed = f"script-src '{_digest(script)}'; require-trusted-types-for 'script'; trusted-types 'none'; " if script else ""
    return f"default-src 'none'; style-src '{_digest(css)}'; {allowed}base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
