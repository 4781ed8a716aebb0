"""Tariffs in words: what is charged since when, what was before, whether it was announced and agreed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from juli.money import grouped_yuan, parse_number, parse_yuan
from juli.wording import Said

Document = Mapping[str, Any]


def formula_said(formula: Document) -> Said:
    """A formula of the document: 2.99 %, at most 20 yuan, plus 3 yuan; of a flat fee only that."""
    fixed = parse_yuan(formula["fixed"])
    if fixed and not parse_number(formula["percent"]):
        return Said("audit", "tariff-flat", {"fixed": grouped_yuan(fixed)})
    told = Said("audit", "rate", {"percent": formula["percent"]})
    if formula["cap"] is not None:
        told = Said("audit", "rate-cap", {"rate": told, "cap": _yuan(formula["cap"])})
    if not fixed:
        return told
    return Said("audit", "tariff-fixed", {"rate": told, "fixed": grouped_yuan(fixed)})


def tell_changes(finding: Document) -> tuple[Said, Said]:
    """The change that matters most, and how many there are where it is not the only one."""
    told = change_said(ranked(finding["lines"])[0])
    if finding["count"] > 1:
        told = Said("audit", "rate-changed-many", {"count": finding["count"], "most": told})
    return told, Said("audit", "rate-changed-short")


def ranked(lines: Sequence[Document]) -> list[Document]:
    """Changes, those first that were not agreed, that made it dearer, that were not announced."""
    return sorted(lines, key=lambda line: (line["agreed"], not line["dearer"], line["notice_known"]))


def change_said(line: Document) -> Said:
    """One change: the day, both formulas, and how it stands to agreement and notice."""
    return Said(
        "audit",
        f"rate-changed-{_standing(line)}",
        {
            "day": day_said(line["changed_on"]),
            "instrument": tier_said(line),
            "before": formula_said(line["before"]),
            "after": formula_said(line["after"]),
        },
    )


def tariff_said(tariff: Document) -> Said:
    """One tariff of the document, with its days and how many sales it explains."""
    values = {
        "instrument": tier_said(tariff),
        "first": tariff["from"],
        "last": tariff["to"],
        "tariff": formula_said(tariff),
        "explains": tariff["explains"],
        "of": tariff["of"],
        "rivals": len(tariff["rivals"]),
    }
    if not tariff["sure"]:
        return Said("audit", "tariff-unsure", values)
    return Said("audit", "tariff-rivals" if tariff["rivals"] else "tariff", values)


def unexplained_said(left: Document) -> Said:
    """How many sales of an instrument nothing explains."""
    values = {"count": left["lines"], "first": left["from"], "last": left["to"]}
    return Said("audit", "tariff-unexplained", {"instrument": _instrument(left), **values})


def tier_said(told: Document) -> Said:
    """An instrument, with the amounts the tariff is for."""
    above, up_to = told["above"], told["up_to"]
    if above is None and up_to is None:
        return _instrument(told)
    code = "tier-up-to" if above is None else "tier-above" if up_to is None else "tier-between"
    edges = {"above": above and _yuan(above), "up_to": up_to and _yuan(up_to)}
    return Said("audit", code, {"instrument": _instrument(told), **edges})


def day_said(text: str) -> Said:
    """The day of a date or instant of the document."""
    day = date.fromisoformat(text[:10])
    return Said("audit", "day", {"year": day.year, "month": day.month, "day": day.day})


def _standing(line: Document) -> str:
    if line["agreed"]:
        return "as-agreed"
    if not line["dearer"]:
        return "cheaper"
    return "announced" if line["notice_known"] else "silently"


def _instrument(told: Document) -> Said:
    return Said("audit", f"instrument-{told['instrument']}")


def _yuan(text: str) -> str:
    return grouped_yuan(parse_yuan(text))
