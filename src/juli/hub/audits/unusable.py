"""What cannot be audited, and documents written at one stroke."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from juli.wording import LANGUAGES, Said


class Unusable(Exception):
    """What was uploaded cannot be audited: a code, and why in all languages; `names` stand in the place of paths."""

    def __init__(self, code: str, *said: Said, names: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.told: dict[str, str] = {language: "; ".join(one.text(language) for one in said) for language in LANGUAGES}
        for path, name in (names or {}).items():
            self.told = {language: text.replace(path, name) for language, text in self.told.items()}


def write(path: Path, content: Mapping[str, Any]) -> None:
    """Write a JSON document: whoever reads it finds the whole of it or none."""
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    aside.replace(path)
