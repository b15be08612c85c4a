"""Items of the guide as pieces of a booklet: a tip, a plan, a letter, a point where advice differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from markupsafe import Markup, escape

from careerguide.model.advice import Phrase, Position, Reason, Reassurance, Stance, Tip, Worry
from careerguide.model.letters import Letter
from careerguide.model.markup import BLANK_LINES, Renderer, gap
from careerguide.model.pages import Action, Point, Section, Table, Way
from careerguide.model.questions import Plan, Question
from careerguide.model.site import Source
from careerguide.model.worksheets import Worksheet
from careerguide.pages import entries as shared
from careerguide.pages.dials import spans
from careerguide.pages.letters import CHANNELS
from careerguide.pages.words import EACH, EVERYONE
from careerguide.pdf.booklet import elements
from careerguide.pdf.booklet.context import Making
from careerguide.pdf.booklet.elements import Entries, Entry, Items, Line, Message, Note, Part, Piece, Runs, Texts
from careerguide.pdf.drawings import USUAL

SUBJECT: Final = "subject"
BREAK: Final = Markup("<br/>")
EVIDENCE: Final = {"custom": "This is custom, not research.", "study": "A study stands behind this."}


# ---------------------------------------------------------------- advice


def tip(making: Making, one: Tip) -> Entry:
    lines = [*making.lines(one.do, "Do"), *making.lines(one.dont, "Do not"), *making.lines(one.why, "Why")]
    lines = [*making.credited(lines, one.sources), *making.said(one.say)]
    return Entry(making.anchor(one), making.line(one.title), lines)


def phrase(making: Making, one: Phrase) -> Entry:
    lines = [*making.said(one.say), *making.lines(one.then, "Then")]
    return Entry(making.anchor(one), making.line(one.when), making.credited(lines, one.sources))


def reason(making: Making, one: Reason) -> Entry:
    return Entry(making.anchor(one), making.line(one.title), making.credited(making.lines(one.text), one.sources))


def reassurance(making: Making, one: Reassurance) -> Entry:
    title = Markup("“{}”").format(making.line(one.worry))
    return Entry(making.anchor(one), title, making.credited(making.lines(one.answer), one.sources))


def worry(making: Making, one: Worry) -> elements.Section:
    questions = [
        Line(Markup("“{}”").format(making.line(ask)), "" if number else "Ask") for number, ask in enumerate(one.ask)
    ]
    lines = [Line(Markup("“{}”").format(making.line(one.worry))), *making.lines(one.know)]
    lines += [*questions, *making.lines(one.look_up, "Look up")]
    return elements.Section(making.anchor(one), making.plain(one.title), [Texts(making.credited(lines, one.sources))])


def position(making: Making, one: Position) -> Entry:
    stances = [_stance(making, stance) for stance in one.positions]
    stances[0] = replace(stances[0], label="Others")
    *before, last = making.lines(one.why, "Why")
    last = replace(last, text=last.text + " " + EVIDENCE[one.evidence])
    lines = [*making.lines(one.advice, "We say"), *stances, *before, last]
    return Entry(making.anchor(one), making.line(one.topic), lines)


def _stance(making: Making, stance: Stance) -> Line:
    who = making.plain(making.item(stance.source).short)
    return Line(Markup("<b>{}:</b> {}").format(who[:1].upper() + who[1:], making.line(stance.says)))


def source(making: Making, one: Source) -> Entry:
    by = Markup(", ").join(filter(None, [making.line(one.by), escape(one.year or "")]))
    if one.url:
        by += Markup('. <a href="{}">{}</a>').format(one.url, one.url)
    return Entry(
        making.anchor(one), making.line(one.title), [Line(by), *making.lines(one.gave), *making.lines(one.shows)]
    )


def sheet(making: Making, one: Worksheet) -> Entry:
    words = naming(making)
    return Entry(making.anchor(one), words.line(one.title), [Line(words.line(one.purpose)), *making.lines(one.when)])


def naming(making: Making) -> Renderer:
    """Renders the words of a sheet that is made for each category."""
    usual = making.words
    return replace(usual, default=lambda name: EACH if name == "category" else usual.default(name))


# ---------------------------------------------------------------- sections of steps and pages


def section(making: Making, one: Section) -> elements.Section:
    return elements.Section(making.place(one.id, *one.aliases), making.plain(one.title), list(_pieces(making, one)))


def _pieces(making: Making, one: Section) -> Iterator[Piece]:
    if one.text:
        yield Texts(making.lines(one.text), lead=bool(one.points or one.table or one.checklist))
    if one.points:
        yield points(making, one.points)
    if one.table:
        yield table(making, one.table)
    if one.checklist:
        yield Items([making.line(item) for item in one.checklist], boxes=True)
    if after := [*making.said(one.say), *making.lines(one.note)]:
        yield Texts(after)


def points(making: Making, found: Sequence[Point | Action]) -> Piece:
    """Points with titles as entries, the others as a list."""
    if all(one.title for one in found):
        return Entries([_entry(making, one) for one in found])
    return Items([_credited_line(making, one) for one in found])


def _entry(making: Making, one: Point | Action) -> Entry:
    assert one.title is not None
    return Entry("", making.line(one.title), making.credited(making.lines(one.text), one.sources))


def _credited_line(making: Making, one: Point | Action) -> Markup:
    title = Markup("<b>{}</b> ").format(making.line(one.title)) if one.title else Markup()
    return Markup('{}{} <span class="from">({})</span>').format(title, making.line(one.text), making.names(one.sources))


def table(making: Making, one: Table) -> Piece:
    """In large print each row is an entry: there is no room for columns."""
    columns = [making.line(column) for column in one.columns]
    rows = [[making.line(cell) for cell in row] for row in one.rows]
    if not making.large:
        return elements.Table(columns, rows)
    return Entries(
        [
            Entry(
                "",
                row[0],
                [Line(cell, str(column.striptags())) for column, cell in zip(columns[1:], row[1:], strict=False)],
            )
            for row in rows
        ]
    )


# ---------------------------------------------------------------- time


def plan(making: Making, one: Plan) -> Iterator[Piece]:
    yield Texts([Line(making.line(one.summary))], lead=True)
    yield runs(making, one)
    if one.reserve:
        yield Texts([Line(Markup("<b>If there is time left:</b>"))], lead=True)
        yield elements.AskedList(making.asked(one.reserve))


def runs(making: Making, one: Plan) -> Runs:
    lengths = [part.minutes or sum(making.item(name).minutes for name in part.questions) for part in one.parts]
    return Runs(
        [
            elements.Run(
                making.mark(span.start + 1, span.end, one.minutes),
                shared.time(span),
                making.line(part.title),
                making.lines(part.text),
                making.asked(part.questions),
            )
            for part, span in zip(one.parts, spans(lengths), strict=True)
        ]
    )


def way(making: Making, one: Way) -> elements.Section:
    lengths = [action.minutes for action in one.actions]
    found = [
        elements.Run(
            making.mark(span.start + 1, span.end, max(USUAL, one.minutes)),
            shared.time(span),
            making.line(action.title),
            making.lines(action.text),
            (),
        )
        for action, span in zip(one.actions, spans(lengths), strict=True)
    ]
    return elements.Section(
        making.anchor(one), making.plain(one.title), [Texts(making.lines(one.lead), lead=True), Runs(found)]
    )


# ---------------------------------------------------------------- questions


def question(making: Making, one: Question) -> elements.Question:
    making.numbered += 1
    names = [making.plain(making.item(name).title) for name in one.audiences]
    return elements.Question(
        anchor=making.anchor(one),
        number=making.numbered,
        mark=making.mark(1, one.minutes),
        minutes=one.minutes,
        ask=making.line(one.ask),
        why=making.credited([Line(making.line(one.why))], one.sources)[0].text,
        follow_ups=[making.line(line) for line in one.follow_ups],
        look_up=making.line(one.where) if one.where else None,
        note="" if EVERYONE in one.audiences else ", ".join(names),
    )


# ---------------------------------------------------------------- letters


def letter(making: Making, one: Letter) -> Iterator[Piece]:
    kind = escape(f"{CHANNELS[one.channel]}, {one.situation}. ")
    yield Texts([Line(kind + making.line(one.purpose)), *making.lines(one.when, "When")], lead=True)
    yield Message(list(_parts(making, one)))
    after = making.lines(one.next.text, "Next") if one.next else []
    yield Texts(making.credited(after or [Line(Markup())], one.sources))


def _parts(making: Making, one: Letter) -> Iterator[Part]:
    gaps = replace(making.words, field=lambda name: escape(gap(one.fields[name].label.typed)))
    if one.subject:
        yield Part("Subject", gaps.line(one.subject), _notes(making, one, SUBJECT))
    typed = BLANK_LINES.split(one.body.typed)
    for words, runs_ in zip(typed, one.body.paragraphs, strict=True):
        yield Part("", BREAK.join(gaps.html(runs_).split("\n")), _notes(making, one, words))


def _notes(making: Making, one: Letter, words: str) -> list[Note]:
    """Those that stand beside a paragraph, given by how it was typed."""
    return [
        Note(making.line(note.title), making.line(note.text)) for note in one.notes if words.startswith(note.beside)
    ]
