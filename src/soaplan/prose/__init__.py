"""Reading prose: sentences, and words by the patterns of the catalog. `patterns` describes their language."""

from soaplan.prose.patterns import Prose, plain_pattern
from soaplan.prose.sentences import clause_spans, clauses, paragraphs, sentences

__all__ = ["Prose", "clause_spans", "clauses", "paragraphs", "plain_pattern", "sentences"]
