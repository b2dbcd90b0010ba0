"""Open a document in LibreOffice without its windows, edit it as a person would, and save it again.

Run by the Python that LibreOffice brings along or the system has, because `uno` is a module of that one:
`edit.py PIPE SOURCE TARGET EDITS`, where EDITS is a list in JSON.
"""

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FILTERS = {".docx": "MS Word 2007 XML", ".xlsx": "Calc MS Excel 2007 XML"}
PATIENCE = 60


def desktop_at(pipe):
    """The desktop of the LibreOffice that listens at a pipe; it takes its time to start."""
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    until = time.monotonic() + PATIENCE
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def settings(**values):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def replace(document, old, new):
    """Put other words in the place of some, everywhere."""
    descriptor = document.createReplaceDescriptor()
    descriptor.SearchString, descriptor.ReplaceString = old, new
    assert document.replaceAll(descriptor), old


def bold(document, words):
    """Make words bold."""
    descriptor = document.createSearchDescriptor()
    descriptor.SearchString = words
    document.findFirst(descriptor).CharWeight = 150.0


def track(document):
    """Record what is changed from here on."""
    document.RecordChanges = True


def cell(document, place, value):
    """Type into a cell."""
    document.Sheets.getByName("Money").getCellRangeByName(place).setFormula(value)


EDITS = {edit.__name__: edit for edit in (replace, bold, track, cell)}


def main(pipe, source, target, edits):
    desktop = desktop_at(pipe)
    try:
        document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, settings(Hidden=True))
        for name, *arguments in json.loads(edits):
            EDITS[name](document, *arguments)
        document.storeToURL(Path(target).as_uri(), settings(FilterName=FILTERS[Path(target).suffix]))
        document.close(True)
    finally:
        desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
