"""`/trends`: searches compared over time; `/trends.csv`: the same as a table."""

import csv
import io
from dataclasses import replace

from flask import Blueprint, Response, render_template, request

from indexer.model import Granularity
from indexer.query.parser import LONGEST
from webapp import query_string
from webapp.archive import searcher
from webapp.exports.csv_rows import cell
from webapp.pages.trends import MOST, Asked, Trends, trends
from webapp.pages.trends_page import trends_page

blueprint = Blueprint("trends", __name__)


@blueprint.get("/trends")
def page() -> str:
    return render_template("trends.html", page=trends_page(trends(searcher(), _asked())))


@blueprint.get("/trends.csv")
def table() -> Response:
    text = "\ufeff" + _csv(trends(searcher(), _asked()))
    response = Response(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="trends.csv"'
    return response


def _asked() -> Asked:
    shared = replace(query_string.load(request.args), text="", page=1)
    texts = dict.fromkeys(text[:LONGEST].strip() for text in request.args.getlist("q"))
    queries = tuple(replace(shared, text=text) for text in texts if text)[:MOST]
    by = Granularity.MONTH if request.args.get("by") == "month" else Granularity.YEAR
    return Asked(queries or (shared,), by, request.args.get("share") == "1")


def _csv(found: Trends) -> str:
    """A line a period: what the archive holds, then each search's documents and share."""
    written = io.StringIO()
    rows = csv.writer(written)
    columns = [name for one in found.series for name in (one.text, f"{one.text} %")]
    rows.writerow(["period", "archive", *map(cell, columns)])
    for place, (period, held) in enumerate(zip(found.periods, found.held, strict=True)):
        points = [one.points[place] for one in found.series]
        values = [value for p in points for value in ((p.count, p.share) if p else ("", ""))]
        rows.writerow([period, held, *values])
    return written.getvalue()
