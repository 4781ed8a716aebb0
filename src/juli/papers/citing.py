"""How an article of a statute is named."""

from juli.papers.speech import Speech

WIDE_BRACKETS = str.maketrans("()", "（）")


def article_text(article: str, say: Speech) -> str:
    """Articles of a statute have plain numbers; a notice is divided otherwise and is cited as it stands."""
    if not article.isdecimal():
        return article.translate(WIDE_BRACKETS)
    return say("article", number=say.ordinal(int(article)))
