"""One plan in every layout that YAML allows: braces or lines, quotation marks, remarks, anchors, line ends."""

import json
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

LINE_ENDS = ("\n", "\r\n")
REMARKS = ("", "", "", "  # a remark of FY25", " # 'one \" with: signs [ { &a *a")
BEHIND_A_TAB = "\t# after a tab"
CAN_STAND_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ./$-")


@dataclass
class Layout:
    """Writes data as YAML, in a way that is drawn anew for each value."""

    draw: st.DrawFn
    anchors: bool = False
    marked: dict[str, str] = field(default_factory=dict)

    def text(self, data: dict[str, Any]) -> str:
        """The whole file."""
        head = self.draw(st.sampled_from(["", "---\n", "# first line\n", "\n\n# a remark\n---\n", "%YAML 1.2\n---\n"]))
        body = self.braces(data) + "\n" if self.draw(st.integers(0, 9)) == 0 else self.answers(data, 0)
        tail = self.draw(st.sampled_from(["", "\n\n", "# the end\n", "...\n"]))
        whole = head + body.lstrip("\n") + tail
        if self.draw(st.booleans()) and not tail:
            whole = whole.rstrip("\n")
        mark = self.draw(st.sampled_from(["", "", "\ufeff"]))
        return mark + whole.replace("\n", self.draw(st.sampled_from(LINE_ENDS)))

    def value(self, value: Any, indent: int) -> str:
        """What stands behind the colon of a name or the dash of an entry, its line end included."""
        mark = self.mark(value)
        if mark.startswith("*"):
            return f" {mark}{self.remark()}\n"
        if isinstance(value, str) or not value or self.draw(st.integers(0, 4)) == 0:
            return self.short(value, indent, mark)
        deeper = indent + self.draw(st.integers(1, 4))
        if isinstance(value, dict):
            return f"{mark}{self.remark()}\n{self.answers(value, deeper)}"
        return f"{mark}{self.remark()}\n{self.entries(value, self.draw(st.sampled_from([indent, deeper])))}"

    def mark(self, value: Any) -> str:
        """An anchor, or an alias of an equal value before, or nothing."""
        key = json.dumps(value)
        if not self.anchors or self.draw(st.integers(0, 3)):
            return ""
        if key in self.marked:
            return f"*{self.marked[key]}"
        name = f"a{len(self.marked)}"
        self.marked[key] = name
        return f" &{name}"

    def short(self, value: Any, indent: int, mark: str) -> str:
        if not isinstance(value, str):
            return f"{mark} {self.braces(value)}{self.remark()}\n"
        style = self.draw(st.sampled_from(["bare", "bare", "double", "single", "|", ">", "below"]))
        pad = " " * (indent + 3)
        if style in "|>" and value.strip():
            sign = style + self.draw(st.sampled_from(["", "-", "+"]))
            lines = "".join(f"{pad}{line}\n" for line in value.strip().split("\n"))
            return f"{mark} {sign}{self.remark()}\n{lines}{self.draw(st.sampled_from(['', chr(10)]))}"
        if style == "below":
            return f"{mark}\n{pad}{self.quoted(value)}{self.remark(tab=True)}\n"
        words = {"single": "'" + value.replace("\n", " ").replace("'", "''") + "'", "double": self.quoted(value)}
        return f"{mark} {words.get(style) or self.bare(value)}{self.remark(tab=True)}\n"

    def answers(self, data: dict[str, Any], indent: int) -> str:
        lines = []
        for key, value in data.items():
            gap = self.draw(st.sampled_from(["", "", "", "\n", f"{' ' * indent}# above {key}\n", "# at the edge\n"]))
            lines.append(f"{gap}{' ' * indent}{self.name(key)}:{self.value(value, indent)}")
        return "".join(lines)

    def entries(self, items: list[Any], indent: int) -> str:
        lines = []
        for item in items:
            pad = " " * indent
            if isinstance(item, dict) and item and self.draw(st.integers(0, 2)):
                width, marked = self.draw(st.integers(2, 4)), dict(self.marked)
                body = self.answers(item, indent + width)
                if body.startswith(" " * (indent + width)) and not body.lstrip().startswith("#"):
                    lines.append(f"{pad}-{body[indent + 1 :]}")
                    continue
                self.marked = marked
            lines.append(f"{pad}-{self.value(item, indent)}")
        return "".join(lines)

    def braces(self, value: Any) -> str:
        """The value in braces and brackets, on one line or on several."""
        if isinstance(value, str):
            return self.quoted(value)
        gap = self.draw(st.sampled_from(["", " ", "\n         "]))
        end = self.draw(st.sampled_from(["", ","])) if value else ""
        if isinstance(value, dict):
            colon = self.draw(st.sampled_from([": ", ":", " : "]))
            parts = [f"{self.quoted(key)}{colon}{self.braces(item)}" for key, item in value.items()]
            return f"{{{gap}{f',{gap} '.join(parts)}{end}{gap}}}"
        return f"[{gap}{f',{gap} '.join(map(self.braces, value))}{end}{gap}]"

    def name(self, key: str) -> str:
        return self.draw(st.sampled_from([key, key, key, self.quoted(key), f"{key} "]))

    @staticmethod
    def quoted(text: str) -> str:
        return json.dumps(text)

    def bare(self, text: str) -> str:
        safe = text.strip() == text and set(text) <= CAN_STAND_BARE and not text.startswith("-")
        return text if safe else self.quoted(text)

    def remark(self, *, tab: bool = False) -> str:
        return self.draw(st.sampled_from((*REMARKS, BEHIND_A_TAB) if tab else REMARKS))


def plain(value: Any) -> Any:
    """The data of a plan as plain texts, lists and dictionaries, to be written again."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else str(value or "")


@st.composite
def laid_out(draw: st.DrawFn, data: dict[str, Any], *, anchors: bool = False) -> str:
    """A plan's data in a layout of its own."""
    return Layout(draw, anchors=anchors).text(data)
