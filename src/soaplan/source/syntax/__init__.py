"""A syntax error explained for a writer: each kind of mistake has a recognizer that knows its mend (rule DOC001)."""

from soaplan.source.syntax.explain import SyntaxProblem, explain_syntax_error, explain_syntax_errors

__all__ = ["SyntaxProblem", "explain_syntax_error", "explain_syntax_errors"]
