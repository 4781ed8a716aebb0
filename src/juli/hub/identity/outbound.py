"""The one way from here to an identity provider."""

import requests

SECONDS = 10
"""How long a provider may take to answer."""


class Session(requests.Session):
    """Requests that never follow a redirect and never wait for long."""

    def request(self, *arguments: object, **options: object) -> requests.Response:
        options = {**options, "timeout": SECONDS, "allow_redirects": False}
        answer = super().request(*arguments, **options)  # type: ignore[arg-type]
        answer.raise_for_status()
        return answer


def session() -> requests.Session:
    """A session for one sign-in."""
    return Session()
