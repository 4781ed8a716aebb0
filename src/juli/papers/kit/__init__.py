"""The kit of papers: each is data (sections, sentences with slots, what it cites and needs), composed from facts.

`compose_paper` makes a paper of one kind from what is known, with what is missing as data and as marked blanks;
`recompose` puts the person's own words back into a paper composed anew; `paper_pdf` and `paper_docx` set it.
"""
