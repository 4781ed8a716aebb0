"""Every style and script that the pages name can be collected for production."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from juli.hub.operations.styles import Styles


def test_all_styles_are_collected_under_names_of_their_content(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    collected = {"BACKEND": "juli.hub.operations.styles.CollectedStyles"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": collected}
    call_command("collectstatic", interactive=False, verbosity=0)
    (style,) = tmp_path.glob("juli/juli.*.css")
    assert style.with_name(style.name + ".gz").exists()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/static/later.0123456789ab.css", 200),
        ("/static/later.0123456789ab.css.gz", 404),
        ("/static/nowhere.css", 404),
        ("/static/../secret", 404),
        ("/static/%00", 404),
        ("/static/", 404),
    ],
)
def test_what_a_newer_release_collects_meanwhile_is_found_and_nothing_beside_it(
    settings: Settings, tmp_path: Path, address: str, status: int
) -> None:
    settings.STATIC_ROOT, settings.WHITENOISE_USE_FINDERS = tmp_path / "static", False
    settings.STATIC_ROOT.mkdir()
    styles = Styles(lambda _: HttpResponse(status=404))
    (tmp_path / "static" / "later.0123456789ab.css").write_text("body {}")
    (tmp_path / "static" / "later.0123456789ab.css.gz").write_bytes(b"packed")
    (tmp_path / "secret").write_text("not for you")
    for _ in range(2):
        assert styles(RequestFactory().get(address)).status_code == status
