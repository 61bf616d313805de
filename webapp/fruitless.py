"""A search that found nothing: it is counted, and told to the librarian who asked for that."""

from flask import current_app

from webapp import metrics
from webapp.operation import operation


def note(text: str) -> None:
    metrics.of(current_app).fruitless.inc()
    operation().failed_searches.note(text)
