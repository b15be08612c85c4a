"""Which Pango, HarfBuzz and fontconfig this machine has. They decide where lines break, and no lock names them.

The libraries are asked themselves: that takes 3 ms, and importing WeasyPrint to ask takes most of a second.
"""

import contextlib
import ctypes
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

LIBRARIES: Final = {
    "pango_version_string": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "hb_version_string": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "FcGetVersion": ("libfontconfig.so.1", "libfontconfig.1.dylib"),
}
"""The function that tells each library's version, and the library's names on Linux and macOS."""


@cache
def system_libraries() -> tuple[str, ...]:
    """The version of each library, `missing` where there's none."""
    return tuple(_version(function, names) for function, names in LIBRARIES.items())


def _version(function: str, names: Sequence[str]) -> str:
    for name in names:
        with contextlib.suppress(OSError):
            ask: Any = getattr(ctypes.CDLL(name), function)
            if function.endswith("_string"):
                ask.restype = ctypes.c_char_p
                return f"{function} {ask().decode()}"
            return f"{function} {ask()}"
    return f"{function} missing"
