"""The headers of every answer: what a page may load, and that robots stay out."""

from flask import Flask, Response, request

from webapp.wording import interface_language

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-src": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
CONTENT_SECURITY_POLICY = "; ".join(f"{what} {where}" for what, where in _POLICY.items())
# Of an archived page: it runs nothing, fetches nothing, and submits nothing.
ORIGINAL_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
_HEADERS = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-DNS-Prefetch-Control", "off"),  # a link in an archived page asks no name server
    ("X-Robots-Tag", "noindex, nofollow"),
)
# What a page depends on beside its address
_VARY = "Accept-Language, HX-Request, HX-History-Restore-Request, HX-Trigger, Accept-Encoding"


def init(app: Flask) -> None:
    app.after_request(_complete)


def _complete(response: Response) -> Response:
    headers = response.headers
    given = {name.lower() for name, _ in headers}
    added = [one for one in _HEADERS if one[0].lower() not in given]
    if response.mimetype == "text/html":
        added += (("Vary", _VARY), ("Content-Language", interface_language()))
    if "HTTP_HX_REQUEST" in request.environ:
        # A browser going back must not show a kept fragment in the place of the page.
        headers["Cache-Control"] = "no-store"
    elif "cache-control" not in given:
        added.append(("Cache-Control", "private, no-cache"))
    headers.extend(added)
    return response
