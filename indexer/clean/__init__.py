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
    body, ending = tail.split(parts.blocks)
    text = "\n".join(block.line for block in body)
    spoken = language.language_of(text, parts.metadata.language)
    evidence = _evidence(page, parts, tuple(block.line for block in body), spoken)
    published = dates.published(evidence)
    publisher = source.source_of(_signs(page, parts, ending), authority)
    document = Document(
        id=document_id(page.capture),
        title=parts.title,
        blocks=body,
        published=published,
        event=dates.event(evidence, published),
        language=spoken,
        source=publisher,
        kind=kind.kind_of(parts.title, parts.labels, text, source.whole(publisher, authority)),
        tail=ending,
        stripped=parts.stripped,
        captures=(page.capture,),
        sample=parts.metadata.sample,
    )
    corrected = corrections.apply(document)
    texts = people.Texts(text, corrected.title, "\n".join(ending))
    found = people.mentions(texts, authority, corrected.published)
    return people.corrected(replace(corrected, people=found), authority)


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
        return html_page.parts_of(page.text, names, spans)
    return text_dump.parts_of(page.text, names, spans, common)


def _signs(page: Page, parts: Parts, ending: tuple[str, ...]) -> Signs:
    return Signs(
        address=page.capture.address,
        site=parts.metadata.site,
        lines=(*parts.head, *parts.foot),
        tail=ending,
        path=page.capture.path,
    )


def _evidence(page: Page, parts: Parts, body: tuple[str, ...], spoken: str) -> Evidence:
    return Evidence(
        metadata=parts.metadata,
        html=page.text if page.format is Format.HTML else "",
        lines=parts.lines,
        head=parts.head,
        body=body,
        title=parts.title,
        address=page.capture.address,
        captured=page.capture.captured,
        language=spoken,
    )
