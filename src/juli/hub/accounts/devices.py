"""Browsers and addresses in plain words, as far as a person needs them to know their own again."""

import ipaddress

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BROWSERS = (
    ("micromessenger", gettext_lazy("WeChat")),
    ("dingtalk", gettext_lazy("DingTalk")),
    ("edg", "Edge"),
    ("firefox", "Firefox"),
    ("qqbrowser", gettext_lazy("QQ Browser")),
    ("chrome", "Chrome"),
    ("crios", "Chrome"),
    ("safari", "Safari"),
)
SYSTEMS = (
    ("iphone", "iPhone"),
    ("ipad", "iPad"),
    ("openharmony", "HarmonyOS"),
    ("harmony", "HarmonyOS"),
    ("android", "Android"),
    ("windows", "Windows"),
    ("mac os", "macOS"),
    ("linux", "Linux"),
)
"""Parts of what a browser calls itself, the narrower before the wider."""


def device_name(user_agent: str) -> str:
    """ "Chrome on Windows"; what cannot be told is left open."""
    told = user_agent.lower()
    browser = next((name for part, name in BROWSERS if part in told), "")
    system = next((name for part, name in SYSTEMS if part in told), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return str(browser) or system or _("A browser that does not say what it is")


def network_of(address: str) -> str:
    """The network an address is in, which is all that is kept of it: 203.0.113.7 -> 203.0.113.0."""
    parsed = ipaddress.ip_address(address)
    return str(ipaddress.ip_network((parsed, 24 if parsed.version == 4 else 48), strict=False).network_address)


def network_text(network: str) -> str:
    """The network as it is shown: 203.0.113.0 -> "203.0.113.…"."""
    return f"{network.rpartition('.')[0]}.…" if "." in network else f"{network.rstrip(':')}:…"


def keep_network_only(instance: UserSession, **_signal: object) -> None:
    """Before a signed-in browser is stored: of its address only the network."""
    instance.ip = network_of(instance.ip)
