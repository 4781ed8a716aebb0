"""Filing, sending by hand, and who sees what."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.complaints import actions, queries
from juli.hub.complaints.models import Complaint, Draft
from juli.hub.machines import NotPossible
from tests.hub.builders import REQUEST, filed, organisation, staff, visitor

pytestmark = pytest.mark.django_db
STRANGER = Actor(ActorKind.VISITOR)


def test_filing_twice_gives_the_same_complaint() -> None:
    seat, _ = visitor()
    first = actions.file_complaint(REQUEST, by=seat)
    assert actions.file_complaint(REQUEST, by=seat) == first
    assert Complaint.objects.count() == 1


def test_a_respondent_on_the_platform_receives_at_once_with_targets_that_are_no_law() -> None:
    complaint, seat, _ = filed(organisation())
    assert complaint.proceedings.get().filing == "received"
    clocks = {clock.step: clock for clock in queries.clocks(complaint, by=seat)}
    assert set(clocks) == {"acknowledge", "answer"}
    assert {clock.nature for clock in clocks.values()} == {"target"}
    assert clocks["answer"].fields["calendar_version"]


def test_for_any_other_respondent_it_is_prepared_sent_and_received_by_hand() -> None:
    listed = organisation("北桥支付有限公司", active=False)
    complaint, seat, _ = filed(listed)
    assert complaint.proceedings.get().filing == "prepared"
    today = timezone.localdate()
    with pytest.raises(NotPossible, match="day-in-future"):
        actions.record_sent(complaint, sent_on=today + timedelta(days=1), how="post", reference="", by=seat)
    actions.record_sent(complaint, sent_on=today - timedelta(days=2), how="post", reference="EMS 1", by=seat)
    with pytest.raises(NotPossible, match="received-before-sent"):
        actions.record_received(complaint, received_on=today - timedelta(days=3), by=seat)
    proceeding = actions.record_received(complaint, received_on=today - timedelta(days=1), by=seat)
    assert proceeding.filing == "received"
    assert queries.clocks(complaint, by=seat).get().starts_on == today - timedelta(days=1)


def test_nobody_reads_what_is_filed_against_an_organisation_that_is_not_activated() -> None:
    listed = organisation("北桥支付有限公司", active=False)
    filed(listed)
    _, seat = staff(listed)
    assert list(queries.complaints(by=seat)) == []


def test_staff_see_their_own_organisation_and_no_other() -> None:
    one, other = organisation(), organisation("云帆支付有限公司")
    complaint, _, _ = filed(one)
    assert queries.complaint(complaint.number, by=staff(one)[1]) == complaint
    foreign = staff(other, "su@example.cn")[1]
    assert queries.complaint(complaint.number, by=foreign) is None
    with pytest.raises(NotAllowed):
        actions.acknowledge_complaint(complaint, by=foreign)
    assert queries.complaint(complaint.number, by=STRANGER) is None


def test_internal_notes_never_reach_the_complainant() -> None:
    at = organisation()
    complaint, seat, _ = filed(at)
    desk = staff(at)[1]
    note = actions.write_note(
        complaint, "内部", by=desk, files=[actions.conversation.NewFile("a.txt", b"inside", "text/plain")]
    )
    assert note not in queries.messages(complaint, by=seat)
    assert note in queries.messages(complaint, by=desk)
    assert queries.evidence_item(note.files.get().pk, by=seat) is None
    assert not queries.evidence(complaint, by=seat).filter(message=note).exists()
    assert "noted" not in {event.kind for event in queries.events(complaint, by=seat)}


def test_number_and_passcode_open_a_complaint_and_a_new_passcode_closes_the_old_way() -> None:
    complaint, seat, passcode = filed(organisation())
    assert queries.open_complaint(complaint.number, passcode) == complaint
    renewed = actions.renew_passcode(complaint, by=seat)
    assert queries.open_complaint(complaint.number, passcode) is None
    assert queries.open_complaint(complaint.number, renewed) == complaint


def test_account_data_is_kept_only_with_its_own_consent() -> None:
    kept, _, _ = filed(refund_account="6222000011112222", refund_account_consent=True)
    refused, _, _ = filed(refund_account="6222000011112222", refund_account_consent=False)
    assert kept.complainant.refund_account
    assert refused.complainant.refund_account == ""


def test_a_closed_complaint_lets_nothing_change() -> None:
    at = organisation()
    complaint, seat, _ = filed(at)
    desk = staff(at)[1]
    actions.close_complaint(complaint, reason="explained", text="已说明。", by=desk)
    complaint.refresh_from_db()
    assert complaint.stage == "closed"
    for change in (
        lambda: actions.write_message(complaint, "还有", by=seat),
        lambda: actions.acknowledge_complaint(complaint, by=desk),
        lambda: actions.withdraw_complaint(complaint, by=seat),
    ):
        with pytest.raises(NotPossible):
            change()
    assert not queries.clocks(complaint, by=seat).filter(completed_at=None).exists()


def test_drafts_left_alone_are_purged_with_their_files_and_others_stay() -> None:
    old, _ = visitor()
    new, _ = visitor()
    file = actions.add_draft_file(b"left alone", purpose="evidence", name="a.txt", media_type="text/plain", by=old)
    Draft.objects.filter(pk=old.draft_id).update(saved_at=timezone.now() - timedelta(days=8))
    system = Actor(ActorKind.SYSTEM)
    assert actions.purge_drafts(now=timezone.now() + timedelta(days=2), by=system) == 1
    assert list(Draft.objects.values_list("pk", flat=True)) == [new.draft_id]
    assert not queries.is_file_referenced(file.sha256)


def test_a_purge_asks_no_more_the_more_files_are_held() -> None:
    later, queries_asked = timezone.now() + timedelta(days=2), []
    for files in (1, 9):
        seat, _ = visitor()
        for number in range(files):
            held = f"{seat.draft_id} {number}".encode()
            actions.add_draft_file(held, purpose="evidence", name=f"{number}.txt", media_type="text/plain", by=seat)
        with CaptureQueriesContext(connection) as asked:
            actions.purge_drafts(now=later, by=Actor(ActorKind.SYSTEM))
        queries_asked.append(len(asked))
    assert queries_asked[0] == queries_asked[1]


def test_what_is_written_after_an_answer_starts_a_new_target() -> None:
    at = organisation()
    complaint, seat, _ = filed(at)
    running = queries.clocks(complaint, by=seat).filter(completed_at=None, step="answer")
    actions.write_message(complaint, "补充一点。", by=seat)
    assert running.count() == 1
    actions.write_message(complaint, "已核对。", by=staff(at)[1])
    assert running.count() == 0
    actions.write_message(complaint, "还有一个问题。", by=seat)
    assert running.count() == 1
