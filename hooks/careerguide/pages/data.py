"""The question bank as data and letters as plain text, for the browser's tools and for anyone who reuses them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from markupsafe import escape

from careerguide.model.guide import Guide
from careerguide.model.letters import Letter
from careerguide.model.markup import Rich, gap
from careerguide.model.questions import Category, Plan, PlanPart, Question
from careerguide.pages.urls import Addresses

GAP: Final = "\0"
"""A mark on either side of the name of a field, while a text is split. No YAML can hold it."""


def as_json(value: Any) -> str:
    """Data for an attribute of a page, where a script reads it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def bank(guide: Guide, addresses: Addresses) -> dict[str, Any]:
    """`questions.json`: categories, audiences, plans and every question, in reading order. Texts are plain."""
    plain = addresses.absolute_renderer().plain
    return {
        "categories": [
            {"id": category.id, "title": plain(category.title), "summary": plain(category.summary)}
            for category in guide.categories
        ],
        "audiences": [{"id": audience.id, "title": plain(audience.title)} for audience in guide.audiences],
        "plans": [
            {
                "id": plan.id,
                "title": plain(plan.title),
                "minutes": plan.minutes,
                "frame": sum(part.minutes or 0 for part in plan.parts),
                "questions": [question for part in plan.parts for question in part.questions],
                "reserve": list(plan.reserve),
            }
            for plan in guide.plans
        ],
        "questions": [
            _question(question, category, addresses) for category in guide.categories for question in category.questions
        ],
    }


def synonyms(guide: Guide) -> dict[str, list[str]]:
    """What people type into the search, the longest first, and what else to search for."""
    pairs = [
        (typed.typed, [meaning.typed for meaning in synonym.means])
        for synonym in guide.synonyms
        for typed in synonym.typed
    ]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def _question(question: Question, category: Category, addresses: Addresses) -> dict[str, Any]:
    plain = addresses.absolute_renderer().plain
    data = {
        "id": question.id,
        "category": category.id,
        "ask": plain(question.ask),
        "why": plain(question.why),
        "follow_ups": [plain(follow_up) for follow_up in question.follow_ups],
        "minutes": question.minutes,
        "priority": question.priority,
        "answer": question.answer,
        "audiences": list(question.audiences),
        "sources": list(question.sources),
        "url": addresses.href(question.id, "index.md"),
    }
    if question.where is not None:
        data["where"] = plain(question.where)
    if question.aliases:
        data["aliases"] = list(question.aliases)
    return data


def tools_bank(whole: Mapping[str, Any], guide: Guide, addresses: Addresses) -> dict[str, Any]:
    """What tools in the browser load: the bank without what none of them uses, the kits, what to say at the beginning
    and end of a meeting, and the guide's address.
    """
    plain = addresses.absolute_renderer().plain
    kits = [
        {"id": audience.id, "title": plain(audience.title), "questions": list(audience.kit)}
        for audience in guide.audiences
        if audience.kit
    ]
    site = {"name": plain(guide.site.name), "url": guide.site.url}
    plans = [{**data, **_frame(plan, plain)} for data, plan in zip(whole["plans"], guide.plans, strict=True)]
    questions = list(map(_tools_question, whole["questions"]))
    return {**whole, "questions": questions, "plans": plans, "kits": kits, "site": site}


def _frame(plan: Plan, plain: Callable[[Rich], str]) -> dict[str, Any]:
    """The first and the last part of a plan, `hello` and `thanks`, where they have no questions."""

    def part(part: PlanPart) -> dict[str, Any]:
        return {"title": plain(part.title), "texts": plain(part.text).split("\n\n")}

    ends = {"hello": plan.parts[0], "thanks": plan.parts[-1]}
    return {name: part(end) for name, end in ends.items() if not end.questions}


def _tools_question(whole: Mapping[str, Any]) -> dict[str, Any]:
    """A question is on the page of its category; `page` says where a category of several pages has it."""
    data = {name: value for name, value in whole.items() if name not in ("sources", "url")}
    page = whole["url"].partition("#")[0]
    return data if page == f"questions/{data['category']}/" else {**data, "page": page}


def letter_text(letter: Letter, addresses: Addresses) -> str:
    """A letter as plain text. What the writer fills in is in [brackets]."""
    gaps = {name: escape(gap(field.label.typed)) for name, field in letter.fields.items()}
    plain = replace(addresses.absolute_renderer(), field=gaps.__getitem__).plain
    subject = f"{addresses.ui('subject')} {plain(letter.subject)}\n\n" if letter.subject else ""
    return f"{subject}{plain(letter.body)}\n"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something for the writer to fill in: the name of the field, and what to put there in a few words."""

    name: str
    label: str


Words = Sequence[str | Gap]
"""A run of text with gaps in it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A letter for a word processor. Lines of a paragraph stay lines."""

    title: str
    purpose: str
    subject_label: str
    subject: Words
    """Empty for what has none."""
    paragraphs: Sequence[Sequence[Words]]
    language: str


def letter_written(letter: Letter, addresses: Addresses) -> Written:
    """A letter as runs of text and gaps for the writer to fill in."""
    words = addresses.absolute_renderer()
    marked = replace(words, field=lambda name: escape(f"{GAP}{name}{GAP}")).plain

    def pieces(text: str) -> Words:
        parts = text.split(GAP)
        return [Gap(part, letter.fields[part].label.typed) if number % 2 else part for number, part in enumerate(parts)]

    return Written(
        title=words.plain(letter.title),
        purpose=words.plain(letter.purpose),
        subject_label=addresses.ui("subject"),
        subject=pieces(marked(letter.subject)) if letter.subject else (),
        paragraphs=[
            [pieces(line) for line in paragraph.split("\n")] for paragraph in marked(letter.body).split("\n\n")
        ],
        language=addresses.site.language,
    )
