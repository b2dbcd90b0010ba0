"""What the values of a plan need while they are read: the texts kept in files of their own, and placeholders."""

from dataclasses import dataclass
from pathlib import Path

from pydantic_core import PydanticCustomError

from soaplan.catalog.models import Placeholders
from soaplan.characters import LINE_SEPARATORS
from soaplan.check.placeholders import finder_of
from soaplan.disk import HiddenFileError, OutsideError, place_in_repository, portable, read_start
from soaplan.plans.wrong import problem
from soaplan.regex import regex
from soaplan.source.decode import HIDDEN, LINE_BREAK, UnreadableFileError, decode

SPACE_LIKE = str.maketrans(dict.fromkeys(LINE_SEPARATORS, " "))
MERGE_MARK = regex(r"(?m)^(<{7}|\|{7}|>{7})(?: .*)?$")


@dataclass
class Reading:
    """The surroundings of one file. `folder` is None for a text that is in no file."""

    folder: Path | None
    placeholders: Placeholders
    largest: int

    def text_of(self, name: str) -> str:
        """The text of a file inside the repository. Raises PydanticCustomError (DOC027, DOC018)."""
        try:
            text = decode(self.content_of(name, shown=True), self.largest)
        except UnreadableFileError as error:
            raise _unreadable(f"“{name}”: {error.fact}", error.mend) from error
        if hidden := HIDDEN.search(text):
            raise PydanticCustomError("hidden_character", "{found}", {"found": hidden.group()})
        text = LINE_BREAK.sub("\n", text.translate(SPACE_LIKE))
        if mark := MERGE_MARK.search(text):
            line = text.count("\n", 0, mark.start()) + 1
            fact = f"“{name}” still holds two versions that git could not merge: line {line} begins with {mark[1]}"
            raise _unreadable(fact, "Keep the words you want, and delete the lines with <<<<<<<, ======= and >>>>>>>.")
        return text

    def content_of(self, name: str, *, shown: bool = False) -> bytes:
        """The bytes of a file inside the repository, no more than tell that it is too large.

        Only the text of an answer is published, so that one is `shown`, and comes from no hidden file.
        Raises PydanticCustomError (DOC027).
        """
        path = self._inside(name, shown=shown)
        try:
            if path.is_file():
                return read_start(path, self.largest)
        except OSError as error:
            raise _unreadable(f"the file “{name}” cannot be opened", "Check whether you may read it.") from error
        mend = "Check the name and the folder: the name is looked up from the folder of the plan."
        raise _unreadable(f"there is no file “{name}”", mend)

    def _inside(self, name: str, *, shown: bool) -> Path:
        """The place of a file, links followed, unless it lies outside the repository or is not to be shown."""
        if self.folder is None:
            raise _unreadable(
                f"“{name}” cannot be found, because this text is in no folder", "Check the plan as a file."
            )
        try:
            return place_in_repository(self.folder, portable(name), shown=shown)
        except OutsideError as error:
            mend = "Move the text file into the plan's folder and name it from there."
            raise _unreadable(f"the file “{name}” lies outside this repository", mend) from error
        except HiddenFileError as error:
            mend = (
                "A plan is public, and hidden files often hold settings and passwords. Move the text to another file."
            )
            raise _unreadable(f"“{name}” is a hidden file, or is in a hidden folder", mend) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise _unreadable(f"“{name}” is no file name", "Write the name of a text file beside the plan.") from error

    def placeholders_in(self, text: str) -> list[tuple[int, int]]:
        """From where to where each placeholder of a text goes (rule DOC017)."""
        return finder_of(self.placeholders).find(text)


def _unreadable(fact: str, mend: str) -> PydanticCustomError:
    return problem("unreadable_text_file", fact, mend)
