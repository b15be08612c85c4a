"""An office's own layer: what it hides, rewords and adds, and how it takes an update of the guide."""

import shutil
import subprocess
from pathlib import Path

import pytest

from careerguide.checks.run import examine, load
from careerguide.content.originals import Originals, as_yaml, read_originals
from careerguide.edit.accept import accept
from careerguide.model.advice import Position, Tip
from careerguide.model.brand import MODES, PAPERS, WORDS, contrast, nearest
from careerguide.model.guide import Guide
from careerguide.model.letters import Letter
from careerguide.pages.urls import Addresses
from careerguide.problems.problem import ContentError, MachineError
from support.guides import ROOT, SMALL, copy_content, copy_real, copy_small

ADDED = """\
add:
  - question:
      id: our-shift
      after: first-step
      ask: What’s a shift like?
      why: You see the work.
      follow_ups: [And at night?]
      minutes: 3
      priority: core
      answer: ask
      audiences: [everyone]
      sources: [first-guide]
  - section: {id: our-room, page: talk, title: Where we are, text: Come to the mill.}
  - tip:
      id: tip-tea
      after: tip-stop
      step: talk
      title: Bring tea
      do: Bring tea.
      dont: Come without it.
      why: You talk longer with something to hold.
      sources: [first-guide]
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy_content(tmp_path / "guide")


def write(root: Path, text: str, name: str = "office/changes/ours.yml") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def changed(root: Path, text: str) -> Guide:
    write(root, text)
    return load(root)


def told(root: Path) -> list[str]:
    """Place and code of every problem and warning."""
    try:
        found = load(root).warnings
    except ContentError as error:
        found = error.problems
    return [f"{one.path}:{one.line}: {one.code}" for one in found]


# ---------------------------------------------------------------- hide


def test_a_hidden_question_is_gone_everywhere_and_another_replaces_it(small: Path) -> None:
    write(small, "hide: [who-else]")
    write(small, ADDED.partition("  - section")[0], "office/changes/more.yml")
    guide = load(small)
    assert guide.warnings == ()
    assert [one.id for one in guide.questions] == ["first-step", "our-shift", "which-training"]
    assert guide.home.questions == ("first-step",)
    assert [part.questions for part in guide.plans[0].parts] == [(), ("first-step",), ("our-shift",), ()]
    assert "who-else" not in guide.phrases[0].then.typed


def test_a_plan_that_no_other_question_can_fill_is_reported_where_the_question_is_hidden(small: Path) -> None:
    write(small, "hide:\n  - who-else\n")
    assert told(small) == ["office/changes/ours.yml:2: hidden-but-needed"]


def test_what_was_hidden_under_a_former_id_stays_hidden(small: Path) -> None:
    write(small, "hide: [another-name]")
    write(small, ADDED.partition("  - section")[0], "office/changes/more.yml")
    assert "who-else" not in load(small).by_id


def test_a_category_without_questions_goes_too(small: Path) -> None:
    write(small, "hide: [which-training, only-one]")
    shutil.copy(small / "questions" / "start.yml", small / "questions" / "more.yml")
    more = small / "questions" / "more.yml"
    question = more.read_text(encoding="utf-8").partition("  - id: who-else")[0].replace("first-step", "only-one")
    more.write_text(question.replace("order: 1", "order: 2"), encoding="utf-8")
    assert [one.id for one in load(small).categories] == ["start"]


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["questions", "worksheets", "tips", "phrases", "worries", "reasons", "letters"])
def test_anything_of_the_real_guide_can_be_hidden_alone(kind: str, tmp_path: Path) -> None:
    """Nothing is wrong afterwards, except where the home page or the like names that one thing."""
    root = copy_real(tmp_path)
    items = getattr(load(root), kind)
    path = write(root, "")
    needed = set()
    for item in items[:: max(1, len(items) // 4)]:
        path.write_text(f"hide: [{item.id}]", encoding="utf-8")
        codes = {one.rpartition(" ")[2] for one in told(root)}
        assert codes <= {"hidden-but-needed"}, (item.id, told(root))
        needed |= {item.id} if codes else set()
    assert len(needed) <= 2, needed


# ---------------------------------------------------------------- reword


def test_reworded_fields_change_and_the_others_stay(small: Path) -> None:
    guide = changed(
        small,
        """\
