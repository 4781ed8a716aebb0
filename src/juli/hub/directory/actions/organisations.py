"""Organisations: entered by the operator, described by themselves."""

from collections.abc import Collection
from datetime import date

from django.db import IntegrityError, transaction

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import action
from juli.hub.directory.guarding import locked_organisation, require_house, require_operator
from juli.hub.directory.models import Department, Organisation, OrganisationKind, Relation, RelationKind
from juli.hub.directory.records import keep_record
from juli.hub.directory.rights import rights_of_seat, seat_kind
from juli.hub.machines import NotPossible


@action
def enter_organisation(
    name: str, *, kind: OrganisationKind, by: Actor, short_name: str = "", region: str = "", hotline: str = ""
) -> Organisation:
    """Enter an organisation into the public directory; it gets no desk by that. NotPossible where it is there."""
    require_operator(by, "organisations.activate")
    try:
        with transaction.atomic():
            made = Organisation.objects.create(
                name=name, kind=kind, short_name=short_name, region=region, hotline=hotline
            )
    except IntegrityError:
        raise NotPossible("organisation-known") from None
    keep_record(made, "entered", by=by, data={"kind": kind})
    return made


@action
def edit_organisation(
    organisation: Organisation, *, short_name: str, hotline: str, address: str, region: str, by: Actor
) -> Organisation:
    """Change what the directory says of an organisation, beside its name and licence, which the operator checks."""
    require_house(by, organisation.pk, "organisation.edit")
    found = locked_organisation(organisation)
    found.short_name, found.hotline, found.address, found.region = short_name, hotline, address, region
    found.save(update_fields=["short_name", "hotline", "address", "region"])
    keep_record(found, "edited", by=by)
    return found


@action
def add_department(organisation: Organisation, *, code: str, name: str, by: Actor) -> Department:
    """Add a department, or name one anew; `code` is one of the taxonomy's."""
    require_house(by, organisation.pk, "organisation.edit")
    department, _ = Department.objects.update_or_create(organisation=organisation, code=code, defaults={"name": name})
    keep_record(organisation, "department_named", by=by, data={"code": code})
    return department


@action
def remove_department(department: Department, *, by: Actor) -> None:
    """Remove a department. Its complaints stay with the organisation, for those who read all of it."""
    require_house(by, department.organisation_id, "organisation.edit")
    keep_record(department.organisation, "department_removed", by=by, data={"code": department.code})
    department.delete()


@action
def relate_organisations(
    one: Organisation, *, kind: RelationKind, other: Organisation, since: date, by: Actor
) -> Relation:
    """Say that `one` is something to `other` (its agent, its brand …) from a day on (Beijing)."""
    require_operator(by, "organisations.activate")
    if one.pk == other.pk:
        raise NotPossible("relation-to-itself")
    relation, made = Relation.objects.get_or_create(
        kind=kind, one=one, other=other, until=None, defaults={"since": since}
    )
    if made:
        keep_record(one, "related", by=by, data={"kind": kind, "other": str(other.pk)})
    return relation


@action
def unrelate_organisations(relation: Relation, *, until: date, by: Actor) -> None:
    """End a relation: it no longer holds from `until` on."""
    require_operator(by, "organisations.activate")
    if until < relation.since:
        raise NotPossible("relation-ends-before-it-begins")
    relation.until = until
    relation.save(update_fields=["until"])
    keep_record(relation.one, "unrelated", by=by, data={"kind": relation.kind, "other": str(relation.other_id)})


@action
def withhold_rights(organisation: Organisation, rights: Collection[str], *, by: Actor) -> None:
    """Name the rights that nobody at the organisation may have. They are gone from every role at once."""
    require_operator(by, "organisations.activate")
    found = locked_organisation(organisation)
    found.withheld_rights = sorted(set(rights) & rights_of_seat(seat_kind(found)))
    found.save(update_fields=["withheld_rights"])
    keep_record(found, "rights_withheld", by=by, data={"rights": found.withheld_rights})
