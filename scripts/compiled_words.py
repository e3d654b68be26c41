"""A part of the build: a wheel gets its words compiled. Django reads nothing else, and the tree holds no compiled file."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledWords(BuildHookInterface):
    """Compiles each catalogue beside the tree, and puts it into the wheel where Django looks for it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before a wheel is put together; an editable install is served by `scripts/setup`."""
        self.made = TemporaryDirectory()
        package = Path(self.root, "src")
        for number, catalogue in enumerate(package.glob("samrit/locale/*/LC_MESSAGES/django.po")):
            if version != "editable":
                compiled = Path(self.made.name, f"{number}.mo")
                polib.pofile(str(catalogue)).save_as_mofile(str(compiled))
                build_data["force_include"][str(compiled)] = str(catalogue.relative_to(package).with_suffix(".mo"))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """After it is put together."""
        self.made.cleanup()
