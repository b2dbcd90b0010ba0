"""Beginning a draft from a paper that exists: a print, a Word file, a web page, a text."""
