"""More than others may be sent by whoever brings the files of an audit, and by nobody else."""

import pytest
from asgiref.sync import async_to_sync
from pytest_django import Settings

from juli.hub.directory.queries import actor_at
from juli.hub.integration.actions import revoke_token
from juli.hub.operations.large_bodies import PEOPLE, PROGRAMS, most_of_audit
from tests.hub.api.asking import program
from tests.hub.builders import organisation
from tests.hub.house.seated import sit_down

pytestmark = pytest.mark.django_db

LARGE = 30 * 1024**2


def most(path: str, *, method: str = "POST", announced: int = LARGE, **headers: str) -> int:
    told = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": told}
    return int(async_to_sync(most_of_audit)(scope, announced))


def test_a_live_token_at_its_address_and_nowhere_else(settings: Settings) -> None:
    one = program()
    bearer = f"Bearer {one.secret}"
    assert most(PROGRAMS, authorization=bearer) == settings.AUDIT_UPLOAD
    assert most(PROGRAMS, authorization=bearer, announced=settings.AUDIT_UPLOAD + 1) == 0
    assert most(PROGRAMS, authorization=bearer, method="PUT") == 0
    assert most("/start/", authorization=bearer) == 0
    assert most(PROGRAMS) == most(PROGRAMS, authorization="Bearer juli_x") == 0
    assert most(PROGRAMS, authorization=f"Basic {one.secret}") == 0
    revoke_token(one.token, by=actor_at(one.seat))
    assert most(PROGRAMS, authorization=bearer) == 0


def test_who_is_signed_in_at_the_desk_s_own_form(settings: Settings) -> None:
    seat = sit_down(organisation())
    session = seat.browser.cookies[settings.SESSION_COOKIE_NAME].value
    assert most(PEOPLE, cookie=f"{settings.SESSION_COOKIE_NAME}={session}") == settings.AUDIT_UPLOAD
    assert most(PROGRAMS, cookie=f"{settings.SESSION_COOKIE_NAME}={session}") == 0
    assert most(PEOPLE, cookie=f"{settings.SESSION_COOKIE_NAME}=invented") == most(PEOPLE, cookie="\x01=;;") == 0
