"""Statutes and articles as data, with validity and how sure each is."""

from juli.law.statutes import (
    Article,
    Statute,
    StatuteKind,
    UnknownStatute,
    article,
    citation,
    in_force,
    read_articles,
    read_statutes,
    statute,
    statutes,
)

__all__ = [
    "Article",
    "Statute",
    "StatuteKind",
    "UnknownStatute",
    "article",
    "citation",
    "in_force",
    "read_articles",
    "read_statutes",
    "statute",
    "statutes",
]
