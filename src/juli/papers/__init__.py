"""Papers: the letter to a provider and the receipt of a filing, as PDF and DOCX.

A `Matter` is composed into a `Letter` (title, blocks, annexes: what it says, in which order), and a
letter is set as PDF or DOCX (how it looks). Dates come in, fonts come with the package, nothing is fetched,
and whatever a person typed reaches the page as text and nothing else.
"""
