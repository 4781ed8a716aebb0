"""From the bytes of one file to a Reading."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from juli.ledger.archive import Member, is_archive, read_archive
from juli.ledger.content import content_type, decode
from juli.ledger.entries import Reading, Unreadable, UnusableFile
from juli.ledger.formats import FIXED_FORMATS, TABLE_FORMATS, TableFormat
from juli.ledger.formats.unionpay_fields import cut_lines
from juli.ledger.limits import Limits
from juli.ledger.speech import quoted, say
from juli.ledger.tables import HEAD_LINES, Row, Table, physical_lines, split_rows
from juli.wording import Said

_DELIMITERS = ",\t|;，"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OF_OTHER_FILES = frozenset({"empty", "no-header", "type-zip"})
"""Why a member of an archive that never was a statement is none."""
_DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Located:
    """A table with the format that knows it and the place of its header; `unread` are sheets left aside."""

    table: Table
    format: TableFormat
    header: int
    unread: tuple[Unreadable, ...] = ()
    notes: tuple[Said, ...] = ()


def read_file(source: str, content: bytes, *, limits: Limits = _DEFAULT) -> Reading:
    """Read a statement of any known format; `source` is the name its lines are cited by.

    The format is told by the content. Rows that cannot be read are listed in the reading. Raises
    UnusableFile, with one reason, when nothing of the file can be read or it goes beyond the limits.
    """
    check_size(source, content, limits)
    if content_type(content) == "parquet":
        from juli.ledger.formats.canonical_parquet import read_parquet  # noqa: PLC0415 (slow to load, rarely used)

        return usable(read_parquet(source, content, limits))
    located = locate(source, content, limits)
    reading = located.format.read(located.table, located.header)
    return usable(
        replace(
            reading,
            unreadable=located.unread + reading.unreadable,
            warnings=located.notes + tuple(reading.warnings),
        )
    )


def check_size(source: str, content: bytes, limits: Limits) -> None:
    """Raises UnusableFile for an empty file and for one with too many bytes."""
    if not content.strip():
        raise UnusableFile(source, say("empty"))
    if len(content) > limits.bytes:
        raise UnusableFile(source, say("too-large", limit=limits.bytes // 1024**2))


def locate(source: str, content: bytes, limits: Limits) -> Located:
    """The table in a text file or workbook and its header. Raises UnusableFile for anything else."""
    match content_type(content):
        case "text":
            return _locate_in_text(source, content, limits)
        case "zip" if is_archive(content):
            return _locate_in_archive(source, content, limits)
        case "zip":
            return _locate_in_workbook(source, content, limits)
        case "ole":
            protected = _ENCRYPTED_PACKAGE in content
            raise UnusableFile(source, say("protected" if protected else "type-ole"))
        case other:
            raise UnusableFile(source, say(f"type-{other}"))


def candidate_tables(source: str, content: bytes, limits: Limits) -> Iterator[tuple[Table, Callable[[], Table]]]:
    """Every way to see a text file (by each delimiter) or workbook (each sheet) as a table: its first lines, and
    how to get it whole.

    Raises UnusableFile for anything else.
    """
    match content_type(content):
        case "text":
            text, encoding = decode(source, content)
            lines = _lines(source, text, limits)
            for delimiter in _DELIMITERS:
                split = partial(_split, source, encoding, limits, delimiter)
                yield split(lines[:HEAD_LINES]), partial(split, lines)
        case "zip":
            from juli.ledger.workbook import read_workbook  # noqa: PLC0415 (slow to load, rarely used)

            for sheet in read_workbook(source, content, limits):
                whole = Table(source, sheet.rows, None)
                yield replace(whole, rows=whole.rows[:HEAD_LINES]), partial(replace, whole)
        case other:
            raise UnusableFile(source, say(f"type-{other}"))


def _split(source: str, encoding: str, limits: Limits, delimiter: str, lines: Sequence[str]) -> Table:
    return Table(source, tuple(split_rows(lines, delimiter, limits)), encoding)


def _lines(source: str, text: str, limits: Limits) -> Sequence[str]:
    lines = physical_lines(text)
    if len(lines) > limits.rows:
        raise UnusableFile(source, say("too-many-rows", limit=limits.rows))
    return lines


def _locate_in_text(source: str, content: bytes, limits: Limits) -> Located:
    text, encoding = decode(source, content)
    lines = _lines(source, text, limits)
    for fixed in FIXED_FORMATS:
        if cut := cut_lines(source, lines, encoding, fixed.layout()):
            return Located(cut, fixed, 0)
    for delimiter in _DELIMITERS:
        head = Table(source, tuple(split_rows(lines[:HEAD_LINES], delimiter, limits)), encoding)
        if known := _recognise(head):
            table = Table(source, tuple(split_rows(lines, delimiter, limits)), encoding)
            # A cell left open within the first lines may close behind them and swallow the header.
            if (header := known[0].find_header(table)) is not None:
                return Located(table, known[0], header)
    raise _no_header(source, tuple(split_rows(lines[:HEAD_LINES], ",", limits)))


def _locate_in_workbook(source: str, content: bytes, limits: Limits) -> Located:
    from juli.ledger.workbook import read_workbook  # noqa: PLC0415 (slow to load, rarely used)

    sheets = [sheet for sheet in read_workbook(source, content, limits) if sheet.rows]
    tables = [Table(source, sheet.rows, None) for sheet in sheets]
    known = [_recognise(Table(source, sheet.rows[:HEAD_LINES], None)) for sheet in sheets]
    first = next((i for i, found in enumerate(known) if found), None)
    if first is None or (format_and_header := known[first]) is None:
        raise _no_header(source, sheets[0].rows if sheets else ())
    others = [(sheet, found) for i, (sheet, found) in enumerate(zip(sheets, known, strict=True)) if i != first]
    unread = tuple(Unreadable(source, 0, say("sheet-unread", sheet=quoted(s.name))) for s, found in others if found)
    notes = tuple(say("sheet-other", source=source, sheet=quoted(s.name)) for s, found in others if not found)
    return Located(tables[first], *format_and_header, unread, notes)


def _locate_in_archive(source: str, content: bytes, limits: Limits) -> Located:
    """The first member that is a statement; the others are named, those that are statements too as unread."""
    found: list[tuple[Member, Located]] = []
    notes: list[Said] = []
    members = read_archive(source, content, limits)
    for member in members:
        located = _locate_member(source, member, limits)
        if isinstance(located, Located):
            found.append((member, located))
        else:
            notes.append(located)
    if not found:
        raise UnusableFile(source, say("type-zip"))
    unread = tuple(Unreadable(source, 0, say("member-unread", member=quoted(member.name))) for member, _ in found[1:])
    first = found[0][1]
    return replace(first, unread=first.unread + unread, notes=first.notes + tuple(notes))


def _locate_member(source: str, member: Member, limits: Limits) -> Located | Said:
    """The statement in a member of an archive, or the note that it is none; a damaged one is told from another file."""
    kind = content_type(member.content)
    other = say("member-other", source=source, member=quoted(member.name))
    if kind not in ("text", "zip", "ole") or (kind == "zip" and is_archive(member.content)):
        return other
    try:
        check_size(source, member.content, limits)
        located = locate(source, member.content, limits)
    except UnusableFile as error:
        if error.reason.code in _OF_OTHER_FILES:
            return other
        return say("member-refused", source=source, member=quoted(member.name), reason=error.reason)
    return replace(located, table=replace(located.table, name=member.name))


def _recognise(head: Table) -> tuple[TableFormat, int] | None:
    for known in TABLE_FORMATS:
        if (header := known.find_header(head)) is not None:
            return known, header
    return None


def _no_header(source: str, rows: Sequence[Row]) -> UnusableFile:
    if not rows:
        return UnusableFile(source, say("empty"))
    return UnusableFile(source, say("no-header", text=quoted(",".join(rows[0].cells))), rows[0].line)


def usable(reading: Reading) -> Reading:
    """The reading itself; UnusableFile where it holds neither an entry nor an arrival."""
    if reading.entries or reading.arrivals:
        return reading
    rows = [row for row in reading.unreadable if row.line]
    if not rows:
        unread = next((sheet.reason for sheet in reading.unreadable), None)
        raise UnusableFile(reading.source, unread or say("no-rows"))
    reason = say("all-unreadable", count=len(rows), line=rows[0].line, reason=rows[0].reason)
    raise UnusableFile(reading.source, reason, rows[0].line)
