"""The tag of a day: red only where a day of the law or of a promise has passed, each right with its own picture."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from juli.hub.desk.due import Due

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("nature", "days", "tone", "icon", "said"),
    [
        ("law", -3, "over", "scale", "3 days late"),
        ("promise", -1, "over", "coin-yuan", "1 day late"),
        ("target", -2, "target", "target", "target passed by 2 days"),
        ("unverified", -2, "target", "help-circle", ""),
        ("law", 0, "law", "scale", "Today"),
        ("promise", 0, "target", "coin-yuan", "Pay today"),
        ("target", 0, "target", "target", "Target: today"),
        ("unverified", 0, "target", "help-circle", ""),
        ("law", 4, "law", "scale", ""),
        ("target", 4, "target", "target", ""),
    ],
)
def test_what_a_tag_says(nature: str, days: int, tone: str, icon: str, said: str) -> None:
    due = Due(nature, TODAY + timedelta(days=days), TODAY)
    with translation.override("en"):
        assert (due.tone, due.icon, due.said) == (tone, icon, said)
