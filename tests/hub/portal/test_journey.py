"""From the first page to the last question: what is asked, what is kept, what is computed."""

import pytest
from django.urls import reverse

from juli.hub.complaints.models import Draft
from juli.hub.portal.journey import Journey
from tests.hub.builders import organisation
from tests.hub.portal.walking import (
    AGREED,
    ANSWERS,
    STATEMENT,
    at,
    begin,
    browser,
    complaints_of,
    file,
    page,
    send,
    upload,
    walk,
)

pytestmark = pytest.mark.django_db


def test_the_first_page_begins_a_draft_only_when_a_door_is_taken() -> None:
    client = browser()
    assert "What happened with your POS machine?" in page(client, reverse("portal:home"))
    assert not Draft.objects.exists()
    answer = client.post(reverse("portal:start"), {"entrance": "device"})
    assert answer["Location"] == at("what")
    assert Draft.objects.count() == 1


def test_every_step_leads_to_the_next() -> None:
    client = begin()
    steps = list(ANSWERS)
    for step, following in zip(steps, [*steps[1:], "check"], strict=True):
        assert page(client, at(step))
        assert send(client, step, ANSWERS[step]) == at(following)
    assert complaints_of(page(client, at("check"))) == []


def test_a_broken_machine_needs_no_statement_but_may_bring_one() -> None:
    client = begin("device")
    send(client, "what", {"issue": "device_fault"})
    send(client, "who", {"kind": "company"})
    assert send(client, "provider", {"provider_name": "Beiqiao Payment"}) == at("claims")
    assert 'value="repair" checked' in " ".join(page(client, at("claims")).split())
    assert at("statements") in page(client, at("evidence"))
    upload(client, "statements", file("bill.csv", STATEMENT))
    assert send(client, "statements") == at("audit")


def test_who_begins_with_a_statement_is_asked_no_name_before_the_result() -> None:
    client = begin("audit")
    upload(client, "statements", file("bill.csv", STATEMENT))
    assert send(client, "statements") == at("agreed")
    assert send(client, "agreed", AGREED) == at("audit")
    shown = page(client, at("audit"))
    assert "72.00" in shown
    assert "deleted after 7 days" in shown
    assert send(client, "audit") == at("what")
    send(client, "what", {"issue": "rate_increase"})
    send(client, "who", {"kind": "person"})
    assert send(client, "provider", {"provider_name": "Beiqiao Payment"}) == at("claims")


def test_what_was_typed_is_shown_again_however_wrong_it_was() -> None:
    client = begin()
    typed = {"name": "", "business_name": "Zhou & <Sons>", "phone": "call me", "email": "nobody"}
    assert send(client, "contact", typed) == at("contact")
    shown = page(client, at("contact"))
    assert len(complaints_of(shown)) == 3
    assert "Zhou &amp; &lt;Sons&gt;" in shown
    assert 'value="call me"' in shown
    page(client, at("what"))
    assert 'value="nobody"' in page(client, at("contact"))


def test_a_story_that_is_too_long_is_kept_whole() -> None:
    client = begin()
    story = "one " * 5_001
    assert send(client, "story", {"story": story}) == at("story")
    shown = page(client, at("story"))
    assert "at most 20000 characters, now 20003" in complaints_of(shown)[0]
    assert Draft.objects.get().answers["story"]["story"] == [story]


