"""Reminders for the reader's calendar: what the icalendar package reads in the file that the page saves, in four time
zones, on both sides of the days on which clocks change."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from careerguide.checks.run import load
from careerguide.pages.my_pages import conversations_data
from careerguide.pages.urls import Addresses
from support.cases import first
from support.guides import ROOT, change, copy_real, copy_small

pytestmark = pytest.mark.browser

PLACE: Final = "my-conversations/"
ZONES: Final = ("America/New_York", "Europe/Dublin", "Pacific/Auckland", "Asia/Kolkata")
CHANGES: Final = (
    "2026-03-07T23:30",  # New York goes to summer time on the 8th at two in the morning
    "2026-03-08T09:00",
    "2026-03-28T23:30",  # Dublin on the 29th
    "2026-03-29T09:00",
    "2026-04-04T23:30",  # Auckland goes back on the 5th
    "2026-04-05T09:00",
    "2026-09-27T09:00",
    "2026-10-25T09:00",
    "2026-11-01T09:00",
)


@contextmanager
def opened(browser: Browser, address: str, zone: str = "UTC", now: str = "2026-03-02T10:00:00Z") -> Iterator[Page]:
    context = browser.new_context(timezone_id=zone, locale="en-US", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(address + PLACE + "#dates")
    yield page
    context.close()


def saved(page: Page, press: str = "Add to my calendar") -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=press).last.click()
    assert download.value.suggested_filename == "reminders.ics"
    return Path(download.value.path()).read_bytes().decode()


def events(text: str) -> dict[str, Any]:
    """By what they are: the last part of their id."""
    calendar = Calendar.from_ical(text)
    return {str(event["UID"]).split("@")[0].rpartition("-")[2]: event for event in calendar.walk("VEVENT")}


def only_dates(page: Page, sent: str = "", met: str = "", who: str = "Ana Silva") -> None:
    page.get_by_label("Their name").fill(who)
    page.get_by_label("The day you send your message").fill(sent)
    page.get_by_label("The day and time you meet").fill(met)


@pytest.mark.core
@pytest.mark.parametrize("zone", first(ZONES))
def test_a_meeting_is_at_the_right_instant_and_its_days_are_right(browser: Browser, address: str, zone: str) -> None:
    with opened(browser, address, zone, now="2026-01-05T10:00:00Z") as page:
        for met in CHANGES:
            only_dates(page, met=met)
            found = events(saved(page))
            local = datetime.fromisoformat(met).replace(tzinfo=ZoneInfo(zone))
            assert found["meeting"]["DTSTART"].dt == local.astimezone(UTC), (zone, met)
            assert found["meeting"]["DTEND"].dt == local.astimezone(UTC) + timedelta(minutes=20)
            day = local.date()
            assert found["before"]["DTSTART"].dt == day - timedelta(days=1)
            assert found["thanks"]["DTSTART"].dt == within(day + timedelta(days=1), day)


def business(day: date) -> date:
    return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))


def within(day: date, since: date) -> date:
    friday = day - timedelta(days={5: 1, 6: 2}.get(day.weekday(), 0))
    return business(day) if friday < since else friday


def test_thanks_are_not_put_off_over_a_weekend(browser: Browser, address: str) -> None:
    with opened(browser, address, now="2026-01-05T10:00:00Z") as page:
        for met, thanked in (
            ("2026-03-12T10:00", "2026-03-13"),  # Thursday: the day after
            ("2026-03-13T10:00", "2026-03-13"),  # Friday: the same day
            ("2026-03-14T10:00", "2026-03-16"),  # Saturday: nothing comes on a weekend
            ("2026-03-15T10:00", "2026-03-16"),
        ):
            only_dates(page, met=met)
            assert events(saved(page))["thanks"]["DTSTART"].dt == date.fromisoformat(thanked)


@pytest.mark.parametrize("zone", first(ZONES))
def test_a_nudge_comes_a_week_later_on_a_weekday(browser: Browser, address: str, zone: str) -> None:
    with opened(browser, address, zone, now="2026-01-05T10:00:00Z") as page:
        days = {date(2026, month, 1) + timedelta(days=number) for month in (3, 9, 10) for number in range(31)}
        nudge = "sent => cg.reminders.days({asked: sent}, {nudge: [7, 'days'], last: [7, 'days']}).nudge"
        for sent in sorted(days):
            assert page.evaluate(nudge, sent.isoformat()) == business(sent + timedelta(days=7)).isoformat(), (
                zone,
                sent,
            )
        only_dates(page, sent="2026-03-01")
        found = events(saved(page))
        assert found["nudge"]["DTSTART"].dt == date(2026, 3, 9), "the 8th is a Sunday"
        assert found["nudge"]["DTEND"].dt == date(2026, 3, 10)
        assert set(found) == {"nudge"}, "the last nudge is for a few, so it isn't checked"


def test_three_months_after_the_last_day_of_a_month(browser: Browser, address: str) -> None:
    with opened(browser, address, now="2026-01-05T10:00:00Z") as page:
        for met, expected in (
            ("2026-11-30T10:00", "2027-03-01"),
            ("2026-08-31T10:00", "2026-11-30"),
            ("2027-11-30T10:00", "2028-02-29"),
        ):
            only_dates(page, met=met)
            assert events(saved(page))["touch"]["DTSTART"].dt == date.fromisoformat(expected)


@pytest.mark.core
def test_the_file_is_exactly_this(browser: Browser, address: str) -> None:
    with opened(browser, address, "America/New_York") as page:
        page.evaluate(
            "cg.store.set('talks', [{id: 'ana1', who: 'Ana; Silva, Ph.D.', asked: '2026-03-02', answered: 'yes',"
            " saved: 2, met: '2026-03-09T14:30', minutes: 30, through: 'Ben\\\\Ito'}])"
        )
        page.get_by_role("button", name="Set reminders Ana").click()
        for words in ("Thank", "Tell", "Write to", "last time"):
            box = page.locator(".cg-talks .cg-check li", has_text=words).get_by_role("checkbox")
            if box.count():
                box.uncheck()
        with page.expect_download() as download:
            page.locator(".cg-talks").get_by_role("button", name="Add to my calendar").click()
        text = Path(download.value.path()).read_bytes().decode()
        assert page.evaluate("cg.conversations.find('ana1').saved") == 3, "what is saved again replaces what was there"
    assert text == GOLDEN.replace("\n", "\r\n")
    found = events(text)
    assert found["before"]["SUMMARY"] == "Confirm with Ana; Silva, Ph.D.: you meet Mon, Mar 9, 2:30 PM"
    assert found["meeting"]["DTSTART"].dt == datetime(2026, 3, 9, 18, 30, tzinfo=UTC)
    assert found["meeting"].walk("VALARM")[0]["TRIGGER"].dt == timedelta(hours=-1)
    assert found["before"].walk("VALARM")[0]["TRIGGER"].dt == timedelta(hours=9)


GOLDEN: Final = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Twenty Minutes//Reminders//EN
CALSCALE:GREGORIAN
BEGIN:VEVENT
UID:ana1-before@twenty-minutes.example
DTSTAMP:20260302T100000Z
SEQUENCE:2
DTSTART;VALUE=DATE:20260308
DTEND;VALUE=DATE:20260309
TRANSP:TRANSPARENT
SUMMARY:Confirm with Ana\\; Silva\\, Ph.D.: you meet Mon\\, Mar 9\\, 2:30 PM
DESCRIPTION:Send one line with the time and place. Get your questions ready
 .\\nhttps://twenty-minutes.example/letters/day-before/
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Confirm with Ana\\; Silva\\, Ph.D.: you meet Mon\\, Mar 9\\, 2:30 P
 M
TRIGGER:PT9H
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:ana1-meeting@twenty-minutes.example
DTSTAMP:20260302T100000Z
SEQUENCE:2
DTSTART:20260309T183000Z
DTEND:20260309T190000Z
TRANSP:OPAQUE
SUMMARY:Meeting with Ana\\; Silva\\, Ph.D.
DESCRIPTION:Stop when you said you would. Here’s the message that confirm
 s it all:\\nhttps://twenty-minutes.example/letters/confirm-agenda/
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Meeting with Ana\\; Silva\\, Ph.D.
TRIGGER:-PT1H
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def test_long_lines_are_folded_between_letters(browser: Browser, address: str) -> None:
    """Whatever the text: no line has more than 75 bytes, and unfolded it is what it was."""
    pieces = ["a", "é", "漢", "👩‍🎓", "🇮🇪", " ", "\\", ";", ",", "\n", "x" * 40]
    texts = [
        "".join(pieces[(start * 7 + step * step) % len(pieces)] for step in range(length))
        for start, length in enumerate(range(0, 400, 9))
    ]
    with opened(browser, address) as page:
        for text in texts:
            made: str = page.evaluate(
                "words => cg.calendarFile.calendar("
                "[{id: 'a-next', changed: 0, summary: words, words, day: '2026-03-02'}],"
                " {name: 'Guide', host: 'guide.example', now: new Date()})",
                text,
            )
            lines = made.encode().split(b"\r\n")
            assert lines[-1] == b""
            assert all(len(line) <= 75 for line in lines)
            assert [line.decode() for line in lines], "no letter is parted"
            assert not re.search(r"[^\r]\n|\r[^\n]", made)
            event = events(made)["next"]
            assert event["SUMMARY"] == text
            assert event["DESCRIPTION"] == text


def test_strange_signs_do_not_break_the_file(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        escaped = page.evaluate(r"cg.calendarFile.escape('a\u0000b\tc\r\nd\re\nEND:VEVENT\u007f')")
    assert escaped == "a b c\\nd\\ne\\nEND:VEVENT "


def test_days_that_have_passed_and_what_is_done_are_left_out(browser: Browser, address: str) -> None:
    with opened(browser, address, now="2026-03-10T10:00:00Z") as page:
        data = "await cg.load.data('data/conversations.js')"
        kinds = f"async talk => cg.reminders.of({{id: 'a', ...talk}}, {data}).map(({{kind}}) => kind)"
        assert page.evaluate(kinds, {"asked": "2026-03-09"}) == ["nudge", "last"]
        assert page.evaluate(kinds, {"asked": "2026-03-09", "answered": "yes"}) == ["last"]
        assert page.evaluate(kinds, {"asked": "2026-03-09", "answered": "no"}) == []
        assert page.evaluate(kinds, {"asked": "2026-03-09", "nudged": "2026-03-10"}) == ["last"]
        assert page.evaluate(kinds, {"asked": "2026-02-01"}) == []
        met = {"asked": "2026-03-01", "met": "2026-03-12T09:00"}
        assert page.evaluate(kinds, met) == ["before", "meeting", "thanks", "touch"]
        assert page.evaluate(kinds, {**met, "through": "Ben"}) == ["before", "meeting", "thanks", "through", "touch"]
        assert page.evaluate(kinds, {**met, "met": "2026-03-09T09:00"}) == ["thanks", "touch"]
        assert page.evaluate(kinds, {**met, "met": "2026-03-09T09:00", "thanked": "2026-03-09"}) == ["touch"]
        assert page.evaluate(kinds, {"next": "Call", "nextOn": "2026-03-11"}) == ["next"]


def test_nothing_to_remind_of_is_said(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.evaluate("cg.store.set('talks', [{id: 'a', who: 'Ana'}])")
        page.get_by_role("heading", name="Ana").get_by_role("button").click()
        page.get_by_role("button", name="Set reminders Ana").click()
        expect(page.get_by_text("No reminders yet.")).to_be_visible()
        expect(page.locator(".cg-talks").get_by_role("button", name="Add to my calendar")).to_be_hidden()
        only_dates(page, sent="2026-03-02")
        for box in page.locator(".cg-mine > .cg-more .cg-check input").all():
            box.uncheck()
        page.get_by_role("button", name="Add to my calendar").last.click()
        expect(page.get_by_text("Check at least one.")).to_be_visible()


# ---------------------------------------------------------------- what the page is given


def data_of(root: Path) -> dict[str, Any]:
    guide = load(root)
    return conversations_data(guide, Addresses(guide))


@pytest.fixture
def real(tmp_path: Path) -> Path:
    return copy_real(tmp_path / "guide")


def test_the_days_are_those_of_where_advice_differs() -> None:
    found = data_of(ROOT)
    assert found["pace"] == {"nudge": (7, "days"), "last": (7, "days"), "thanks": (1, "days"), "touch": (3, "months")}
    assert found["minutes"] == 20
    assert found["letters"]["nudge"] == {"title": "Follow-up when nobody answers", "path": "letters/nudge/"}
    assert found["rows"][0] == {
        "name": "How they got in",
        "formerly": ["Their way in"],
        "hint": "What opened the door?",
        "kind": "lines",
    }


@pytest.mark.parametrize(
    ("old", "new", "kind", "pace"),
    [
        ("  at: [7, 10]\n", "  at: [5, 6]\n", "nudge", [5, "days"]),
        (
            "  scale: {unit: days, most: 14}\n  at: [7, 10]\n",
            "  scale: {unit: weeks, most: 14}\n  at: [2, 3]\n",
            "nudge",
            [14, "days"],
        ),
        (
            "  scale: {unit: days, most: 7}\n  at: [0, 1]\n",
            "  scale: {unit: hours, most: 168}\n  at: 48\n",
            "thanks",
            [2, "days"],
        ),
        (
            "  scale: {unit: months, most: 12}\n  at: 3\n",
            "  scale: {unit: weeks, most: 52}\n  at: 6\n",
            "touch",
            [42, "days"],
        ),
        ("  scale: {unit: months, most: 12}\n  at: 3\n", "", "touch", [3, "months"]),
        (
            "  scale: {unit: months, most: 12}\n  at: 3\n",
            "  scale: {unit: seasons, most: 12}\n  at: 1\n",
            "touch",
            [3, "months"],
        ),
    ],
)
def test_an_office_that_changes_them_changes_the_reminders(
    real: Path, old: str, new: str, kind: str, pace: list[Any]
) -> None:
    change(real, {"file": "content/positions.yml", "change": {"from": old, "to": new}})
    assert list(data_of(real)["pace"][kind]) == pace


def test_a_guide_without_these_letters_and_sheets_has_the_page_too(tmp_path: Path) -> None:
    found = data_of(copy_small(tmp_path / "guide"))
    assert list(found["letters"]) == ["cold-email"]
    assert found["rows"] == []
    assert found["minutes"] == 10
    assert found["pace"]["nudge"] == (7, "days")


def test_reminders_of_a_changed_office_are_on_other_days(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        days = page.evaluate(
            "pace => cg.reminders.days({asked: '2026-03-02', met: '2026-03-12T09:00'}, pace)",
            {"nudge": [3, "days"], "last": [4, "days"], "thanks": [0, "days"], "touch": [6, "months"]},
        )
    assert days == {
        "nudge": "2026-03-05",
        "last": "2026-03-09",
        "before": "2026-03-11",
        "meeting": "2026-03-12",
        "thanks": "2026-03-12",
        "through": "2026-03-12",
        "touch": "2026-09-14",
    }
