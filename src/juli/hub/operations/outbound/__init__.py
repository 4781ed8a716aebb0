"""Everything that goes out to an address somebody else may have named passes here, and nowhere else.

A name is resolved once, every address it stands for is judged, and the connection goes to the judged address
itself. `asking.fetch()` is one question and its whole answer, `asking.client()` an httpx client.
"""
