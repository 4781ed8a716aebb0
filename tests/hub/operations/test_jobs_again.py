"""A job that meets a restarting database is done again, not given up."""

from procrastinate.contrib.django import app


def test_every_job_of_ours_is_tried_again() -> None:
    ours = {name: task for name, task in app.tasks.items() if not name.startswith(("builtin:", "procrastinate."))}
    assert "juli.purge" in ours
    assert {name for name, task in ours.items() if task.retry_strategy is None} == set()
