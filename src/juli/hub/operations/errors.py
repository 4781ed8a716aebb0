"""Why an installation cannot start or go on, said in one line."""

from juli.wording import Said


class CannotRun(Exception):
    """The installation cannot start or go on. `said` is one line: what is wrong, where, what to do now."""

    def __init__(self, code: str, **values: object) -> None:
        self.said = Said("hub.operations", code, values)
        super().__init__(self.said.text("en"))
