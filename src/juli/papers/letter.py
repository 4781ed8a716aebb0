"""From a matter to a letter: what is said, in which order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from juli.papers.annexes import finding_annex, findings_table, sources_annex, story_annex
from juli.papers.citing import grounds
from juli.papers.claims import request
from juli.papers.cleaning import one_line, paragraphs
from juli.papers.document import Annex, Block, Heading, Letter, Paragraph, Signature
from juli.papers.findings import Explain, Finding, numbered_sources, read_findings
from juli.papers.model import ComplainantKind, EvidenceLine, Matter
from juli.papers.speech import Speech
from juli.papers.titles import subject
from juli.wording import Language

LONGEST_STORY_IN_LETTER = 800
"""Characters; a longer story goes into an annex, so that the requests stay on the first pages."""


def compose(matter: Matter, explain: Explain, language: Language = "zh") -> Letter:
    """The letter of `matter`; `explain` gives the sentence and the short label of a finding in `language`.

    The audit document is our own (`juli.audit/1`): one that is not raises KeyError or MoneyError.
    """
    case = _Case(matter, read_findings(matter.audit, explain), Speech(language))
    annexes = tuple(_annexes(case))
    say = case.say
    return Letter(
        language=language,
        dated_on=matter.filed_on,
        reference=say("reference", number=matter.number),
        note=say("platform-note"),
        title=say("title", subject=subject(matter.issue, case.findings, say)),
        salutation=_salutation(case),
        body=tuple(_body(case)),
        attachments=_attachments(case, annexes),
        signature=tuple(_signature(case)),
        annexes=annexes,
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """A matter with its findings read, and the language it is told in."""

    matter: Matter
    findings: tuple[Finding, ...]
    say: Speech

    @property
    def story_is_long(self) -> bool:
        return len(self.matter.story) > LONGEST_STORY_IN_LETTER


def _salutation(case: _Case) -> str:
    matter = case.matter
    code = "salutation-department" if matter.department else "salutation"
    return case.say(code, provider=one_line(matter.provider), department=one_line(matter.department))


def _body(case: _Case) -> Iterator[Block]:
    """The introduction and the sections that have something to say, numbered as they come."""
    say = case.say
    yield Paragraph(_introduction(case))
    sections = {
        "facts": [*_facts(case), *_told(case)],
        "requests": _requests(case),
        "basis": _basis(case),
    }
    present = ((code, blocks) for code, blocks in sections.items() if blocks)
    for number, (code, blocks) in enumerate(present, start=1):
        yield Heading(say("section", number=say.ordinal(number), name=say(f"section-{code}")))
        yield from blocks
    if case.matter.answer_by:
        yield Paragraph(say(f"answer-by-{_voice(case)}", day=say.day(case.matter.answer_by)))


def _voice(case: _Case) -> str:
    """A company speaks as "we", a person as "I"."""
    return "we" if case.matter.complainant.kind is ComplainantKind.COMPANY else "i"


def _introduction(case: _Case) -> str:
    matter, say = case.matter, case.say
    parts = [say(f"who-{matter.complainant.kind}", name=one_line(matter.complainant.name))]
    if matter.merchant_no:
        parts.append(say("who-merchant", merchant_no=one_line(matter.merchant_no)))
    if matter.terminal_no:
        parts.append(say("who-terminal", terminal_no=one_line(matter.terminal_no)))
    if matter.signed_on:
        parts.append(say("who-signed", day=say.day(matter.signed_on)))
    ask = say("ask-money" if case.findings else "ask-other")
    return say("introduction", who=say.joined(parts), ask=ask)


def _facts(case: _Case) -> list[Block]:
    """What the statements prove: one sentence per finding and the table of all of them."""
    if not case.findings:
        return []
    say = case.say
    told = say.joined([finding.sentence for finding in case.findings], "joint-sentences")
    blocks: list[Block] = [Paragraph(say("facts", read=_statements_read(case), sentences=told))]
    table = findings_table(case.findings, say)
    if table.rows:
        blocks += [Paragraph(say("facts-table"), indented=False), table]
    return blocks


def _statements_read(case: _Case) -> str:
    read = (case.matter.audit or {}).get("read", {})
    if not (read.get("from") and read.get("to")):
        return case.say("read-statements")
    first, last = (case.say.day(date.fromisoformat(read[end])) for end in ("from", "to"))
    return case.say("read-statements-dated", first=first, last=last)


def _told(case: _Case) -> list[Block]:
    """The person's own words, here or in an annex."""
    if case.story_is_long:
        return [Paragraph(case.say(f"told-in-annex-{_voice(case)}"))]
    told = paragraphs(case.matter.story)
    lead: list[Block] = [Paragraph(case.say("told"))] if told and case.findings else []
    return [*lead, *(Paragraph(text) for text in told)]


def _requests(case: _Case) -> list[Block]:
    """The claims, each on its own line, the last with a full stop."""
    say, last = case.say, len(case.matter.claims)
    return [
        Paragraph(
            say(
                "request-last" if number == last else "request",
                number=say.ordinal(number),
                claim=request(claim, say),
            )
        )
        for number, claim in enumerate(case.matter.claims, start=1)
    ]


def _basis(case: _Case) -> list[Block]:
    bases = [basis for finding in case.findings for basis in finding.basis]
    named = grounds(bases, case.say)
    return [Paragraph(case.say("basis", grounds=case.say.joined(named, "joint-grounds")))] if named else []


def _annexes(case: _Case) -> Iterator[Annex]:
    """One per finding with lines, the person's story if it is long, then the list of the statements."""
    say, sources = case.say, numbered_sources(case.findings, case.matter.sources)
    number = 0
    for finding in case.findings:
        if finding.lines:
            number += 1
            yield finding_annex(number, finding, sources, say)
    if case.story_is_long:
        number += 1
        yield story_annex(number, case.matter.story, say)
    if number and sources:
        yield sources_annex(number + 1, sources, say)


def _attachments(case: _Case, annexes: tuple[Annex, ...]) -> str:
    """One paragraph: the annexes printed here, then the evidence, numbered on."""
    names = [annex.name for annex in annexes] + [_evidence(item, case.say) for item in case.matter.evidence]
    numbered = [f"{number}. {name}" for number, name in enumerate(names, start=1)]
    return case.say("attachments", items=case.say.joined(numbered, "joint-grounds")) if names else ""


def _evidence(item: EvidenceLine, say: Speech) -> str:
    name, proves = one_line(item.name), one_line(item.proves)
    return say("evidence", name=name, proves=proves) if proves else name


def _signature(case: _Case) -> Iterator[Signature]:
    complainant, say = case.matter.complainant, case.say
    yield Signature(say("sign-complainant"), one_line(complainant.name))
    yield Signature(say(f"sign-{_voice(case)}"), "")
    if complainant.phone:
        yield Signature(say("sign-phone"), one_line(complainant.phone))
    yield Signature(say("sign-day"), say.day(case.matter.filed_on))
