"""Colleagues named in notes: found without a space, told by mail, and nobody who may not read it."""

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.channels.actions import keep_notices, send_notice
from juli.hub.complaints import queries
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Department, Grant, Membership, Role
from juli.hub.directory.queries import actor_at
from juli.hub.workbench.mentions import named_in
from juli.hub.workbench.models import Mention
from tests.hub.builders import filed, organisation, staff
from tests.hub.desk.seated import Desk, sit_down

NAMES = ["李明", "李明明", "Anna Li"]


class TestNames:
    @pytest.mark.parametrize(
        ("text", "known", "unknown"),
        [
            ("@李明请看一下", {"李明"}, ()),
            ("请＠李明明，谢谢", {"李明明"}, ()),
            ("@anna li: see @李明", {"Anna Li", "李明"}, ()),
            ("写信到 zhou@example.cn 即可", set(), ()),
            ("@王芳 看看", set(), ("王芳",)),
            ("单价 @ 3 元", set(), ()),
        ],
    )
    def test_are_found_as_people_write_them(self, text: str, known: set[str], unknown: tuple[str, ...]) -> None:
        found = named_in(text, NAMES)
        assert (found.known, found.unknown) == (known, unknown)

    @given(st.text(alphabet="@＠李明 a.B，\n", max_size=40))
    def test_any_text_is_read(self, text: str) -> None:
        found = named_in(text, NAMES)
        assert found.known <= set(NAMES)
        assert not set(found.unknown) & set(NAMES)


@pytest.fixture
def desk(db: None) -> Desk:
    return sit_down(organisation())


def colleague(desk: Desk, name: str, department: Department | None = None) -> Membership:
    """Somebody at the same desk, who reads all complaints or those of one department."""
    user, _ = staff(desk.at, f"{name}@example.cn")
    user.name = name
    user.save()
    Grant.objects.filter(membership__user=user).update(department=department)
    return user.memberships.get()


def note(desk: Desk, complaint: Complaint, text: str, **more: str) -> str:
    answer = desk.post(complaint, "note", text=text, **more)
    return answer.content.decode() if answer.status_code == 200 else ""  # type: ignore[attr-defined]


def test_who_is_named_is_told_and_finds_it(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    seat = colleague(desk, "王芳")
    assert note(desk, complaint, "@王芳请核对一下费率。") == ""
    mention = Mention.objects.get()
    assert (mention.user, mention.read_at) == (seat.user, None)
    [notice] = keep_notices(complaint.pk, "mention", user=str(seat.user_id), at=timezone.now(), by=SYSTEM)
    send_notice(notice.pk, at=timezone.now(), by=SYSTEM)
    [sent] = mail.outbox
    assert sent.to == [seat.user.email]
    assert complaint.number in sent.body
    assert "费率" not in sent.body
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(seat.user)
    listed = browser.get("/desk/mentions/").content.decode()
    assert "请核对一下费率" in listed
    assert "new</span>" in listed
    browser.get(f"/desk/{complaint.number}/")
    assert "new</span>" not in browser.get("/desk/mentions/").content.decode()


def test_without_at_a_field_names_somebody_too(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    colleague(desk, "王芳")
    note(desk, complaint, "请看。", also="王芳")
    assert Mention.objects.count() == 1
    assert 'value="王芳"' in desk.browser.get(f"/desk/{complaint.number}/note/").content.decode()


def test_who_may_not_read_it_is_nobody_just_like_who_is_not_there(desk: Desk) -> None:
    elsewhere = Department.objects.create(organisation=desk.at, code="technical_support", name="技术支持部")
    colleague(desk, "赵敏", elsewhere)
    complaint, _, _ = filed(desk.at)
    assert complaint.department != elsewhere
    known, unknown = (note(desk, complaint, f"请@{name} 看") for name in ("赵敏", "孙悟空"))
    assert "Nobody who may read this complaint is called “赵敏”" in known
    assert known.count("赵敏") == unknown.count("孙悟空")
    assert not Mention.objects.exists()
    assert [message.text for message in queries.messages(complaint, by=desk.actor) if message.internal] == []


def test_no_mail_once_the_colleague_may_no_longer_read_it(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    seat = colleague(desk, "王芳")
    note(desk, complaint, "@王芳")
    Grant.objects.filter(membership=seat).update(role=Role.objects.create(organisation=desk.at, name="无"))
    assert keep_notices(complaint.pk, "mention", user=str(seat.user_id), at=timezone.now(), by=SYSTEM) == []
    with acting(actor_at(seat)):
        assert Mention.objects.count() == 0
