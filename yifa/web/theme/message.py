"""How an act reports back: the words of a toast, with the way to take it back."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from yifa.web.theme.link import Link


def done(text: str, *, undo: Link | None = None) -> SafeString:
    """What to give to `messages.success`; with `undo` (撤销) where the step can be revoked."""
    if undo is None:
        return format_html("{}", text)
    return format_html('{} <a href="{}">{}</a>', text, undo.url, undo.label)
