"""Every style and script that the pages name can be collected for production."""

from pathlib import Path

from django.core.management import call_command
from pytest_django import Settings


def test_all_styles_are_collected_under_names_of_their_content(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    collected = {"BACKEND": "juli.hub.operations.styles.CollectedStyles"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": collected}
    call_command("collectstatic", interactive=False, verbosity=0)
    (style,) = tmp_path.glob("juli/juli.*.css")
    assert style.with_name(style.name + ".gz").exists()
