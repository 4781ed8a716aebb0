"""What every page may ask about the installation."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.http import HttpRequest

from juli.hub.operations.queries import is_demo
from juli.hub.operations.sign_in import SignIn, demo_sign_ins
from juli.hub.today import moved_to


def installation(request: HttpRequest) -> Mapping[str, Callable[[], bool | date | Sequence[SignIn] | None]]:
    """`is_demo` and, for the sign-in page, `demo_sign_ins`, and `moved_to`, the day the time machine stands at; each
    is asked only where a template uses it."""
    return {
        "is_demo": is_demo,
        "demo_sign_ins": lambda: demo_sign_ins() if is_demo() else (),
        "moved_to": moved_to,
    }
