"""What is demanded of an institution in a written escalation, and what it can answer to each demand."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from juli.procedures.catalogue import said
from juli.procedures.fields import Fields
from juli.wording import Said

DEMANDED_BY = "provider_compliance"
"""The procedure in which they are made."""
ANSWERS = {"open": ("handed_over", "not_kept", "refused"), "not_kept": ("handed_over",), "refused": ("handed_over",)}
"""From which state which answer may follow: what was not found or refused can still be handed over."""
STATES = {**ANSWERS, "handed_over": ()}


@cache
def demands() -> Mapping[str, Said]:
    """The names of the demands by their ids, in order."""
    name = "demands.toml"
    told = tomllib.loads(files("juli.proceedings").joinpath(name).read_text(encoding="utf-8"))
    return {known: said(Fields(fields, name, known), "name") for known, fields in told.items()}
