"""The translation files: `check` that nothing is missing, `compile` them for use.

The hub's code and templates hold English sentences; `locale/zh_Hans/LC_MESSAGES/django.po` of each app holds the
Chinese. The left wing keeps `texts.zh.toml` and `texts.en.toml` beside each room.
"""

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import django
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.template.base import Lexer, Parser, TokenType
from django.template.engine import Engine
from django.templatetags.i18n import BlockTranslateNode, do_block_translate
from django.utils.translation import trim_whitespace

SOURCE = Path(__file__).resolve().parents[1] / "src" / "juli"
HUB = SOURCE / "hub"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")

Message = tuple[str | None, str]
"""Context and English sentence."""


def catalogues() -> list[Path]:
    """Every translation file of the hub."""
    return sorted(HUB.glob("**/locale/*/LC_MESSAGES/django.po"))


def compile_catalogues() -> None:
    """Write the compiled file beside each translation file."""
    for path in catalogues():
        unfinished = path.with_suffix(".mo.new")
        with path.open("rb") as source, unfinished.open("wb") as target:
            write_mo(target, read_po(source, locale="zh_Hans"))
        # A running platform never reads half a file.
        unfinished.replace(path.with_suffix(".mo"))


def messages_of(path: Path) -> Iterator[Message]:
    """The sentences one file asks to be translated."""
    if path.suffix == ".py":
        found = extract_from_file("python", path, keywords=KEYWORDS)
        for _, message, _, context in found:
            yield context, message[0] if isinstance(message, tuple) else message
        return
    yield from _messages_of_template(path.read_text(encoding="utf-8"))


class _Reader(Parser):
    """Django's parser, for which any filter is known: only sentences are read here, nothing is rendered."""

    def find_filter(self, filter_name: str) -> Callable[..., object]:
        return lambda value, argument=None: value


def _messages_of_template(text: str) -> Iterator[Message]:
    """Django's own lexer and parser find the tags, so that trimmed blocks are joined as Django joins them."""
    engine = Engine(libraries={"i18n": "django.templatetags.i18n"})
    tokens = Lexer(text).tokenize()
    for position, token in enumerate(tokens):
        if token.token_type is TokenType.TEXT or token.token_type is TokenType.COMMENT:
            continue
        yield from ((None, match[1]) for match in re.finditer(r"""(?<!\w)_\(["'](.+?)["']\)""", token.contents))
        name = token.contents.split(" ", 1)[0]
        if token.token_type is TokenType.BLOCK and name in {"trans", "translate"}:
            yield from _of_translate(token.split_contents())
        elif token.token_type is TokenType.BLOCK and name in {"blocktrans", "blocktranslate"}:
            parser = _Reader(tokens[position + 1 :], engine.template_libraries, engine.template_builtins, None)
            yield _of_block(do_block_translate(parser, token))


def _of_translate(words: list[str]) -> Iterator[Message]:
    if words[1][0] in "\"'":
        context = words[words.index("context") + 1].strip("\"'") if "context" in words else None
        yield context, words[1][1:-1]


def _of_block(node: BlockTranslateNode) -> Message:
    context = str(node.message_context.var) if node.message_context else None
    singular = node.render_token_list(node.singular)[0]
    return context, trim_whitespace(singular) if node.trimmed else singular


def sources() -> Iterator[Path]:
    """Code and templates of the hub."""
    for path in sorted(HUB.rglob("*")):
        if "migrations" in path.parts or path.suffix not in {".py", ".html", ".txt"}:
            continue
        if path.suffix == ".py" or "templates" in path.parts:
            yield path


def missing_in_hub() -> Iterator[str]:
    """Sentences without Chinese, translations whose placeholders differ, Chinese outside its files."""
    known: dict[Message, str] = {}
    for path in catalogues():
        with path.open("rb") as source:
            for entry in read_po(source, locale="zh_Hans"):
                if not entry.id:
                    continue
                english = entry.id[0] if isinstance(entry.id, tuple | list) else entry.id
                strings = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
                chinese = strings[0] or ""
                if chinese and not entry.fuzzy:
                    known[(entry.context, english)] = chinese
                    if set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(chinese)):
                        yield f"{path.relative_to(SOURCE)}: placeholders differ: {english!r}"
    for path in sources():
        for message in messages_of(path):
            if message not in known:
                yield f"{path.relative_to(SOURCE)}: no Chinese for {message[1]!r}"
        if CHINESE.search(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(SOURCE)}: holds Chinese; it belongs into the translation file"


def missing_in_left_wing() -> Iterator[str]:
    """Codes that one language has and the other lacks. (Their values may differ: names stand in one language.)"""
    for path in sorted(SOURCE.glob("**/texts.zh.toml")):
        chinese = tomllib.loads(path.read_text(encoding="utf-8"))
        english = tomllib.loads(path.with_name("texts.en.toml").read_text(encoding="utf-8"))
        for code in sorted(chinese.keys() ^ english.keys()):
            yield f"{path.parent.relative_to(SOURCE)}: {code} stands in one language only"


def main(words: list[str]) -> int:
    """`check` or `compile`; 1 when something is missing."""
    if words == ["compile"]:
        compile_catalogues()
        return 0
    settings.configure(USE_I18N=True)
    django.setup()
    problems = [*missing_in_hub(), *missing_in_left_wing()]
    print("\n".join(problems) or "translations: complete")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
