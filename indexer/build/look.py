"""What reading and cleaning make of files, without any index."""

from collections.abc import Iterable, Iterator

from indexer import clean, read
from indexer.build.archive import Archive
from indexer.build.walk import Found
from indexer.errors import NotADocument
from indexer.model import Document, Page, PassedOver


def look(
    archive: Archive, found: Iterable[Found | PassedOver]
) -> Iterator[tuple[str, Document | PassedOver]]:
    """Each file's outcomes under the file's name without its ending."""
    for file in found:
        if isinstance(file, PassedOver):
            yield "", file
        else:
            for page in read.pages(file.file, file.path):
                yield (
                    file.file.stem,
                    page if isinstance(page, PassedOver) else _clean(archive, page),
                )


def _clean(archive: Archive, page: Page) -> Document | PassedOver:
    try:
        return clean.clean(page, archive.authority, archive.corrections)
    except NotADocument as error:
        return PassedOver(page.capture.path, str(error), failed=False)
