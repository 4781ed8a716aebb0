"""How a command of the command line ends where nothing can be done with what it was given."""


class Refusal(Exception):
    """Nothing can be done with what was given; `notes` say why, each with its place."""

    def __init__(self, *notes: str) -> None:
        super().__init__(*notes)
        self.notes = notes
