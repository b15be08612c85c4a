"""The table of kinds is whole: every kind has its field in the guide, its page, and its file or folder."""

import dataclasses
from typing import get_args, get_type_hints

import pytest

from careerguide.content.files import OWN
from careerguide.model.fields import Item, Model, Ref
from careerguide.model.guide import Guide
from careerguide.model.kinds import (
    FIXED_PAGES,
    INNER_KINDS,
    ITEMS,
    KINDS,
    ORDER_FIELDS,
    OWN_PAGES,
    SHARED_PAGES,
    Kind,
)
from careerguide.model.site import Overviews
from support.guides import ROOT

NOT_READ = {"office", "upstream", "pictures", "origins", "files", "warnings"}
"""Fields of the guide that no file of the guide itself fills."""


def test_every_kind_fills_a_field_of_the_guide_with_its_model() -> None:
    hints = get_type_hints(Guide)
    assert {kind.part for kind in KINDS} == {field.name for field in dataclasses.fields(Guide)} - NOT_READ
    for kind in KINDS:
        held = hints[kind.part]
        assert kind.model in (held, *get_args(held)), kind.part


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.part)
def test_the_files_of_every_kind_are_where_the_table_says(kind: Kind) -> None:
    assert not kind.required or list(ROOT.glob(kind.files)), kind.files
    assert not kind.order or kind.order in kind.model.model_fields


def test_every_fixed_page_but_the_home_page_has_its_head() -> None:
    heads = {field.alias or name for name, field in Overviews.model_fields.items()}
    assert heads == set(FIXED_PAGES) - {"home"}


def test_every_item_has_a_page_or_an_anchor_on_one() -> None:
    placed = {*OWN_PAGES, *SHARED_PAGES, *(inner.model.kind for inner in INNER_KINDS)}
    elsewhere = {"audience", "interface text"}  # a filter of the questions; on every page
    assert set(ITEMS) - placed == elsewhere
    assert not set(OWN_PAGES) & set(SHARED_PAGES)


def test_every_reference_names_kinds_that_there_are() -> None:
    assert {kind for reference in Ref.__subclasses__() for kind in reference.kinds} <= set(ITEMS)


def test_every_model_of_an_item_is_in_the_table() -> None:
    assert set(Item.__subclasses__()) == set(ITEMS.values())


def test_items_inside_others_are_in_the_list_that_the_table_names() -> None:
    holders = {
        model: inner.list
        for inner in INNER_KINDS
        for model in inner.holders
        if inner.model in _held_by(model, inner.list)
    }
    assert holders == {model: inner.list for inner in INNER_KINDS for model in inner.holders}


def _held_by(model: type[Model], field: str) -> list[object]:
    return [*get_args(model.model_fields[field].annotation)]


def test_an_office_has_folders_of_its_own_and_two_lists() -> None:
    assert {kind.path for kind in OWN} == {
        "office/steps",
        "office/pages",
        "office/letters",
        "office/worksheets",
        "office/questions",
        "office/words.yml",
        "office/reviews.yml",
    }
    assert not any(kind.required for kind in OWN)


def test_fields_that_order_items() -> None:
    assert set(ORDER_FIELDS) == {"number", "order"}
