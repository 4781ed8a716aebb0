"""The courses of proceedings: their data fit the procedures', and notes do to the clocks what the law says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.calendars import official
from juli.procedures import procedures, start, step
from juli.procedures.clock import OWN
from juli.proceedings import (
    COURSES,
    ENDED,
    RESULTS,
    Change,
    Kind,
    Note,
    OutOfOrder,
    Standing,
    advance,
    breach_of,
    course_of,
    kinds,
    possible,
)
from juli.proceedings.course import touchable
from juli.proceedings.kinds import marks
from juli.wording import sentence

FIRST = date(2026, 3, 2)


def test_every_limit_of_every_procedure_is_started_by_a_note() -> None:
    started = {(one.procedure, one.id) for _, mark in marks() for one in mark.starts}
    limits = {(known.id, limit.id) for known in procedures().values() for limit in known.limits}
    assert limits <= started


def test_every_restart_is_noted_somewhere() -> None:
    restarted = {place for _, mark in marks() for place in mark.restarts}
    wanted = {(known.id, limit.id) for known in procedures().values() for limit in known.limits if limit.restart}
    assert wanted
    assert restarted == wanted


def test_every_kind_is_used_and_every_course_comes_to_an_end() -> None:
    assert {mark.kind.id for _, mark in marks()} == kinds().keys()
    for procedure in procedures():
        assert {"sent", "withdrawn"} <= course_of(procedure).keys(), procedure
        assert {mark.kind.after for mark in course_of(procedure).values()} & {"answered"}, procedure


def test_every_condition_of_an_extension_has_its_words() -> None:
    for known in procedures().values():
        for limit in known.limits:
            for name in limit.extension.conditions if limit.extension else ():
                assert sentence("proceedings", f"condition-{name}", "zh")
                assert sentence("proceedings", f"condition-{name}", "en")


def test_who_is_complained_of_is_told_by_no_report_and_no_hotline() -> None:
    silent = {"pboc_user_report", "samr_report", "pcac_report", "unionpay", "hotline_12345", "police", "petition"}
    assert {procedure for procedure, mark in marks() if mark.tells} & silent == set()


def after(standing: Standing, note: Note) -> tuple[Standing, Change]:
    """The standing once a note is taken, as whoever keeps it would hold it."""
    change = advance(standing, note, official())
    running = {place: clock for place, clock in standing.running.items() if place not in change.completed}
    running |= {(clock.procedure, clock.step): clock for clock in (*change.changed, *change.started)}
    days = {**standing.days, note.kind: note.on}
    return Standing(standing.procedure, change.filing, change.course, days, running), change


def noted(procedure: str, *notes: Note) -> Standing:
    standing = Standing(procedure)
    for note in notes:
        standing, _ = after(standing, note)
    return standing


def test_a_clock_stopped_twice_leaves_both_spans_out() -> None:
    """60 days from 1 September end on 31 October; ten and five days that are not counted move that to 15 November,
    a Sunday, on which this rule does not roll: it is no public holiday."""
    place = ("samr_complaint", "mediate")
    standing = noted(
        "samr_complaint",
        *(Note(kind, date(2026, 9, 1)) for kind in ("sent", "received", "accepted")),
        Note("suspended", date(2026, 9, 10), place),
        Note("resumed", date(2026, 9, 20), place),
        Note("suspended", date(2026, 9, 25), place),
        Note("resumed", date(2026, 9, 30), place),
    )
    assert standing.running[place].due == date(2026, 11, 15)


def test_what_a_bank_calls_complex_counts_from_the_day_it_received_it() -> None:
    """30 days from 1 September, however late it says so: 1 October, a holiday; the civil rule moves it past the 7th."""
    standing = noted(
        "nfra_bank",
        *(Note(kind, date(2026, 9, 1)) for kind in ("sent", "received")),
        Note("complex", date(2026, 9, 12)),
    )
    (clock,) = standing.running.values()
    assert (clock.step, clock.starts_on, clock.due) == ("bank_complex", date(2026, 9, 1), date(2026, 10, 1))
    assert clock.due_rolled == date(2026, 10, 8)


def test_the_answer_ends_what_others_owe_and_starts_one_s_own() -> None:
    """The judgment of 2 March: 15 days to appeal, to the 17th; the six months of the court are over."""
    standing = noted(
        "civil_suit",
        *(Note(kind, FIRST) for kind in ("sent", "received", "accepted")),
        Note("answered", FIRST, result="rejected"),
    )
    assert {place[1]: clock.due for place, clock in standing.running.items()} == {"appeal_judgment": date(2026, 3, 17)}


def test_mediation_that_ended_is_to_be_told() -> None:
    """Ended on Monday, 2 March: seven working days later is Wednesday, the 11th. Once told, nothing is owed."""
    ended = noted("samr_complaint", *(Note(kind, FIRST) for kind in ("sent", "received", "accepted", "terminated")))
    (clock,) = ended.running.values()
    assert (clock.step, clock.due) == ("notify_termination", date(2026, 3, 11))
    assert "end_told" in {kind.id for kind in possible(ended)}
    told, _ = after(ended, Note("end_told", date(2026, 3, 10)))
    assert told.running == {}
    assert "end_told" not in {kind.id for kind in possible(told)}


def test_what_was_noted_ahead_does_not_bar_what_follows() -> None:
    day = Note("performance_due", FIRST + timedelta(days=30))
    standing = noted(
        "small_claims", *(Note(kind, FIRST) for kind in ("sent", "received", "accepted")), Note("answered", FIRST), day
    )
    assert standing.last == FIRST
    assert ("enforcement", "apply") in standing.running


@pytest.mark.parametrize(
    "place", [None, ("samr_complaint", "accept"), ("samr_complaint", "nonsense"), ("nonsense", "mediate")]
)
def test_a_limit_that_does_not_run_cannot_be_stopped(place: tuple[str, str] | None) -> None:
    standing = noted("samr_complaint", *(Note(one, FIRST) for one in ("sent", "received", "accepted")))
    with pytest.raises(OutOfOrder, match="no-clock"):
        advance(standing, Note("suspended", FIRST, place), official())


def test_a_limit_cannot_be_extended_once_it_has_passed() -> None:
    standing = noted("pboc_complaint", *(Note(kind, FIRST) for kind in ("sent", "received", "transferred")))
    place = ("pboc_complaint", "institution_answer_after_transfer")
    met = ("complex_case", "approved_by_institution_complaint_head", "reasons_told_to_complainant")
    with pytest.raises(OutOfOrder, match="not-extended"):
        advance(standing, Note("extended", FIRST + timedelta(days=40), place, met), official())


@given(st.data())
def test_whatever_is_noted_days_go_forward_and_states_follow_the_table(data: st.DataObject) -> None:
    """Any way through any procedure: each offered note fits, no other does, and an end leaves nothing owed but what
    it starts itself."""
    standing, day = Standing(data.draw(st.sampled_from(sorted(procedures())))), FIRST
    for _ in range(data.draw(st.integers(1, 8))):
        offered = possible(standing)
        refused(standing, offered, day)
        if not offered:
            break
        day += timedelta(days=data.draw(st.integers(0, 5)))
        standing = one_more(standing, data.draw(st.sampled_from(offered)), day)


def one_more(standing: Standing, kind: Kind, day: date) -> Standing:
    clocks = touchable(standing, kind.id) if "step" in kind.asks else ()
    place = (clocks[0].procedure, clocks[0].step) if clocks else None
    try:
        later, change = after(standing, Note(kind.id, day, place, result=RESULTS[0]))
    except OutOfOrder:
        assert kind.id in ("suspended", "resumed", "extended")
        return standing
    assert change.course == standing.course or change.course in COURSES[standing.course]
    if change.course in ENDED:
        owed = [clock for clock in later.running.values() if clock.actor not in OWN and clock not in change.started]
        assert owed == [] or standing.course in ENDED
    return later


def refused(standing: Standing, offered: tuple[Kind, ...], day: date) -> None:
    for name in kinds().keys() - {kind.id for kind in offered}:
        with pytest.raises(OutOfOrder, match="order"):
            advance(standing, Note(name, day), official())
    if offered and standing.last:
        with pytest.raises(OutOfOrder, match="before-last"):
            advance(standing, Note(offered[0].id, standing.last - timedelta(days=1)), official())


def test_every_limit_that_runs_out_says_what_now() -> None:
    for procedure, mark in marks():
        for limit in mark.starts:
            breach = breach_of(start(limit, FIRST, official()))
            assert breach is not None, (procedure, limit.id)
            assert set(breach.doors) <= procedures().keys()
            assert breach.says.text("zh")


def test_a_missed_target_without_a_next_step_says_nothing() -> None:
    assert breach_of(start(step("provider_direct", "acknowledge"), FIRST, official())) is None
