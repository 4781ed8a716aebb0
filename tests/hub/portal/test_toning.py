"""What is written to somebody is shown once more where a word may harm its writer; nothing is kept back or lost."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from juli.hub.complaints.models import Draft, Message
from tests.hub.builders import filed, organisation
from tests.hub.portal.following import follow, url
from tests.hub.portal.walking import ANSWERS, at, begin, page, send

pytestmark = pytest.mark.django_db

ANGRY = "你们这帮畜生，10月12日扣了299元。"
"""An insult, and the day and the sum of a charge."""
GLANCE = "乱扣我299元"
"""A word that is worth no more than a glance."""


def said() -> list[str]:
    return [message.payload.content["text"] for message in Message.objects.select_related("payload")[1:]]


def test_an_angry_message_is_shown_once_more_and_can_go_as_it_is() -> None:
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    shown = client.post(url("write", complaint), {"text": ANGRY})
    assert shown.status_code == 200
    assert ANGRY in shown.content.decode()
    assert [look.remarks[0].mark.rule for look in shown.context["second"].looks] == ["insult"]
    assert said() == []
    assert client.post(url("write", complaint), {"text": ANGRY, "tone": "mine"}).status_code == 302
    assert said() == [ANGRY]


def test_calm_words_keep_the_facts_and_ones_own_words_come_back() -> None:
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    shown = client.post(url("write", complaint), {"text": ANGRY, "tone": "calm"})
    form, look = shown.context["form"], shown.context["second"].looks[0]
    assert form["text"].value().endswith(ANGRY.partition("，")[2])
    assert (look.before, look.remarks) == (ANGRY, [])
    assert look.blanks
    calm = {"text": form["text"].value(), "before_text": ANGRY}
    again = client.post(url("write", complaint), calm)
    assert again.status_code == 200, "blanks are left"
    back = client.post(url("write", complaint), {**calm, "tone": "back"})
    assert back.context["form"]["text"].value() == ANGRY
    filled = calm["text"]
    for blank in look.blanks:
        filled = filled.replace(blank, "10.12")
    assert client.post(url("write", complaint), {**calm, "text": filled}).status_code == 302
    assert said() == [filled]


@pytest.mark.parametrize("text", [GLANCE, "Please answer by 30 November."])
def test_what_needs_no_second_look_goes_at_once(text: str) -> None:
    complaint, _, passcode = filed(organisation())
    assert follow(complaint, passcode).post(url("write", complaint), {"text": text}).status_code == 302
    assert said() == [text]


def test_ones_own_number_is_let_be_and_anothers_is_masked() -> None:
    complaint, _, passcode = filed(organisation())
    client, own = follow(complaint, passcode), complaint.complainant.phone
    assert client.post(url("write", complaint), {"text": f"Call me: {own}"}).status_code == 302
    shown = client.post(url("write", complaint), {"text": "Ask him: 13912345678", "tone": "calm"})
    assert shown.context["form"]["text"].value() == "Ask him: 139****5678"


def test_the_story_waits_for_a_second_look_and_for_nothing_more() -> None:
    client = begin()
    for step in ("what", "who"):
        send(client, step, ANSWERS[step])
    assert send(client, "story", {"story": ANGRY}) == at("story")
    text = page(client, at("story"))
    assert text.count(ANGRY) == 1, "typed as it was"
    assert "<mark>" in text
    assert send(client, "story", {"story": ANGRY}, do="") == at("story")
    kept = client.post(at("story"), {"story": ANGRY, "tone": "mine"})
    assert kept["Location"] != at("story")
    assert "<mark>" not in page(client, at("story"))
    assert send(client, "story", {"story": f"{ANGRY}{ANGRY}"}) == at("story"), "other words, another look"


def test_the_story_takes_calm_words_and_keeps_the_former_ones() -> None:
    client = begin()
    client.post(at("story"), {"story": ANGRY, "tone": "calm"})
    answers = Draft.objects.get().answers["story"]
    assert answers["before_story"] == [ANGRY]
    assert ANGRY in page(client, at("story"))
    client.post(at("story"), {"story": answers["story"][0], "before_story": ANGRY, "tone": "back"})
    assert Draft.objects.get().answers["story"]["story"] == [ANGRY]


def test_a_note_to_a_claim_is_looked_at_too() -> None:
    client = begin()
    send(client, "what", ANSWERS["what"])
    fields = {"claims": ["explanation"], "note_explanation": ANGRY}
    assert send(client, "claims", fields) == at("claims")
    assert "<mark>" in page(client, at("claims"))
    assert client.post(at("claims"), {**fields, "tone": "mine"})["Location"] != at("claims")


def looked(text: str, **more: str) -> str:
    answer = Client().post("/tone/", {"text": text, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def told(page: str, name: str) -> str:
    """What a page says to the script under a name."""
    [found] = re.findall(f'data-{name}="([^"]*)"', page)
    return unescape(found)


def test_a_text_is_looked_over_while_it_is_written_and_nothing_is_kept() -> None:
    text = f"{ANGRY}<b>{{{{ 7|add:7 }}}}"
    with CaptureQueriesContext(connection) as asked:
        page = looked(text)
    assert "畜生" not in "".join(query["sql"] for query in asked.captured_queries)
    assert "畜生" in "".join(json.loads(told(page, "marks")))
    assert told(page, "calm").endswith(text.partition("，")[2])
    assert "&lt;b&gt;{{ 7|add:7 }}</blockquote>" in page
    assert page.count("<button") == 2
    calm = looked(told(page, "calm"), before="1")
    assert told(calm, "marks") == "[]"
    assert int(told(calm, "blanks")) == calm.count("<mark>") > 0
    assert "data-tone-back" in calm


def test_a_calm_text_an_empty_one_and_a_far_too_long_one_are_answered() -> None:
    assert told(looked("10月12日扣了299元。"), "marks") == told(looked(""), "marks") == "[]"
    assert len(told(looked("好" * 30_000), "calm")) == 20_000
    assert Client().get("/tone/").status_code == 405
