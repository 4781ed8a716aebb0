"""On which line of a TOML file a place such as "rate[1].percent" stands."""

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_-]+)\s*\]")
_KEY = re.compile(r"""\s*["']?([^"'=\s]+)["']?\s*=""")


def locate(text: str, place: str) -> int | None:
    """The 1-based line of `place`, of its section where the key is missing; None where it is not plain.

    Texts over several lines may look like keys, so a file that holds one answers None: no line is
    better than a wrong one.
    """
    if '"""' in text or "'''" in text:
        return None
    lines = _lines_by_place(text)
    return lines.get(place) or lines.get(place.rpartition(".")[0])


def _lines_by_place(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            brackets, name = header.groups()
            index = counts.get(name, 0)
            counts[name] = index + 1
            section = f"{name}[{index}]" if brackets == "[[" else name
            found.setdefault(section, number)
        elif key := _KEY.match(line):
            found.setdefault(f"{section}.{key[1]}" if section else key[1], number)
    return found
