"""Why a portfolio cannot be audited, and what of it could not be judged."""

from juli.wording import Said


class PortfolioError(ValueError):
    """Nothing can be audited; `said` names the file, the column and the reason."""

    def __init__(self, code: str, **values: object) -> None:
        self.said = Said("audit.portfolio", code, values)
        super().__init__(f"{code}: {values}")
