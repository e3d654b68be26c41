"""Every component has a template, styles and examples; the gallery shows them all, in both languages."""

from datetime import date

import pytest
from django.forms import Form, IntegerField
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from samrit.web.components.due import due_words
from samrit.web.components.gallery import COMPONENTS
from samrit.web.components.names import initials
from samrit.web.components.styles import FOLDER, in_pictures


def made(source: str, **context: object) -> str:
    """What a template makes, without idle blanks."""
    return " ".join(Template(source).render(Context(context)).split())


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_has_its_template_styles_and_examples_side_by_side(name: str) -> None:
    there = {path.name for path in FOLDER.glob(f"{name}.*")}

    assert there == {f"{name}.html", f"{name}.css", f"{name}.examples.html"}


def test_no_component_is_left_out_of_the_gallery() -> None:
    shown = {path.name.removesuffix(".examples.html") for path in FOLDER.glob("*.examples.html")}

    assert shown == set(COMPONENTS)
    assert {path.stem for path in FOLDER.glob("*.css")} == set(COMPONENTS) | {"gallery"}


@pytest.mark.parametrize(("language", "words"), [("th", "ส่วนประกอบของหน้าจอ"), ("en", "Components")])
def test_the_gallery_shows_every_component(admin_client: Client, language: str, words: str) -> None:
    admin_client.cookies["django_language"] = language

    page = admin_client.get(reverse("components"))

    text = page.content.decode()
    assert page.status_code == 200
    assert f"<h1>{words}</h1>" in text
    assert [name for name in COMPONENTS if f'id="{name}"' not in text] == []


def test_the_styles_of_all_components_are_one_file_that_a_browser_may_keep(client: Client) -> None:
    link = made("{% component_styles %}")

    answer = client.get(link)

    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer["Cache-Control"]
    assert all(f".{name}" in answer.content.decode() for name in ("crumbs", "sheet", "badge", "errors", "sticky"))


def test_the_last_crumb_is_the_page_itself_and_no_link() -> None:
    with translation.override("en"):
        text = made('{% crumbs "rules" "E501" key="u" %}')

    assert f'<a href="{reverse("rules")}" data-key="u">Rules in force</a>' in text
    assert '<li aria-current="page"> E501 </li>' in text
    assert made('{% crumbs "home" %}').count("<a ") == 0
    assert made("{% crumbs %}") == ""


def test_a_tag_takes_nothing_that_it_does_not_know() -> None:
    with pytest.raises(TemplateSyntaxError, match="colour"):
        Template('{% badge "Late" colour="red" %}')


def test_a_table_under_its_columns_has_a_head_and_figures_stand_at_the_right() -> None:
    text = made('{% table "Cities" "Name" "People" right="2" %}<tr><td>A</td><td>5</td></tr>{% endtable %}')

    assert '<th scope="col">Name</th><th scope="col" class="r">People</th>' in text
    assert "<tbody> <tr><td>A</td><td>5</td></tr> </tbody>" in text


def test_a_list_among_the_columns_is_several_and_no_words_are_none() -> None:
    text = made('{% table "Cities" "Name" years "" right="3" %}{% endtable %}', years=["2568", "2569"])

    assert '<th scope="col">Name</th><th scope="col">2568</th><th scope="col" class="r">2569</th> </tr>' in text


def test_a_wide_table_is_moved_sideways_and_by_the_keyboard_too() -> None:
    text = made('{% table "Cities" "Name" kind="wide" %}{% endtable %}')

    assert text.startswith(
        '<div class="wide-table" role="region" tabindex="0" aria-label="Cities"> <table class="table wide"'
    )


def test_pictures_that_stand_alone_have_every_token_written_out() -> None:
    styles = in_pictures()

    assert ".part-misses { fill: #cf5540; }" in styles
    assert [one for one in ("var(", "@media", ":root") if one in styles] == []


class Counted(Form):
    """A form with a number in it."""

    people = IntegerField(label="People")


def test_what_is_wrong_is_told_over_the_form_with_a_link_to_the_field() -> None:
    wrong = Counted({"people": "many"})

    with translation.override("en"):
        text = made("{% error_summary form %}", form=wrong)

    assert "1 thing to correct" in text
    assert '<a href="#id_people">People: Type a whole number, like 12.</a>' in text
    assert made("{% error_summary form %}", form=Counted({"people": "3"})) == ""


@pytest.mark.parametrize(
    ("due_on", "th", "en"),
    [
        (date(2026, 12, 1), None, None),
        (date(2026, 10, 15), "เหลือ 7 วัน", "7 days left"),
        (date(2026, 10, 8), "ครบกำหนดวันนี้", "Due today"),
        (date(2026, 10, 5), "เกินกำหนด 3 วัน", "3 days overdue"),
        (date(2021, 10, 5), "เกินกำหนดตั้งแต่ ต.ค. 2564", "Overdue since Oct 2021"),
    ],
)
def test_what_is_left_until_a_day_is_told_as_people_count(due_on: date, th: str | None, en: str | None) -> None:
    said = []
    for language in ("th", "en"):
        with translation.override(language):
            left = due_words(due_on, date(2026, 10, 8))
            said.append(left.words if left else None)

    assert said == [th, en]


def test_a_value_and_its_unit_stand_together_and_doubt_has_a_word() -> None:
    with translation.override("en"):
        assert '<span class="num">412</span> <span class="unit">people</span>' in made('{% figure "412" "people" %}')
        assert "not endorsed yet" in made('{% figure "412" "people" doubt="pending" %}')
        assert "no value" in made("{% figure nothing %}", nothing=None)


@pytest.mark.parametrize(
    "inline", ['{% badge "a" %}', '{% figure "1" "%" %}', '{% person "a" %}', "{% date day %}", '{% icon "note" %}']
)
def test_what_stands_in_a_line_brings_no_blank_with_it(inline: str) -> None:
    context = Context({"day": date(2026, 10, 8)})

    made = Template(f"({inline})").render(context)

    assert made.startswith("(<")
    assert made.endswith(">)")


def test_initials_leave_out_titles_and_vowels_that_are_written_before_their_consonant() -> None:
    assert [initials(name) for name in ("นางสาวแก้วตา เจริญผล", "Ms. Ada Lovelace", "admin")] == ["กจ", "AL", "A"]
