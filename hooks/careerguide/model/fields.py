"""What fields are made of: texts, ids, references, numbers, and the base of every kind of content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from careerguide.model import markup as text
from careerguide.model.markup import Rich


def _rich(*, fields: bool = False, lines: bool = True, breaks: bool = False) -> BeforeValidator:
    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return text.parse(value, fields=fields, lines=lines, breaks=breaks)
        except text.TextError as error:
            raise PydanticCustomError("text_error", "text", {"faults": error.faults}) from None

    return BeforeValidator(read)


class _RichType:
    """Lets pydantic hold a Rich, and say “text” when something else stands there."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        def check(value: object) -> Rich:
            if isinstance(value, Rich):
                return value
            raise PydanticCustomError("string_type", "text expected")

        return core_schema.no_info_plain_validator_function(check)


Line = Annotated[Rich, _RichType, _rich(lines=False)]


Text = Annotated[Rich, _RichType, _rich()]


LetterLine = Annotated[Rich, _RichType, _rich(fields=True, lines=False)]


LetterText = Annotated[Rich, _RichType, _rich(fields=True)]


Writing = Annotated[Rich, _RichType, _rich(breaks=True)]


Id = Annotated[str, StringConstraints(pattern=rf"^{text.ID}$", max_length=60)]


Minutes = Annotated[int, Field(ge=1, le=90)]


Address = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"]+$")]


class Ref(str):
    """The id of another item. `kinds` are those that it may name."""

    kinds: ClassVar[tuple[str, ...]] = ()
    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(min_length=1))


class SourceRef(Ref):
    kinds = ("source",)


class QuestionRef(Ref):
    kinds = ("question",)


class CategoryRef(Ref):
    kinds = ("category",)


class AudienceRef(Ref):
    kinds = ("audience",)


class StepRef(Ref):
    kinds = ("step",)


class PlanRef(Ref):
    kinds = ("plan",)


class LetterRef(Ref):
    kinds = ("letter",)


class SheetRef(Ref):
    kinds = ("worksheet",)


class PositionRef(Ref):
    kinds = ("position",)


class PhraseRef(Ref):
    kinds = ("phrase",)


class SectionRef(Ref):
    kinds = ("section",)


class ReassuranceRef(Ref):
    kinds = ("reassurance",)


class ChapterRef(Ref):
    kinds = ("page", "step", "category")


class AnyRef(Ref):
    kinds = ()


PLAIN: Final = frozenset({type(None), str, int, float, bool})
"""What a field can hold that is no text, no reference and has nothing inside."""


Sources = Annotated[
    tuple[SourceRef, ...], Field(min_length=1, description="Where it comes from: ids of content/sources.yml.")
]


class Model(BaseModel):
    """Anything read from YAML: fixed once made, and no field that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    def __hash__(self) -> int:
        return id(self)


class Item(Model):
    """Something with an id of its own, which pages and sheets can point to."""

    kind: ClassVar[str] = ""
    id: Id
    """A short name in lower-case letters, digits and hyphens. Unique in the whole guide, never used again."""
    aliases: tuple[Id, ...] = ()
    """Ids that this item had before. Old links to them go on working."""


Number = Annotated[float, Field(ge=0, le=1000)]


def as_range(value: object) -> object:
    """One number stands for a range of no width."""
    return [value, value] if isinstance(value, str | int | float) else value


Range = Annotated[tuple[Number, Number], BeforeValidator(as_range)]


@dataclass(frozen=True, slots=True)
class BareList:
    """The short form of a block is a bare list: that of its field `name`."""

    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: object) -> object:
            return {self.name: value} if isinstance(value, list) else value

        return core_schema.no_info_before_validator_function(read, handler(source))
