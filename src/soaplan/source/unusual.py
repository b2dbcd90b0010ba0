"""YAML that plans seldom or never use: aliases, tags, lists in place of a name."""

from soaplan.characters import visible
from soaplan.diagnostic import Span
from soaplan.source.nodes import Entry, Listing, Mapping, Node, Scalar, Unsupported

STANDARD_TAG = "tag:yaml.org,2002:"
MERGE_KEY = "<<"
NOT_A_KEY = "\0"


def entry_of(key: Node, value: Node) -> Entry:
    """One entry; a key that plans do not use stands under a name that nobody can write."""
    if not isinstance(key, Scalar):
        what = "a list or a group of answers in place of a key"
        unsupported = key if isinstance(key, Unsupported) else Unsupported(what, key.span)
        return Entry(f"{NOT_A_KEY}{key.span}", key.span, unsupported)
    if key.text == MERGE_KEY and not key.style:
        return Entry(f"{NOT_A_KEY}{key.span}", key.span, Unsupported("the merge key `<<`", key.span))
    return Entry(visible(key.text), key.span, value)


def moved(node: Node, span: Span) -> Node:
    """The node of an anchor, standing where its alias stands."""
    match node:
        case Scalar():
            return Scalar(node.text, node.style if node.style not in ("|", ">") else '"', span)
        case Listing():
            return Listing(node.items, span, node.flow)
        case Mapping():
            return Mapping(span, node.flow, node.written, node.entries)
        case Unsupported():
            return Unsupported(node.what, span, node.mend)


def tagged(tag: str, span: Span) -> Unsupported:
    """A value with a tag; a writer who begins a text with `!` has never heard of tags."""
    shown = tag.replace(STANDARD_TAG, "!!")
    return Unsupported(f"the tag `{shown}`", span, "Delete it. A text that begins with `!` needs quotation marks.")
