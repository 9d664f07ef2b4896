"""What every template of the theme keeps: no inline code, told variables, named controls."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html

from yifa.web.theme.link import Act
from yifa.web.theme.tests import gallery, sample_work
from yifa.web.theme.tests.component_samples import samples
from yifa.web.theme.tests.conftest import THEME

TEMPLATES = sorted((THEME / "templates/theme").rglob("*.html"))
COMPONENTS = sorted((THEME / "templates/theme/components").glob("*.html"))
SAMPLES = samples()
PAGES = list(gallery.pages())
# They stand inside sentences: a line break at their end would open a gap before the next word.
INSIDE_SENTENCES = {"figure_inline", "clock_pill", "act", "cell"}
# Names that Django gives to every template.
LITERALS = {"True", "False", "None", "csrf_token"}
LATIN_ON_PAGES = {"Enter"}


def page(name: str) -> html.HtmlElement:
    return html.document_fromstring(gallery.render(name))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_holds_style_or_script_of_its_own(template: Path) -> None:
    source = template.read_text()
    assert not re.search(r"\sstyle=|\son[a-z]+=[\"']|javascript:|<style", source)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", source))


def test_every_component_has_a_sample() -> None:
    assert {component.stem for component in COMPONENTS} == set(SAMPLES)


class Recording(Context):
    """A context that writes down which of the names given to a template it asks for."""

    def __init__(self, given: dict[str, Any]) -> None:
        super().__init__(given)
        self.asked: set[str] = set()

    def __getitem__(self, key: Any) -> Any:
        inner = any(key in layer for layer in self.dicts[2:])
        if not inner:
            self.asked.add(key)
        return super().__getitem__(key)

    def new(self, values: Any = None) -> Context:
        """Tags that draw start afresh: their names are their own."""
        return Context(values)


def documented(component: Path) -> set[str]:
    comment = re.search(r"{% comment %}(.*?){% endcomment %}", component.read_text(), re.DOTALL)
    assert comment, f"{component.stem} does not say what it is"
    return set(re.findall(r"^(\w+): ", comment[1], re.MULTILINE))


def documented_within(component: Path) -> set[str]:
    """What the components that stand inside it name."""
    included = re.findall(r'include "theme/components/(\w+\.html)"', component.read_text())
    return {name for inner in included for name in documented(component.with_name(inner))}


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_is_used_with_the_variables_it_names(component: Path) -> None:
    named = documented(component)
    given = {name for sample in SAMPLES[component.stem] for name in sample}
    assert given == named
    template = Engine.get_default().get_template(f"theme/components/{component.name}")
    asked: set[str] = set()
    for sample in SAMPLES[component.stem]:
        context = Recording(dict(sample))
        with context.bind_template(template):
            template.nodelist.render(context)
        asked |= context.asked
    assert named <= asked
    assert asked - LITERALS <= named | documented_within(component)


@pytest.mark.parametrize(
    ("name", "sample"), [(name, sample) for name, all in SAMPLES.items() for sample in all]
)
def test_a_component_leaves_nothing_unsaid(name: str, sample: Mapping[str, Any]) -> None:
    shown = render_to_string(f"theme/components/{name}.html", dict(sample))
    assert shown.strip()
    for broken in ("None", "{{", "{%", "<bound", "object at 0x"):
        assert broken not in shown


@pytest.mark.parametrize("name", sorted(INSIDE_SENTENCES))
def test_a_component_inside_a_sentence_opens_no_gap(name: str) -> None:
    source = (THEME / f"templates/theme/components/{name}.html").read_text()
    assert not source.endswith("\n")


def test_an_act_of_its_own_carries_the_token_wherever_it_stands() -> None:
    request = RequestFactory().get("/")
    act = Act("受理", "/accept", post=True)
    shown = render_to_string("theme/components/act_row.html", {"acts": [act]}, request=request)
    assert "csrfmiddlewaretoken" in shown
    row = sample_work.GROUPS[-1]
    shown = render_to_string("theme/components/work_group.html", {"group": row}, request=request)
    assert "csrfmiddlewaretoken" in shown


def labels(document: html.HtmlElement, control: html.HtmlElement) -> str:
    """The name that is read out for a control."""
    if said := control.get("aria-label"):
        return str(said)
    texts = [
        label.text_content()
        for label in document.iter("label")
        if label.get("for") == control.get("id")
    ]
    return "".join(texts).strip()


def controls(document: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for control in document.xpath("//input | //select | //textarea"):
        if control.get("type") != "hidden":
            yield control


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name(name: str) -> None:
    document = page(name)
    for control in controls(document):
        assert labels(document, control), html.tostring(control)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_button_says_what_it_does(name: str) -> None:
    for element in page(name).xpath("//a | //button | //summary"):
        assert element.text_content().strip() or element.xpath(".//img"), html.tostring(element)


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_is_described_or_left_out_when_read(name: str) -> None:
    document = page(name)
    for drawing in document.iter("svg"):
        described = drawing.get("role") == "img" and drawing.get("aria-label")
        assert described or drawing.get("aria-hidden") == "true", html.tostring(drawing)
    assert all(picture.get("alt") is not None for picture in document.iter("img"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_landmarks_one_title_and_a_way_past_the_menu(name: str) -> None:
    document = page(name)
    assert document.get("lang") == "zh-CN"
    assert len(document.xpath("//main[@id='main']")) == 1
    assert len(document.xpath("//h1")) == 1
    assert document.findtext("head/title").strip() != "依法"
    if name != "paper":
        assert document.xpath("//body/*")[0].text_content() == "跳到正文"
        assert document.xpath("//body/*")[0].get("href") == "#main"


@pytest.mark.parametrize("name", [name for name in PAGES if name != "gallery"])
def test_ids_are_unique_and_what_points_at_them_finds_them(name: str) -> None:
    document = page(name)
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    for attribute in ("aria-describedby", "aria-labelledby"):
        for value in document.xpath(f"//@{attribute}"):
            assert set(value.split()) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_chinese_only(name: str) -> None:
    document = page(name)
    for element in document.xpath("//script | //style | //title"):
        element.getparent().remove(element)
    text = " ".join(document.body.itertext())
    words = re.findall(r"(?<![0-9A-Za-z])[A-Za-z]{2,}(?![0-9A-Za-z])", text)
    assert set(words) <= LATIN_ON_PAGES
    assert "！" not in text


def test_a_closed_step_stays_reachable_with_its_reason() -> None:
    act = Act("作出决定", closed="缺3项")
    shown = html.fragment_fromstring(render_to_string("theme/components/act.html", {"act": act}))
    button = shown.find("button")
    assert button.get("aria-disabled") == "true"
    assert button.get("disabled") is None
    assert "缺3项" in shown.text_content()


def test_an_error_is_said_in_its_place_and_never_as_a_toast() -> None:
    class Said(str):
        level_tag = "success"

    class Wrong(str):
        level_tag = "error"

    shown = html.fragment_fromstring(
        render_to_string("theme/messages.html", {"messages": [Wrong("没有存上"), Said("已受理")]}),
        create_parent=True,
    )
    toasts = shown.find_class("toasts")[0]
    assert toasts.text_content().strip() == "已受理"
    assert shown.find_class("trouble")[0].get("role") == "alert"


def test_a_sentence_with_a_figure_in_it_has_no_gap() -> None:
    figure = SAMPLES["figure_inline"][2]["figure"]
    shown = render_to_string("theme/components/figure_inline.html", {"figure": figure})
    assert shown == '<a class="traced" href="#accepted">220</a>件'


def test_the_readme_names_every_component() -> None:
    readme = (THEME / "README.md").read_text()
    assert [path.stem for path in COMPONENTS if f"`{path.stem}`" not in readme] == []
