"""Tags, and what is set aside."""

from datetime import date

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import action, rows
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.policy import locked
from juli.hub.machines import NotPossible
from juli.hub.today import this_day, this_moment
from juli.hub.worklists.models import SetAside, Tag, Tagging
from juli.hub.worklists.rights import house_of

LONGEST_TAG = 20
MOST_TAGS = 200
"""Tags that an organisation keeps."""
MOST_ON_ONE = 10
LONGEST_ASIDE = 90
"""Days for which a complaint can be set aside."""
RIGHT = "complaints.answer"


@action
def tag_complaint(complaint: Complaint, name: str, *, by: Actor) -> Tag:
    """Put a tag on a complaint; a new word becomes a tag of the organisation. NotPossible where it is there."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, RIGHT)
    word = " ".join(name.split())
    if not word or len(word) > LONGEST_TAG:
        raise NotPossible("tag-unfit")
    tag = _tag(word, by)
    if rows(Tagging, by=by).filter(complaint=found).count() >= MOST_ON_ONE:
        raise NotPossible("tag-many")
    now = this_moment()
    _, is_new = Tagging.objects.get_or_create(complaint=found, tag=tag, defaults={"at": now})
    if not is_new:
        raise NotPossible("tag-there")
    record_event(found, "tagged", by=by, at=now, data={"tag": tag.pk})
    return tag


@action
def untag_complaint(complaint: Complaint, tag_id: int, *, by: Actor) -> None:
    """Take a tag off; done twice it does no harm."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, RIGHT)
    removed, _ = rows(Tagging, by=by).filter(complaint=found, tag=tag_id).delete()
    if removed:
        record_event(found, "untagged", by=by, at=this_moment(), data={"tag": tag_id})


@action
def set_aside(complaint: Complaint, until: date, *, by: Actor) -> None:
    """Leave a complaint alone until a day (Beijing). No clock stops: what is due before is due all the same."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, RIGHT)
    if found.stage == "closed":
        raise NotPossible("stage-closed")
    if not 0 < (until - this_day()).days <= LONGEST_ASIDE:
        raise NotPossible("aside-day")
    if until > found.due_on:
        raise NotPossible("aside-due")
    now = this_moment()
    SetAside.objects.update_or_create(complaint=found, defaults={"until": until, "at": now})
    record_event(found, "set_aside", by=by, at=now, data={"until": until.isoformat()})


@action
def take_up(complaint: Complaint, *, by: Actor) -> None:
    """Take up again what was set aside; done twice it does no harm."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, RIGHT)
    removed, _ = rows(SetAside, by=by).filter(complaint=found).delete()
    if removed:
        record_event(found, "taken_up", by=by, at=this_moment())


def _tag(word: str, by: Actor) -> Tag:
    own = rows(Tag, by=by)
    known = own.filter(name__iexact=word).first()
    if known is None and own.count() >= MOST_TAGS:
        raise NotPossible("tag-too-many")
    return known or Tag.objects.get_or_create(organisation_id=house_of(by), name=word)[0]
