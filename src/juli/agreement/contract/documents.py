"""The text of a contract: pasted, or out of a TXT, DOCX or PDF file, told by content and read within bounds."""

import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import accumulate
from typing import Literal
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from juli.agreement.contract.pdf import PdfFault, pages_of
from juli.ledger.content import content_type, decode
from juli.ledger.entries import UnusableFile
from juli.wording import Said

DocumentKind = Literal["text", "docx", "pdf", "picture"]

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t"}
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError)
"""What the standard library raises over the insides of a broken archive."""


@dataclass(frozen=True, slots=True)
class ContractLimits:
    """Bounds of one contract: bytes, bytes it unfolds to, pages, characters, and the seconds a PDF may take."""

    bytes: int = 20 * 1024 * 1024
    expanded: int = 64 * 1024 * 1024
    pages: int = 200
    characters: int = 200_000
    seconds: int = 20


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where its text starts and ends. Start and end are the same where a page holds no text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ContractText:
    """What a contract says. Only a PDF has `pages`; `notes` say what of it could not be read."""

    source: str
    kind: DocumentKind
    text: str
    pages: tuple[Page, ...] = ()
    notes: tuple[Said, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all of it was read, so that what is not found is not there."""
        return not self.notes

    def page_of(self, offset: int) -> int | None:
        """The number of the page on which the character at `offset` stands; None where there are no pages."""
        return next((page.number for page in self.pages if page.start <= offset < page.end), None)


class UnusableContract(ValueError):
    """A file of which no text can be read; `reason` says why and what to do."""

    def __init__(self, source: str, reason: Said) -> None:
        super().__init__(f"{source}: {reason.code}")
        self.source = source
        self.reason = reason


def read_contract(source: str, content: bytes, limits: ContractLimits | None = None) -> ContractText:
    """The text of a contract file. `source` names it in errors; UnusableContract when nothing of it can be read."""
    bounds = limits or ContractLimits()
    if len(content) > bounds.bytes:
        raise _refusal(source, "too-large", limit=bounds.bytes // 1024**2)
    match content_type(content):
        case "text":
            return _needed(_cut(source, "text", [_decoded(source, content)], bounds))
        case "zip":
            return _needed(_cut(source, "docx", [_docx(source, content, bounds)], bounds))
        case "pdf":
            return _pdf(source, content, bounds)
        case other:
            raise _refusal(source, f"type-{other}")


def pasted(text: str, limits: ContractLimits | None = None, source: str = "") -> ContractText:
    """A contract that somebody pasted or typed."""
    return _cut(source, "text", [text], limits or ContractLimits())


def recognised(source: str, pages: Sequence[str], limits: ContractLimits | None = None) -> ContractText:
    """A contract whose words were recognised in pictures, one text a page: it may hold mistakes, and says so."""
    texts = [_plain(page) for page in pages]
    cut = _cut(source, "picture", texts, limits or ContractLimits())
    return replace(cut, pages=_paged(texts, len(cut.text)), notes=(say("recognised"), *cut.notes))


def _paged(texts: Sequence[str], most: int = 2**62) -> tuple[Page, ...]:
    """Where each page's text stands once all are joined by line ends, up to so many characters."""
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    return tuple(
        Page(number, min(start, most), min(start + len(text), most))
        for number, (start, text) in enumerate(zip(starts, texts, strict=False), start=1)
    )


def _refusal(source: str, code: str, **values: object) -> UnusableContract:
    return UnusableContract(source, say(code, **values))


def say(code: str, /, **values: object) -> Said:
    """A sentence of the catalogue of contracts."""
    return Said("agreement.contract", code, values)


def _needed(read: ContractText) -> ContractText:
    if not read.text.strip():
        raise _refusal(read.source, "empty")
    return read


def _cut(source: str, kind: DocumentKind, pages: Iterable[str], limits: ContractLimits) -> ContractText:
    text = "\n".join(map(_plain, pages))
    notes = (say("cut", limit=limits.characters),) if len(text) > limits.characters else ()
    return ContractText(source, kind, text[: limits.characters], notes=notes)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(source: str, content: bytes) -> str:
    try:
        return decode(source, content)[0].removeprefix("\ufeff")
    except UnusableFile as error:
        raise _refusal(source, "not-decodable") from error


def _docx(source: str, content: bytes, limits: ContractLimits) -> str:
    """Paragraphs as lines, the cells of a table's row with a tab between them; text that was struck out is left out."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            if "word/document.xml" not in parts.namelist():
                raise _refusal(source, "type-zip")
            with parts.open("word/document.xml") as part:
                markup = part.read(limits.expanded + 1)
        if len(markup) > limits.expanded:
            raise _refusal(source, "expands-too-far", limit=limits.expanded // 1024**2)
        return "".join(_words(fromstring(markup, forbid_dtd=True)))
    except UnusableContract:
        raise
    except RuntimeError as error:
        raise _refusal(source, "protected") from error
    except (*_DAMAGED, ParseError, DefusedXmlException) as error:
        raise _refusal(source, "damaged") from error


def _words(root: Element) -> Iterable[str]:
    """Walks without recursion, so that no depth of markup exhausts the stack."""
    waiting: list[Element | str] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            yield element
            continue
        tag = element.tag
        if tag == f"{_WORD}t":
            yield element.text or ""
        yield _BREAKS.get(tag, "")
        waiting.extend(reversed(_inside(element)))


def _inside(element: Element) -> list[Element | str]:
    """What stands in an element, with what ends it: a paragraph ends a line, but not within a table's row."""
    children: list[Element | str] = list(element)
    if element.tag == f"{_WORD}p":
        return [*children, "\n"]
    if element.tag == f"{_WORD}tr":
        return [_row(element), "\n"]
    return children


def _row(row: Element) -> str:
    cells = ("".join(text.text or "" for text in cell.iter(f"{_WORD}t")) for cell in row.iter(f"{_WORD}tc"))
    return "\t".join(cells)


def _pdf(source: str, content: bytes, limits: ContractLimits) -> ContractText:
    try:
        found = pages_of(content, limits.pages, limits.characters, limits.seconds)
    except PdfFault as fault:
        raise _refusal(source, fault.code, seconds=limits.seconds) from fault
    pages = _paged(found.pages)
    blank = [str(page.number) for page in pages if not found.pages[page.number - 1].strip()]
    notes = []
    if blank:
        notes.append(say("pages-without-text", pages=", ".join(blank[:20]), count=len(blank)))
    if found.cut:
        notes.append(say("cut", limit=limits.characters))
    if found.total > len(pages):
        notes.append(say("pages-cut", read=len(pages), total=found.total))
    if len(blank) == len(pages):
        raise _refusal(source, "scan")
    return ContractText(source, "pdf", "\n".join(found.pages), pages, tuple(notes))
