from juli.audit.told_lines import in_time


def test_lines_of_several_statements_follow_the_calendar() -> None:
    october = {"source": "a.csv", "line": 2, "occurred_at": "2026-10-02T09:00:00"}
    january = {"source": "b.csv", "line": 9, "occurred_at": "2026-01-10T09:00:00"}
    promised = {"source": None, "line": None, "occurred_at": None}
    assert in_time([promised, october, january]) == [january, october, promised]
