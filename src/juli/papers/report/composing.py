"""From an audit document to a report: everything it says, in words of one language."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from juli.agreement import Agreement, Section
from juli.audit import MONEY_OWED
from juli.audit.sentences import basis_label, explain
from juli.audit.sentences import say as audit_say
from juli.audit.told_lines import in_time
from juli.audit.told_tariffs import formula_said, tariff_said, tier_said, unexplained_said
from juli.law import AS_OF, UnknownStatute, article, citation, statutes
from juli.money import grouped_yuan, parse_yuan
from juli.papers.report.drawing import all_figures
from juli.papers.report.model import (
    ChargeTold,
    Fact,
    FindingTold,
    LawTold,
    LineTold,
    Report,
    TariffTold,
    UnreadableTold,
)
from juli.papers.report.terms import term_of
from juli.papers.report.words import Words, fen
from juli.wording import Language

Told = Mapping[str, Any]

_OWED = frozenset(rule.value for rule in MONEY_OWED)
_CHARGES = "charge-"
_SECTIONS: frozenset[Section] = frozenset({"rates", "charges", "deposit"})
NO_FIGURES: Told = {}
"""Of an audit that was kept before figures were: its report has no chart of what was in order."""


def compose_report(
    document: Told,
    figures: Told,
    agreement: Agreement | None,
    language: Language,
    *,
    most_lines: int | None = None,
) -> Report:
    """The report on a `juli.audit/1` document and its `juli.figures/1`, judged by `agreement`.

    `language` should be the one the document was written in, since it holds some sentences itself. It tells
    all lines of a finding, or its first `most_lines`.
    """
    words = Words(language)
    findings = tuple(_finding(finding, agreement, words, most_lines) for finding in document["findings"])
    charges = told_charges(document, figures, words)
    return Report(
        language=language,
        as_of=date.fromisoformat(document["as_of"]),
        is_compared=_is_compared(agreement),
        title=words("title"),
        facts=tuple(_facts(document, agreement, words)),
        summary=_summary(document, findings, agreement, words),
        overcharged=parse_yuan(document["overcharged"]),
        owed=parse_yuan(document["owed"]),
        figures=all_figures(document, figures, agreement, findings=findings, charges=charges, words=words),
        findings=findings,
        tariffs=told_tariffs(document, words),
        unexplained=tuple(unexplained_said(left).text(language) for left in document["unexplained"]),
        charges=charges,
        laws=tuple(_laws(document, words)),
        unreadable=tuple(
            UnreadableTold(row["source"], row["line"] or 0, row["reason"]) for row in document["read"]["unreadable"]
        ),
        warnings=tuple(document["read"]["warnings"]),
        notes=tuple(_notes(document, agreement, words)),
    )


def _is_compared(agreement: Agreement | None) -> bool:
    """Whether anything is known that sales or charges can be compared with."""
    if agreement is None:
        return False
    return bool(_SECTIONS - agreement.unknown or agreement.settlement or agreement.promises)


def _facts(document: Told, agreement: Agreement | None, words: Words) -> Iterator[Fact]:
    read = document["read"]
    yield Fact(words("fact-as-of"), words.day(date.fromisoformat(document["as_of"])))
    if read["from"]:
        yield Fact(words("fact-period"), words("days", **_period(read, words)))
    yield Fact(words("fact-read"), words("fact-read-value", **read))
    if not _is_compared(agreement):
        yield Fact(words("fact-agreement"), words("fact-agreement-unknown"))
    if agreement is None:
        return
    if agreement.provider:
        yield Fact(words("fact-provider"), agreement.provider)
    if agreement.merchant_no:
        yield Fact(words("fact-merchant"), agreement.merchant_no)
    if agreement.signed_on:
        yield Fact(words("fact-signed"), words.day(agreement.signed_on))


def _period(read: Told, words: Words) -> Mapping[str, str]:
    return {
        "first": words.day(date.fromisoformat(read["from"])),
        "last": words.day(date.fromisoformat(read["to"])),
    }


def _summary(document: Told, findings: Sequence[FindingTold], agreement: Agreement | None, words: Words) -> str:
    read = document["read"]
    if not read["from"]:
        parts = [words("summary-empty")]
    else:
        code = "summary-with" if _is_compared(agreement) else "summary-without"
        parts = [words(code, sales=read["sales"], charges=read["charges"], **_period(read, words))]
        parts += _sums(document, findings, words)
    if read["unreadable"]:
        parts.append(words("summary-unreadable", count=len(read["unreadable"])))
    return words.joined(parts)


def _sums(document: Told, findings: Sequence[FindingTold], words: Words) -> Iterator[str]:
    overcharged, owed = parse_yuan(document["overcharged"]), parse_yuan(document["owed"])
    if overcharged + owed:
        sums = {"total": overcharged + owed, "overcharged": overcharged, "owed": owed}
        yield words("summary-money", **{name: grouped_yuan(value) for name, value in sums.items()})
        most = max(findings, key=lambda finding: finding.excess)
        yield words("summary-most", short=most.short, excess=grouped_yuan(most.excess))
    else:
        yield words("summary-nothing")
    changes = next((finding for finding in findings if finding.rule == "rate-changed"), None)
    if changes:
        yield changes.sentence


def _finding(finding: Told, agreement: Agreement | None, words: Words, most_lines: int | None) -> FindingTold:
    told = explain(finding, agreement)
    facts = told.grounds[: len(told.grounds) - len(finding["basis"])]
    return FindingTold(
        rule=finding["rule"],
        sentence=told.sentence.text(words.language),
        short=told.short.text(words.language),
        facts=tuple(fact.text(words.language) for fact in facts),
        grounds=tuple(_ground(ground, agreement, words) for ground in finding["basis"]),
        excess=parse_yuan(finding["excess"]),
        is_owed=finding["rule"] in _OWED,
        lines=tuple(_line(line, words) for line in in_time(finding["lines"])[:most_lines]),
        count=finding["count"],
    )


def _ground(ground: Mapping[str, str], agreement: Agreement | None, words: Words) -> Fact:
    label = basis_label(ground).text(words.language)
    if "law" in ground:
        return Fact(label, _law_says(ground, words))
    return Fact(label, term_of(ground["agreement"], agreement, words))


def _law_says(ground: Mapping[str, str], words: Words) -> str:
    try:
        return article(ground["law"], ground["article"]).summary.text(words.language)
    except UnknownStatute:
        return ""


def _line(line: Told, words: Words) -> LineTold:
    return LineTold(
        source=line.get("source"),
        line=line.get("line"),
        at=str(line.get("occurred_at") or line.get("due_on") or "").replace("T", " "),
        entry_id=line.get("entry_id") or "",
        about=_about(line, words),
        amount=fen(line.get("amount")),
        taken=fen(line.get("taken")),
        expected=fen(line.get("expected")),
        excess=parse_yuan(line["excess"]),
        note=words("semicolon").join(_notes_on(line, words)),
    )


def _notes_on(line: Told, words: Words) -> Iterator[str]:
    """What only some rules know of a line: why, how late, seen where, under which number, changed from what."""
    if line.get("cause"):
        yield audit_say(f"cause-{line['cause']}").text(words.language)
    if line.get("round_sum"):
        yield words("line-round-sum", sum=grouped_yuan(parse_yuan(line["round_sum"])))
    if line.get("days_late"):
        yield words("line-late", days=line["days_late"])
    if line.get("arrived_source"):
        yield words("line-arrived", source=line["arrived_source"], line=line["arrived_line"])
    if line.get("merchant"):
        yield line["merchant"]["number"]
    if line.get("changed_on"):
        before, after = (formula_said(line[name]).text(words.language) for name in ("before", "after"))
        yield words("line-changed", before=before, after=after)


def _about(line: Told, words: Words) -> str:
    if line.get("charge_kind"):
        return words.charge(line["charge_kind"])
    return words.instrument(line["instrument"]) if line.get("instrument") else ""


def told_tariffs(document: Told, words: Words) -> tuple[TariffTold, ...]:
    """The inferred tariffs of the document, with the formulas that explain as much."""
    return tuple(_tariff(tariff, words) for tariff in document["tariffs"])


def _tariff(tariff: Told, words: Words) -> TariffTold:
    return TariffTold(
        instrument=tier_said(tariff).text(words.language).rstrip(":"),
        first=date.fromisoformat(tariff["from"]),
        last=date.fromisoformat(tariff["to"]),
        formula=formula_said(tariff).text(words.language),
        explains=tariff["explains"],
        of=tariff["of"],
        is_sure=tariff["sure"],
        rivals=tuple(formula_said(rival).text(words.language) for rival in tariff["rivals"]),
        sentence=tariff_said(tariff).text(words.language),
    )


def told_charges(document: Told, figures: Told, words: Words) -> tuple[ChargeTold, ...]:
    """Everything taken or paid back outside the sales, with the rule that faults it."""
    verdicts = {
        (line["source"], line["line"]): audit_say(f"rule-{finding['rule']}").text(words.language)
        for finding in document["findings"]
        if finding["rule"].startswith(_CHARGES)
        for line in finding["lines"]
    }
    return tuple(
        ChargeTold(
            day=date.fromisoformat(charge["day"]),
            kind=words.charge(charge["kind"]),
            amount=parse_yuan(charge["amount"]),
            is_back=charge["back"],
            source=charge["source"],
            line=charge["line"],
            verdict="" if charge["back"] else verdicts.get((charge["source"], charge["line"]), ""),
        )
        for charge in figures.get("charges", ())
    )


def _laws(document: Told, words: Words) -> Iterator[LawTold]:
    """Each article once, in the order in which the findings cite them; what we do not know or have not read in
    full is not shown as law."""
    grounds = (ground for finding in document["findings"] for ground in finding["basis"] if "law" in ground)
    for law, number in dict.fromkeys((ground["law"], ground["article"]) for ground in grounds):
        cited = statutes().get(law)
        if cited is None or not cited.verified:
            continue
        yield LawTold(
            citation=citation(law, number).text(words.language),
            says=_law_says({"law": law, "article": number}, words),
            effective=cited.effective,
            certainty=words("certainty-verified"),
        )


def _notes(document: Told, agreement: Agreement | None, words: Words) -> Iterator[str]:
    if agreement is None:
        yield words("note-rounding-without")
    else:
        yield words("note-rounding", tolerance=grouped_yuan(agreement.tolerance))
    yield words("note-once")
    yield words("note-as-of", day=words.day(date.fromisoformat(document["as_of"])))
    if agreement and agreement.unknown:
        sections = [words(f"section-unknown-{section}") for section in sorted(agreement.unknown)]
        yield words("note-unknown", sections=words("comma").join(sections))
    yield words("note-tariffs")
    yield words("note-laws", day=words.day(AS_OF))
    yield words("note-not-lawyer")
