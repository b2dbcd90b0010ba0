"""The measure of work tells a loop inside a loop from one loop."""

from work import grows_with_the_size


def test_one_loop_grows_with_the_size() -> None:
    assert grows_with_the_size(lambda size: lambda: [abs(number) for number in range(size)], 50)


def test_a_loop_inside_a_loop_does_not() -> None:
    assert not grows_with_the_size(lambda size: lambda: [abs(a - b) for a in range(size) for b in range(size)], 50)
