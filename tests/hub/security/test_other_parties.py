"""Nobody learns of another's complaint by a side path: search, filters, cursors, ids of files, names, counts.

Classes: objects of others by their id; a check missing beside a guarded page; ids of uploads; lists that leak names.
The isolation tests of both doors try every address; these try what is given to an address.
"""

import re
from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.apps import apps
from django.db.models import UUIDField
from django.test import Client

from juli.hub.complaints.actions import add_evidence, write_note
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.models import Complaint, DraftFile
from juli.hub.directory.models import Organisation
from tests.hub.builders import REQUEST, filed, organisation, staff
from tests.hub.portal import walking
from tests.hub.portal.following import browser, follow, url
from tests.hub.security.addresses import routes

SECRET = "jz4711 between us"
OTHER = "云帆支付有限公司"
OWN_KEYS = {"mfa_edit_webauthn", "mfa_remove_webauthn"}
"""A person's own keys are counted, and looked for among that person's own only."""
OF_ONE_HOUSE = {
    "api:complaint-tag",
    "api:review",
    "api:review-reply",
    "desk:review",
    "house:move-rule",
    "house:remove-rule",
    "house:rule",
}
"""Rows that are counted, and looked for among those of the seat's own house only: another's are not found."""


@pytest.fixture
def own(db: None) -> Organisation:
    return organisation()


def at_desk(at: Organisation, email: str) -> Client:
    client = browser()
    client.force_login(staff(at, email)[0])
    return client


@pytest.fixture
def theirs(db: None) -> Complaint:
    """A complaint at another desk, with a file and a shop's name of its own."""
    other = organisation(OTHER)
    complaint, seat, _ = filed(other, business_name=SECRET, merchant_no="898430559999999", story=SECRET)
    add_evidence(complaint, [NewFile(f"{SECRET}.txt", SECRET.encode(), "text/plain", SECRET)], by=seat)
    return complaint


@pytest.mark.parametrize(
    "asked",
    [lambda c: c.number, lambda c: c.merchant_no, lambda _: SECRET, lambda _: "", lambda _: "%", lambda _: "jz"],
)
@pytest.mark.parametrize("view", ["open", "all", "closed", "decision", "payments", "nonsense"])
def test_no_search_and_no_view_finds_it(
    own: Organisation, theirs: Complaint, asked: Callable[[Complaint], str], view: str
) -> None:
    desk = at_desk(own, "lin@example.cn")
    source = desk.get(f"/desk/?{urlencode({'q': asked(theirs), 'view': view, 'issue': theirs.issue})}").content.decode()
    # What was asked for stands in the search box and beside it, as it was understood, and nowhere else.
    shown = re.sub(r"<input[^>]*>|<ul class=.jl-chips.*?</ul>", "", source, flags=re.DOTALL)
    assert SECRET not in shown
    assert f"/desk/{theirs.number}/" not in shown


def test_a_cursor_made_elsewhere_reaches_no_further(own: Organisation, theirs: Complaint) -> None:
    mine, _, _ = filed(own)
    desk = at_desk(own, "lin@example.cn")
    for pk in (theirs.pk, UUID(int=0)):
        after = f"True~0001-01-01~{theirs.filed_at.isoformat()}~{pk}"
        source = desk.get(f"/desk/?{urlencode({'view': 'all', 'after': after})}").content.decode()
        assert theirs.number not in source
    assert mine.number in desk.get("/desk/?view=all").content.decode()


def test_a_foreign_file_is_nowhere_below_ones_own_complaint(own: Organisation, theirs: Complaint) -> None:
    mine, _, passcode = filed(own)
    client, desk = follow(mine, passcode), at_desk(own, "lin@example.cn")
    item = theirs.evidence.get().pk
    for answer in (
        client.get(url("file", mine, item)),
        client.get(url("case-line", mine, item, 1)),
        client.post(url("withdraw-evidence", mine, item)),
        desk.get(f"/desk/{mine.number}/file/{item}/"),
        desk.get(f"/desk/{mine.number}/line/{item}/1/"),
    ):
        assert answer.status_code == 404
        assert SECRET.encode() not in answer.content


def test_a_file_can_be_read_before_filing_by_its_own_draft_alone(db: None) -> None:
    owner, stranger = walking.begin(), walking.begin()
    walking.upload(owner, "statements", walking.file("bill.csv", walking.STATEMENT))
    bill = DraftFile.objects.get()
    address = f"/draft/line/{bill.pk}/2/"
    assert owner.get(address).status_code == 200
    for other in (stranger, browser()):
        assert other.get(address).status_code == 404


def test_what_an_address_names_cannot_be_counted_up() -> None:
    """Rows are named by random ids, or by a number that opens nothing without a passcode."""
    guessable = {
        (route.name, part)
        for route in routes()
        for part in route.parts
        if part.endswith(("_id", "id", "pk", "item", "file", "draft")) and not _is_uuid(route.address, part)
    }
    assert {route for route, part in guessable if part != "uidb36"} - OWN_KEYS - OF_ONE_HOUSE == set()


def _is_uuid(address: str, part: str) -> bool:
    return re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", address) is not None


def test_ids_of_complaints_drafts_and_files_are_random() -> None:
    for model in ("Complaint", "Draft", "DraftFile", "EvidenceItem"):
        key = apps.get_model("complaints", model)._meta.pk
        assert isinstance(key, UUIDField), model
        assert {key.get_default().version for _ in range(8)} == {4}, model


def test_a_list_shows_no_more_of_a_person_than_their_shop(own: Organisation) -> None:
    complaint, _, _ = filed(own)
    source = at_desk(own, "lin@example.cn").get("/desk/?view=all").content.decode()
    assert complaint.number in source
    for personal in (REQUEST.phone, REQUEST.email, "13800006027"[-8:]):
        assert personal not in source


def test_a_complainant_sees_no_note_no_name_and_no_address_of_staff(own: Organisation) -> None:
    complaint, _, passcode = filed(own)
    user, seat = staff(own, "secret.person@example.cn")
    write_note(complaint, SECRET, files=[NewFile("n.txt", SECRET.encode(), "text/plain")], by=seat)
    client = follow(complaint, passcode)
    source = client.get(url("case", complaint)).content.decode()
    assert SECRET not in source
    assert user.email not in source
    assert user.name not in source
    hidden = complaint.evidence.get(name="n.txt")
    assert client.get(url("file", complaint, hidden.pk)).status_code == 404


def test_the_directory_tells_nothing_of_complaints_or_people(own: Organisation, theirs: Complaint) -> None:
    staff(own, "lin@example.cn")
    for wanted in ("支付", OTHER, "89843055999999"):
        source = browser().get(f"/institutions/?{urlencode({'q': wanted})}").content.decode()
        for private in (theirs.number, SECRET, "lin@example.cn", "林以宁"):
            assert private not in source