reword:
  - id: tip-stop
    title: Mind the clock
    original: {title: Stop on time}
  - id: who-else
    ask: Who should I meet next?
    original: {ask: Who else should I talk to?}
  - id: cold-email
    fields: {contact: {example: Ms Kelly}}
    original: {fields: {contact: {example: Ms. Okafor}}}
  - id: home
    lead: Talk with people at the mill.
    original: {lead: "A talk of {meeting-length} with someone who does the work."}
  - id: tips
    lead: Ours.
""",
    )
    tip, letter = guide.by_id["tip-stop"], guide.by_id["cold-email"]
    assert isinstance(tip, Tip)
    assert isinstance(letter, Letter)
    assert (tip.title.typed, tip.do.typed) == ("Mind the clock", "Stop when you said you would.")
    assert guide.questions[1].ask.typed == "Who should I meet next?"
    assert letter.fields["contact"].example.typed == "Ms Kelly"
    assert guide.home.lead.typed == "Talk with people at the mill."
    assert guide.overviews.tips.lead.typed == "Ours."
    assert [one.code for one in guide.warnings if "tips" not in one.what] == [
        "original-changed"
    ]  # the example of contact
    assert guide.origins["tip-stop"].path == "office/changes/ours.yml"


def test_a_typo_after_a_hidden_entry_is_reported_on_its_own_line(small: Path) -> None:
    home = small / "content" / "home.yml"
    text = home.read_text(encoding="utf-8")
    home.write_text(text.replace("[first-step, who-else]", "\n  - first-step\n  - which-training\n  - whoo\n"), "utf-8")
    write(small, "hide: [which-training]")
    line = home.read_text(encoding="utf-8").split("\n").index("  - whoo") + 1
    assert told(small) == [f"content/home.yml:{line}: unknown-id"]


# ---------------------------------------------------------------- add


def test_what_is_added_is_in_its_place_and_leads_to_its_own_file(small: Path) -> None:
    guide = changed(small, ADDED)
    assert guide.warnings == ()
    assert [one.id for one in guide.questions][:2] == ["first-step", "our-shift"]
    assert [one.id for one in guide.tips] == ["tip-stop", "tip-tea", "tip-notes"]
    assert [one.id for one in guide.steps[0].sections] == ["talk-after", "our-room"]
    for name, line in {"our-shift": 3, "tip-tea": 15}.items():
        assert (guide.origins[name].path, guide.origins[name].line) == ("office/changes/ours.yml", line)


def test_whole_files_of_an_office_join_the_others(small: Path) -> None:
    for folder in ("letters", "worksheets", "pages"):
        source = min((small / "content" / folder).glob("*.yml"))
        text = source.read_text(encoding="utf-8").replace("id: ", "id: our-")
        write(small, text, f"office/{folder}/our-{source.name}")
    text = (small / "questions" / "start.yml").read_text(encoding="utf-8").replace("id: ", "id: our-")
    write(small, text.replace("[another-name]", "[]"), "office/questions/mill.yml")
    guide = load(small)
    assert {"our-cold-email", "our-sheet-category", "our-hosts", "our-first-step", "mill"} <= set(guide.by_id)
    assert guide.origins["our-first-step"].path == "office/questions/mill.yml"


def test_an_office_can_replace_what_it_hides(small: Path) -> None:
    text = ADDED.replace("our-shift", "who-else").replace("after: first-step", "category: start")
    guide = changed(small, f"hide: [who-else]\n{text}")
    assert [one.ask.typed for one in guide.questions if one.id == "who-else"] == ["What’s a shift like?"]
    assert "who-else" in guide.home.questions


# ---------------------------------------------------------------- defaults


@pytest.mark.parametrize(
    ("answer", "at"),
    [
        ("30 minutes", (30, 30)),
        ("thirty minutes", None),
        ("15 to 20 minutes", (15, 20)),
        ("{default: half an hour, at: 30}", (30, 30)),
        ("45 minutes", (45, 45)),
        ("1 hour", None),
    ],
)
def test_a_default_is_a_number_too(answer: str, at: tuple[float, float] | None, small: Path) -> None:
    write(small, f"positions: {{meeting-length: {answer}}}", "office/office.yml")
    if at is None:
        assert told(small) == ["office/office.yml:1: default-number"]
        return
    position = load(small).by_id["meeting-length"]
    assert isinstance(position, Position)
    assert position.at == at
    assert position.scale
    assert position.scale.most >= at[1]


def test_an_office_gives_the_guide_its_name_and_the_guide_keeps_its_own_beside_it(small: Path) -> None:
    write(small, "name: Mill Lane Careers\npaper: a4\nlanguage: en-IE\n", "office/office.yml")
    guide = load(small)
    assert (guide.site.name.typed, guide.site.paper, guide.site.language) == ("Mill Lane Careers", "a4", "en-IE")
    assert guide.upstream == load(SMALL).site


# ---------------------------------------------------------------- accept

COMMENTED = """\
# what we say otherwise
hide: [tip-notes]

