"""What is sent and kept here, by whom it is for."""

from juli.hub.channels.actions.mails import (
    send_invitation,
    send_mail,
    tell_administrators,
    write_to_desk,
    write_to_helper,
    write_to_partner,
)
from juli.hub.channels.actions.notices import (
    choose_notices,
    forget_notices,
    keep_house_notices,
    keep_notices,
    send_digest,
    send_notice,
)

__all__ = [
    "choose_notices",
    "forget_notices",
    "keep_house_notices",
    "keep_notices",
    "send_digest",
    "send_invitation",
    "send_mail",
    "send_notice",
    "tell_administrators",
    "write_to_desk",
    "write_to_helper",
    "write_to_partner",
]
