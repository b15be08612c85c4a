"""The code of a problem comes from the type of its field, however its pattern or its choices are written."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, StringConstraints, TypeAdapter, ValidationError

from careerguide.content.document import Loc
from careerguide.content.files import CHANGES, SETTINGS
from careerguide.content.validation import explain_value
from careerguide.model.fields import Form, Id
from careerguide.model.introspect import bare_type, choices_of, form_of, model_at, models_in, parts_of, type_at
from careerguide.model.kinds import KINDS
from careerguide.model.questions import Category, Question
from careerguide.problems.messages import messages

Channel = Literal["email", "the writer's own", "either a or b"]
Digits = Annotated[str, StringConstraints(pattern=r"^(\d)+$"), Form("bad-value", "Write digits.")]


class Inner(BaseModel):
    channel: Channel | None = None
    digits: tuple[Digits, ...] = ()


class Outer(BaseModel):
    inner: Mapping[Id, Inner] | None = None


def problems(annotation: Any, value: object) -> list[str]:
    with pytest.raises(ValidationError) as failed:
        TypeAdapter(annotation).validate_python(value)
    return [f"{problem.code}: {problem.fix}" for problem in explain_value(failed.value, annotation)]


def test_choices_come_from_the_type() -> None:
    choices = "email, the writer's own or either a or b"
    assert problems(Inner, {"channel": "post"}) == [f"unknown-choice: Use {choices}."]


def test_the_code_of_a_pattern_comes_from_the_type() -> None:
    assert problems(Inner, {"digits": ["1", "x"]}) == ["bad-value: Write digits."]
    assert problems(Outer, {"inner": {"Not an id": {}}})[0].startswith("bad-id: ")


@pytest.mark.parametrize(
    ("loc", "wanted"),
    [
        ((), Outer),
        (("inner",), Mapping[Id, Inner]),
        (("inner", "a"), Inner),
        (("inner", "a", "channel"), Channel),
        (("inner", "a", "digits", 0), Digits),
        (("inner", "a", "[key]"), Id),
    ],
)
def test_the_type_at_a_place(loc: Loc, wanted: Any) -> None:
    annotation = type_at(Outer, loc)
    assert wanted in (annotation, bare_type(annotation))


def test_the_model_at_a_place() -> None:
    assert model_at(Category, ("questions", 0, "ask")) is Question
    assert model_at(Category, ("nothing",)) is Category


def models() -> Iterator[type[BaseModel]]:
    """Every model of the guide."""
    rest: list[type[BaseModel]] = [layout.model for layout in (*KINDS, CHANGES, SETTINGS)]
    seen = dict.fromkeys(rest)
    while rest:
        for field in rest.pop().model_fields.values():
            for model in models_in(field.annotation):
                if model not in seen:
                    seen[model] = None
                    rest.append(model)
    return iter(seen)


def test_every_pattern_says_its_code() -> None:
    patterns = 0
    for model in models():
        for field in model.model_fields.values():
            for part in parts_of(field.rebuild_annotation()):
                notes = getattr(part, "__metadata__", ())
                if any(isinstance(note, StringConstraints) and note.pattern for note in notes):
                    form = form_of(part)
                    assert form is not None, (model, field)
                    assert form.code in messages()
                    assert form.advice.endswith(".")
                    patterns += 1
    assert patterns > len(KINDS)
    assert choices_of(str) == []
