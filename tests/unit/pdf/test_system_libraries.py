"""What's reported of Pango, HarfBuzz and fontconfig is true of the ones that WeasyPrint uses."""

import re

import pytest
from weasyprint.text.ffi import pango

from careerguide.pdf.engine.system_libraries import LIBRARIES, system_libraries


def test_each_library_tells_its_version() -> None:
    told = system_libraries()
    assert len(told) == len(LIBRARIES)
    assert all(re.search(r" \d[\d.]*$", version) for version in told), told


def test_pango_is_the_one_of_weasyprint() -> None:
    number = pango.pango_version()
    assert f"pango_version_string {number // 10000}.{number // 100 % 100}.{number % 100}" in system_libraries()


def test_a_machine_without_them_still_has_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIBRARIES, "FcGetVersion", ("libnot-there.so.0",))
    system_libraries.cache_clear()
    told = system_libraries()
    system_libraries.cache_clear()
    assert told[-1] == "FcGetVersion missing"
    assert told[:-1] == system_libraries()[:-1]
