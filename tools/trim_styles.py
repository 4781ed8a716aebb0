"""The stylesheet of the pages: of the vendored one, the rules that the pages can use.

    .venv/bin/python tools/trim_styles.py         writes it (make styles)
    .venv/bin/python tools/trim_styles.py check   says whether it is what today's pages need

A selector stays where every class that it asks for may stand on a page: it is a word of a script, of a `class="…"`
anywhere in the project, or of a string of small letters in Python or in a tag of a template, where the names of classes
are chosen. A class within brackets, which may be absent or one of several (`:not()`, `:is()`), drops nothing.
Selectors without a class, custom properties and the order of the rules stay as they are, so that a page looks the
same with either sheet. `@keyframes` stay where a rule that is left names them.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = ROOT / "src/juli"
SOURCE = ROOT / "tools/vendor/tabler-core-1.6.1/tabler.min.css"
TRIMMED = PROJECT / "hub/portal/static/vendor/tabler-core-1.6.1/tabler.trimmed.css"
WORD = re.compile(r"[A-Za-z_-][\w-]*")
CLASS = re.compile(r"\.((?:[A-Za-z_-]|\\.)(?:[\w-]|\\.)*)")
CLASSES = re.compile(r"""class=(?:"((?:\{[{%].*?[%}]\}|[^"])*)"|'([^']*)')""", re.DOTALL)
TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
SMALL = re.compile(r"[a-z0-9 ,_-]+")
PART = re.compile(r"""/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\.|[{}()\[\];,]""", re.DOTALL)
"""What is more than a letter of a sheet: comments and strings, whose signs mean nothing, and the signs that do."""
GROUPS = ("@media", "@supports", "@container", "@layer")
"""What holds rules in its braces."""


class UnreadableSheetError(ValueError):
    """The sheet ends within something that was opened."""


def pieces(sheet: str) -> Iterator[tuple[str, str | None]]:
    """The statements of a sheet: what stands before the braces and what within; None where a semicolon ends it."""
    begin, opened, depth = 0, 0, 0
    for part in PART.finditer(sheet):
        sign = part.group()
        if sign.startswith("/*") and depth == 0 and not sheet[begin : part.start()].strip():
            yield sign, None
            begin = part.end()
        elif sign == "{":
            opened, depth = (part.end() if depth == 0 else opened), depth + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield sheet[begin : opened - 1].strip(), sheet[opened : part.start()]
                begin = part.end()
        elif sign == ";" and depth == 0:
            yield sheet[begin : part.end()].strip(), None
            begin = part.end()
    if depth or sheet[begin:].strip():
        raise UnreadableSheetError(sheet[begin : begin + 80])


def selectors(prelude: str) -> list[str]:
    """The selectors of a rule, parted at the commas that stand in no bracket."""
    found, begin, depth = [], 0, 0
    for part in PART.finditer(prelude):
        sign = part.group()
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            found.append(prelude[begin : part.start()])
            begin = part.end()
    return [*found, prelude[begin:]]


def asked_classes(selector: str) -> set[str]:
    """The classes without which nothing matches: those outside every bracket, their escapes undone."""
    outside, begin, depth = "", 0, 0
    for part in PART.finditer(selector):
        sign = part.group()
        if sign in "([" and depth == 0:
            outside += selector[begin : part.start()]
        depth += (sign in "([") - (sign in ")]")
        begin = part.end() if depth == 0 and sign in ")]" else begin
    outside += selector[begin:]
    return {re.sub(r"\\(.)", r"\1", found) for found in CLASS.findall(outside)}


def rules(sheet: str, words: set[str]) -> Iterator[tuple[str, str | None]]:
    """The statements of which something is left, with what is left of them."""
    for prelude, body in pieces(sheet):
        if body is None or (prelude.startswith("@") and not prelude.startswith(GROUPS)):
            yield prelude, body
        elif prelude.startswith("@"):
            if inner := written(rules(body, words)):
                yield prelude, inner
        elif left := [one for one in selectors(prelude) if asked_classes(one) <= words]:
            yield ",".join(left), body


def written(statements: Iterator[tuple[str, str | None]]) -> str:
    """Statements as a sheet."""
    return "".join(prelude if body is None else f"{prelude}{{{body}}}" for prelude, body in statements)


def trimmed(sheet: str, words: set[str]) -> str:
    """What pages that have no other words than these can use of a sheet, in its order."""
    left = [one for one in rules(sheet, words) if not one[0].startswith("/*#")]
    named = set(WORD.findall(" ".join(body or "" for prelude, body in left if not prelude.startswith("@keyframes"))))
    moving = [one for one in left if not one[0].startswith("@keyframes") or one[0].split()[1] in named]
    return written(iter(moving)) + "\n"


def strings_of(path: Path, text: str) -> Iterator[str]:
    """The strings of a Python file, or those in the tags of a template."""
    if path.suffix == ".py":
        found = (one.value for one in ast.walk(ast.parse(text)) if isinstance(one, ast.Constant))
        yield from (one for one in found if isinstance(one, str))
    else:
        yield from (string[1:-1] for tag in TAG.findall(text) for string in QUOTED.findall(tag))


def words_of(path: Path) -> set[str]:
    """The words of a file that can name a class."""
    text = path.read_text()
    if path.suffix == ".js":
        return set(WORD.findall(text))
    named = [*map("".join, CLASSES.findall(text)), *filter(SMALL.fullmatch, strings_of(path, text))]
    return set(WORD.findall(" ".join(named)))


def page_words() -> set[str]:
    """Every word of the project that can name a class."""
    paths = (path for kind in ("html", "py", "js") for path in PROJECT.rglob(f"*.{kind}"))
    return set().union(*map(words_of, paths))


def main(*arguments: str) -> int:
    """The exit status: 0 where the sheet is what the pages need."""
    wanted = trimmed(SOURCE.read_text(), page_words())
    if arguments != ("check",):
        TRIMMED.write_text(wanted)
    elif not TRIMMED.is_file() or TRIMMED.read_text() != wanted:
        print(f"{TRIMMED.relative_to(ROOT)} is not what the pages need: run make styles")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
