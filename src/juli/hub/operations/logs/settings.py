"""Django's LOGGING: our lines, and of everything else only what carries no value."""

import logging
from typing import Any

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, Processor, WrappedLogger

from juli.hub.operations.logs.request import current_note
from juli.hub.operations.logs.scrubbing import scrub_exception, scrub_foreign

OWN = "juli"
"""The logger of our own events."""
ORDER = ("time", "level", "event")


def log(event: str, *, level: int = logging.INFO, **facts: str | float | None) -> None:
    """Log something of our own: a constant `event`, and facts that are codes or figures, never anything personal."""
    structlog.stdlib.get_logger(OWN).log(level, event, **facts)


def logging_settings(*, for_programs: bool, with_messages: bool) -> dict[str, Any]:
    """LOGGING for Django: JSON `for_programs`, else lines for people; `with_messages` only while one works on Juli.

    In production every request is a line; for people only what needs their attention.
    """
    _configure_own()
    formatter = "plain" if with_messages else "programs" if for_programs else "people"
    handlers = {
        "terminal": {"class": "logging.StreamHandler", "formatter": formatter},
        "nowhere": {"class": "logging.NullHandler"},
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
            "programs": {"()": _formatter, "render": structlog.processors.JSONRenderer(ensure_ascii=False)},
            "people": {"()": _formatter, "render": _line},
        },
        "handlers": handlers,
        "root": {"handlers": ["terminal"], "level": "WARNING"},
        "loggers": {
            OWN: {"level": "INFO" if for_programs else "WARNING"},
            # Django's own handlers would add mail to administrators with whole requests in it.
            "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
            # Answered with 4xx, and with 5xx besides the fault itself: our own line of the request says so.
            "django.request": {"filters": [], "level": "ERROR"},
            # Every passing robot tries; it is answered with 400.
            "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
            # Each try to connect while the database restarts.
            "psycopg.pool": {"level": "ERROR"},
        },
    }


def _configure_own() -> None:
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _formatter(render: Processor) -> logging.Formatter:
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        _add_request,
        scrub_exception,
    ]
    return ProcessorFormatter(
        foreign_pre_chain=[scrub_foreign],
        processors=[*shared, ProcessorFormatter.remove_processors_meta, _ordered, render],
    )


def _add_request(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    if note := current_note():
        event.setdefault("request", note.id)
        event.setdefault("route", note.route)
    return event


def _ordered(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    known = {name: event.pop(name) for name in ORDER if name in event}
    return {**known, **{name: value for name, value in event.items() if value not in (None, "")}}


def _line(_: WrappedLogger, __: str, event: EventDict) -> str:
    """One line for people: when, how grave, what, then the facts."""
    time, level, what = (str(event.pop(name, "")) for name in ORDER)
    facts = " ".join(f"{name}={_plain(value)}" for name, value in event.items())
    return f"{time} {level.upper()} {what}  {facts}".rstrip()


def _plain(value: object) -> str:
    return " > ".join(map(str, value)) if isinstance(value, list) else str(value)
