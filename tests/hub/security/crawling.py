"""A browser that opens every page it finds a link to, and a reader that sees what on a page could run."""

import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

from django.test import Client

LINK = re.compile(r'(?:href|action)="([^"]*)"')
NOT_OPENED = re.compile(r"/static/|/logout/|/language/|/file/|/paper/")
SCHEMES = ("/", "#", "?", "http:", "https:", "mailto:", "tel:", ".")


def crawl(client: Client, *starts: str, most: int = 250) -> Iterator[tuple[str, str]]:
    """Every page reached from `starts` by links and by the addresses of forms, with its source."""
    waiting, known = deque(starts), set(starts)
    while waiting and len(known) < most:
        address = waiting.popleft()
        answer = client.get(address, follow=True)
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        source = answer.content.decode()
        yield address, source
        for found in LINK.findall(source):
            link = unescape(found).split("#")[0]
            if link.startswith("/") and link not in known and not NOT_OPENED.search(link):
                known.add(link)
                waiting.append(link)


class _Reader(HTMLParser):
    """Notes everything that a browser would run, or follow somewhere it must not."""

    def __init__(self) -> None:
        super().__init__()
        self.dangers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("x-juli", "iframe", "object", "embed", "base", "marquee"):
            self.dangers.append(f"<{tag}>")
        if tag == "script" and not given.get("src", "").startswith("/static/"):
            self.dangers.append("<script>")
        self.dangers += [f"{tag} {name}" for name in given if name.startswith("on") or name in ("style", "srcdoc")]
        for name in ("href", "src", "action", "formaction", "xlink:href", "content"):
            value = given.get(name, "").strip().lower()
            if value and name != "content" and not value.startswith(SCHEMES):
                self.dangers.append(f"{tag} {name}={value}")
            if name == "content" and "url=" in value:
                self.dangers.append(f"{tag} {value}")


def dangers(source: str) -> list[str]:
    """What on a page could run or lead astray."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.dangers
