"""The version, as a constant: looking it up among the installed packages costs more than a check."""

VERSION = "0.1.0"
