"""The translations of the interface: nothing is missing, and every placeholder is kept."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from indexer.clean.boilerplate import phrases
from indexer.clean.html import markup
from indexer.engines import Engine
from indexer.model import Query
from indexer.query import sentences
from tests.webapp.browsing import MAY_STAY, latin
from webapp import labels, rules
from webapp.wording import DEFAULT, LANGUAGES

ROOT = Path(__file__).parents[2]
OTHERS = tuple(code for code in LANGUAGES if code != DEFAULT)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """All that the code can say, collected by the command of the README."""
    collected = tmp_path_factory.mktemp("translations") / "messages.pot"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = next(line for line in readme.splitlines() if "pybabel extract" in line)
    options = [str(collected) if o == "messages.pot" else o for o in shlex.split(command)[1:]]

    tool = Path(sys.executable).with_name("pybabel")
    subprocess.run([tool, *options], cwd=ROOT, check=True, capture_output=True)

    with collected.open("rb") as file:
        return read_po(file)


def catalogue(language: str) -> Catalog:
    with (ROOT / f"webapp/translations/{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def forms(given: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [given] if isinstance(given, str) else list(given or ())


def placeholders(words: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)s|\{\w+\}", words))


def bare(words: str) -> str:
    return re.sub(r"%\(\w+\)s|\{\w+\}", " ", words)


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_interface_is_translated(said: Catalog, language: str) -> None:
    known = catalogue(language)

    for message in messages(said):
        found = known.get(message.id)
        assert found, f"{message.id!r} is not in {language}.po"
        assert not found.fuzzy, message.id
        assert len(forms(found.string)) == (known.num_plurals if message.pluralizable else 1)
        assert all(forms(found.string)), f"{message.id!r} has no translation"


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_every_placeholder(language: str) -> None:
    for message in messages(catalogue(language)):
        wanted = placeholders(forms(message.id)[-1])
        for form in forms(message.string):
            assert placeholders(form) == wanted, message.id


def test_no_translation_into_japanese_is_left_in_english() -> None:
    for message in messages(catalogue("ja")):
        for form in forms(message.string):
            assert latin(bare(form)) <= MAY_STAY, message.id


def test_every_sentence_of_the_engine_is_collected(said: Catalog) -> None:
    for sentence in sentences.TEMPLATES:
        assert sentence in said, sentence


def test_every_rule_of_the_cleaning_has_a_name(starter: Engine) -> None:
    documents = list(starter.scan(Query()))
    taken = {span.rule for document in documents for span in document.stripped}
    dated = {document.published.rule for document in documents if document.published.date}

    assert taken | set(phrases._RULES) | set(markup._RULES) <= rules.NAMES
    assert dated <= set(labels.DATE_RULES)


def test_the_name_of_an_unknown_rule_is_its_own() -> None:
    assert rules.name("rule of an older index") == "rule of an older index"
