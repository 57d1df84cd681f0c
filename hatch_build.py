"""Compile the lexicons when the package is built or installed for editing."""

import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LexiconHook(BuildHookInterface):
    def initialize(self, version, build_data):
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from notelint.lexicon.store import write_compiled

            forms = write_compiled()
        finally:
            sys.path.remove(str(root / "src"))
        self.app.display_info(f"compiled {forms} forms of the lexicons")
