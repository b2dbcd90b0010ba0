"""Office files as they are written: the same plan gives the same bytes, whatever the day."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name."""
PROPERTIES = "docProps/core.xml"
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
STAMPED = rb"\g<1>1980-01-01T00:00:00Z"


def same_bytes(content: bytes) -> bytes:
    """An office file without the moment at which it was written, in its parts and its properties."""
    result = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(_entry(name), STAMP.sub(STAMPED, part) if name == PROPERTIES else part)
    return result.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, DAY)
    entry.compress_type = ZIP_DEFLATED
    return entry
