"""Rules of a house in words: what each asks for, and where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from juli.hub.complaints.models import ClaimKind
from juli.hub.routing.labels import CHANNELS, LANGUAGES
from juli.hub.routing.models import RoutingRule
from juli.hub.spoken import spoken_language
from juli.ledger.merchant_number import provinces
from juli.money import grouped_yuan
from juli.triage import taxonomy


@dataclass(frozen=True, slots=True)
class ToldRule:
    """A rule with its conditions in words, and its department by name (empty: the house has it no longer)."""

    row: RoutingRule
    conditions: list[str]
    department: str


def told_rule(row: RoutingRule, departments: Mapping[str, str]) -> ToldRule:
    """One rule; `departments` are the names of the house's departments by code."""
    return ToldRule(row, _conditions(row), departments.get(row.department, ""))


def _conditions(row: RoutingRule) -> list[str]:
    language = spoken_language()
    found: list[str] = []
    if row.issue:
        known = taxonomy().issues.get(row.issue)
        found.append(_("issue: %(issue)s") % {"issue": known.name.text(language) if known else row.issue})
    if row.claim:
        found.append(_("asks for: %(claim)s") % {"claim": ClaimKind(row.claim).label})
    if row.amount_from is not None:
        found.append(_("asked back: from %(amount)s yuan") % {"amount": grouped_yuan(row.amount_from)})
    if row.product:
        found.append(_("names “%(product)s”") % {"product": row.product})
    if row.province:
        found.append(_("province: %(name)s") % {"name": provinces()[row.province].text(language)})
    if row.channel:
        found.append(_("came: %(way)s") % {"way": CHANNELS[row.channel]})
    if row.language:
        found.append(_("language: %(language)s") % {"language": LANGUAGES[row.language]})
    return found
