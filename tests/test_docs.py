"""The documents keep up with the code: what they name exists, and what they tabulate is what the code says."""

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from juli.audit.findings import Rule
from juli.hub.accounts.actors import ActorKind
from juli.hub.complaints.machines import EVIDENCE, FILING, OBLIGATION, OFFER, PICTURE, QUESTION, STAGE
from juli.hub.directory.machines import ACTIVATION
from juli.hub.machines import Machine
from juli.ledger.entries import ChargeKind, Entry, Instrument, Kind
from juli.procedures import Nature, Unit

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "juli"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
READMES = ("README.md", "README.zh-CN.md")

FOLDERS = ("src", "tests", "tools", "docs", "benchmarks", "examples", "deploy", ".ci")
BASES = (ROOT, SOURCE, SOURCE / "hub")
"""From where a path is meant: the repository, and for short the package and its hub."""
SUFFIXES = {".py", ".toml", ".sql", ".md", ".lock", ".po", ".html", ".css"}

CODES = [Kind, Instrument, ChargeKind, Rule, Nature, Unit, ActorKind]

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"""\]\(([^)\s]+)\)|src="([^"]+)\"""")
PATH = re.compile(r"[\w.*-]+(/[\w.*-]+)*/?", re.ASCII)
FUNCTION = re.compile(r"(\w+)\(\)", re.ASCII)
TARGET = re.compile(r"\bmake ([a-z]+)")
COMMAND = re.compile(r"\bjuli ([a-z-]+(?: (?:add|list|remove|reset)\b)?)([^|;]*)")


each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def shell_lines(text: str) -> list[str]:
    """The commands a reader is told to type, without comments."""
    blocks = (body for language, body in FENCE.findall(text) if language == "sh")
    lines = (line.split("#")[0].strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line]


def spans(text: str) -> list[str]:
    """Everything set in backticks, and every command."""
    return [*SPAN.findall(FENCE.sub("", text)), *shell_lines(text)]


def links(text: str) -> list[str]:
    """Where links and pictures lead, in order."""
    return [shown or written for written, shown in LINK.findall(FENCE.sub("", text))]


def found(pattern: re.Pattern[str]) -> list[Any]:
    """What a pattern finds in the code of all documents, each thing once."""
    return sorted(
        {match for each in DOCUMENTS for span in spans(text_of(str(each))) for match in pattern.findall(span)}
    )


def anchors(path: Path) -> set[str]:
    """The addresses of a document's headings."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@cache
def file_names() -> frozenset[str]:
    inside = (path.name for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file())
    return frozenset([*inside, *(path.name for path in ROOT.iterdir())])


@cache
def defined() -> frozenset[str]:
    """The names of all functions and classes there are."""
    files = [path for folder in ("src", "tests", "tools") for path in (ROOT / folder).rglob("*.py")]
    pattern = re.compile(r"^\s*(?:async )?(?:def|class) (\w+)", re.MULTILINE)
    return frozenset(name for path in files for name in pattern.findall(path.read_text(encoding="utf-8")))


def paths(text: str) -> Iterator[str]:
    """What looks like a path of the repository: below a folder of ours, or a file with a suffix of ours."""
    for word in (word for span in spans(text) for word in span.split()):
        if not PATH.fullmatch(word):
            continue
        first = word.split("/")[0]
        below = "/" in word and (first in FOLDERS or any((base / first).is_dir() for base in BASES[1:]))
        if below or ("/" not in word and Path(word).suffix in SUFFIXES):
            yield word


def exists(path: str) -> bool:
    if "/" not in path:
        return path in file_names()
    return any(next(base.glob(path.rstrip("/")), None) for base in BASES)


def help_of(command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What `juli COMMAND --help` prints; an unknown command ends with another status than 0."""
    from juli import cli

    monkeypatch.setattr(sys, "argv", ["juli", *command.split(), "--help"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code in (0, None), f"there is no `juli {command}`"
    return capsys.readouterr().out


@each_document
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    lost = []
    for link in links(document.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = document.parent / file if file else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


@each_document
def test_every_path_exists(document: Path) -> None:
    assert [path for path in paths(document.read_text(encoding="utf-8")) if not exists(path)] == []


@each_document
def test_every_function_exists(document: Path) -> None:
    named = {name for span in spans(document.read_text(encoding="utf-8")) for name in FUNCTION.findall(span)}
    assert named - defined() == set()


def test_every_target_of_make_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    assert {"run", "test"} <= set(found(TARGET)) <= targets


@pytest.mark.parametrize("command", sorted({command for command, _ in found(COMMAND)}))
def test_every_command_and_its_options_exist(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = help_of(command, monkeypatch, capsys)
    options = {o for name, rest in found(COMMAND) if name == command for o in re.findall(r"--[a-z-]+", rest)}
    assert {option for option in options if option not in told} == set()


def test_both_readmes_say_the_same_commands_pictures_and_pages() -> None:
    english, chinese = (text_of(name) for name in READMES)
    assert shell_lines(english) == shell_lines(chinese)
    assert [link for link in links(english) if link not in READMES] == [
        link for link in links(chinese) if link not in READMES
    ]


@pytest.mark.parametrize("readme", READMES)
def test_the_tour_finds_what_the_readme_says(
    readme: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The audit of the tour shows every sum the text after it names, and a case of each rule."""
    from juli import cli

    monkeypatch.chdir(ROOT)
    text = text_of(readme)
    command = next(line for line in shell_lines(text) if "juli audit" in line)
    assert cli.main([*command.split()[1:], "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    told = re.findall(r"[\d,]+\.\d\d(?= yuan| 元)", text)
    assert [amount.replace(",", "") for amount in told] == [found["overcharged"], found["owed"]]
    assert [finding["rule"] for finding in found["findings"]] == list(Rule)


@pytest.mark.parametrize(
    "machine",
    [STAGE, FILING, QUESTION, EVIDENCE, PICTURE, OFFER, OBLIGATION, ACTIVATION],
    ids=lambda machine: machine.name,
)
def test_the_tables_of_states_are_those_of_the_code(machine: Machine) -> None:
    part = text_of("docs/architecture.md").split(f"| `{machine.name}` |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|", part, re.MULTILINE)
    assert {old: tuple(SPAN.findall(new)) for old, new in rows} == dict(machine.transitions)


@pytest.mark.parametrize("codes", CODES, ids=lambda codes: codes.__name__)
def test_the_glossary_holds_every_code(codes: type[Any]) -> None:
    assert {code.value for code in codes} - set(SPAN.findall(text_of("docs/glossary.md"))) == set()


def test_the_glossary_holds_every_column_and_state() -> None:
    states = {state for machine in (STAGE, FILING, EVIDENCE, PICTURE, OFFER, OBLIGATION) for state in machine.states}
    wanted = states | set(Entry.__dataclass_fields__)
    assert wanted - set(SPAN.findall(text_of("docs/glossary.md"))) == set()
