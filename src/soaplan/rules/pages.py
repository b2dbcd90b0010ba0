"""What a rule means, why it matters and what to do: for every rule, those about reading the file included."""

import inspect

from soaplan.plans.kinds import kinds_of
from soaplan.rules import rules_for
from soaplan.rules.registry import RULES


def page_of(code: str) -> str:
    """The page of a rule, in three parts: what is wrong, why it matters, what to do. Raises KeyError."""
    for kind in kinds_of(code):
        rules_for(kind)  # enters them in the table
    rule = RULES.get(code)
    return inspect.cleandoc(rule.check.__doc__ or "") if rule else PAGES[code]


PAGES = {
    "DOC001": """The file cannot be read, because it breaks the rules of YAML.

A plan is read by its signs: a colon after a name, a dash before an entry, spaces at the beginning of a line. Where
one of them is missing or out of place, nobody can tell which answer is meant. Most often a text was pasted under a
name without `|`, or a text holds a colon or begins with a sign such as `%`, `*` or `@`. An empty file counts too.

Change the line that the message names. It offers the line to paste wherever it can.""",
    "DOC002": """The same name stands twice in one place.

Only one of the two answers can be the answer, and a reader would not know which. Until one is gone, the first counts.

Bring the two together under the first name, and delete only the line that is too many.""",
    "DOC003": """The file does not say what kind of plan it is, or names a kind that soaplan does not know.

The kind decides which questions the file answers and which rules hold for it.

Write `kind: soa-plan` as a line of its own at the top of the file.""",
    "DOC004": """The file does not name the guidance it is written by, or names one that soaplan does not know.

The state writes new guidance for every cycle of three years. Years, due dates, programs and questions follow it.

Write the edition of the guidance as a line of its own, for example `cycle: 2024`.""",
    "DOC005": """The file cannot be opened as a text file.

It is saved in another form than UTF-8 text (by a word processor, for example), or it is far larger than a plan can
be, or it repeats and nests its parts without end.

Save it with a text editor as UTF-8. The text of a Word file must be copied into a plain text file. Keep pictures,
tables and long texts in files of their own.""",
    "DOC006": """The file uses a part of YAML that plans do without.

Merge keys, custom tags, lists in the place of a name, and a second document below a line of three dashes are read
differently by different programs. A plan must mean the same to everybody.

Write the answers out in plain words. Keep one plan in one file.""",
    "DOC011": """A name in the file is not one of the names that the form has.

Usually a letter is wrong, or there are too many or too few spaces before the line, so that the name stands in
another section. What stands under such a name is not read.

Use the name that the message offers, or move the line to where it belongs. Remarks go under `notes:`.""",
    "DOC012": """The answer has another shape than the question asks for.

A list stands where one text is due, one text where several named answers are due, and so on. Often a colon in a
sentence has turned its first words into a name.

Follow the message. A text with a colon needs quotation marks; a text of several lines needs `|` after the name.""",
    "DOC013": """A date cannot be read, or is not in the calendar.

Deadlines and votes are compared by their dates. A year of two digits is not guessed at.

Write `2024-03-14`, `March 14, 2024` or `3/14/2024` (month, day, year).""",
    "DOC014": """An amount of money cannot be read.

Amounts are added up, so they must be plain numbers. Inside `{ }` a comma ends an answer: `{FY25: 400,000}` is read as
400 and a stray 000.

Write the whole amount: `1,250,000` or `$1,250,000`. Inside `{ }` write it without commas, or give each year a line.""",
    "DOC015": """The answer is neither yes nor no.

The form asks for a confirmation here. What was not clearly confirmed does not count.

Write `yes` or `no`.""",
    "DOC016": """The answer is not one of those the list offers.

Here soaplan must know exactly what is meant: how far the plan has come, what kind of district writes it, which way a
figure should move.

Write one of the answers that the message lists.""",
    "DOC017": """A text still holds a placeholder.

Words such as `TBD`, `$XX,XXX`, `<name of school>` or "see attached", a blank to fill in or a field of a form letter
show that something was to be written later. On the public page they look like an answer that was forgotten. The blanks
of a sentence frame for students are no placeholders. In a draft the answer is still to do. The sign
� is one too: a program left it in place of a letter that it could not read.

Write what belongs there, or take the placeholder out. If it's meant as it is, answer with a waiver.""",
    "DOC018": """The file holds a character that cannot be seen.

Such characters come with pasted text. They can hide words, turn the order of letters around, or steer the screen of
whoever opens the file, so that readers see something else than what is written.

Retype the words around the place, or paste them again as plain text.""",
    "DOC019": """A web or e-mail address is not one that a public page may link to.

Readers of the plan click on it. Only addresses that begin with https:// or http://, and complete e-mail addresses,
lead where they say.

Write the whole address, for example `https://www.district.example` or `plans@district.example`.""",
    "DOC021": """A waiver cannot hold.

A waiver answers a finding in public, with a reason. It needs the code of a rule that can be waived and a reason, and
it ends with its last day. The shape of the file and what the law demands cannot be waived.

Correct the waiver, or delete it and fix what the rule found.""",
    "DOC022": """A waiver answers no finding.

Either the finding is gone, or the waiver names another place than the one where the finding stands. Left in the file
it would silently answer a finding that comes later.

Delete it, or correct its `where:`.""",
    "DOC024": """An answer is cut off at a `#`.

A space and a `#` begin a remark that is not read: `District #5` is read as `District`, and "Increase in # of
students" as "Increase in".

Put the whole answer in quotation marks: `"District #5"`. If a remark is meant, leave a space behind the `#`.""",
    "DOC028": """The name of an answer is inside a text.

The line and what follows it have too many spaces before them, so they are read as part of the text above. The page
would show them as prose, and the answer would be missing.

Delete spaces until the line is in line with the name of the text above it. If the words are really part of the text,
begin the sentence in another way.""",
    "DOC025": """A number, a school year or a district code cannot be read.

Targets are compared with their starting points, so both must be plain numbers. A school year goes by the June in which
it ends. A district code has eight digits, zeros included.

Write `31.4` or `31.4%`; `2026`, `2025-26` or `FY26`; `00350000`.""",
    "DOC027": """The file that holds a text of the plan, or the plan of a translation, cannot be read.

`{file: ...}` names a text file, and `of:` the plan that is translated; both are looked up from the folder of the file
that names them. The file must be there, be plain text saved as UTF-8, and lie inside the same repository, so that the
plan can be checked and published wherever the repository is copied. A text is never taken from a hidden file or folder
(a name that begins with a period), because a plan is public and hidden files often hold settings and passwords. Marks
that git left in a file when it could not merge two versions would be published too.

Check the name, or move the file beside the plan. Save a Word or rich text file as plain text.""",
}
"""The pages of the rules that are no functions of `soaplan.rules`, because the reader itself finds their faults."""
