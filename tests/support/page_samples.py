"""The pages of the real guide by their templates, and one of each that speaks for all."""

from collections.abc import Iterable
from functools import cache

import pytest

from careerguide.build.build import page_views
from careerguide.checks.run import load
from careerguide.pages.urls import Addresses
from support.guides import ROOT


@cache
def templates() -> dict[str, str]:
    """The template of every page by its address, as far as the content tells before it is built."""
    guide = load(ROOT)
    addresses = Addresses(guide)
    pages = {addresses.page_url(page.path): page.template for page in page_views(guide, addresses, [])}
    return {**pages, "404.html": "404.html"}


def first_of_each() -> set[str]:
    """The address of one page of each template."""
    return set({template: address for address, template in sorted(templates().items(), reverse=True)}.values())


def to_open(files: Iterable[str], config: pytest.Config) -> list[str]:
    """Of these HTML files, by their paths in the site, one of each template; with --all, every one."""
    chosen = first_of_each()
    opened = [file for file in sorted(files) if config.getoption("all") or file.removesuffix("index.html") in chosen]
    missing = chosen - {file.removesuffix("index.html") for file in opened} - {"404.html"}  # which the zip leaves out
    assert not missing, f"no page to open at {missing}"
    return opened