def test_a_character_no_database_holds_is_left_out() -> None:
    client = begin()
    send(client, "story", {"story": "before\0after"})
    assert "beforeafter" in page(client, at("story"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"rate-0-percent": "0,60"}, "with a point"),
        ({"rate-0-percent": "-1"}, "negative"),
        ({"rate-0-percent": "1e5"}, "with a point"),
        ({"rate-0-percent": "0.6", "rate-0-cap": "20,0"}, "20,0"),
        (
            {"rate-0-percent": "0.6", "rate-3-instrument": "credit", "rate-3-percent": "0.7"},
            "two rates for credit card",
        ),
        ({"rate-0-percent": "0.6", "rate-0-since": "2026-02-01", "rate-0-until": "2026-01-01"}, "must come after"),
        ({"rate-0-percent": "0.6", "signed_on": "2026-02-30"}, "no day of the calendar"),
        ({"rate-0-percent": "0.6", "rate-4-percent": "0.7"}, "fill this in"),
        ({"rate-0-percent": "0.6", "charges": "known", "charge-0-amount": "99"}, "fill this in"),
        ({"rate-0-percent": "0.6", "deposit": "known", "deposit-amount": "299"}, "fill this in"),
        ({}, "at least one rate"),
        ({"rate-0-percent": "0.6", "rates": "unknown"}, "keep one of the two"),
    ],
)
def test_an_odd_agreement_gets_a_sentence_and_stays_on_the_page(typed: dict[str, str], sentence: str) -> None:
    client = begin()
    fields = {"rate-0-instrument": "credit", "charges": "none", "deposit": "none", **typed}
    assert send(client, "agreed", fields) == at("agreed")
    shown = page(client, at("agreed"))
    assert any(sentence in found for found in complaints_of(shown)), complaints_of(shown)
    for value in typed.values():
        assert f'value="{value}"' in shown


def test_a_charge_that_is_filled_in_counts_whatever_was_ticked_beside_it() -> None:
    client = begin()
    walk(client, until="statements")
    charge = {"charges": "none", "charge-0-kind": "data_fee", "charge-0-amount": "99.00", "charge-0-every_months": "12"}
    assert send(client, "agreed", {**AGREED, **charge}) == at("statements")
    typed = {"rows": "5", "line-0-when": "2026-03-15", "line-0-kind": "charge:data_fee", "line-0-amount": "120.00"}
    send(client, "statements", typed)
    # 120.00 was taken where 99.00 was agreed.
    assert '<p class="jl-sum">21.00' in page(client, at("audit"))


def test_not_knowing_is_an_answer() -> None:
    client = begin()
    unknown = {"rates": "unknown", "charges": "unknown", "deposit": "unknown"}
    assert send(client, "agreed", unknown) == at("statements")


def test_the_audit_follows_what_it_rests_on() -> None:
    client = begin()
    walk(client, until="audit")
    assert "72.00" in page(client, at("audit"))
    assert Draft.objects.get().audit["document"]["overcharged"] == "72.00"
    send(client, "agreed", {**AGREED, "rate-0-percent": "1.00"})
    # At 1 %: 30 - 10 and 60 - 20.
    assert "60.00" in page(client, at("audit"))
    upload(client, "statements", file("more.csv", STATEMENT.replace(b"2026-01-1", b"2026-02-1")))
    assert "120.00" in page(client, at("audit"))


def test_a_kept_audit_is_not_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    client = begin()
    walk(client, until="audit")
    page(client, at("audit"))
    monkeypatch.setattr("juli.hub.portal.auditing.audit", lambda *_, **__: pytest.fail("computed again"))
    assert "72.00" in page(client, at("audit"))


def test_a_failing_audit_is_a_sentence_and_the_way_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    client = begin()
    walk(client, until="audit")
    monkeypatch.setattr("juli.hub.portal.auditing.audit", fail)
    assert "could not be done this time" in page(client, at("audit"))
    assert send(client, "audit") == at("claims")


def test_every_amount_leads_to_its_line() -> None:
    client = begin()
    walk(client, until="audit")
    bill = Draft.objects.get().files.get()
    address = reverse("portal:line", args=[bill.pk, 3])
    assert address in page(client, at("audit"))
    shown = page(client, address)
    assert "too much" in shown
    assert 'aria-current="true"><th scope="row">3</th>' in shown
    assert "The file has no such line" in page(client, reverse("portal:line", args=[bill.pk, 99]))


