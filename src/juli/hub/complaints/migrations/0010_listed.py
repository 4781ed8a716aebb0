from datetime import date

from django.db import migrations, models
from django.db.models import Q

from juli.hub.accounts.walls import AS_SYSTEM
from juli.hub.complaints import guards

WHAT_IS_THERE = """
UPDATE complaints_complaint SET due_on = d.due_on, bound_on = d.bound_on FROM (
    SELECT p.complaint_id, min(c.due_on) AS due_on,
        coalesce(min(c.due_on) FILTER (WHERE c.nature <> 'target'), '9999-12-31') AS bound_on
    FROM complaints_clock c JOIN complaints_proceeding p ON p.id = c.proceeding_id
    WHERE c.completed_at IS NULL GROUP BY p.complaint_id
) d WHERE d.complaint_id = complaints_complaint.id;
UPDATE complaints_complaint SET last_said_by = m.side FROM (
    SELECT DISTINCT ON (complaint_id) complaint_id, side FROM complaints_message
    WHERE NOT internal ORDER BY complaint_id, at DESC, id DESC
) m WHERE m.complaint_id = complaints_complaint.id;
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0009_may_settle")]

    operations = [
        migrations.AddField("complaint", "due_on", models.DateField(default=date.max, editable=False)),
        migrations.AddField("complaint", "bound_on", models.DateField(default=date.max, editable=False)),
        migrations.AddField(
            "complaint", "last_said_by", models.CharField(max_length=20, default="", blank=True, editable=False)
        ),
        migrations.RunSQL(AS_SYSTEM, migrations.RunSQL.noop),
        migrations.RunSQL(WHAT_IS_THERE, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RunSQL(guards.LISTED, guards.DROP_LISTED),
        migrations.AddIndex(
            "complaint",
            models.Index(
                fields=["respondent", "due_on", "filed_at"], condition=~Q(stage="closed"), name="complaint_open_by_day"
            ),
        ),
    ]
