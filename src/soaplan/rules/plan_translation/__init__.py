"""What must hold in a translation of a plan."""

from soaplan.rules.plan_translation import untranslated  # noqa: F401 - the module enters its rule in the table
