"""Drawings of the left wing on a page: every name, number and word in them escaped as any other text."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from juli.charts import Drawing, Element

register = template.Library()


@register.simple_tag
def drawing(drawn: Drawing, identity: str) -> SafeString:
    """A drawing as inline SVG; `identity` must differ for each drawing of the page."""
    return _element(drawn.svg(identity))


def _element(node: Element) -> SafeString:
    attributes = format_html_join("", ' {}="{}"', node.attributes)
    children = format_html_join(
        "", "{}", ((child if isinstance(child, str) else _element(child),) for child in node.children)
    )
    return format_html("<{}{}>{}</{}>", node.name, attributes, children, node.name)
