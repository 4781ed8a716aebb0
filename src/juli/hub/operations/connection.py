"""How Django reaches the database: the address given, or the socket of our own server."""

from typing import Any

from django.conf import settings
from psycopg.conninfo import conninfo_to_dict

from juli.hub.configuration import Configuration
from juli.hub.operations.running.place import DATABASE, PORT, ROLE, Place, place_for

POOL = {"min_size": 1, "max_size": 16, "timeout": 15}
"""Connections of a web server. A request waits up to `timeout` seconds, which outlasts a restart of the database."""

SECONDS_FOR_STATEMENT = 30
"""For one question of a web server. Jobs, migrations and commands may take as long as they need."""


def database_parameters(configuration: Configuration) -> dict[str, Any]:
    """Django's description of the database."""
    if configuration.database_url:
        return _given(configuration.database_url)
    return _own(place_for(configuration.data))


def pool_connections() -> None:
    """Let the requests of this process share connections. Call before the first one; commands do without."""
    settings.DATABASES["default"]["OPTIONS"]["pool"] = dict(POOL)


def bound_statements() -> None:
    """Let the database give up on a question of this process that takes too long. Call before the first one."""
    options = settings.DATABASES["default"]["OPTIONS"]
    options["options"] = f"{options.get('options', '')} -c statement_timeout={SECONDS_FOR_STATEMENT}s".strip()


def _own(place: Place) -> dict[str, Any]:
    return {
        **_POSTGRESQL,
        "NAME": DATABASE,
        "USER": ROLE,
        # Made by the server's first start; before that there is nothing to connect to.
        "PASSWORD": place.password.read_text(encoding="ascii").strip() if place.password.exists() else "",
        "HOST": str(place.socket),
        "PORT": str(PORT),
        # Whoever squats on the socket must not be able to ask for the password in the clear.
        "OPTIONS": {"require_auth": "scram-sha-256"},
    }


def _given(url: str) -> dict[str, Any]:
    parts = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    named = {name: parts.pop(key, "") for name, key in _NAMES.items()}
    return {**_POSTGRESQL, **named, "OPTIONS": parts}


_POSTGRESQL = {"ENGINE": "django.db.backends.postgresql", "CONN_HEALTH_CHECKS": True}
_NAMES = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
