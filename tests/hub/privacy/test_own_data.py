"""One's own data: taken along, put right, a consent taken back, a wish to be forgotten."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from juli.hub.accounts.actors import NotAllowed
from juli.hub.complaints.actions import write_message, write_note
from juli.hub.complaints.models import Complainant, Consent, Draft, Event
from juli.hub.complaints.queries import verify_chains
from juli.hub.machines import NotPossible
from juli.hub.privacy.actions import (
    change_account,
    correct_contact,
    export_data,
    request_erasure,
    withdraw_consent,
)
from juli.hub.privacy.categories import Span
from tests.hub import builders
from tests.hub.privacy.acting import closed

pytestmark = pytest.mark.django_db

ACCOUNT = "6222021234567890123"
CONTACT = {"name": "周桂兰", "business_name": "周记五金建材店", "phone": "13800006027", "email": "zhou@example.cn"}


def test_the_export_holds_what_one_may_see_and_nothing_else() -> None:
    home = builders.organisation()
    _, seat = builders.staff(home)
    complaint, complainant, passcode = builders.filed(home)
    write_message(complaint, "我们在核对。", by=seat)
    write_note(complaint, "内部：先查代理商。", by=seat)
    document = export_data(complaint, by=complainant).document
    told = json.dumps(document, ensure_ascii=False)
    assert document["complainant"]["phone"] == "13800006027"  # type: ignore[index]
    assert [one["text"] for one in document["messages"]] == [builders.REQUEST.story, "我们在核对。"]  # type: ignore[attr-defined]
    assert "内部" not in told
    assert complaint.passcode_hash not in told
    assert passcode not in told
    assert Event.objects.filter(complaint=complaint, kind="exported").count() == 1


def test_nobody_else_exports() -> None:
    home = builders.organisation()
    _, seat = builders.staff(home)
    first, _, _ = builders.filed(home)
    _, other, _ = builders.filed(home)
    for actor in (seat, other):
        with pytest.raises(NotAllowed):
            export_data(first, by=actor)


def test_a_correction_tells_which_fields_and_confirms_a_new_address_again() -> None:
    complaint, seat, _ = builders.filed()
    Complainant.objects.update(email_confirmed_at=timezone.now())
    told = {**CONTACT, "phone": "13900001111", "email": "new@example.cn"}
    assert correct_contact(complaint, **told, by=seat) == ["phone", "email"]
    person = Complainant.objects.get()
    assert (person.phone, person.email, person.email_confirmed_at) == ("13900001111", "new@example.cn", None)
    event = Event.objects.get(kind="corrected")
    assert event.data == {"fields": ["phone", "email"]}
    assert event.payload is not None
    assert event.payload.content["phone"] == "13900001111"
    assert Complainant.objects.filter(phone_index=Complainant.phone_key("13900001111")).exists()
    assert list(verify_chains()) == []


def test_what_is_as_it_was_leaves_no_trace() -> None:
    complaint, seat, _ = builders.filed()
    assert correct_contact(complaint, **CONTACT, by=seat) == []
    assert not Event.objects.filter(kind="corrected").exists()


@pytest.mark.parametrize("missing", [{"name": " "}, {"phone": "", "email": ""}])
def test_a_name_and_one_way_to_be_reached_stay_needed(missing: dict[str, str]) -> None:
    complaint, seat, _ = builders.filed()
    with pytest.raises(NotPossible, match="contact-missing"):
        correct_contact(complaint, **{**CONTACT, **missing}, by=seat)


def test_a_consent_is_kept_with_its_words_and_taking_it_back_erases_at_once() -> None:
    complaint, seat, _ = builders.filed(refund_account=ACCOUNT, refund_account_consent=True)
    draft = Draft.objects.get(complaint=complaint)
    draft.answers = {"contact": {"name": "周桂兰", "refund_account": ACCOUNT, "refund_account_consent": True}}
    draft.save()
    assert Consent.objects.get().text_version == "2026-11"
    withdraw_consent(complaint, by=seat)
    person = Complainant.objects.get()
    assert (person.refund_account, person.refund_account_consent_at) == ("", None)
    assert Draft.objects.get().answers == {"contact": {"name": "周桂兰"}}
    assert Consent.objects.get().withdrawn_at is not None
    with pytest.raises(NotPossible, match="consent-not-given"):
        withdraw_consent(complaint, by=seat)


def test_without_consent_there_is_none() -> None:
    complaint, seat, _ = builders.filed()
    assert not Consent.objects.exists()
    change_account(complaint, ACCOUNT, by=seat)
    change_account(complaint, ACCOUNT[:-1], by=seat)
    assert Complainant.objects.get().refund_account == ACCOUNT[:-1]
    assert [consent.withdrawn_at is None for consent in Consent.objects.all()] == [False, True]


def test_a_consent_is_never_changed() -> None:
    from django.db import IntegrityError, transaction

    builders.filed(refund_account=ACCOUNT, refund_account_consent=True)
    for change in (
        lambda: Consent.objects.update(text_version="other"),
        lambda: Consent.objects.update(given_at=timezone.now() - timedelta(days=1), withdrawn_at=timezone.now()),
        lambda: Consent.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_wish_to_be_forgotten_waits_only_where_a_provider_has_to_keep_the_file() -> None:
    home = builders.organisation()
    today = timezone.localdate()
    by_hand, own = closed()
    here, other = closed(against=home)
    assert request_erasure(by_hand, by=own) == today
    assert request_erasure(here, by=other) == Span(36, "months").after(today)
    assert request_erasure(here, by=other) == Span(36, "months").after(today)
    assert Event.objects.filter(complaint=here, kind="erasure_requested").count() == 1


def test_an_open_complaint_is_ended_first() -> None:
    complaint, seat, _ = builders.filed()
    with pytest.raises(NotPossible, match="erasure-still-open"):
        request_erasure(complaint, by=seat)
