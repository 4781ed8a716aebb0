"""Organisations that were there before get the rights that came later, but for roles they changed by hand."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from juli.hub.accounts.actors import SYSTEM, ActorKind
from juli.hub.accounts.scopes import acting
from juli.hub.directory.actions import change_role
from juli.hub.directory.models import Organisation, Role
from juli.hub.directory.rights import initial_roles
from tests.hub.builders import organisation, staff

pytestmark = pytest.mark.django_db

MIGRATION = import_module("juli.hub.directory.migrations.0005_newer_rights")
NEWER = {
    "offers.approve",
    "offers.limit",
    "quality.review",
    "reports.read",
    "replies.manage",
    "complaints.export",
    "views.share",
}
DEFAULTS = {role.zh: set(role.rights) for role in initial_roles(ActorKind.STAFF)}


def migrate() -> None:
    with acting(SYSTEM), connection.schema_editor() as editor:
        MIGRATION.give_rights(apps, editor)


def as_before(house: Organisation) -> None:
    """Roles as they were made when those rights did not exist."""
    with acting(SYSTEM):
        for role in Role.objects.filter(organisation=house):
            role.rights = [right for right in role.rights if right not in NEWER]
            role.save()


def held(house: Organisation) -> dict[str, set[str]]:
    with acting(SYSTEM):
        return {role.name: set(role.rights) for role in Role.objects.filter(organisation=house)}


def test_roles_of_before_may_do_what_those_of_today_may_and_hands_are_respected() -> None:
    untouched, changed, bound = (organisation(f"{name}支付有限公司") for name in ("东海", "西山", "北原"))
    leader = staff(changed, role="管理员")[1]
    for house in (untouched, changed, bound):
        as_before(house)
    with acting(SYSTEM):
        lead = Role.objects.get(organisation=changed, name="组长")
        Organisation.objects.filter(pk=bound.pk).update(withheld_rights=["complaints.export"])
    change_role(lead, name="组长", rights={"complaints.read"}, second_factor=True, by=leader)

    for _ in range(2):
        migrate()
        assert held(untouched) == DEFAULTS
        assert held(changed) == {**DEFAULTS, "组长": {"complaints.read"}}
        assert held(bound)["管理员"] == DEFAULTS["管理员"] - {"complaints.export"}
