"""Placing a complaint that arrives by the rules of its house, and saying why."""

from collections.abc import Sequence

from juli.hub.complaints.placing import (
    Facts,
    Placement,
    default_department,
    department_or_service,
    placer,
)
from juli.hub.directory.models import Organisation
from juli.hub.routing.models import Intake, RoutingRule, RuleVersion
from juli.hub.routing.rules import Rule, first_fitting


@placer
def place_by_rules(organisation: Organisation, facts: Facts) -> Placement:
    """The department of the first rule that fits, else the one of the taxonomy. Called while the system is bound.

    A rule that names a department the house no longer has leads to its customer service.
    """
    version = RuleVersion.objects.filter(organisation=organisation).first()
    found = first_fitting(rules_of(version), facts) if version else None
    if found is None:
        department = default_department(organisation, facts.issue)
        reason: dict[str, object] = {}
    else:
        department = department_or_service(organisation, found.department)
        reason = {"rule": found.id}
    if version is not None:
        reason["routing"] = version.number
    if department is not None:
        reason["department"] = department.pk
    automatic = department is not None and Intake.objects.filter(department=department, automatic=True).exists()
    return Placement(department, reason, automatic)


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
