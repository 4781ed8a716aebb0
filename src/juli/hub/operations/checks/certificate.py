"""Whether the certificate of the site is good, as a visitor's browser would find it."""

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from juli.hub.configuration import Configuration
from juli.hub.operations.checks.findings import Finding, right, wrong

SECONDS = 5.0
"""To reach the site from its own machine."""
FEWEST_DAYS = 14
"""Whoever renews certificates by machine does so long before; below this, that machine has failed."""


def check_certificate(configuration: Configuration, trusted: ssl.SSLContext | None = None) -> Iterator[Finding]:
    """The certificate is valid for the host, trusted, and lasts; nothing is said of a site without https.

    `trusted` says which authorities to believe; usually those of the system.
    """
    site = urlsplit(configuration.base_url)
    if site.scheme != "https" or not site.hostname:
        return
    host = site.hostname
    try:
        days = _days_left(host, site.port or 443, trusted or ssl.create_default_context())
    except ssl.SSLCertVerificationError as error:
        yield wrong("certificate", "certificate-refused", host=host, reason=error.verify_message)
    except OSError as error:
        yield wrong("certificate", "certificate-unseen", host=host, reason=error.strerror or str(error))
    else:
        found = right if days >= FEWEST_DAYS else wrong
        code = "certificate-good" if days >= FEWEST_DAYS else "certificate-ends"
        yield found("certificate", code, host=host, days=days)


def _days_left(host: str, port: int, trusted: ssl.SSLContext) -> int:
    with (
        socket.create_connection((host, port), timeout=SECONDS) as connection,
        trusted.wrap_socket(connection, server_hostname=host) as secured,
    ):
        certificate = secured.getpeercert() or {}
    ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(certificate["notAfter"])), UTC)
    return (ends - datetime.now(UTC)).days
