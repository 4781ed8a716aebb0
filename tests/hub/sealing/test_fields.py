"""Sealed fields: open in Python, closed in the database, bound to their place, and never open by mistake."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from juli.hub.complaints import queries
from juli.hub.complaints.models import Complainant, Complaint, Draft, Payload
from juli.hub.sealing.fields import digits
from juli.hub.sealing.keyring import SealBroken, current_ring
from juli.hub.sealing.seals import SHORTEST_DEFLATED, seal, unseal
from tests.hub import builders

pytestmark = pytest.mark.django_db


def stored(table: str, column: str) -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY 1")
        return [bytes(row[0]) for row in cursor.fetchall() if row[0] is not None]


def test_what_people_say_and_are_stands_sealed_in_the_database_and_open_in_python() -> None:
    complaint, _, _ = builders.filed()
    person = Complainant.objects.get(complaint=complaint)
    assert (person.name, person.phone, person.email) == ("周桂兰", "13800006027", "zhou@example.cn")
    assert {p.content["text"] for p in Payload.objects.all() if "text" in p.content} == {builders.REQUEST.story}
    for table, column in (("complaints_complainant", "name"), ("complaints_payload", "content")):
        for value in stored(table, column):
            assert value[1:5].hex() == current_ring().active.id
            assert not any(word.encode() in value for word in ("周桂兰", builders.REQUEST.story, "13800006027"))


def test_the_same_text_is_never_the_same_bytes() -> None:
    for _ in range(2):
        builders.filed()
    first, second = stored("complaints_complainant", "phone")
    assert first != second


def read(complaint: Complaint) -> list[object]:
    people, payloads = (model.objects.filter(complaint=complaint) for model in (Complainant, Payload))
    return [*(person.phone for person in people), *(payload.content for payload in payloads)]


@pytest.mark.parametrize("table", ["complaints_complainant", "complaints_payload"])
def test_a_value_carried_to_another_row_does_not_open(table: str) -> None:
    column = "phone" if table == "complaints_complainant" else "content"
    first, _, _ = builders.filed()
    second, _, _ = builders.filed(phone="13900001111")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('juli.rotating', 'on', true)")
        cursor.execute(
            f"UPDATE {table} SET {column} = (SELECT {column} FROM {table} WHERE complaint_id = %s LIMIT 1)"
            " WHERE complaint_id = %s",
            [first.pk, second.pk],
        )
    with pytest.raises(SealBroken, match="value-damaged"):
        read(second)


def test_a_value_carried_to_another_column_does_not_open() -> None:
    builders.filed()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE complaints_complainant SET phone = name")
    with pytest.raises(SealBroken, match="value-damaged"):
        _ = Complainant.objects.get().phone


@pytest.mark.parametrize("byte", [0, 1, 5, 17, -1])
def test_a_changed_bit_anywhere_is_seen(byte: int) -> None:
    ring = current_ring()
    value = bytearray(seal("周桂兰".encode(), place="here", ring=ring))
    value[byte] ^= 1
    with pytest.raises(SealBroken):
        unseal(bytes(value), place="here", ring=ring)


@pytest.mark.parametrize("size", [0, 1, SHORTEST_DEFLATED - 1, SHORTEST_DEFLATED, 100_000])
def test_bytes_of_every_size_come_back(size: int) -> None:
    plain = b"x" * size
    sealed = seal(plain, place="here", ring=current_ring())
    assert unseal(sealed, place="here", ring=current_ring()) == plain
    assert len(sealed) < max(size, 1) + 64


def test_without_the_key_file_nothing_is_read_and_nothing_is_stored_open(settings: Settings, tmp_path: Path) -> None:
    complaint, _, _ = builders.filed()
    before = stored("complaints_payload", "content")
    settings.KEYS_FILE = tmp_path / "gone"
    with pytest.raises(SealBroken, match="keys-missing"):
        _ = Complainant.objects.get().phone
    with pytest.raises(SealBroken, match="keys-missing"), transaction.atomic():
        Payload.objects.create(complaint=complaint, content={"text": "another"}, sha256="0" * 64)
    assert stored("complaints_payload", "content") == before


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"keys": [], "index": ""}', '{"keys": [{}], "index": "AAAA"}'])
def test_a_key_file_that_is_none_is_said_to_be_none(settings: Settings, tmp_path: Path, content: str) -> None:
    settings.KEYS_FILE = tmp_path / "keys"
    settings.KEYS_FILE.write_text(content)
    with pytest.raises(SealBroken, match="keys-unreadable"):
        current_ring()


def test_a_ring_tells_no_secret_of_itself() -> None:
    told = repr(current_ring())
    content = json.loads(settings.KEYS_FILE.read_text())
    assert content["index"] not in told
    assert all(key["secret"] not in told for key in content["keys"])
    assert "secret" not in told


@pytest.mark.parametrize("how", [{"phone": "13800006027"}, {"phone__contains": "138"}, {"phone__in": ["1"]}])
def test_sealed_fields_are_not_searched(how: dict[str, object]) -> None:
    with pytest.raises(FieldError, match="sealed"):
        Complainant.objects.filter(**how).exists()


def test_they_can_be_asked_whether_they_are_empty_and_be_emptied() -> None:
    builders.filed()
    builders.filed(phone="")
    assert Complainant.objects.exclude(phone="").count() == 1
    Complainant.objects.update(phone="")
    assert Complainant.objects.filter(phone="").count() == 2
    assert [person.phone for person in Complainant.objects.all()] == ["", ""]


def test_they_are_not_written_without_their_row() -> None:
    builders.filed()
    with pytest.raises(FieldError, match="sealed"):
        Complainant.objects.update(phone="13800006028")


def test_a_row_read_in_parts_opens_all_the_same() -> None:
    builders.filed()
    assert Complainant.objects.only("phone").get().phone == "13800006027"
    assert repr(Complainant.objects.values_list("phone", flat=True).get()) == "<sealed>"


def test_saving_what_was_not_read_leaves_it_as_it_was() -> None:
    builders.filed()
    before = stored("complaints_complainant", "name")
    person = Complainant.objects.get()
    person.phone = "13900001111"
    person.save()
    assert stored("complaints_complainant", "name") == before
    assert Complainant.objects.get().phone == "13900001111"


def test_what_is_changed_inside_a_document_is_kept() -> None:
    seat, _ = builders.visitor()
    draft = Draft.objects.get(pk=seat.draft_id)
    draft.answers["story"] = {"text": "多收了钱"}
    draft.save()
    assert Draft.objects.get(pk=draft.pk).answers == {"story": {"text": "多收了钱"}}


def test_a_text_that_is_too_long_is_refused() -> None:
    complaint, _, _ = builders.filed()
    person = Complainant.objects.get(complaint=complaint)
    person.phone = "1" * 31
    with pytest.raises(ValueError, match="phone is longer than 30"):
        person.save()


def test_account_data_without_consent_is_refused_by_the_database() -> None:
    complaint, _, _ = builders.filed()
    person = Complainant.objects.get(complaint=complaint)
    person.refund_account = "6222021234567890123"
    with pytest.raises(IntegrityError, match="account_data_only_with_consent"), transaction.atomic():
        person.save()


@pytest.mark.parametrize("typed", ["13800006027", "138 0000 6027", "+86 138-0000-6027", "008613800006027"])
def test_a_phone_is_found_exactly_however_it_is_typed(typed: str) -> None:
    wanted, _, _ = builders.filed()
    builders.filed(phone="13800006028")
    assert list(queries.search_complaints(Complaint.objects.all(), typed)) == [wanted]
    assert list(queries.search_complaints(Complaint.objects.all(), typed[:-1])) == []


def test_the_index_follows_the_phone_and_tells_nothing_of_it() -> None:
    builders.filed()
    person = Complainant.objects.get()
    old = person.phone_index
    assert "6027" not in old
    person.phone = "13900001111"
    person.save()
    assert person.phone_index not in ("", old)
    person.phone = ""
    person.save()
    assert person.phone_index == ""


def test_digits_of_a_number() -> None:
    assert digits("0531-8888 1234") == "053188881234"
    assert digits("电话") == ""


def test_a_list_opens_only_what_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        builders.filed()
    opened: list[str] = []
    real = unseal
    monkeypatch.setattr("juli.hub.sealing.fields.unseal", lambda value, **how: opened.append("") or real(value, **how))
    with CaptureQueriesContext(connection) as asked:
        assert [c.complainant.business_name for c in Complaint.objects.select_related("complainant")]
    assert (len(asked), opened) == (1, [])
    assert [person.name for person in Complainant.objects.all()] == ["周桂兰"] * 3
    assert len(opened) == 3
