"""Templates settled once for each language say what they would say if nothing had been settled."""

from collections.abc import Iterator

import pytest
from flask import Flask, render_template
from jinja2 import DictLoader, TemplateNotFound
from markupsafe import Markup

from webapp import expressions, templating, wording

TEMPLATES = {
    "sentence.html": '{{ _("Search") }} {{ _("%(n)s of %(m)s", n=one, m=two) }}',
    "nested.html": '{{ _("%(a)s, %(b)s", a=_("Search"), b=one) }}{{ parts|join(_(", ")) }}',
    "outer.html": '{% for part in parts %}{% include "inner.html" %}{% endfor %}',
    "inner.html": '{% from "macros.html" import bold %}{{ bold(part) }}{% include "end.html" %}',
    "end.html": "{% if part %};{% endif %}",
    "macros.html": "{% macro bold(text, tag='b') %}<{{ tag }}>{{ text }}</{{ tag }}>{% endmacro %}",
    "given.html": '{% from "macros.html" import bold %}{{ bold("x", "i") }}{{ bold(bold("<")) }}',
    "chosen.html": "{% if one %}{{ one }}{% elif two %}%{{ two }}{% else %}<{% endif %}%s",
    "lost.html": '{% include "nowhere.html" %}',
}


@pytest.fixture
def app() -> Iterator[Flask]:
    app = Flask("templates")
    templating.init(app)
    wording.init(app)
    app.jinja_env.loader = DictLoader(TEMPLATES)
    with app.test_request_context("/"):
        app.preprocess_request()
        yield app


def said(name: str, **values: object) -> str:
    return render_template(name, **values)


def test_each_reader_is_answered_in_their_language(app: Flask) -> None:
    app.add_url_rule("/", view_func=lambda: said("sentence.html", one=1, two=2))
    client = app.test_client()

    english, japanese, again = (client.get(f"/?ui={one}").text for one in ("en", "ja", "en"))

    assert english == again == "Search 1 of 2"
    assert japanese.startswith("検索")


def test_values_are_escaped_and_markup_is_not(app: Flask) -> None:
    assert said("sentence.html", one="<i>", two=Markup("<b>")) == "Search &lt;i&gt; of <b>"
    assert said("nested.html", one="&", parts=["<", ">"]) == "Search, &amp;&lt;, &gt;"


def test_an_include_in_a_loop_sees_the_loop_and_its_own_imports(app: Flask) -> None:
    assert said("outer.html", parts=["a", "<"]) == "<b>a</b>;<b>&lt;</b>;"


def test_a_macro_takes_arguments_by_position_and_by_default(app: Flask) -> None:
    assert said("given.html") == "<i>x</i><b><b>&lt;</b></b>"


@pytest.mark.parametrize(
    ("one", "two", "shown"), [("<", 0, "&lt;%s"), ("", 2, "%2%s"), (None, [], "<%s")]
)
def test_text_on_conditions_is_that_of_the_first_that_holds(
    app: Flask, one: object, two: object, shown: str
) -> None:
    assert said("chosen.html", one=one, two=two) == shown


def test_an_include_of_nothing_is_an_error(app: Flask) -> None:
    with pytest.raises(TemplateNotFound):
        said("lost.html")


@pytest.mark.parametrize(
    ("value", "shown"), [("a<b", "a&lt;b"), (Markup("a<b"), "a<b"), (3, "3"), (None, "None")]
)
def test_escaping_knows_text_markup_and_all_else(value: object, shown: str) -> None:
    assert expressions.escaped(value) == shown
