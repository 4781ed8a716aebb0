"""How a matter is read: whatever is wrong with it is told with its field, and nothing ends in a traceback."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.procedures.doors import InvalidMatter, Result, load_matter, read_matter
from tests.procedures.doors.test_doors import BASE

TRIED = {"procedure": "provider_direct", "filed_on": "2026-10-08", "answered_on": "2026-10-15", "result": "rejected"}


def test_a_matter_is_read_as_it_was_told() -> None:
    told = read_matter({**BASE, "tried": [TRIED], "pending": ["samr_report", "samr_report"], "average_wage": None})
    assert told.amount == 29900
    assert told.average_wage is None
    assert told.tried[0].result is Result.REJECTED
    assert told.pending == ("samr_report",)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"complainant": "shop"}, "complainant"),
        ({"complainant": ["company"]}, "complainant"),
        ({"purpose": None}, "purpose"),
        ({"respondent": "Bank"}, "respondent"),
        ({"issue": "deposits"}, "issue"),
        ({"amount": 299.0}, "amount"),
        ({"amount": "-1.00"}, "amount"),
        ({"amount": "2.999"}, "amount"),
        ({"amount": "三百"}, "amount"),
        ({"amount": None}, "amount"),
        ({"province": " "}, "province"),
        ({"province": 37}, "province"),
        ({"average_wage": "0.00"}, "average_wage"),
        ({"average_wage": 90000}, "average_wage"),
        ({"known_on": "2026-11-27"}, "known_on"),
        ({"known_on": "2026-2-1"}, "known_on"),
        ({"today": "20261126"}, "today"),
        ({"today": "9999-12-31"}, "today"),
        ({"arbitration_clause": "no"}, "arbitration_clause"),
        ({"arbitration_clause": 0}, "arbitration_clause"),
        ({"tried": {}}, "tried"),
        ({"tried": ["provider_direct"]}, "tried[0]"),
        ({"tried": [TRIED, {**TRIED, "procedure": "provider"}]}, "tried[1].procedure"),
        ({"tried": [{**TRIED, "filed_on": "2026-11-27"}]}, "tried[0].filed_on"),
        ({"tried": [{**TRIED, "answered_on": "2026-10-07"}]}, "tried[0].answered_on"),
        ({"tried": [{**TRIED, "answered_on": "2026-12-07"}]}, "tried[0].answered_on"),
        ({"tried": [{**TRIED, "result": "no_answer"}]}, "tried[0].answered_on"),
        ({"tried": [{**TRIED, "answered_on": None, "result": "settled"}]}, "tried[0].answered_on"),
        ({"tried": [{**TRIED, "result": "lost"}]}, "tried[0].result"),
        ({"tried": [{**TRIED, "note": "x"}]}, "tried[0].note"),
        ({"tried": [{"procedure": "provider_direct"}]}, "tried[0].filed_on"),
        ({"tried": [TRIED] * 201}, "tried"),
        ({"pending": "samr_complaint"}, "pending"),
        ({"pending": ["samr_complaint", "12315"]}, "pending[1]"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_wrong_is_told_with_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidMatter) as fault:
        load_matter(json.dumps({**BASE, **changes}).encode())
    assert fault.value.field == field
    assert field in fault.value.said.text("zh")
    assert field in fault.value.said.text("en")


@pytest.mark.parametrize("field", BASE)
def test_every_field_is_asked_for(field: str) -> None:
    with pytest.raises(InvalidMatter) as fault:
        read_matter({name: value for name, value in BASE.items() if name != field})
    assert fault.value.field == field


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b"\xff\xfe", b"null", b'{"amount": NaN}', b"[" * 100_000, b'{"a": 1, "a": 2}', b"1" * 5000],
    ids=["nothing", "list", "half", "bytes", "null", "nan", "deep", "twice", "long"],
)
def test_what_is_no_matter_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidMatter):
        load_matter(content)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*BASE, "x"]),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.sampled_from(["", "x", "299.00", "银", "\ud800", "samr_complaint"])
            | st.dates().map(str),
            lambda inner: (
                st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["result", "x"]), inner, max_size=2)
            ),
            max_leaves=4,
        ),
    )
)
def test_no_value_of_any_kind_ends_otherwise_than_in_a_named_fault(changes: dict[str, Any]) -> None:
    with suppress(InvalidMatter):
        load_matter(json.dumps({**BASE, **changes}).encode())
