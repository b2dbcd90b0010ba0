"""How well a text can be read on a color, as WCAG 2.1 measures it (success criterion 1.4.3)."""

LEAST = 4.5
"""The least contrast of text, to 1."""
MOST = 255
Rgb = tuple[int, int, int]


def contrast(one: str, other: str) -> float:
    """The contrast of two colors (`#0b4f6c`), from 1 (none) to 21 (black and white)."""
    low, high = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (high + 0.05) / (low + 0.05)


def least_contrast(color: str, others: tuple[str, ...]) -> float:
    """The contrast of a color with the one among the others that is nearest to it."""
    return min(contrast(color, other) for other in others)


def darker(color: str, others: tuple[str, ...]) -> str:
    """The nearest darker shade of a color on which all the others can be read."""
    rgb = _rgb(color)
    shades = (_hex(rgb, part) for part in range(MOST, -1, -1))
    return next((shade for shade in shades if least_contrast(shade, others) >= LEAST), "#000000")


def _rgb(color: str) -> Rgb:
    digits = color.lstrip("#")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _hex(rgb: Rgb, part: int) -> str:
    return "#" + "".join(f"{value * part // MOST:02x}" for value in rgb)


def _luminance(rgb: Rgb) -> float:
    """Relative luminance, by the formula of WCAG 2.1."""
    red, green, blue = (_linear(value / MOST) for value in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG's own
