"""A new field is written in the model and shown in a template: no code between the two has to know it."""

from dataclasses import replace
from pathlib import Path

from careerguide.build.build import page_files, page_views, print_jobs
from careerguide.checks.run import load
from careerguide.model.guide import Guide
from careerguide.model.markup import parse
from careerguide.pages.urls import Addresses
from support.guides import copy_small, edit, with_own_templates


def guide_with_warning(root: Path) -> Guide:
    """The small guide, as if `Tip` had a field more and the first tip a text in it."""
    guide = load(root)
    first = guide.tips[0].model_copy(update={"beware": parse("Some *never* stop.\n\nYou know [who](tips).")})
    return replace(guide, tips=(first, *guide.tips[1:]))


def test_a_new_field_of_a_tip_takes_its_model_and_the_templates(tmp_path: Path) -> None:
    root = with_own_templates(copy_small(tmp_path / "guide"))
    templates = root / "templates"
    show = "{%% if tip.beware is defined %%}\n{{ %s -}}\n{%% endif %%}\n%s"
    for file, macro, before in (
        ("pages/parts/pieces.md.j2", "paragraphs(tip.beware)", "{% if tip.say %}"),
        ("print/pieces.j2", 'lines(tip.beware, "Beware:")', "{{ say(tip.say) -}}"),
    ):
        edit(templates / file, before, show % (macro, before))
    guide = guide_with_warning(root)
    pages = {file.path: file.content.decode() for file in page_files(page_views(guide, Addresses(guide), []), root)}
    for path, href in (("tips.md", "./"), ("steps/talk.md", "../../tips/")):
        assert f'<p>Some <em>never</em> stop.</p>\n<p>You know <a href="{href}">who</a>.</p>\n' in pages[path]
    booklet = next(job.html for job in print_jobs(guide, Addresses(guide), root)[1] if "booklet-small" in job.path)
    assert '<p><b class="label">Beware:</b> Some <em>never</em> stop.</p>\n<p>You know <a href="https://' in booklet
