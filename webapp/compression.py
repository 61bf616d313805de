"""Answers go compressed, as each browser can take them."""

from flask import Flask
from flask_compress import Compress

_SETTINGS = {
    "COMPRESS_ALGORITHM": ("zstd", "br", "gzip"),  # the cheapest first
    "COMPRESS_ALGORITHM_STREAMING": ("zstd", "br"),
    "COMPRESS_ZSTD_LEVEL": 3,
    "COMPRESS_MIMETYPES": (
        "application/atom+xml",
        "application/json",
        "application/jsonl",
        "application/opensearchdescription+xml",
        "application/x-suggestions+json",
        "image/svg+xml",
        "text/css",
        "text/csv",
        "text/html",
        "text/javascript",
        "text/plain",
    ),
}


def init(app: Flask) -> None:
    app.config.from_mapping(_SETTINGS)
    Compress(app)
