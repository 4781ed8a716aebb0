"""The blocks of a paper that are worked out: findings, claims, what was tried, evidence, promises."""

from collections.abc import Callable, Iterator, Sequence

from juli.papers.annexes import findings_table
from juli.papers.cleaning import one_line, paragraphs
from juli.papers.document import Column, PaperBlock, Paragraph, Table
from juli.papers.kit.case import Case, word, written
from juli.papers.kit.document import Figure
from juli.papers.kit.facts import Attempt, Duty, Exhibit
from juli.papers.kit.grounds import grounds
from juli.papers.kit.parties import parties
from juli.papers.kit.screening import screened
from juli.papers.model import ClaimKind, ClaimLine

Build = Callable[[Case], Iterator[PaperBlock]]


def findings(case: Case) -> Iterator[PaperBlock]:
    """What the statements prove, one sentence for each finding, and the table of their sums."""
    if not case.findings:
        return
    dated = case.known("read_from") and case.known("read_to")
    ends = {end: case.text(f"read_{end}") for end in ("from", "to")} if dated else {}
    yield Paragraph(word("read-dated" if dated else "read", first=ends.get("from"), last=ends.get("to")))
    for number, finding in enumerate(case.findings, start=1):
        where = _annex_of(case, number)
        sentence = finding.sentence.removesuffix("。")
        yield Paragraph(word("finding", number=case.say.ordinal(number), sentence=sentence, where=where))
    table = findings_table(case.findings, case.say)
    if table.rows:
        yield Paragraph(word("findings-table"), indented=False)
        yield table


def _annex_of(case: Case, number: int) -> str:
    """Where the lines of a finding stand: annexes are numbered over the findings that have lines."""
    before = [finding for finding in case.findings[:number] if finding.lines]
    shown = case.findings[number - 1].lines and case.annexes
    return word("see-annex", number=case.say.ordinal(len(before))) if shown else ""


def claims(case: Case) -> Iterator[PaperBlock]:
    """What is asked for, numbered; a claim without anything in it is a blank."""
    asked = [_claim(case, claim, place) for place, claim in enumerate(case.facts.claims)] or [case.blank("claims")]
    asked += [case.kind.last_claim] if case.kind.last_claim else []
    for number, text in enumerate(asked, start=1):
        yield Paragraph(_item(number, len(asked), text))


def _claim(case: Case, claim: ClaimLine, place: int) -> str:
    """Our words for a claim's kind and sum, then the person's note on it."""
    note = one_line(claim.note)
    if claim.kind is ClaimKind.OTHER and note and claim.amount is None:
        return note
    asked = case.kind.claim_lead + _asked(case, claim, place)
    return word("claim-noted", claim=asked, note=note) if note else asked


def _asked(case: Case, claim: ClaimLine, place: int) -> str:
    if claim.amount is None:
        code = "claim-refund-open" if claim.kind is ClaimKind.REFUND else f"claim-{claim.kind}"
        return word(code, **_roles(case))
    case.notebook.figures.append(Figure(claim.amount, f"claims.{place}"))
    money = case.say.money(claim.amount)
    if claim.kind is ClaimKind.REFUND:
        proven = case.annexes and claim.amount == case.value("excess")
        return word("claim-refund", money=money, where=word("see-annexes") if proven else "")
    return word("claim-money", claim=word(f"claim-{claim.kind}", **_roles(case)), money=money)


def _roles(case: Case) -> dict[str, str]:
    return {"complainant": case.role("complainant"), "respondent": case.role("respondent")}


def tried(case: Case) -> Iterator[PaperBlock]:
    """What was tried, in order of days, each with its answer."""
    attempts = sorted(case.facts.tried, key=lambda attempt: attempt.filed_on)
    for number, attempt in enumerate(attempts, start=1):
        yield Paragraph(word("tried", number=number, told=_attempt(case, attempt)))


def _attempt(case: Case, attempt: Attempt) -> str:
    details = [one_line(attempt.channel), attempt.number and word("tried-number", number=one_line(attempt.number))]
    told = case.say.joined([detail for detail in details if detail])
    done = word(f"tried-{attempt.procedure}", **_roles(case))
    day = case.say.day(attempt.filed_on)
    return word("tried-done", day=day, done=done, details=word("in-brackets", text=told) if told else "") + _outcome(
        case, attempt
    )


def _outcome(case: Case, attempt: Attempt) -> str:
    """What came of it, and the answer in the other side's words; nothing is said where nothing is known."""
    if attempt.result is None and attempt.answered_on is None:
        return ""
    code = f"outcome-{attempt.result or 'answered'}"
    day = word("on-day", day=case.say.day(attempt.answered_on)) if attempt.answered_on else ""
    answer = word("outcome-words", answer=one_line(attempt.answer)) if attempt.answer else ""
    return word(code, day=day, today=case.say.day(case.facts.made_on)) + answer


