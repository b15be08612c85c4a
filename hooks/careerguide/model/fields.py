"""What fields are made of: texts, ids, references, numbers, and the base of every kind of content."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from careerguide.model import markup as text
from careerguide.model.markup import Rich


class _Marks:
    """Reads a text with its marks; `options` are those of `parse`."""

    def __init__(self, **options: bool) -> None:
        self.options = options

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def read(self, value: object) -> Rich:
        if isinstance(value, Rich):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "text expected")
        try:
            return text.parse(value, **self.options)
        except text.TextError as error:
            raise PydanticCustomError("text_error", "text", {"problems": error.problems}) from None


SCALARS: Final = ("string", "number", "boolean")
"""The types in JSON of what our reader takes as text: editors see `by: 3.5` as a number."""


def in_schema(name: str, plural: str) -> WithJsonSchema:
    """How schemas describe a text, and what a reference of fields calls it."""
    return WithJsonSchema({"type": [*SCALARS], "minLength": 1, "x-names": [name, plural]})


Line = Annotated[Rich, _Marks(lines=False), in_schema("a line", "lines")]


Text = Annotated[Rich, _Marks(), in_schema("a text", "texts")]


LetterLine = Annotated[Rich, _Marks(fields=True, lines=False), in_schema("a line with fields", "lines with fields")]


LetterText = Annotated[Rich, _Marks(fields=True), in_schema("a text with fields", "texts with fields")]


Writing = Annotated[Rich, _Marks(breaks=True), in_schema("a text", "texts")]


NameAlone = Annotated[Line, in_schema("its name alone", "their names alone")]
"""In schemas, the short form of what has a name."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a value with a pattern looks like, in words, since patterns are hard to read."""

    code: str
    """The code of the problem when a value doesn't match the pattern."""
    advice: str
    """What to write instead: a whole sentence."""
    name: str = "a word"
    """What such a value is called in a reference of fields."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        names = [self.name, f"{self.name.split(maxsplit=1)[1]}s"]
        return {**handler(schema), "patternErrorMessage": self.advice, "x-names": names}


Id = Annotated[
    str,
    StringConstraints(pattern=rf"^{text.ID}$", max_length=60),
    Form("bad-id", "Use lowercase letters, digits and single hyphens, as in first-step-in.", "an id"),
]


Minutes = Annotated[int, Field(ge=1, le=90)]


Address = Annotated[
    str,
    StringConstraints(pattern=r"^https://[^\s<>\"]+$"),
    Form("bad-address", "Write the whole address, starting with https://.", "an address with `https://`"),
]


SiteAddress = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s<>\"]+/$"),
    Form(
        "bad-url",
        "Write the whole address, with https:// and a slash at the end.",
        "an address with a slash at the end",
    ),
]
"""Where the guide is published."""


Branch = Annotated[
    str,
    StringConstraints(pattern=r"^[\w./-]+$"),
    Form("bad-value", "Write the name of a branch, as in main."),
]


Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$"),
    Form("bad-value", "Write two lowercase letters, as in en, or add a country, as in en-IE."),
]


class Ref(str):
    """The id of another item, of one of these `kinds`; of any kind if there are none."""

    kinds: ClassVar[tuple[str, ...]] = ()
    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(min_length=1))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "x-kinds": [*cls.kinds]}


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
"""Types of values that are no text and no reference, and have nothing inside."""


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
    """A short name in lowercase letters, digits and hyphens. Unique in the whole guide, never used again."""
    aliases: tuple[Id, ...] = ()
    """Ids that this item had before. Old links to them go on working."""


Number = Annotated[float, Field(ge=0, le=1000)]


def as_range(value: object) -> object:
    """A number alone is the short form of a range from it to itself."""
    return [value, value] if isinstance(value, str | int | float) else value


_FromTo = Annotated[tuple[Number, Number], Field(json_schema_extra={"x-names": ["two: from and to", "two"]})]
Range = Annotated[tuple[Number, Number], BeforeValidator(as_range, json_schema_input_type=Number | _FromTo)]


@dataclass(frozen=True, slots=True)
class BareList:
    """Notes on the type of a block that a bare list is its short form: the list of its field `name`."""

    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: object) -> object:
            return {self.name: value} if isinstance(value, list) else value

        whole = handler(source)
        short = handler.generate_schema(source.model_fields[self.name].rebuild_annotation())
        either = core_schema.union_schema([whole, short])
        return core_schema.no_info_before_validator_function(read, whole, json_schema_input_schema=either)
