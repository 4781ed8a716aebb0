"""The rules of a house: each change makes a new version, so that what placed a complaint can always be read."""

from collections.abc import Sequence
from dataclasses import replace

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import action
from juli.hub.directory.guarding import locked_organisation, require_house
from juli.hub.directory.models import Organisation
from juli.hub.directory.records import keep_record
from juli.hub.machines import NotPossible
from juli.hub.routing.models import RoutingRule, RuleVersion
from juli.hub.routing.placing import rules_of
from juli.hub.routing.rules import Rule
from juli.hub.today import this_moment

MANAGING = "routing.manage"
MOST_RULES = 200


@action
def add_rule(organisation: Organisation, rule: Rule, *, by: Actor) -> RuleVersion:
    """Add a rule after all others."""
    rules = _locked_rules(organisation, by)
    if len(rules) >= MOST_RULES:
        raise NotPossible("rules-many")
    return _keep(organisation, [*rules, rule], by)


@action
def change_rule(organisation: Organisation, rule_id: int, rule: Rule, *, by: Actor) -> RuleVersion:
    """Put another rule in the place of one."""
    rules = _locked_rules(organisation, by)
    place = _place(rules, rule_id)
    return _keep(organisation, [*rules[:place], rule, *rules[place + 1 :]], by)


@action
def move_rule(organisation: Organisation, rule_id: int, *, by: Actor) -> RuleVersion:
    """Let a rule be asked one place earlier; the first stays the first."""
    rules = _locked_rules(organisation, by)
    place = _place(rules, rule_id)
    if place == 0:
        raise NotPossible("rule-first")
    rules[place - 1], rules[place] = rules[place], rules[place - 1]
    return _keep(organisation, rules, by)


@action
def remove_rule(organisation: Organisation, rule_id: int, *, by: Actor) -> RuleVersion:
    """Ask a rule no longer."""
    rules = _locked_rules(organisation, by)
    del rules[_place(rules, rule_id)]
    return _keep(organisation, rules, by)


def _locked_rules(organisation: Organisation, by: Actor) -> list[Rule]:
    require_house(by, organisation.pk, MANAGING)
    locked_organisation(organisation)
    return list(rules_of(RuleVersion.objects.filter(organisation=organisation).first()))


def _place(rules: Sequence[Rule], rule_id: int) -> int:
    found = next((place for place, rule in enumerate(rules) if rule.id == rule_id), None)
    if found is None:
        # A colleague changed the rules meanwhile: each rule of the new version has another id.
        raise NotPossible("rules-changed")
    return found


def _keep(organisation: Organisation, rules: Sequence[Rule], by: Actor) -> RuleVersion:
    last = RuleVersion.objects.filter(organisation=organisation).first()
    number = last.number + 1 if last else 1
    made = RuleVersion.objects.create(
        organisation=organisation, number=number, made_by_id=by.user_id, made_at=this_moment()
    )
    RoutingRule.objects.bulk_create(
        RoutingRule(organisation=organisation, version=made, position=position, **_fields(rule))
        for position, rule in enumerate(rules, 1)
    )
    keep_record(organisation, "routing_changed", by=by, data={"version": number})
    return made


def _fields(rule: Rule) -> dict[str, object]:
    plain = replace(rule, id=None)
    return {name: getattr(plain, name) for name in plain.__slots__ if name != "id"}
