"""The tests themselves: none of them, and nothing that soaplan does in them, reaches another machine."""

import socket

import pytest


def test_another_machine_is_out_of_reach() -> None:
    with socket.socket() as one, pytest.raises(AssertionError, match="wants to reach"):
        one.connect(("192.0.2.1", 80))
