"""A browser without a screen: cookies, forms as their pages hold them, uploads, redirects."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
NUMBER = re.compile(r"\d{4}-\d{4,}-\d\d")
PASSCODE = re.compile(r"(?<![-\w])[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![-\w])")


@dataclass
class Walker:
    """One visitor of a site. Every answer that is not a page raises URLError or OSError."""

    url: str
    opener: OpenerDirector = field(default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar())))

    def get(self, path: str) -> str:
        with self.opener.open(self.url + path, timeout=20) as answer:
            found: str = answer.read().decode()
            return found

    def submit(
        self, path: str, fields: Mapping[str, str], *, upload: tuple[str, str, bytes] | None = None, page: str = ""
    ) -> str:
        """Send a form with what its page hides in it. `upload` is a field, a file name and the bytes."""
        hidden = dict(filter(None, (_pair(tag) for tag in HIDDEN.findall(page or self.get(path)))))
        body, kind = _encoded({**hidden, **fields}, upload)
        request = Request(self.url + path, body, {"Referer": self.url + path, "Content-Type": kind})
        with self.opener.open(request, timeout=20) as answer:
            found: str = answer.read().decode()
            return found


def _pair(tag: str) -> tuple[str, str] | None:
    name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
    return (name[1], value[1] if value else "") if name else None


def _encoded(fields: Mapping[str, str], upload: tuple[str, str, bytes] | None) -> tuple[bytes, str]:
    if upload is None:
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"
    boundary = secrets.token_hex(16)
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    field_name, file_name, content = upload
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{field_name}"; filename="{file_name}"\r\n'
    parts += [head.encode(), b"Content-Type: text/plain\r\n\r\n", content, f"\r\n--{boundary}--\r\n".encode()]
    return b"".join(parts), f"multipart/form-data; boundary={boundary}"


def in_days(days: int) -> str:
    """A day from today on, as forms take it."""
    return (date.today() + timedelta(days=days)).isoformat()
