"""What the worker would send."""

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


def deliver() -> None:
    """Do every job that writes to somebody, whatever its task is."""
    for job in ProcrastinateJob.objects.filter(queue_name="mail"):
        app.tasks[job.task_name].func(**job.args)
