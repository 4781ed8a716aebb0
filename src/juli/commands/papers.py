"""The commands of the command line that write a paper from facts, and that look over the tone of a text."""
# ruff: noqa: PLC0415  (a command loads only what it needs)

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from juli.commands.answering import Told, add_output_options, day_argument, run_told, unopened
from juli.wording import LANGUAGES, Language, Said

if TYPE_CHECKING:
    from juli.papers.kit import Paper, PaperFacts, PaperKind
    from juli.triage.tone import Mark


def add_paper_commands(commands: Any) -> None:
    """Add `paper` and `tone` to the commands of a parser."""
    paper = commands.add_parser("paper", help="write a complaint, report or claim from the facts of a matter")
    paper.add_argument("kind", metavar="KIND", nargs="?", help="which paper; see --list")
    paper.add_argument("--list", action="store_true", help="all papers there are, in the order of a matter's way")
    paper.add_argument("--facts", metavar="FILE", help="what is known, as JSON or TOML")
    paper.add_argument("--audit", metavar="FILE", help="the result of `juli audit --json`, where the facts hold none")
    paper.add_argument("--own", metavar="FILE", help="your own wording, kept from an earlier paper, as JSON")
    paper.add_argument("--out", metavar="FILE", help="where to write it: .pdf or .docx")
    paper.add_argument(
        "--made-on", type=day_argument, metavar="DATE", help="day of the paper (default: today in Beijing)"
    )
    paper.set_defaults(tell=_paper)
    tone = commands.add_parser("tone", help="what in a text may harm its writer, and how to say it calmly")
    tone.add_argument("file", metavar="FILE", help="a text in UTF-8")
    tone.add_argument("--public", action="store_true", help="the text is to be published")
    tone.set_defaults(tell=_tone)
    for parser in (paper, tone):
        add_output_options(parser)
        parser.set_defaults(run=run_told)


def _say(code: str, **values: object) -> Said:
    return Said("papers.kit", code, values)


def _paper(arguments: argparse.Namespace, language: Language, today: date) -> Told | Said:
    from juli.papers.kit import UnknownPaper, paper_kind, paper_kinds

    if arguments.list:
        return _listed(arguments, language)
    try:
        kind = paper_kind(arguments.kind or "")
    except UnknownPaper:
        return _say("unknown-paper", known=", ".join(paper_kinds()))
    made = _made(kind, arguments, language, today) if arguments.facts else _say("no-facts")
    if isinstance(made, Said):
        return made
    return _document(made) if arguments.json else _lines(made, kind, arguments.out, language)


def _made(kind: "PaperKind", arguments: argparse.Namespace, language: Language, today: date) -> "Paper | Said":
    """The paper, written where it shall go; or why there is none."""
    from juli.papers.kit import FactsError, Unfit

    try:
        made = _composed(kind, arguments, today)
    except _Unreadable as fault:
        return fault.said
    except FactsError as fault:
        problems = "; ".join(f"{each.place}: {each.said.text(language)}" for each in fault.problems)
        return _say("bad-facts", problems=problems)
    except Unfit as fault:
        return _say("unfit-instead" if fault.instead else "unfit", reason=fault.reason, instead=fault.instead)
    return _written(made, arguments.out) or made


class _Unreadable(Exception):
    """A file that cannot be had."""

    def __init__(self, name: str, reason: Said) -> None:
        super().__init__(name)
        self.reason = reason
        self.said = _say("unopened", name=name, reason=reason)


def _content(path: str) -> bytes:
    from juli.papers.kit.reading import MOST_BYTES

    try:
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES)
    except (OSError, ValueError) as error:
        raise _Unreadable(path, unopened(error)) from error


def _composed(kind: "PaperKind", arguments: argparse.Namespace, today: date) -> "Paper":
    from juli.papers.kit import compose_paper, load_facts, load_own, recompose

    told = load_facts(_content(arguments.facts), arguments.facts)
    if arguments.audit and "audit" not in told:
        told["audit"] = load_facts(_content(arguments.audit), "audit.json")
    if arguments.made_on:
        told["made_on"] = arguments.made_on
    paper = compose_paper(kind, _facts(told, today), _explain)
    return recompose(paper, load_own(_content(arguments.own))) if arguments.own else paper