reword:
  # the director wants this
  - id: tip-stop
    title: Mind the clock  # short
    why: >-
      Because you
      promised.

  # about the first question
  - id: who-else
    ask: Who should I meet next?
    original:
      # noted by hand
      ask: "Who else should I talk to?"
    why: One name leads you on.

# nothing more
"""


LOCK = "office/originals.lock.yml"
NOTED = """\
tip-stop:
  title: "Stop on time"
  why: "They remember that you kept your word."
who-else:
  why: "One name leads you to the next."
"""


def accepted(root: Path, *ids: str) -> list[str]:
    """Writes the lock as the command does. The ids whose originals are new in it."""
    changed = list(accept(root, ids))
    for file in changed:
        assert file.path == LOCK
        (root / file.path).write_text(file.text, encoding="utf-8")
    return [name for file in changed for name in file.names]


def without_comments(root: Path) -> str:
    lines = (root / LOCK).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def codes(root: Path) -> list[str]:
    return [warning.code for warning in load(root).warnings]


def test_accept_notes_in_the_lock_what_no_file_of_changes_notes(small: Path) -> None:
    write(small, COMMENTED)
    assert codes(small) == ["original-missing"] * 3
    assert accepted(small) == ["tip-stop", "who-else"]
    assert without_comments(small) == NOTED
    assert (small / "office/changes/ours.yml").read_text(encoding="utf-8") == COMMENTED
    assert codes(small) == []


def test_accept_writes_nothing_when_nothing_has_changed_and_the_same_bytes_when_written_again(small: Path) -> None:
    write(small, COMMENTED)
    accepted(small)
    before = (small / LOCK).read_bytes()
    assert accepted(small) == []
    assert accepted(small, "tip-stop") == []
    (small / LOCK).unlink()
    accepted(small)
    assert (small / LOCK).read_bytes() == before


def test_accept_of_one_item_leaves_the_others(small: Path) -> None:
    write(small, COMMENTED)
    write(small, NOTED.replace("Stop on time", "Stop in time").replace("One name", "A name"), LOCK)
    assert codes(small) == ["original-changed"] * 2
    assert accepted(small, "tip-stop") == ["tip-stop"]
    assert without_comments(small) == NOTED.replace("One name", "A name")


def test_accept_drops_what_is_no_longer_reworded(small: Path) -> None:
    write(small, COMMENTED)
    accepted(small)
    write(small, "reword:\n  - {id: tip-stop, title: Mind the clock}\n")
    assert codes(small) == []
    accepted(small)
    assert without_comments(small) == 'tip-stop:\n  title: "Stop on time"\n'
    write(small, "hide: [tip-notes]\n")
    accepted(small)
    assert without_comments(small) == "{}\n"
    assert codes(small) == []


def test_an_original_in_a_file_of_changes_comes_before_the_lock(small: Path) -> None:
    write(small, NOTED, LOCK)
    change = "reword:\n  - {id: tip-stop, title: Mind the clock, why: You end., original: {title: Stop in time}}\n"
    write(small, change)
    (warning,) = load(small).warnings
    assert (warning.code, warning.path, warning.line) == ("original-changed", "office/changes/ours.yml", 2)
    assert warning.what.startswith("You reworded “title” in “tip-stop”. The guide's own text was “Stop in time”")
    accepted(small)
    with pytest.raises(MachineError, match="“tip-stop” was written by hand"):
        accepted(small, "tip-stop")
    write(small, change.replace("Stop in time", "Stop on time"))
    write(small, NOTED.replace("Stop on time", "Begin on time"), LOCK)
    assert codes(small) == []


def test_names_inside_a_field_are_noted_one_by_one(small: Path) -> None:
    letter = "{id: cold-email, fields: {me: {label: Name}, topic: {label: Subject, example: Birds}}}"
    write(small, f"reword:\n  - {letter}\n")
    accepted(small)
    assert codes(small) == []
    noted, labels = without_comments(small), load(SMALL).by_id["cold-email"]
    assert isinstance(labels, Letter)
    for name in ("me", "topic"):
        assert f'    {name}:\n      label: "{labels.fields[name].label.typed}"\n' in noted
    original = "original: {fields: {me: {label: My name}}}"
    write(small, f"reword:\n  - {letter[:-1]}, {original}}}\n")
    assert codes(small) == ["original-changed"]


def test_accept_says_what_it_cannot_do(small: Path) -> None:
    write(small, COMMENTED)
    with pytest.raises(MachineError, match="Did you mean “tip-stop”"):
        accepted(small, "tip-stopp")
    write(small, "- tip-stop\n", LOCK)
    with pytest.raises(MachineError, match="has problems"):
        accepted(small, "tip-stop")
    accepted(small)
    assert without_comments(small) == NOTED


@pytest.mark.parametrize(
    ("lock", "problem"),
    [
        ("- tip-stop\n", "1:1: not-fields"),
        ("tip-stop: Stop on time\n", "1:11: not-fields"),
        ("no-such-tip: {title: x}\ntip-stop:\n  - title\n", "3:3: not-fields"),
        ("tip-stop:\n\ttitle: Stop on time\n", "2:1: tab"),
        ("<<<<<<< ours\ntip-stop: {title: a}\n=======\ntip-stop: {title: b}\n>>>>>>> theirs\n", "1:1: conflict"),
    ],
)
def test_what_is_wrong_in_the_lock_is_reported_at_its_line(lock: str, problem: str, small: Path) -> None:
    write(small, "reword:\n  - {id: tip-stop, title: Mind the clock, original: {title: Stop on time}}\n")
    write(small, lock, LOCK)
    with pytest.raises(ContentError) as caught:
        load(small)
    found = [f"{one.line}:{one.column}: {one.code}" for one in caught.value.problems if one.path == LOCK]
    assert problem in found


def test_ids_in_the_lock_that_nothing_has_are_passed_over(small: Path) -> None:
    write(small, "reword:\n  - {id: tip-stop, title: Mind the clock}\n")
    write(small, NOTED + 'no-such-tip: {title: "x"}\n', LOCK)
    assert codes(small) == []
    assert LOCK not in load(small).files  # nobody reviews it


def test_the_lock_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    words = [
        "a: b # c",
        "“quotes” \"and\" 'more'",
        "two\nlines\n",
        "back\\slash",
        "- dash",
        "{{ field }}",
        "é\u00a0ü",
        "",
        "null",
        "1",
    ]
    originals: Originals = {"b": {"list": words, "inner": {"none": None, "text": "x"}, "empty": {}}}
    originals |= {"a": {f"w{number}": word for number, word in enumerate(words)}}
    write(tmp_path, as_yaml(originals), LOCK)
    assert read_originals(tmp_path) == (originals, [])
    assert as_yaml(dict(reversed(originals.items()))) == as_yaml(originals)


# ---------------------------------------------------------------- looks


def test_the_papers_are_those_of_the_site() -> None:
    tokens = (ROOT / "templates/look/tokens.css").read_text(encoding="utf-8")
    light, dark = tokens.partition('[data-md-color-scheme="slate"] {')[::2]
    for mode, text in (("light", light), ("dark", dark)):
        for name, color in zip(("paper", "sheet", "wash"), PAPERS[mode], strict=True):  # type: ignore[index]
            assert f"--{name}: {color};" in text


def test_the_color_offered_can_be_read() -> None:
    for color in ("f6ae2d", "#FFFFFF", "000000", "8a1538", "0b6e4f"):
        for mode in MODES:
            assert contrast(nearest(color, mode), mode) >= WORDS


def test_a_logo_without_permission_to_read_is_named(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(small, "logo: logo.svg\n", "office/office.yml")
    write(small, "<svg/>", "office/logo.svg")
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.suffix == ".svg":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    said = "You don't have permission to read this file. Change its permissions, or ask someone who can."
    assert [str(problem) for problem in examine(small)[1]] == [f"office/logo.svg:1:1: unreadable-file: {said}"]


# ---------------------------------------------------------------- an update of the guide


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@careers.example", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def commit(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


def test_an_update_merges_without_conflict_and_tells_what_it_means_for_the_office(tmp_path: Path) -> None:
    upstream, fork = tmp_path / "upstream", tmp_path / "fork"
    shutil.copytree(SMALL, upstream)
    (upstream / ".gitignore").write_text(".cache\n", encoding="utf-8")
    git(upstream, "init", "--quiet", "--initial-branch", "main")
    commit(upstream, "The guide")
    git(tmp_path, "clone", "--quiet", str(upstream), str(fork))
    write(fork, "hide: [reason-learn]\n", "office/changes/less.yml")
    write(fork, COMMENTED.replace("tip-notes", "which-training"))
    write(fork, ADDED, "office/changes/more.yml")
    change(fork, "office/changes/more.yml", "text: Come to the mill.", "text: Come to the aula.")
    assert "office/changes/more.yml:13: spelling" in told(fork)
    write(fork, "accepted: [aula]\n", "office/words.yml")
    write(fork, "- {file: content/tips.yml, reviewed: 2026-11-26, owner: Orla}\n", "office/reviews.yml")
    accepted(fork)
    commit(fork, "Our office")
    assert told(fork) == []

    change(upstream, "content/tips.yml", "title: Stop on time", "title: Stop when you said")  # reworded here
    change(upstream, "content/tips.yml", "id: tip-notes", "id: tip-tea")  # an id the office has
    change(upstream, "questions/start.yml", "id: which-training", "id: what-training")  # renamed, with an alias
    change(upstream, "questions/start.yml", "  - id: who-else", "  - id: another-one")  # renamed, the alias forgotten
    change(upstream, "questions/start.yml", "minutes: 2", "aliases: [which-training]\n    minutes: 2")
    for path in upstream.rglob("*.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("who-else", "another-one"), encoding="utf-8")
    change(upstream, "content/reasons.yml", "id: reason-learn", "id: reason-hear")  # what the office hides
    change(upstream, "content/words.yml", "café", "café\n  - aula")  # a word that both accept
    write(upstream, "- {file: content/tips.yml, reviewed: 2026-05-02, owner: us}\n", "content/reviews.yml")
    commit(upstream, "An update")
    assert told(upstream) == []

    git(fork, "pull", "--quiet", "--no-rebase", "--no-edit")
    assert git(fork, "status", "--porcelain") == ""
    assert set(told(fork)) == {
        "office/changes/less.yml:1: orphaned-hide",
        "office/changes/more.yml:15: id-taken",
        f"office/changes/ours.yml:{line_of(fork, 'who-else')}: orphaned-reword",
        f"office/changes/ours.yml:{line_of(fork, 'tip-stop') + 1}: original-changed",
    }

    change(fork, "office/changes/less.yml", "reason-learn", "reason-hear")
    change(fork, "office/changes/more.yml", "tip-tea", "tip-our-tea")
    change(fork, "office/changes/ours.yml", "id: who-else", "id: another-one")
    accepted(fork, "tip-stop", "another-one")
    assert told(fork) == []
    assert "what-training" not in load(fork).by_id
    assert [(one.file, one.owner.typed) for one in load(fork).reviews] == [("content/tips.yml", "Orla")]


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def line_of(root: Path, name: str) -> int:
    lines = (root / "office/changes/ours.yml").read_text(encoding="utf-8").split("\n")
    return lines.index(f"  - id: {name}") + 1


def test_words_of_the_interface_can_be_reworded(tmp_path: Path) -> None:
    small = copy_small(tmp_path / "whole")
    guide = changed(
        small, "reword:\n  - {id: ui-suggest-a-change, text: Tell us, original: {text: Suggest a change}}\n"
    )
    assert guide.warnings == ()
    assert Addresses(guide).ui("suggest-a-change") == "Tell us"
    write(small, 'reword:\n  - {id: ui-page-of-pages, text: "Page {page}"}\n')
    with pytest.raises(ContentError, match=r"2:34: missing-value: “\{pages\}” is missing"):
        load(small)