def story(case: Case) -> Iterator[PaperBlock]:
    """The person's own words, a paragraph for each of theirs."""
    yield from (Paragraph(text) for text in screened(case, paragraphs(case.facts.story)))


def basis(case: Case) -> Iterator[PaperBlock]:
    """What the claims rest on, in one sentence."""
    found = grounds(case)
    if found:
        yield Paragraph(word("basis", grounds=case.say.joined(found, "joint-grounds")))


def evidence(case: Case) -> Iterator[PaperBlock]:
    """The evidence by name, with what each item proves."""
    exhibits = case.facts.evidence
    if not exhibits:
        yield Paragraph(word("item-last", number=1, text=case.blank("evidence")))
    for number, exhibit in enumerate(exhibits, start=1):
        yield Paragraph(_item(number, len(exhibits), _exhibit(exhibit)))


def _exhibit(exhibit: Exhibit) -> str:
    """The name, with where it comes from and what it proves."""
    told = {"source": one_line(exhibit.source), "proves": one_line(exhibit.proves)}
    details = [word(f"exhibit-{name}", **{name: text}) for name, text in told.items() if text]
    name = one_line(exhibit.name)
    return word("exhibit", name=name, details="；".join(details)) if details else name


def evidence_table(case: Case) -> Iterator[PaperBlock]:
    """The list of evidence: where each item comes from and what it proves; then the hashes of the files."""
    exhibits = case.facts.evidence
    heads = (("number", "center", 0), ("name", "left", 4), ("source", "left", 3), ("proves", "left", 5))
    columns = [Column(word(f"head-{head}"), align, share) for head, align, share in heads]  # type: ignore[arg-type]
    columns += [Column(word("head-form")), Column(word("head-pages"))]
    rows = tuple(_exhibit_row(case, number, exhibit) for number, exhibit in enumerate(exhibits, start=1))
    yield Table(tuple(columns), rows or ((("1", case.blank("evidence"), "", "", "", "")),))
    files = [(str(number), one_line(each.name), each.sha256) for number, each in enumerate(exhibits, 1) if each.sha256]
    if files:
        yield Paragraph(word("hashes"), indented=False)
        yield Table(
            (Column(word("head-number")), Column(word("head-name"), "left", 1), Column(word("head-hash"), "left", 2)),
            tuple(files),
        )


def _exhibit_row(case: Case, number: int, exhibit: Exhibit) -> tuple[str, ...]:
    proves = one_line(exhibit.proves) or case.blank("evidence.proves")
    source = one_line(exhibit.source) or word("source-own")
    return (str(number), one_line(exhibit.name), source, proves, one_line(exhibit.form), one_line(exhibit.pages))


def duties(case: Case) -> Iterator[PaperBlock]:
    """What both sides promised each other, numbered."""
    yield from _duties(case, case.facts.settlement.duties, "settlement.duties")


def ordered(case: Case) -> Iterator[PaperBlock]:
    """What the paper to be enforced orders."""
    yield from _duties(case, case.facts.decision.duties, "decision.duties")


def _duties(case: Case, promised: Sequence[Duty], fact: str) -> Iterator[PaperBlock]:
    if not promised:
        yield Paragraph(word("item-last", number=1, text=case.blank(fact)))
    for number, duty in enumerate(promised, start=1):
        yield Paragraph(_item(number, len(promised), _duty(case, duty, f"{fact}.{number - 1}")))


def _duty(case: Case, duty: Duty, fact: str) -> str:
    parts = [one_line(duty.text)]
    if duty.amount is not None:
        case.notebook.figures.append(Figure(duty.amount, fact))
        parts.append(word("duty-amount", money=case.say.money(duty.amount)))
    if duty.due_on:
        parts.append(word("duty-due", day=written(duty.due_on, case.say)))
    return case.say.joined(parts)


def powers(case: Case) -> Iterator[PaperBlock]:
    """The special powers given by name; without them the paper says that there are none."""
    special = [one_line(power) for power in case.facts.mandate.special]
    if not special:
        yield Paragraph(word("powers-none"))
        return
    yield Paragraph(word("powers-special", powers=case.say.joined(special, "joint-articles")))


def attachments(case: Case) -> Iterator[PaperBlock]:
    """The annexes printed here, then the evidence, numbered on."""
    names = [annex.name for annex in case.annexes] + [_exhibit(exhibit) for exhibit in case.facts.evidence]
    if names:
        yield Paragraph(word("attachments"), indented=False)
    for number, name in enumerate(names, start=1):
        yield Paragraph(_item(number, len(names), name), indented=False)


def _item(number: int, last: int, text: str) -> str:
    return word("item-last" if number == last else "item", number=number, text=text)


BUILDERS: dict[str, Build] = {
    "parties": parties,
    "findings": findings,
    "claims": claims,
    "tried": tried,
    "story": story,
    "basis": basis,
    "evidence": evidence,
    "evidence_table": evidence_table,
    "duties": duties,
    "ordered": ordered,
    "powers": powers,
    "attachments": attachments,
}
"""The blocks that the data of a paper may name."""