def test_a_finding_with_many_lines_comes_in_pages() -> None:
    head, row = STATEMENT.split(b"\n")[0], b"2026-01-%02d %02d:%02d:00,sale,credit,1000.00,30.00,"
    rows = [row % (1 + i // 24, i % 24, i % 60) for i in range(130)]
    client = begin()
    walk(client, until="statements")
    upload(client, "statements", file("many.csv", b"\n".join([head, *rows])))
    assert "See 125 more lines" in page(client, at("audit"))
    address = reverse("portal:finding", args=["rate-above-agreed"])
    assert page(client, address).split("jl-lines--trade")[1].count("<tr>") == 101
    assert "Lines 101 to 130 of 130" in page(client, f"{address}?page=2")
    assert client.get(reverse("portal:finding", args=["no-such-rule"])).status_code == 404


def test_the_claims_come_from_the_findings_and_can_be_changed() -> None:
    client = begin()
    walk(client, until="claims")
    shown = page(client, at("claims"))
    assert 'value="72.00"' in shown
    send(client, "claims", {"claims": ["refund"], "amount": "50.00"})
    assert 'value="50.00"' in page(client, at("claims"))


@pytest.mark.parametrize("amount", ["3000,00", "1e5", "-0.00", "NaN", "１２３", "0", "-5"])
def test_an_odd_amount_is_refused_with_a_sentence(amount: str) -> None:
    client = begin()
    assert send(client, "claims", {"claims": ["refund"], "amount": amount}) == at("claims")
    shown = page(client, at("claims"))
    assert len(complaints_of(shown)) == 1
    assert f'value="{amount}"' in shown


def test_a_name_the_directory_knows_is_asked_about_once() -> None:
    known = organisation("Chenghu Payment")
    client = begin()
    assert send(client, "provider", {"provider_name": "chenghu"}) == at("provider")
    shown = page(client, at("provider"))
    assert str(known.pk) in shown
    assert "Is it one of these?" in complaints_of(shown)[0]
    chosen = {"provider_name": "chenghu", "organisation": str(known.pk)}
    assert send(client, "provider", chosen) == at("agreed")
    assert send(client, "provider", {"provider_name": "chenghu", "organisation": "none"}) == at("agreed")


def test_an_odd_merchant_number_is_a_hint_and_no_barrier() -> None:
    client = begin()
    typed = {"provider_name": "Beiqiao", "merchant_no": "no idea ☎", "terminal_no": "1"}
    send(client, "provider", typed, do="look")
    assert "Only a hint" in page(client, at("provider"))
    assert send(client, "provider", typed) == at("agreed")


@pytest.mark.parametrize("organisation_id", ["x", "00000000-0000-0000-0000-000000000000", "'; --"])
def test_an_unknown_organisation_counts_as_not_chosen(organisation_id: str) -> None:
    client = begin()
    send(client, "provider", {"provider_name": "Beiqiao", "organisation": organisation_id})
    assert "Beiqiao" in page(client, at("check"))


def test_the_last_page_says_what_is_missing_instead_of_failing() -> None:
    client = begin()
    missing = complaints_of(page(client, at("check")))
    assert "What happened?" in missing
    assert "How can the answer reach you?" in missing
    assert send(client, "check", do="file") == at("check")


def test_one_thing_changed_from_the_last_page_leads_back_there() -> None:
    client = begin()
    walk(client)
    answer = client.post(f"{at('story')}?to=check", {"story": "Shorter.", "do": "continue"})
    assert answer["Location"] == at("check")
    assert "Shorter." in page(client, at("check"))


def test_an_unknown_step_is_not_found() -> None:
    assert begin().get(at("nonsense")).status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_is_there_in_both_languages(language: str) -> None:
    client = begin()
    walk(client)
    client.cookies["django_language"] = language
    for step in [*ANSWERS, "check"]:
        shown = page(client, at(step))
        assert shown.count("<h1") == 1
        assert f'lang="{"zh-CN" if language == "zh-hans" else "en"}"' in shown


def test_a_path_never_repeats_and_ends_with_the_check() -> None:
    for entrance in ("overcharged", "audit", "any"):
        for issue in ("", "deposit", "device_fault"):
            for kind in ("", "company", "consumer"):
                path = Journey(entrance, issue, kind).path
                assert len(set(path)) == len(path)
                if issue or entrance != "audit":
                    assert path[-1] == "check"
