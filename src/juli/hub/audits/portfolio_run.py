"""A portfolio, in the child: the uploaded relations to lines, totals and a summary."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from juli.calendars import official
from juli.hub.audits.unusable import write


def audited_portfolio(
    folder: Path, out: Path, asked: Mapping[str, Any], tell: Callable[[Mapping[str, Any]], None]
) -> Mapping[str, Any]:
    """Audit all merchants. What an earlier process of the same run has finished is not done again."""
    from juli.audit.portfolio import audit_portfolio

    agreements = folder / "in" / "agreements"
    agreements.mkdir(mode=0o700, exist_ok=True)
    summary = audit_portfolio(
        folder / "in" / "entries",
        agreements,
        as_of=date.fromisoformat(asked["as_of"]),
        calendar=official(),
        out=out,
        progress=lambda progress: tell({"percent": progress.percent, "seconds_left": progress.seconds_left}),
    )
    document = summary.document()
    write(out / "summary.json", document)
    return {"entries": document["entries"], "merchants": document["merchants"]}
