"""How every PDF comes out on paper: nothing cut off or printed over, no wasted page, headings that lead somewhere."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import pytest

from careerguide.cache.store import Store
from careerguide.pdf.engine.job import Job
from careerguide.pdf.engine.pool import print_pdfs
from support.guides import ROOT
from support.pdf_layout import MM, Page, Paper, read
from support.sheet_source import Source

MARGIN: Final = 6 * MM  # that printers may leave white
TOUCH: Final = 1.0  # points that letters and fields may share with others: their boxes are wider than their ink
LEAST: Final = 0.2  # of the height between the margins
FAR: Final = 8 * MM  # from a heading to a line below it
OUTER: Final = 15 * MM  # about what sheets keep free at the top and at the foot


def _leaves_the_page(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        inside = page.box.shrunk(MARGIN)
        things = [(run.words.strip(), run.box) for run in page.runs]
        things += [("a picture", box) for box in page.images]
        things += [(f"the field “{one.title}”", one.box) for one in page.fields]
        yield from (f"page {page.number + 1}: {what}" for what, box in things if not box.within(inside))
        if _ink_at_the_edge(page):
            yield f"page {page.number + 1}: something drawn"


def _ink_at_the_edge(page: Page) -> bool:
    across, down = page.picture.size
    edge = int(MARGIN / page.box.top * down)
    white = page.picture.copy()
    white.paste(255, (edge, edge, across - edge, down - edge))
    return white.getextrema() != (255, 255)


def _covers_something(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        things = [(run.words.strip(), run.box) for run in page.runs]
        things += [(f"the field “{one.title}”", one.box) for one in page.fields]
        for (what, box), (other, place) in itertools.combinations(things, 2):
            if box.meets(place, TOUCH):
                yield f"page {page.number + 1}: {what} and {other}"


def _wastes_a_page(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        if not any(run.tag >= 0 for run in page.runs):
            yield f"page {page.number + 1} has no words"
    for page in paper.pages[-1:] if _is_booklet(paper) else paper.pages:
        if (page.box.top - OUTER - page.lowest) / (page.box.top - 2 * OUTER) < LEAST:
            yield f"page {page.number + 1} is nearly empty"


def _is_booklet(paper: Paper) -> bool:
    """Its chapters end where they end, it has bookmarks for some of its headings, and says where things are."""
    return str(paper.facts["kind"]) == "booklet"


def _misleads_with_headings(paper: Paper) -> Iterator[str]:
    headings = paper.headings()
    levels = [0, *(int(one.kind[1:]) for one in headings)]
    for (before, level), heading in zip(itertools.pairwise(levels), headings, strict=True):
        if level > before + 1:
            yield f"{heading.kind} after H{before}: {paper.words(heading)}"
        if not paper.words(heading):
            yield f"an empty {heading.kind}"
        if any(inner.heading for child in heading.children for inner in child.walk()):
            yield f"a heading in a heading: {paper.words(heading)}"


def _parts_a_heading_from_what_follows(paper: Paper) -> Iterator[str]:
    order = list(paper.tree.places())
    for heading in paper.headings():
        *_, last = heading.places()
        following = order[order.index(last) + 1 :]
        if (not following or following[0][0] != last[0]) and not _drawn_below(paper.pages[last[0]], last[1]):
            yield paper.words(heading)


def _drawn_below(page: Page, tag: int | str) -> bool:
    """Whether there is something under these words that is not read, such as lines to write on."""
    return any(page.lowest < run.box.bottom - FAR for run in page.runs if run.tag == tag)


def _has_other_bookmarks_than_headings(paper: Paper) -> Iterator[str]:
    headings = [(_letters(paper.words(one)), one.pages()[0]) for one in paper.headings()]
    bookmarks = [(_letters(words), page) for words, page in paper.bookmarks]
    if _is_booklet(paper):
        rest = iter(headings)
        yield from (f"{one} is no heading, or not in order" for one in bookmarks if one not in rest)
        return
    for heading, bookmark in itertools.zip_longest(headings, bookmarks):
        if heading != bookmark:
            yield f"{heading} has the bookmark {bookmark}"


def _letters(words: str) -> str:
    """Without what style sheets may add, such as a full stop after a number."""
    return "".join(filter(str.isalnum, words))


def _pages_of_signs(paper: Paper, wanted: Iterable[str]) -> list[int]:
    """Where each sign of the source came out, as far as they come in its order. A booklet may have others between."""
    rest = iter(paper.signs())
    found = (next((page for sign, page in rest if sign == one), -1) for one in wanted)
    return list(itertools.takewhile(lambda page: page >= 0, found))


def _reads_in_another_order(paper: Paper) -> Iterator[str]:
    """Than its source has, or says something else. So nothing is lost, and nothing said twice, to who listens to it."""
    wanted, found = Source(paper.html).signs, [sign for sign, _ in paper.signs()]
    if wanted == found or (_is_booklet(paper) and len(_pages_of_signs(paper, wanted)) == len(wanted)):
        return
    place = next((n for n, pair in enumerate(zip(wanted, found, strict=False)) if len(set(pair)) > 1), len(wanted))
    yield f"“{''.join(found[place : place + 40])}” where “{''.join(wanted[place : place + 40])}” belongs"


def _parts_what_belongs_together(paper: Paper) -> Iterator[str]:
    source = Source(paper.html)
    pages = _pages_of_signs(paper, source.signs)
    for start, end in source.together:
        if len(set(pages[start:end])) > 1:
            yield "".join(source.signs[start:end])[:80]


@pytest.mark.parametrize(
    "faults",
    [
        _leaves_the_page,
        _covers_something,
        _wastes_a_page,
        _misleads_with_headings,
        _parts_a_heading_from_what_follows,
        _has_other_bookmarks_than_headings,
        _reads_in_another_order,
        _parts_what_belongs_together,
    ],
    ids=lambda faults: faults.__name__.strip("_"),
)
def test_no_sheet(faults: Callable[[Paper], Iterator[str]], papers: list[Paper]) -> None:
    found = [f"{paper.path}: {fault}" for paper in papers for fault in faults(paper)]
    assert not found, "\n".join(found)


def test_there_is_something_to_look_at(papers: list[Paper]) -> None:
    """The tests above loop over what they find, so there has to be some of everything."""
    assert len(papers) > 50
    for paper in papers:
        assert len(paper.pages) == paper.facts["pages"]
        assert paper.headings()
        assert all(page.runs for page in paper.pages), paper.path
        assert paper.pages[-1].foot, paper.path
        assert any(page.fields for page in paper.pages) == paper.facts["fillable"], paper.path
    assert sum(len(Source(paper.html).together) for paper in papers) > 1000


# ---------------------------------------------------------------- the faults are found, each on a sheet made to have it

SHEET: Final = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>A sheet</title>
<link rel="stylesheet" href="print.css"/></head><body><h1>A sheet</h1>{}</body></html>"""
FAULTY: Final = [
    (_leaves_the_page, '<p style="margin-left: -15mm">Far out</p>', "Far out"),
    (_leaves_the_page, '<input name="a" title="Name" style="width: 195mm"/>', "the field “Name”"),
    (
        _leaves_the_page,
        '<div style="margin-left: -16mm; height: 9mm; border-left: 1mm solid"></div>',
        "something drawn",
    ),
    (_covers_something, '<p>Below</p><p style="margin-top: -4mm">Above</p>', "Below and Above"),
    (
        _covers_something,
        '<p>Below</p><input name="a" title="Name" style="margin-top: -4mm"/>',
        "Below and the field “Name”",
    ),
    (_wastes_a_page, '<p style="break-before: page">One more word</p>', "page 2 is nearly empty"),
    (_wastes_a_page, '<div style="height: 99mm; break-before: page; border: 1mm solid"></div>', "page 2 has no words"),
    (_misleads_with_headings, "<h3>Deep</h3><p>Words</p>", "H3 after H1: Deep"),
    (_misleads_with_headings, "<h2></h2><p>Words</p>", "an empty H2"),
    (_misleads_with_headings, '<h2><i style="float: left">1</i> One</h2><p>Words</p>', "a heading in a heading"),
    (_parts_a_heading_from_what_follows, '<h2>Head</h2><p style="break-before: page">Words</p>', "Head"),
    (
        _has_other_bookmarks_than_headings,
        '<h2 style="bookmark-level: none">Head</h2><p>Words</p>',
        "has the bookmark None",
    ),
    (_reads_in_another_order, '<p style="text-transform: uppercase">Words</p>', "“ORDS” where “ords” belongs"),
    (
        _parts_what_belongs_together,
        '<div><p>Why?</p><input name="a" title="Notes" style="display: block; break-before: page"/></div>',
        "Why?a",
    ),
    (
        _parts_what_belongs_together,
        '<div><h2>Why?</h2><p>Because.</p><p style="break-before: page">And so on.</p></div>',
        "Why?Because.Andsoon.",
    ),
]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> list[Paper]:
    folder = tmp_path_factory.mktemp("faulty")
    jobs = [Job(f"{number}.pdf", SHEET.format(body), "a.yml", 1) for number, (_, body, _) in enumerate(FAULTY)]
    made = print_pdfs(jobs, Store(folder / "cache"), ROOT / "templates", lambda *_: None, workers=1)
    papers = []
    for job, printed in zip(jobs, made, strict=True):
        file = folder / job.path
        file.write_bytes(printed.content)
        papers.append(read(file, {"path": job.path, "kind": "worksheet"}, job.html))
    return papers


@pytest.mark.parametrize("number", range(len(FAULTY)), ids=lambda number: FAULTY[number][2])
def test_finds(number: int, faulty: list[Paper]) -> None:
    faults, _, said = FAULTY[number]
    assert any(said in fault for fault in faults(faulty[number])), list(faults(faulty[number]))
