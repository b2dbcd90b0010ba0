"""What a browser shows while a plan cannot be read: the message, in the place of the page."""

from collections.abc import Iterable

from markupsafe import Markup

from soaplan.render import typeset
from soaplan.render.html import policy, style


def broken_page(name: str, messages: Iterable[tuple[str, str]]) -> str:
    """A page with messages, each with what to do about it, or nothing. `name` is the file as it was given."""
    template = typeset.html().get_template("broken.html")
    # Our own style sheet.
    return template.render(name=name, messages=tuple(messages), style=Markup(style()), policy=policy(style()))  # noqa: S704 - our own style sheet
