"""A complaint's row knows its next day; to learn it, only the clocks of that complaint are read."""

import pytest
from django.db import connection

from juli.hub.complaints.models import Clock, Complaint
from tests.hub.builders import filed, organisation

pytestmark = pytest.mark.django_db
OTHERS = 30


def rows_read(table: str) -> int:
    """Rows of a table that this transaction has fetched so far, by scans and by indexes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables"
            " WHERE relname = %s",
            [table],
        )
        return int(cursor.fetchone()[0])


def test_a_new_clock_reads_no_clocks_of_others() -> None:
    at = organisation()
    for _ in range(OTHERS):
        filed(at)
    complaint, _, _ = filed(at)
    clock = Clock.objects.filter(proceeding__complaint=complaint).latest("due_on")
    clock.pk = None
    before = rows_read("complaints_clock")
    clock.save(force_insert=True)
    assert rows_read("complaints_clock") - before < OTHERS


def test_the_row_follows_its_clocks() -> None:
    complaint, _, _ = filed(organisation())
    clocks = Clock.objects.filter(proceeding__complaint=complaint)
    first, last = clocks.order_by("due_on").values_list("due_on", flat=True)
    assert Complaint.objects.get(pk=complaint.pk).due_on == first
    clocks.filter(due_on=first).delete()
    assert Complaint.objects.get(pk=complaint.pk).due_on == last
