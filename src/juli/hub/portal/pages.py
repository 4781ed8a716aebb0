"""All pages of the journey by their name in the address."""

from collections.abc import Mapping

from juli.hub.portal.steps.base import Page
from juli.hub.portal.steps.check import PARTS, CheckPage

PAGES: Mapping[str, Page] = {page.name: page for page in (*PARTS, CheckPage())}
