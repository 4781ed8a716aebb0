"""The chain of events: one spelling, one hash; any change is found where it was made."""

import hashlib
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.evidence.chain import FIRST, Link, canonical_json, event_hash, verify

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.dictionaries(st.sampled_from(["kind", "at", "actor", "data", "payload"]), VALUES, max_size=4)


def chain_of(events: list[dict[str, object]]) -> list[Link]:
    links: list[Link] = []
    previous = FIRST
    for position, fields in enumerate(events, start=1):
        own = event_hash(previous, fields)
        links.append((position, previous, fields, own))
        previous = own
    return links


def test_the_hash_can_be_worked_out_with_any_tool() -> None:
    """sha256 over the previous hash, a line break, and the canonical JSON."""
    spelled = f'{FIRST}\n{{"amount":1200,"kind":"申请"}}'
    assert event_hash(FIRST, {"kind": "申请", "amount": 1200}) == hashlib.sha256(spelled.encode()).hexdigest()


@given(FIELDS)
def test_the_order_of_keys_does_not_matter(fields: dict[str, object]) -> None:
    turned = MappingProxyType(dict(reversed(fields.items())))
    assert event_hash(FIRST, fields) == event_hash(FIRST, turned)


def test_a_mapping_within_is_spelled_like_a_dict() -> None:
    assert canonical_json({"a": MappingProxyType({"b": (1, True, None)})}) == b'{"a":{"b":[1,true,null]}}'


@pytest.mark.parametrize("value", [1.5, float("nan"), b"x", {1: "x"}, object(), [{"a": 0.1}]])
def test_what_has_no_single_spelling_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        event_hash(FIRST, {"value": value})


def test_text_that_is_no_unicode_and_a_previous_that_is_no_hash_are_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        event_hash(FIRST, {"text": "\ud800"})
    with pytest.raises(ValueError, match="not a hash"):
        event_hash("", {})


@given(st.lists(FIELDS, max_size=5))
def test_a_chain_as_it_was_written_is_whole(events: list[dict[str, object]]) -> None:
    assert verify(chain_of(events)) is None


@given(st.lists(FIELDS, min_size=1, max_size=5), st.data())
def test_a_changed_event_is_found_where_it_stands(events: list[dict[str, object]], data: st.DataObject) -> None:
    links = chain_of(events)
    at = data.draw(st.integers(0, len(links) - 1))
    position, previous, fields, own = links[at]
    links[at] = (position, previous, {**fields, "added": 1}, own)
    broken = verify(links)
    assert broken is not None
    assert (broken.code, broken.values["position"]) == ("chain-content", at + 1)


def test_a_dropped_swapped_or_rewritten_event_is_found() -> None:
    links = chain_of([{"n": 1}, {"n": 2}, {"n": 3}])
    other = chain_of([{"n": 1}, {"n": 9}])
    for faulty, code in [
        (links[1:], "chain-position"),
        ([links[0], links[2]], "chain-position"),
        ([links[1], links[0]], "chain-position"),
        ([links[0], other[1], links[2]], "chain-previous"),
        ([(1, "f" * 64, {"n": 1}, event_hash("f" * 64, {"n": 1}))], "chain-previous"),
    ]:
        broken = verify(faulty)
        assert broken is not None
        assert broken.code == code
        assert broken.text("zh") != broken.text("en")


def test_fields_no_event_was_ever_written_with_are_a_break_and_no_crash() -> None:
    broken = verify([(1, FIRST, {"n": 0.5}, FIRST)])
    assert broken is not None
    assert broken.code == "chain-content"