def _facts(told: Mapping[str, Any], today: date) -> "PaperFacts":
    """The facts, tried by telling each finding once: an audit may be ours by name and still not in content."""
    from juli.papers.findings import read_findings
    from juli.papers.kit import FactsError, Problem, facts_from

    facts = facts_from(told, today)
    try:
        read_findings(facts.audit, _explain)
    except (LookupError, TypeError, ValueError, AttributeError) as fault:
        raise FactsError((Problem("audit", _say("no-audit", schema="juli.audit/1")),)) from fault
    return facts


def _explain(finding: Mapping[str, Any]) -> tuple[str, str]:
    from juli.audit.sentences import explain

    told = explain(finding, None)
    return told.sentence.text("zh"), told.short.text("zh")


def _written(paper: "Paper", out: str | None) -> Said | None:
    """Write the paper where it shall go; why that was not possible."""
    from juli.papers.kit import paper_docx, paper_pdf

    if not out:
        return None
    writers = {".pdf": paper_pdf, ".docx": paper_docx}
    write = writers.get(Path(out).suffix.lower())
    if write is None:
        return _say("no-form", known=", ".join(writers))
    try:
        Path(out).write_bytes(write(paper))
    except (OSError, ValueError) as error:
        return _say("unopened", name=out, reason=unopened(error))
    return None


def _document(paper: "Paper") -> Told:
    from juli.papers.kit import paper_data

    return paper_data(paper)


def _lines(paper: "Paper", kind: "PaperKind", out: str | None, language: Language) -> str:
    """What was made, what is missing in it, and what to know before it is used."""
    said = [_say("made", name=kind.name, title=paper.title)]
    said += [_say("written", file=out)] if out else []
    said += [_say("missing" if one.required else "wanted", fact=one.label) for one in paper.missing]
    said += [_say("note", note=note) for note in paper.notes]
    return "".join(f"{line.text(language)}\n" for line in said)


def _listed(arguments: argparse.Namespace, language: Language) -> Told:
    from juli.papers.kit import paper_kinds

    kinds = paper_kinds().values()
    if not arguments.json:
        return "".join(f"{kind.id:<22} {kind.name.text(language)}\n" for kind in kinds)
    rows = [
        {
            "kind": kind.id,
            "version": kind.version,
            "procedures": list(kind.procedures),
            "name": {each: kind.name.text(each) for each in LANGUAGES},
            "about": {each: kind.about.text(each) for each in LANGUAGES},
            "required": list(kind.required),
        }
        for kind in kinds
    ]
    return {"schema": "juli.papers/1", "papers": rows}


def _tone(arguments: argparse.Namespace, language: Language, _: date) -> Told | Said:
    from juli.triage.tone import look_over, tone_document

    try:
        text = _content(arguments.file).decode("utf-8-sig")
    except _Unreadable as fault:
        return fault.reason
    except UnicodeDecodeError:
        return _say("no-utf8")
    marks = look_over(text, public=arguments.public)
    return tone_document(text, marks) if arguments.json else _marked(marks, language, public=arguments.public)


def _marked(marks: "Sequence[Mark]", language: Language, *, public: bool) -> str:
    """The marks for people, and that none of them keeps anybody from complaining."""
    from juli.triage.tone import Level, level_of

    def tell(code: str, **values: object) -> str:
        return Said("triage.tone", code, values).text(language)

    def line(mark: "Mark") -> str:
        weight = tell(f"level-{mark.level}")
        return tell("line", start=mark.start + 1, text=mark.text, level=weight, why=mark.why, calm=mark.calm)

    lines = [line(mark) for mark in marks] or [tell("level-none")]
    lines += [tell("public-stop")] if public and level_of(marks) is Level.STOP else []
    lines += [tell("file-anyway")] if marks and not public else []
    return "".join(f"{line}\n" for line in lines)
