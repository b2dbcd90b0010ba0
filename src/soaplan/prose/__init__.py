"""Reading prose: sentences, and words by the patterns of the catalog. `patterns` describes their language."""

from soaplan.prose.patterns import Prose, plain_pattern
from soaplan.prose.sentences import CLAUSE_END, clauses, paragraphs, sentences

__all__ = ["CLAUSE_END", "Prose", "clauses", "paragraphs", "plain_pattern", "sentences"]
