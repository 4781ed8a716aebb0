"""Every change of tokens, kept answers and webhooks."""

from juli.hub.integration.actions.answers import claim_key, forget_answers, keep_answer
from juli.hub.integration.actions.tokens import make_token, note_token_used, revoke_token
from juli.hub.integration.actions.webhooks import (
    add_webhook,
    deliver,
    forget_deliveries,
    note_attempt,
    remove_webhook,
    replay_delivery,
    tell_webhooks,
    try_webhook,
)

__all__ = [
    "add_webhook",
    "claim_key",
    "deliver",
    "forget_answers",
    "forget_deliveries",
    "keep_answer",
    "make_token",
    "note_attempt",
    "note_token_used",
    "remove_webhook",
    "replay_delivery",
    "revoke_token",
    "tell_webhooks",
    "try_webhook",
]
