"""How often the triage was right: counted from people's words alone, by issue, confidence and model."""

from hypothesis import given
from hypothesis import strategies as st

from juli.triage.corrections import Share, Verdict, corrections_document, measure

TOLD = [
    Verdict("m1", "deposit", 0.95, "deposit", "deposit"),
    Verdict("m1", "deposit", 0.81, "deposit", "data_fee"),
    Verdict("m1", "data_fee", 1.0, "deposit", "data_fee"),
    Verdict("m2", "", 0.0, "deposit", "deposit"),
    Verdict("", "", 0.0, "deposit", ""),
]
"""Four proposals, two of them right; the last one was judged before anything had been proposed."""

VERDICTS = st.builds(
    Verdict,
    st.sampled_from(["", "m1"]),
    st.sampled_from(["", "deposit", "data_fee"]),
    st.floats(0, 1),
    st.sampled_from(["deposit", "data_fee"]),
    st.sampled_from(["", "deposit", "data_fee"]),
)


def test_right_is_what_a_person_has_confirmed() -> None:
    found = measure(TOLD)
    assert found.proposals == Share(2, 4)
    assert found.proposals.percent == 50
    assert found.filed == Share(2, 5)
    assert found.by_issue == {"data_fee": Share(1, 2), "deposit": Share(1, 2)}
    assert found.by_version == {"m1": Share(2, 3), "m2": Share(0, 1)}


def test_the_highest_band_holds_its_upper_end_and_no_band_holds_what_was_out_of_scope() -> None:
    bands = measure(TOLD).bands
    assert [band.share for band in bands] == [Share(0, 0)] * 4 + [Share(2, 3)]
    assert bands[0].share.percent is None


def test_mistakes_are_told_with_the_most_frequent_first() -> None:
    often = [Verdict("m1", "deposit", 0.5, "deposit", "contract")] * 2
    told = [(one.proposed, one.said, one.count) for one in measure([*TOLD, *often]).confused]
    assert told == [("deposit", "contract", 2), ("", "deposit", 1), ("deposit", "data_fee", 1)]


def test_the_document_names_what_is_out_of_scope() -> None:
    told = corrections_document(measure([*TOLD, Verdict("m1", "deposit", 0.1, "deposit", "")]), 40)
    assert told["understood"] == 40
    assert told["judged"] == 5
    assert told["by_issue"]["out_of_scope"] == {"judged": 1, "right": 0}
    assert {"proposed": "deposit", "said": None, "count": 1} in told["confused"]


@given(st.lists(VERDICTS))
def test_every_verdict_is_counted_once(verdicts: list[Verdict]) -> None:
    found = measure(verdicts)
    of = sum(bool(one.version) for one in verdicts)
    assert found.proposals.of == of == sum(share.of for share in found.by_issue.values())
    assert found.proposals.right == sum(share.right for share in found.by_version.values())
    assert sum(band.share.of for band in found.bands) == sum(bool(one.version and one.proposed) for one in verdicts)
