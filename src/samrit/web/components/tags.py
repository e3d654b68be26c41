"""The components as template tags; every template knows them without loading anything.

A tag that surrounds something (`{% message "warning" %}…{% endmessage %}`) takes it as its content. Whatever a tag is
not given by a name of its own is an error when the template is read: that is why they are tags and not includes.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, TextInput
from django.template.context import Context
from django.template.loader import get_template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from samrit.queries.city.altered_records import altered_sentences
from samrit.queries.people.roles import active_roles
from samrit.records.models import Indicator, User
from samrit.report.target import has_blank
from samrit.scoring.words import unit_after
from samrit.thai.translation import _
from samrit.vocabulary.units import ENGLISH_UNITS, LEVEL
from samrit.web import words
from samrit.web.components.crumbs import trail, trail_to
from samrit.web.components.drawn import component, drawn_around
from samrit.web.components.due import due_words
from samrit.web.components.errors import sent_and_wrong, wrong_fields
from samrit.web.components.names import initials
from samrit.web.components.remembered import url
from samrit.web.components.stale import stale_of
from samrit.web.components.styles import address
from samrit.web.listing import Listing
from samrit.writers.counts_drawing import Bar
from samrit.writers.value_drawing import ValueDrawing

register = template.Library()
register.tag("url", url)


@register.simple_tag
def component_styles() -> str:
    """The address of the one sheet of styles that all components share; it changes whenever they do."""
    return address()


@register.simple_tag(takes_context=True)
def printed(context: Context) -> str:
    """What stands over a page on paper: of which agency it is, who printed it, on which day."""
    who, today = context.get("user"), timezone.localdate()
    if not isinstance(who, User):
        return ""
    agencies = dict.fromkeys(one.agency.name() for one in active_roles(who, today))
    said = _("Printed by {name}, {day}", name=who.name(), day=words.day(today, short=True))
    return " · ".join((*list(agencies)[:1], said))


@component(register, "components/icon.html")
def icon(name: str, said: str = "") -> dict[str, str]:
    """A drawing in the height of the letters; `said` is what it says where no word stands beside it."""
    return {"name": name, "said": said}


@register.inclusion_tag("components/crumbs.html", takes_context=True)
def crumbs(
    context: Context, above: object = None, here: str = "", through: str = "", key: str = ""
) -> dict[str, object]:
    """The way to this page: from a thing or a page `above`, through one of its lists; `key` presses the last link.

    Without anything it is what the view has put into the context as `crumbs`.
    """
    link = trail(above, through=through, here=here) if above is not None else context.get("crumbs") or []
    return {"trail": link, "key": key, "up": len(link) - 1}


@register.simple_tag
def within(thing: object) -> str:
    """What a page belongs to, behind the words of its title: " · Earth Hour 2026"."""
    said = str(thing) if isinstance(thing, Indicator) else str(trail_to(thing)[-1].words)
    return f" · {Truncator(said).chars(60)}"


@register.simple_block_tag(end_name="endsheet")
def sheet(  # noqa: PLR0913 - what a surface may have
    content: str,
    heading: str = "",
    *,
    ident: str = "",
    kind: str = "",
    lang: str = "",
    labelled: str = "",
    label: str = "",
) -> str:
    """A surface with what belongs together on it; `kind` is "column" for what is read.

    It is named by its `heading`, or where that is more than words, by what stands on it with the id `labelled`; without any of these by its `label`.
    """
    return _around("sheet", content, heading=heading, ident=ident, kind=kind, lang=lang, labelled=labelled, label=label)


@register.simple_block_tag(end_name="endpairs")
def pairs(content: str, kind: str = "", lang: str = "") -> str:
    """Terms with what they mean here; `kind` is "facts" for a few in one line."""
    return _around("pairs", content, kind=kind, lang=lang)


@register.simple_block_tag(end_name="endpair")
def pair(content: str, term: str, lang: str = "") -> str:
    """One term with what it means here."""
    return _around("pair", content, term=term, lang=lang)


@register.simple_block_tag(end_name="endtable")
def table(
    content: str, caption: str, *columns: str | list[str], kind: str = "", ident: str = "", right: str = ""
) -> str:
    """Rows and columns, on a phone a card for each row; the caption is heard, and seen where `kind` has "captioned".

    Under its columns the content is the rows alone. A list among the columns is several of them, and no words are no column;
    `right` are the numbers of the columns of figures, such as "2 4". With "wide" in its `kind` it is moved sideways where it
    has no room.
    """
    at_right = right.split()
    words = [one for given in columns for one in (given if isinstance(given, list) else [given]) if one]
    head = tuple((str(one), str(n) in at_right) for n, one in enumerate(words, 1))
    is_wide = "wide" in kind.split()
    return _around("table", content, caption=caption, columns=head, kind=kind, ident=ident, is_wide=is_wide)


_TONES = {
    **dict.fromkeys(("good", "verified", "published", "evaluated", "done", "on_time"), "good"),
    **dict.fromkeys(("near", "warning", "returned", "reported", "invited"), "near"),
    **dict.fromkeys(("miss", "error", "late", "refused", "suspended"), "miss"),
    **dict.fromkeys(("note", "submitted", "endorsed"), "note"),
}


@component(register, "components/badge.html")
def badge(said: str, tone: str = "", sign: str = "") -> dict[str, str]:
    """A state in one or two words; the tone is good, near, miss or note, or a state that has one; the sign an icon."""
    return {"said": said, "tone": _TONES.get(tone, ""), "sign": sign}


_SIGNS = {"success": "good", "warning": "warning", "error": "error"}


@register.simple_block_tag(end_name="endmessage")
def message(content: str, tone: str = "note", ident: str = "", kind: str = "", *, hidden: object = False) -> str:
    """What the system has to say: tone note, success, warning or error; an error is read aloud at once."""
    role = "alert" if tone == "error" else "status"
    sign = _SIGNS.get(tone, "note")
    return _around("message", content, tone=tone, kind=kind, sign=sign, role=role, ident=ident, hidden=hidden)


@register.inclusion_tag("components/error_summary.html", takes_context=True)
def page_errors(context: Context) -> dict[str, object]:
    """What is wrong in all forms that were sent to this page; it stands on every page, above the title."""
    wrong = sent_and_wrong(context)
    return error_summary(*wrong, sentence=next((said for form in wrong if (said := getattr(form, "summary", ""))), ""))


@register.simple_tag(takes_context=True)
def page_errors_prefix(context: Context) -> str:
    """How the title of a page begins that has something to mend: a screen reader says it first."""
    return _("Error:") if sent_and_wrong(context) else ""


@register.simple_tag(takes_context=True)
def altered_here(context: Context) -> list[str]:
    """What is said over a page of the office that shows rows which were changed past the system."""
    match = context["request"].resolver_match
    if match is None:
        return []
    beginning = match.route.removeprefix("office/").partition(">")
    return [str(one) for one in altered_sentences(match.url_name or "", "".join(beginning[:2]), match.kwargs)]


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm, sentence: str = "", takes_focus: bool = True) -> dict[str, object]:
    """Everything that is wrong in some forms, above the title, with a link to each field; nothing where nothing is."""
    return {
        "wrong": [one for form in forms for one in wrong_fields(form)],
        "sentence": sentence,
        "takes_focus": takes_focus,
    }


@register.inclusion_tag("components/stale.html", name="stale")
def stale_version(form: BaseForm) -> dict[str, object]:
    """What somebody else saved meanwhile beside what was typed in a form; nothing where nobody did."""
    return {"stale": stale_of(form)}


@register.simple_block_tag(end_name="endnothing")
def nothing(content: str, heading: str = "") -> str:
    """A list without rows: why, and what one may do."""
    return _around("nothing", content, heading=heading)


@register.simple_block_tag(end_name="endsticky")
def sticky(content: str, state: str = "") -> str:
    """What one may do with this page, always in view; `state` says where it stands, such as how it was saved."""
    return _around("sticky", content, state=state)


@component(register, "components/figure.html")
def figure(value: Decimal | str | None, unit: str = "", kind: str = "", doubt: str = "") -> dict[str, str]:
    """A value with its unit, never parted: kind "main" or "row"; doubt "pending" (hollow) or "unknown" (?).

    A unit as the form prints it ("ไม่น้อยกว่า ... ชุมชน") is shown as the unit alone; a level stands before its number.
    """
    said = words.value(value, unit) if isinstance(value, Decimal) else value or ""
    shown = unit_after(unit) if has_blank(unit) else unit
    before = words.level_word() if shown in (LEVEL, ENGLISH_UNITS[LEVEL]) else ""
    return {"said": said, "before": before, "unit": "" if before else shown, "kind": kind, "doubt": doubt}


@register.simple_block_tag(end_name="enddrawing")
def drawing(content: str, said: str, width: float, height: float) -> str:
    """A chart as it is drawn; `said` is what it shows, in words, for who doesn't see it. A table has its figures.

    Without words it only repeats what stands beside it.
    """
    return _around("drawing", content, said=said, width=width, height=height)


@register.inclusion_tag("components/values.html")
def values(
    chart: ValueDrawing, heading: str = "", *, caption: str = "", table: str = "", kind: str = ""
) -> dict[str, object]:
    """Values over years or quarters as a drawing; under it what its marks are, and with `table`, what a row is, its figures."""
    return {"chart": chart, "heading": heading, "caption": caption, "table": table, "kind": kind}


@register.inclusion_tag("components/counts.html")
def counts(bar: Bar, kind: str = "", *, with_key: bool = False) -> dict[str, object]:
    """How many came out how, as one bar; kind "main" for the one of a page, `with_key` with its parts in words below."""
    return {"bar": bar, "kind": kind, "with_key": with_key}


@component(register, "components/initials.html", name="initials")
def initials_of(who: User) -> dict[str, str]:
    """Two letters for somebody whose name stands elsewhere."""
    return {"letters": initials(who.name())}


@component(register, "components/person.html")
def person(
    who: User | str, role: str = "", instead_of: User | str = "", *, with_initials: bool = False
) -> dict[str, str]:
    """Somebody by name, with the role in which they act and whom they stand in for."""
    name, instead = (one if isinstance(one, str) else one.name() for one in (who, instead_of))
    return {"name": name, "role": role, "instead_of": instead, "letters": initials(name) if with_initials else ""}


@component(register, "components/date.html", name="date")
def date_of(
    when: date, *, full: bool = False, with_time: bool = False, due_from: date | None = None
) -> dict[str, object]:
    """A day, `with_time` a moment; short in rows, `full` in text; with `due_from` (today) what is left until then."""
    local = timezone.localtime(when) if isinstance(when, datetime) else when
    on = local.date() if isinstance(local, datetime) else local
    said = words.moment(when) if with_time and isinstance(when, datetime) else words.day(on, short=not full)
    left = due_words(on, due_from) if due_from is not None else None
    return {"said": said, "machine": (local if with_time else on).isoformat(), "left": left}


@register.inclusion_tag("components/paging.html", takes_context=True)
def paging(context: Context, page: Page[Any]) -> dict[str, object]:
    """The way through a long list; what was chosen stays."""
    at, last = page.number, page.paginator.num_pages
    return {"request": context["request"], "number": at, "before": at - 1, "after": at + 1, "last": last}


@register.simple_block_tag(takes_context=True, end_name="endlist_head")
def list_head(
    context: Context,
    content: str,
    list: Listing[Any, Any] | None = None,  # noqa: A002 - as it is called in every template
    *,
    form: BaseForm | None = None,
    live: str = "",
) -> str:
    """What stands over a list: fields to search, choose and sort by, how many rows they leave, the rows as a file.

    The fields are those of the list's form, or of a form whose rows are no list, and the content; with `live` the rows of that
    id follow as somebody types.
    """
    form = list.form if list is not None else form
    fields = form.visible_fields() if form is not None else []
    typed = next((field.id_for_label for field in fields if isinstance(field.field.widget, TextInput)), "")
    shown = {"list": list, "fields": fields, "typed": typed, "live": live, "path": context["request"].path}
    # It asks whether there is a content, and no list is like another.
    return get_template("components/list_head.html").render({**shown, "content": mark_safe(content)})  # noqa: S308 - see below


@register.simple_block_tag(takes_context=True, end_name="endlisted")
def listed(  # noqa: PLR0913 - what a list may have
    context: Context,
    content: str,
    list: Listing[Any, Any],  # noqa: A002 - as it is called in every template
    caption: str,
    *columns: str,
    kind: str = "",
    right: str = "",
    heading: str = "",
    empty: str = "",
) -> str:
    """A list: what stands over it, its rows under their columns, the way to its pages; without a row, why: `heading`, `empty`."""
    head = list_head(context, "", list)
    if not list.lines:
        return format_html("{}{}", head, nothing(format_html("<p>{}</p>", empty), heading))
    pages = get_template("components/paging.html").render(paging(context, list.page))
    return format_html("{}{}{}", head, table(content, caption, *columns, kind=kind, right=right), pages)


def _around(name: str, content: str, **arguments: object) -> str:
    # The content was rendered by the template that surrounds it, and is safe as that is.
    inner = mark_safe(content)  # noqa: S308 - see above
    return drawn_around(f"components/{name}.html", inner, arguments)
