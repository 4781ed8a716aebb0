"""From facts to a paper: the parts of its data one after the other, and what came up on the way."""

from collections.abc import Iterable, Iterator
from datetime import date

from juli.money import grouped_yuan
from juli.papers.annexes import finding_annex, sources_annex
from juli.papers.document import Annex, Closing, Heading, PaperBlock, Paragraph, Salutation, Signature, Signing
from juli.papers.findings import Explain, Finding, numbered_sources, read_findings
from juli.papers.kit.blocks import BUILDERS
from juli.papers.kit.case import SLOT, Case, say, word
from juli.papers.kit.document import Paper, Placed
from juli.papers.kit.facts import PaperFacts, PartyKind
from juli.papers.kit.grounds import cited_law
from juli.papers.kit.kinds import PaperKind, Part
from juli.papers.kit.screening import unfit_words
from juli.papers.speech import Speech
from juli.wording import Said


class Unfit(Exception):
    """This paper is none for this matter: why, and the id of the paper to take instead, where there is one."""

    def __init__(self, reason: Said, instead: str = "") -> None:
        super().__init__(reason.text("en"))
        self.reason, self.instead = reason, instead


def compose_paper(kind: PaperKind, facts: PaperFacts, explain: Explain) -> Paper:
    """The paper of `kind` for `facts`, in Chinese; `explain` tells a finding of the audit in Chinese.

    What is not known is left as a marked blank and listed in `missing`. Unfit where the paper cannot be used by this
    complainant, or against this respondent. An audit that is no `juli.audit/1` raises KeyError or MoneyError.
    """
    case = _case(kind, facts, explain)
    for advice in kind.unfit:
        if case.all_hold(advice.when):
            raise Unfit(advice.said, advice.instead)
    blocks = tuple(_blocks(case))
    refuse_unfit_words(kind, blocks)
    for fact in kind.required:
        if not case.known(fact):
            case.blank(fact)
    notebook = case.notebook
    return Paper(
        kind=kind.id,
        version=kind.version,
        language="zh",
        dated_on=facts.made_on,
        reference=word("reference", number=facts.number) if facts.number and not kind.public else "",
        note=word("note"),
        title=kind.title,
        blocks=blocks,
        annexes=case.annexes,
        missing=tuple(sorted(notebook.missing.values(), key=lambda one: not one.required)),
        notes=tuple(_notes(case)),
        cited=tuple(notebook.cited.values()),
        figures=tuple(notebook.figures),
    )


def _notes(case: Case) -> Iterator[Said]:
    """The advice that touches this matter, and whether the sum asked for is another than the statements show."""
    yield from (advice.said for advice in case.kind.notes if case.all_hold(advice.when))
    asked, shown = case.value("total"), case.value("excess")
    if asked and shown and asked != shown and any(part.block == "claims" for part in case.kind.parts):
        yield say("sum-differs", asked=grouped_yuan(asked), shown=grouped_yuan(shown))


def refuse_unfit_words(kind: PaperKind, blocks: Iterable[Placed]) -> None:
    """Unfit where a paper to be published holds abuse, an unproven label, a link to money, or personal data."""
    mark = unfit_words(blocks) if kind.public else None
    if mark:
        raise Unfit(say("unfit-words", text=mark.text, why=mark.why, calm=mark.calm))


def _case(kind: PaperKind, facts: PaperFacts, explain: Explain) -> Case:
    speech, found = Speech("zh"), read_findings(facts.audit, explain)
    shown = any(part.block == "findings" for part in kind.parts)
    annexes = tuple(_annexes(found, facts.sources, speech)) if shown and not kind.public else ()
    return Case(kind, facts, found, speech, annexes)


def _annexes(found: tuple[Finding, ...], named: tuple[str, ...], speech: Speech) -> Iterator[Annex]:
    """One annex for each finding with lines, then the list of the statements they stand in."""
    lined, sources = [finding for finding in found if finding.lines], numbered_sources(found, named)
    yield from (finding_annex(number, finding, sources, speech) for number, finding in enumerate(lined, start=1))
    if lined and sources:
        yield sources_annex(len(lined) + 1, sources, speech)


def _blocks(case: Case) -> Iterator[Placed]:
    """The parts that are there; a heading is kept only where something stands under it."""
    heading: Part | None = None
    number = 0
    for part in case.kind.parts:
        if not case.all_hold(part.when):
            continue
        if part.heading:
            heading = part
            continue
        if part.block == "attachments":
            # They close the paper, and belong under no heading.
            heading = None
        for place, block in enumerate(_part(case, part)):
            if heading:
                number += 1
                yield Placed(heading.id, Heading(_heading(case, heading, number)))
                heading = None
            yield Placed(part.id if place == 0 else f"{part.id}.{place}", block)
    yield from _end(case)


def _heading(case: Case, part: Part, number: int) -> str:
    if case.kind.headings == "plain":
        return part.heading
    return word("section", number=case.say.ordinal(number), heading=part.heading)


def _part(case: Case, part: Part) -> Iterator[PaperBlock]:
    if part.block == "salutation":
        yield Salutation(SLOT.sub(lambda slot: case.text(slot[1]), case.kind.salutation))
    elif part.block:
        yield from BUILDERS[part.block](case)
    elif part.items:
        said = [text for text in (_filled(case, part, item) for item in part.items) if text]
        for number, text in enumerate(said, start=1):
            yield Paragraph(word("item-last" if number == len(said) else "item", number=number, text=text))
    elif text := _filled(case, part, part.text):
        yield Paragraph(text)


def _filled(case: Case, part: Part, text: str) -> str:
    """A sentence with its slots filled; empty where it is left out."""
    slots = SLOT.findall(text)
    law = cited_law(case, part.cite, conduct=part.conduct) if "law" in slots else ""
    if "law" in slots and not law:
        return ""
    if part.optional and not all(case.known(name) for name in slots if name != "law"):
        return ""
    return SLOT.sub(lambda slot: law if slot[1] == "law" else case.text(slot[1]), text)


def _end(case: Case) -> Iterator[Placed]:
    """The formula, and the places to sign."""
    if case.kind.ending == "body":
        yield Placed("closing", Closing(word("closing"), case.text("body")))
    if case.kind.ending == "greeting":
        yield Placed("closing", Closing(word("closing"), word("greeting")))
    if case.kind.signs:
        dated = None if len(case.kind.signs) > 1 else case.facts.made_on
        yield Placed("signing", Signing(tuple(tuple(_signs(case, who, dated)) for who in case.kind.signs)))


def _signs(case: Case, who: str, dated: date | None) -> Iterator[Signature]:
    """A firm seals and somebody signs for it; a person signs."""
    is_firm = _signs_as(case, who) == "company"
    yield Signature(word(f"sign-{_signs_as(case, who)}", role=case.role(who)), "")
    if is_firm:
        yield Signature(word("sign-representative" if dated else "sign-representative-short"), "")
    if who == "complainant" and len(case.kind.signs) == 1 and case.known("agent.name") and "agent" in case.kind.roles:
        yield Signature(word("sign-person", role=case.role("agent")), "")
    yield Signature(word("sign-date"), case.say.day(dated) if dated else word("sign-empty-date"))


def _signs_as(case: Case, who: str) -> str:
    """A sole trader may have a seal; the other side and agents that are firms always do."""
    if who == "agent":
        return "person"
    if who != "complainant" or case.facts.complainant.kind == PartyKind.COMPANY:
        return "company"
    return "shop" if case.facts.complainant.kind == PartyKind.SOLE_TRADER else "person"
