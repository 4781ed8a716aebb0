"""Statutes and articles as data, with validity and how sure each is."""

from juli.law.statutes import (
    AS_OF,
    Article,
    Statute,
    StatuteKind,
    UnknownStatute,
    article,
    articles,
    citation,
    in_force,
    read_articles,
    read_statutes,
    statute,
    statutes,
)

__all__ = [
    "AS_OF",
    "Article",
    "Statute",
    "StatuteKind",
    "UnknownStatute",
    "article",
    "articles",
    "citation",
    "in_force",
    "read_articles",
    "read_statutes",
    "statute",
    "statutes",
]
