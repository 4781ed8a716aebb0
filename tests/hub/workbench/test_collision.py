"""Two people at one complaint: each sees the other, neither overwrites anything, and nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor
from juli.hub.accounts.scopes import acting
from juli.hub.complaints import queries
from juli.hub.complaints.actions import write_message
from juli.hub.complaints.models import Complaint
from juli.hub.workbench.actions import keep_text, note_presence, purge_workbench
from juli.hub.workbench.actions.texts import KEPT_FOR, MOST
from juli.hub.workbench.models import KeptText, Presence
from juli.hub.workbench.queries import PRESENT_FOR, present
from tests.hub.builders import filed, organisation, staff
from tests.hub.desk.seated import Desk, newest, sit_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return sit_down(organisation())


def beside(desk: Desk, name: str = "王芳") -> Desk:
    """A colleague at the same desk."""
    user, actor = staff(desk.at, f"{name}@example.cn")
    user.name = name
    user.save()
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(user)
    return Desk(desk.at, browser, actor)


def page(desk: Desk, complaint: Complaint, act: str = "") -> str:
    return desk.browser.get(f"/desk/{complaint.number}/{act}").content.decode()


def beat(desk: Desk, complaint: Complaint, **sent: object) -> dict[str, object]:
    answer = desk.browser.post(f"/desk/{complaint.number}/beat/", {"seen": newest(complaint), **sent})
    assert answer.status_code == 200
    return answer.json()


def unsent() -> "QuerySet[KeptText]":
    return KeptText.objects.filter(sent_at=None)


def said(complaint: Complaint, seat: Actor) -> list[str | None]:
    return [message.text for message in queries.messages(complaint, by=seat)]


class TestPresence:
    def test_who_looks_and_who_writes_is_shown_to_the_others(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        colleague = beside(desk)
        page(colleague, complaint)
        assert "王芳 is looking at this too" in page(desk, complaint)
        page(colleague, complaint, "answer/")
        assert "王芳 is writing here now" in page(desk, complaint)
        assert beat(desk, complaint)["present"] == "王芳 is writing here now"
        assert "林以宁 is" not in page(desk, complaint)

    def test_it_is_over_after_a_minute_and_leaves_nothing(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        colleague = beside(desk)
        note_presence(complaint, writing=True, by=colleague.actor)
        Presence.objects.update(seen_at=timezone.now() - PRESENT_FOR)
        with acting(desk.actor):
            assert present(complaint, by=desk.actor) == []
        for _ in range(3):
            note_presence(complaint, writing=False, by=desk.actor)
        assert Presence.objects.count() == 1


class TestNews:
    def test_what_happened_meanwhile_stands_above_the_kept_text(self, desk: Desk) -> None:
        complaint, seat, _ = filed(desk.at)
        seen = newest(complaint)
        write_message(complaint, "我又想起一件事。", by=seat)
        sent = {"seen": seen, "text": "一段写了很久的答复。"}
        answer = desk.browser.post(f"/desk/{complaint.number}/answer/", sent).content.decode()
        assert answer.index("New since you opened the page") < answer.index("一段写了很久的答复。")
        assert answer.count("我又想起一件事。") == 2
        assert "一段写了很久的答复。" not in said(complaint, desk.actor)
        assert KeptText.objects.get().typed == {"text": "一段写了很久的答复。"}
        desk.post(complaint, "answer", text="一段写了很久的答复。", kept=str(KeptText.objects.get().token))
        assert said(complaint, desk.actor)[-1] == "一段写了很久的答复。"
        assert not unsent().exists()

    def test_the_second_of_two_colleagues_is_shown_what_the_first_has_sent(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        colleague, seen = beside(desk), newest(complaint)
        colleague.browser.post(f"/desk/{complaint.number}/answer/", {"seen": seen, "text": "先发的答复"})
        answer = desk.browser.post(f"/desk/{complaint.number}/answer/", {"seen": seen, "text": "后发的答复"})
        assert "先发的答复" in answer.content.decode()
        assert said(complaint, desk.actor)[-1:] == ["先发的答复"]

    def test_a_page_learns_what_is_new_without_being_loaded(self, desk: Desk) -> None:
        complaint, seat, _ = filed(desk.at)
        seen = newest(complaint)
        assert beat(desk, complaint)["news"] == ""
        write_message(complaint, "新的一句", by=seat)
        assert beat(desk, complaint, seen=seen)["news"] == "1 new message, show"
        part = desk.browser.get(f"/desk/{complaint.number}/news/?after={seen}")
        assert "新的一句" in part.content.decode()
        assert part["X-Juli-Seen"] == str(newest(complaint))
        for odd in ("", "x", "-1", "9" * 40):
            assert desk.browser.get(f"/desk/{complaint.number}/news/", {"after": odd}).status_code == 200


def test_what_is_compared_with_the_page_is_read_under_the_lock(desk: Desk) -> None:
    """Of two who send at the same moment the second waits, and then sees what the first has done."""
    complaint, _, _ = filed(desk.at)
    with CaptureQueriesContext(connection) as asked:
        desk.post(complaint, "answer", text="一")
    said = [one["sql"] for one in asked]
    locked = next(at for at, sql in enumerate(said) if "FOR UPDATE" in sql and "complaints_complaint" in sql)
    compared = next(at for at, sql in enumerate(said) if sql.startswith('SELECT "complaints_event"."position"'))
    assert locked < compared


class TestDrafts:
    def test_what_is_typed_is_there_again_and_nobody_else_sees_it(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        told = beat(desk, complaint, act="answer", text="写到一半")
        assert (KeptText.objects.get().typed, told["version"]) == ({"text": "写到一半"}, 1)
        again = beat(desk, complaint, act="answer", text="写到一大半", kept=told["kept"], version=told["version"])
        assert (again["kept"], again["version"]) == (told["kept"], 2)
        assert "写到一大半" in page(desk, complaint, "answer/")
        assert "Not sent yet" in page(desk, complaint)
        assert "写到一大半" not in page(beside(desk), complaint, "answer/")

    def test_another_tab_never_overwrites(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        first = beat(desk, complaint, act="note", text="一")
        beat(desk, complaint, act="note", text="一二", kept=first["kept"], version=1)
        other = beat(desk, complaint, act="note", text="一三", kept=first["kept"], version=1)
        assert other["kept"] != first["kept"]
        assert sorted(one.typed["text"] for one in KeptText.objects.all()) == ["一三", "一二"]
        shown = page(desk, complaint, "note/")
        assert "一三</textarea>" in shown
        assert "一二" in shown
        assert "一二</textarea>" in page(desk, complaint, f"note/?kept={first['kept']}")

    def test_without_script_a_button_keeps_it(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        answer = desk.post(complaint, "offer", amount="abc", pay_by="", text="退一半", keep="1")
        assert answer["Location"] == f"/desk/{complaint.number}/"  # type: ignore[index]
        shown = page(desk, complaint, "offer/")
        assert 'value="abc"' in shown
        assert "退一半" in shown

    def test_a_sign_of_the_page_that_comes_late_brings_nothing_back(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        token = re.search(r'name="kept" value="([^"]+)"', page(desk, complaint, "answer/"))[1]  # type: ignore[index]
        desk.post(complaint, "answer", text="发出的答复", kept=token)
        assert beat(desk, complaint, act="answer", text="发出的答复", kept=token)["kept"] == ""
        assert not unsent().exists()
        assert "Not sent yet" not in page(desk, complaint)

    def test_it_can_be_thrown_away_and_emptied(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        kept = beat(desk, complaint, act="answer", text="不要了")
        desk.browser.post(f"/desk/{complaint.number}/kept/{kept['kept']}/drop/")
        assert not unsent().exists()
        kept = beat(desk, complaint, act="answer", text="也不要")
        assert beat(desk, complaint, act="answer", text=" ", kept=kept["kept"], version=1)["kept"] == ""
        assert not unsent().exists()

    def test_odd_requests_do_no_harm(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        for odd in ({"act": "nothing"}, {"kept": "x", "version": "y"}, {"seen": "z" * 50, "act": "close"}):
            beat(desk, complaint, **odd)
        assert not unsent().exists()

    def test_there_is_an_end_to_them(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        for count in range(MOST + 3):
            keep_text(complaint, "note", {"text": f"{count}"}, seen=1, by=desk.actor)
        assert KeptText.objects.count() == MOST
        KeptText.objects.update(kept_at=timezone.now() - KEPT_FOR - timedelta(minutes=1))
        assert purge_workbench(by=SYSTEM) == MOST
