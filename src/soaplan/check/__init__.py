"""The flow of one check: read the file, build the plan, walk it, place what the rules say."""

from soaplan.check.result import CheckResult, Options
from soaplan.check.run import check_bytes, check_file

__all__ = ["CheckResult", "Options", "check_bytes", "check_file"]
