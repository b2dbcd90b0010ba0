"""What a rule means, why it matters and what to do: for every rule, those about reading the file included."""

import inspect

from soaplan.plans.kinds import kinds_of
from soaplan.rules import all_rules, rules_for
from soaplan.rules.registry import RULES


def page_of(code: str) -> str:
    """The page of a rule, in three parts: what is wrong, why it matters, what to do. Raises KeyError."""
    if code in PAGES:
        return PAGES[code]
    for kind in kinds_of(code):
        rules_for(kind)  # enters them in the table
    # A rule about the file itself may stand with those of one kind: stale years are looked for in plans only.
    rule = RULES.get(code) or all_rules()[code]
    return inspect.cleandoc(rule.check.__doc__ or "")


PAGES = {
    "DOC001": """The file has a YAML mistake, so soaplan can't read it.

soaplan reads a plan by its signs: a colon after a name, a dash in front of a list item, spaces at the start of a
line. If one is missing or out of place, soaplan can't tell which answer you mean. Most often, a text was pasted
under a name without `|`, or a text has a colon in it or starts with a sign like `%`, `*` or `@`. An empty file
counts too.

Change the line the message names. Wherever it can, the message gives you the line to paste.""",
    "DOC002": """The same name is used twice in one place.

Only one of the two can be the answer, and a reader wouldn't know which. Until you remove one, the first one counts.

Put both answers together under the first name, and delete only the extra line.""",
    "DOC003": """The file doesn't say what kind of file it is, or names a kind soaplan doesn't know.

The kind decides which questions the file answers and which rules apply.

Add `kind: soa-plan` on its own line at the top of the file.""",
    "DOC004": """The file doesn't say which guidance it follows, or names one soaplan doesn't know.

The state writes new guidance for each three-year cycle. The years, due dates, programs and questions depend on it.

Add the edition of the guidance on its own line, for example `cycle: 2024`.""",
    "DOC005": """soaplan can't open the file as a text file.

It isn't saved as UTF-8 text (maybe a word processor saved it), it's far larger than a plan can be, or it keeps
repeating and nesting its parts.

Save it as UTF-8 with a text editor. Copy the text of a Word file into a plain text file. Keep pictures, tables and
long texts in separate files.""",
    "DOC006": """The file uses a part of YAML that plans don't need.

Programs read merge keys, custom tags, lists used as names, and a second document below a line of three dashes in
different ways. A plan has to mean the same thing to everyone.

Write the answers out in plain words. Keep one plan in one file.""",
    "DOC011": """The file has a name that isn't on the form.

Usually there's a typo, or too many or too few spaces in front of the line, so the name ended up in another section.
soaplan doesn't read what's under that name.

Use the name the message suggests, or move the line to where it belongs. Comments go under `notes:`.""",
    "DOC012": """The answer isn't the kind the question asks for.

For example, there's a list where one text should be, or one text where several named answers should be. Often a
colon in a sentence turned its first words into a name.

Do what the message says. A text with a colon needs quotation marks; a text with several lines needs `|` after the
name.""",
    "DOC013": """soaplan can't read a date, or the date doesn't exist.

soaplan compares deadlines and votes by date. It doesn't guess at two-digit years.

Write `2024-03-14`, `March 14, 2024` or `3/14/2024` (month, day, year).""",
    "DOC014": """soaplan can't read an amount of money.

Amounts get added up, so they have to be plain numbers. Inside `{ }`, a comma ends an answer: `{FY25: 400,000}` is
read as 400 and a stray 000.

Write the whole amount: `1,250,000` or `$1,250,000`. Inside `{ }`, leave out the commas or give each year its own
line.""",
    "DOC015": """The answer isn't yes or no.

The form asks you to confirm something here. If it isn't clear, it doesn't count.

Write `yes` or `no`.""",
    "DOC016": """The answer isn't one of the choices.

soaplan has to know exactly what you mean here: where the plan is in the process, what kind of district you are,
which way a number should move.

Write one of the choices listed in the message.""",
    "DOC017": """A text still has a placeholder in it.

This rule looks for words like `TBD`, `$XX,XXX`, `<name of school>` or "see attached", blanks to fill in, and form
letter fields. They show that something was going to be written later. On the public page, they look like an answer
someone forgot. Blanks in a sentence frame for students don't count. In a draft, the answer is still a to-do. The
sign � counts too: a program left it in place of a letter it couldn't read.

Write what belongs there, or delete the placeholder. If it's meant to be there, answer with a waiver.""",
    "DOC018": """The file has a character you can't see.

These characters come with pasted text. They can hide words, reverse the order of letters, or change what the screen
shows, so readers see something other than what's written.

Retype the words around it, or paste them again as plain text.""",
    "DOC019": """A web or email address isn't one a public page should link to.

Readers of the plan will click it. Only addresses that start with https:// or http://, and complete email addresses,
go where they say.

Write the whole address, for example `https://www.district.example` or `plans@district.example`.""",
    "DOC021": """A waiver isn't valid.

A waiver answers a finding in public, with a reason. It needs the code of a rule you can waive and a reason, and it
ends on its last day. You can't waive the shape of the file or what the law requires.

Correct the waiver, or delete it and fix what the rule found.""",
    "DOC022": """A waiver doesn't match any finding.

Either the finding is gone, or the waiver names a different place. If you leave it in, it could silently answer a
finding that comes up later.

Delete it, or correct its `where:`.""",
    "DOC024": """An answer is cut off at a `#`.

A space and a `#` start a comment, and comments aren't read: `District #5` is read as `District`, and "Increase in #
of students" as "Increase in".

Put the whole answer in quotation marks: `"District #5"`. If you meant it as a comment, leave a space after the `#`.""",
    "DOC028": """The name of an answer is inside a text.

There are too many spaces in front of this line and the lines after it, so they're read as part of the text above.
The page would show them as text, and the answer would be missing.

Delete spaces until the line lines up with the name of the text above it. If the words really are part of the text,
start the sentence a different way.""",
    "DOC025": """soaplan can't read a number, a school year or a district code.

Targets are compared with their starting points, so both have to be plain numbers. A school year goes by the June it
ends in. A district code has eight digits, including zeros.

Write `31.4` or `31.4%`; `2026`, `2025-26` or `FY26`; `00350000`.""",
    "DOC032": """A TODO comment is still in a file that isn't a draft anymore.

`soaplan new --from` and `soaplan import` leave a comment that begins with `# TODO` at each place to look at again, and
you can add your own. In a draft they're fine. In a finished plan, each one may be an answer that's still last cycle's.

Do what the comment says, then delete it.""",
    "DOC027": """soaplan can't read a file this file uses: a text of the plan, or the plan a translation belongs to.

`{file: ...}` names a text file, and `of:` names the plan that's translated. Both paths start from the folder of the
file they're in. The file has to exist, be plain text saved as UTF-8, and be in the same repository, so you can check
and publish the plan wherever you copy the repository. soaplan never takes a text from a hidden file or folder (a
name that starts with a period), because a plan is public, and hidden files often have settings and passwords in
them. Marks that git leaves in a file when it can't merge two versions would be published too.

Check the name, or move the file next to the plan. Save a Word or rich text file as plain text.""",
}
"""The pages of the rules that are no functions of `soaplan.rules`, because the reader itself finds their faults."""
