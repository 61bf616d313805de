"""`/admin`: re-index, see how it goes, send files. It is there only if a secret is set."""

from flask import Blueprint, flash, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from indexer.errors import RunUnderWay, UploadRefused
from indexer.runs import Order
from webapp import sessions
from webapp.access import is_same
from webapp.limits import LONGEST_BODY
from webapp.operation import operation, runs, settings, uploads
from webapp.pages.admin import admin_page, progress
from webapp.query_string import handing_on
from webapp.wording import gettext, listed, ngettext

blueprint = Blueprint("admin", __name__, url_prefix="/admin")

_OPEN = {"admin.home", "admin.login"}


@blueprint.before_app_request
def bound() -> Response | None:
    """Before anything looks at a form: only the administrator may send large ones, or act."""
    if request.blueprint != blueprint.name:
        return None
    if not sessions.is_begun():
        return None if request.endpoint in _OPEN else _home()
    if request.endpoint == "admin.upload":
        request.max_content_length = settings().upload_most * 2**20 + LONGEST_BODY
    return None


@blueprint.get("")
def home() -> Response:
    if not sessions.is_begun():
        return _private(make_response(render_template("login.html", failed=False)))
    failed = operation().failed_searches
    page = admin_page(runs().status(), failed.counts(), keeps_unfound=bool(failed.folder))
    return _private(make_response(render_template("admin.html", page=page)))


@blueprint.post("/login")
def login() -> Response:
    if not is_same(request.form.get("secret", ""), settings().admin_secret):
        return _private(make_response(render_template("login.html", failed=True), 403))
    sessions.begin()
    return _home()


@blueprint.post("/logout")
def logout() -> Response:
    sessions.end()
    return _home()


@blueprint.get("/progress")
def fragment() -> Response:
    return _private(
        make_response(render_template("_progress.html", progress=progress(runs().status())))
    )


@blueprint.post("/index")
def index() -> Response:
    _start(Order(rebuild=request.form.get("what") == "rebuild", prune="prune" in request.form))
    return _home()


@blueprint.post("/cancel")
def cancel() -> Response:
    runs().cancel()
    return _home()


@blueprint.post("/upload")
def upload() -> Response:
    kept = []
    for file in request.files.getlist("files"):
        if not file.filename:
            continue
        try:
            kept.append(uploads().keep(file.filename, file.stream))
        except UploadRefused as error:
            reason = gettext(error.template) % error.values
            flash(gettext("%(name)s was refused: %(reason)s", name=file.filename, reason=reason))
    if kept:
        names = listed(path.name for path in kept)
        flash(
            ngettext(
                "%(n)s file kept: %(names)s", "%(n)s files kept: %(names)s", len(kept), names=names
            )
        )
        _start(Order(tuple(kept)))
    return _home()


def _start(order: Order) -> None:
    try:
        runs().start(order)
    except RunUnderWay:
        flash(gettext("A run is under way. What has come since is for the next one."))


def _home() -> Response:
    return redirect(handing_on("/admin"), 303)


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
