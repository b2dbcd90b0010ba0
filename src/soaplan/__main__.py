"""`python -m soaplan`."""

from soaplan.cli import run

if __name__ == "__main__":
    run()
