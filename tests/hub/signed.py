"""A browser of somebody who has just signed in."""

import time

from django.test import Client

from juli.hub.accounts.models import User

RECORDS, WHOSE = "account_authentication_methods", "account_authentication_methods_user"
"""Where the session keeps when and how somebody proved who they are, and who that was."""


def signed_in(user: User) -> Client:
    """The browser, in English."""
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(user)
    prove(browser, ago=0)
    return browser


def prove(browser: Client, *, ago: float) -> None:
    """Let the last proof of who it is be so many seconds ago."""
    session = browser.session
    session[WHOSE] = session["_auth_user_id"]
    session[RECORDS] = [{"method": "password", "at": time.time() - ago}]
    session.save()
