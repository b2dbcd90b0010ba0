"""A short hash by which a page names the file that it was made from."""

import hashlib

HASH_DIGITS = 12


def source_hash(content: bytes) -> str:
    """The short hash of a file: the same whether its lines end in LF or CRLF."""
    plain = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return hashlib.sha256(plain).hexdigest()[:HASH_DIGITS]
