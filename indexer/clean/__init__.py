"""Pages to documents."""

from dataclasses import replace

from indexer.authority import Authority
from indexer.clean import dates, kind, language, people, source, text_dump
from indexer.clean.boilerplate import tail
from indexer.clean.common import NOTHING_COMMON, Common
from indexer.clean.corrections import Corrections, Spans
from indexer.clean.dates import Evidence
from indexer.clean.html import page as html_page
from indexer.clean.parts import Parts
from indexer.clean.source import Signs
from indexer.clean.titles.site import names_of
from indexer.errors import NotADocument
from indexer.identity import document_id
from indexer.model import Document, Format, Page


def clean(
    page: Page, authority: Authority, corrections: Corrections, common: Common = NOTHING_COMMON
) -> Document:
    """What the page says, as a document; raise `NotADocument` for a page without a text.

    `common` is what the text dumps of its site have in common.
    """
    parts = _parts(page, authority, corrections.spans(page.capture), common)
    document = corrections.apply(_document(page, parts, authority))
    home = source.home_of(document.source, authority)
    texts = people.Texts(document.text, document.title, "\n".join(document.tail), home)
    found = people.mentions(texts, authority, document.published)
    return people.corrected(replace(document, people=found), authority)


def text_of_html(html: str) -> str:
    """The body text of one HTML page, "" where it has none."""
    try:
        body, _ = tail.split(html_page.parts_of(html).blocks)
    except NotADocument:
        return ""
    return "\n".join(block.line for block in body)


def _parts(page: Page, authority: Authority, spans: Spans, common: Common) -> Parts:
    names = names_of(source.publishers(authority))
    if page.format is Format.HTML:
        parts = html_page.parts_of(page.text, names, spans)
    else:
        parts = text_dump.parts_of(page.text, names, spans, common)
    body, after = tail.split(parts.blocks)
    placed = (replace(span, before=min(span.before, len(body))) for span in parts.stripped)
    return replace(parts, blocks=body, tail=after, stripped=tuple(placed))


def _document(page: Page, parts: Parts, authority: Authority) -> Document:
    """The document as its own page tells it, without its people."""
    text = "\n".join(parts.body)
    spoken = language.language_of(text, parts.metadata.language)
    evidence = _evidence(page, parts, spoken)
    published = dates.published(evidence)
    publisher = source.source_of(_signs(page, parts), authority)
    return Document(
        id=document_id(page.capture),
        title=parts.title,
        blocks=parts.blocks,
        published=published,
        event=dates.event(evidence, published),
        language=spoken,
        source=publisher,
        kind=kind.kind_of(parts.title, parts.labels, text, source.whole(publisher, authority)),
        tail=parts.tail,
        stripped=parts.stripped,
        captures=(page.capture,),
        sample=parts.metadata.sample,
    )


def _signs(page: Page, parts: Parts) -> Signs:
    return Signs(
        address=page.capture.address,
        site=parts.metadata.site,
        lines=(*parts.head, *parts.foot),
        tail=parts.tail,
        path=page.capture.path,
    )


def _evidence(page: Page, parts: Parts, spoken: str) -> Evidence:
    return Evidence(
        metadata=parts.metadata,
        html=page.text if page.format is Format.HTML else "",
        lines=parts.lines,
        head=parts.head,
        body=parts.body,
        title=parts.title,
        address=page.capture.address,
        captured=page.capture.captured,
        language=spoken,
    )
