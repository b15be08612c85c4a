"""The question bank as data and letters as plain text: for the browser's tools, and for anyone who wants to reuse them."""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from careerguide.model import Category, Guide, Question
from careerguide.text import Renderer
from careerguide.views.addresses import Addresses


def bank(guide: Guide, addresses: Addresses) -> dict[str, Any]:
    """`questions.json`: categories, audiences, plans and every question, in reading order. Texts are plain."""
    plain = addresses.off_site().plain
    return {
        "categories": [{"id": one.id, "title": plain(one.title), "summary": plain(one.summary)} for one in guide.categories],
        "audiences": [{"id": one.id, "title": plain(one.title)} for one in guide.audiences],
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
        "questions": [_question(one, category, addresses) for category in guide.categories for one in category.questions],
    }


def _question(question: Question, category: Category, addresses: Addresses) -> dict[str, Any]:
    plain = addresses.off_site().plain
    data = {
        "id": question.id,
        "category": category.id,
        "ask": plain(question.ask),
        "why": plain(question.why),
        "follow_ups": [plain(one) for one in question.follow_ups],
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


def letter_text(guide: Guide, addresses: Addresses, letter: str) -> str:
    """A letter as plain text. What the writer fills in stands in [brackets]."""
    found = next(one for one in guide.letters if one.id == letter)
    labels = {name: field.label.typed for name, field in found.fields.items()}
    render = Renderer(addresses.full, addresses.defaults.__getitem__, lambda name: escape(f"[{_lower(labels[name])}]"))
    subject = f"Subject: {render.plain(found.subject)}\n\n" if found.subject else ""
    return f"{subject}{render.plain(found.body)}\n"


def _lower(label: str) -> str:
    """A label inside a sentence: `Their name` becomes `their name`."""
    return label[:1].lower() + label[1:]
