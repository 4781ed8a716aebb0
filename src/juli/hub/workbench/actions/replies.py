"""Canned replies: added, changed by a new version, retired."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from juli.handling import UnknownField, fields_in
from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, organisation_of, require, require_right, user_of
from juli.hub.accounts.scopes import action, rows
from juli.hub.directory.models import Department
from juli.hub.machines import NotPossible
from juli.hub.workbench.models import CannedReply, ReplyKind, ReplyVersion
from juli.triage import taxonomy

MANAGING = "replies.manage"
"""The right to write what a house answers again and again, and its checklists."""


class FieldUnknown(NotPossible):
    """The reply names a field that there is not; `name` is what was written."""

    def __init__(self, name: str) -> None:
        super().__init__("reply-field-unknown")
        self.name = name


@dataclass(frozen=True, slots=True)
class Wording:
    """What a reply says and where it is offered."""

    title: str
    text: str
    kind: str = ReplyKind.MESSAGE
    issues: Sequence[str] = field(default_factory=tuple)
    department: Department | None = None


@action
def add_reply(wording: Wording, *, by: Actor) -> CannedReply:
    """Add a reply of the house. FieldUnknown where it names a field that there is not."""
    house = _managing(by)
    _check(wording, by)
    reply = CannedReply(organisation_id=house)
    _place(reply, wording)
    _keep_version(reply, 1, wording, by)
    return reply


@action
def change_reply(reply: CannedReply, wording: Wording, *, by: Actor) -> CannedReply:
    """Change a reply: other words are its next version."""
    _managing(by)
    _check(wording, by)
    found = _own(reply, by)
    last = found.versions.order_by("-version").first()
    _place(found, wording)
    if last is None or (last.title, last.text) != (wording.title, wording.text):
        _keep_version(found, last.version + 1 if last else 1, wording, by)
    return found


@action
def retire_reply(reply: CannedReply, *, by: Actor) -> None:
    """Offer a reply no more. Its versions stay."""
    _managing(by)
    found = _own(reply, by)
    found.retired_at = timezone.now()
    found.save(update_fields=["retired_at"])


def _managing(by: Actor) -> UUID:
    require(by, ActorKind.STAFF)
    require_right(by, MANAGING)
    return organisation_of(by)


def _own(reply: CannedReply, by: Actor) -> CannedReply:
    found = rows(CannedReply, by=by).select_for_update().filter(pk=reply.pk, retired_at=None).first()
    if found is None or by.read_only:
        raise NotAllowed
    return found


def _check(wording: Wording, by: Actor) -> None:
    try:
        fields_in(wording.title)
        fields_in(wording.text)
    except UnknownField as unknown:
        raise FieldUnknown(unknown.name) from None
    if set(wording.issues) - set(taxonomy().issues):
        raise NotPossible("reply-issue-unknown")
    if wording.department is not None and wording.department.organisation_id != by.organisation_id:
        raise NotAllowed


def _place(reply: CannedReply, wording: Wording) -> None:
    reply.kind, reply.issues, reply.department = wording.kind, list(wording.issues), wording.department
    reply.save()


def _keep_version(reply: CannedReply, version: int, wording: Wording, by: Actor) -> None:
    ReplyVersion.objects.create(
        reply=reply, version=version, title=wording.title, text=wording.text, author_id=user_of(by), at=timezone.now()
    )
