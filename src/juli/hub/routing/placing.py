"""Placing a complaint that arrives by the rules of its house, and saying why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.recalling import recalled
from juli.hub.complaints.placing import LAST_RESORT, Facts, Placement, placer
from juli.hub.directory.models import Department, Organisation
from juli.hub.directory.queries import departments
from juli.hub.routing.models import Intake, RoutingRule, RuleVersion
from juli.hub.routing.rules import Rule, first_fitting
from juli.triage import taxonomy


@dataclass(frozen=True, slots=True)
class _House:
    """What a house decided: its departments by code, those that find a person by themselves, its rules."""

    departments: Mapping[str, Department]
    automatic: frozenset[int]
    version: int | None
    rules: Sequence[Rule]


@placer
def place_by_rules(organisation: Organisation, facts: Facts) -> Placement:
    """The department of the first rule that fits, else the one of the taxonomy. Called while the system is bound.

    A rule that names a department the house no longer has leads to its customer service.
    """
    state, key = "SELECT juli_state_of_routing(%s)", ("routing", organisation.pk)
    house = recalled(key, state, [organisation.pk], lambda: _house(organisation))
    found = first_fitting(house.rules, facts)
    code = found.department if found else taxonomy().issue(facts.issue).department
    department = house.departments.get(code) or house.departments.get(LAST_RESORT)
    reason: dict[str, object] = {"rule": found.id} if found else {}
    if house.version is not None:
        reason["routing"] = house.version
    if department is not None:
        reason["department"] = department.pk
    return Placement(department, reason, department is not None and department.pk in house.automatic)


def _house(organisation: Organisation) -> _House:
    version = RuleVersion.objects.filter(organisation=organisation).first()
    automatic = Intake.objects.filter(organisation=organisation, automatic=True).values_list("department", flat=True)
    return _House(
        {one.code: one for one in departments(organisation.pk, by=SYSTEM)},
        frozenset(automatic),
        version.number if version else None,
        rules_of(version),
    )


def rules_of(version: RuleVersion | None) -> Sequence[Rule]:
    """The rules of a version, in their order."""
    return [as_rule(row) for row in version.rules.all()] if version else ()


def as_rule(row: RoutingRule) -> Rule:
    """A stored rule as the pure one."""
    return Rule(
        department=row.department,
        issue=row.issue,
        claim=row.claim,
        amount_from=row.amount_from,
        product=row.product,
        province=row.province,
        channel=row.channel,
        language=row.language,
        skill=row.skill,
        id=row.pk,
    )
