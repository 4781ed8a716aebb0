"""Client of Juli's API. Nothing is needed beside Python itself."""

from juli_client.operations import Operations
from juli_client.transport import Problem, Unreachable
from juli_client.webhooks import WebhookRefused, checked

__all__ = ["Client", "Problem", "Unreachable", "WebhookRefused", "checked"]


class Client(Operations):
    """A program's way to one installation: `Client("https://juli.example", "juli_…")`."""
