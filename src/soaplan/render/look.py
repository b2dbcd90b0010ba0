"""What a district sets for its documents: a color, a logo, a notice, and the limits of the state's form."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from soaplan.disk import HiddenFileError, OutsideError, place_in_repository, read_start
from soaplan.render.clean import clean
from soaplan.render.contrast import LEAST, darker, least_contrast
from soaplan.workspace.settings import Settings, SettingsError

TEXTS_ON_COLOR = ("#ffffff", "#cfe3e6", "#b5d3d8")
"""The texts that stand on the color, in light and in dark (`--on-deep`, `--on-deep-soft` of the style sheet)."""
LARGEST_LOGO = 200_000
"""Bytes. The logo travels inside the page."""
PICTURES = {"image/png": (b"\x89PNG\r\n\x1a\n", 0), "image/jpeg": (b"\xff\xd8\xff", 0), "image/webp": (b"WEBP", 8)}
"""Type -> what its files hold, and at which byte. None of them can hold a script."""


@dataclass(frozen=True)
class Look:
    """How documents look. `logo` is the picture itself, as an address; `limits` go by place of the answer."""

    color: str = ""
    logo: str = ""
    notice: str = ""
    limits: Mapping[str, int] = field(default_factory=dict)
    with_style: bool = False
    """Whether a fragment brings a style sheet."""

    @property
    def style(self) -> str:
        """What stands behind the style sheet: the color on screens, as the head and as the line above a section."""
        if not self.color:
            return ""
        everywhere = f"@media screen and (forced-colors:none){{:root{{--deep:{self.color}}}}}"
        return f"{everywhere}@media screen and (prefers-color-scheme:light){{:root{{--rule:{self.color}}}}}"


PLAIN = Look()
"""The look of a district without settings."""


def look_of(settings: Settings) -> Look:
    """The look that a repository sets. Raises SettingsError where the color or the logo cannot be used."""
    page, file = settings.page, settings.file or Path()
    _refuse_pale(file, page.color)
    return Look(page.color, _logo(file, page.logo) if page.logo else "", clean(page.notice), settings.limits)


def _refuse_pale(file: Path, color: str) -> None:
    ratio = least_contrast(color, TEXTS_ON_COLOR) if color else LEAST
    if ratio < LEAST:
        found = int(ratio * 100) / 100  # never rounded up to what is needed
        raise SettingsError(
            f"{file}: “color”: white text on {color} is hard to read (contrast {found}:1, at least {LEAST}:1 is "
            f"needed); the nearest darker color that will do is {darker(color, TEXTS_ON_COLOR)}"
        )


def _logo(file: Path, logo: Path) -> str:
    """The picture as an address that holds all of it."""
    content = _picture(file, logo)
    if len(content) > LARGEST_LOGO:
        raise SettingsError(f"{file}: “logo”: {logo} is larger than the {LARGEST_LOGO // 1000} kB that are allowed")
    kind = next((kind for kind, (sign, at) in PICTURES.items() if content[at:].startswith(sign)), None)
    if kind is None:
        raise SettingsError(f"{file}: “logo”: {logo} is no PNG, JPEG or WebP picture")
    return f"data:{kind};base64,{b64encode(content).decode()}"


def _picture(file: Path, logo: Path) -> bytes:
    """The content of the picture, no more than tells that it is too large."""
    try:
        return read_start(place_in_repository(file.parent, logo), LARGEST_LOGO)
    except OutsideError as error:
        raise SettingsError(f"{file}: “logo”: {logo} lies outside this repository") from error
    except HiddenFileError as error:
        raise SettingsError(f"{file}: “logo”: {logo} is a hidden file, or is in a hidden folder") from error
    except OSError as error:
        raise SettingsError(f"{file}: “logo”: {logo} cannot be opened ({error.strerror})") from error
    except (RuntimeError, ValueError) as error:
        raise SettingsError(f"{file}: “logo” names no file") from error
