"""Archive files for tests, written by hand so that each can be wrong in its own way."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable

HTML = (
    b"<!DOCTYPE html><html><head><title>A</title></head>"
    b"<body><p>The ministers met in Tokyo.</p></body></html>"
)
DATE = "2023-12-17T04:12:00Z"
ADDRESS = "http://www.mofa.go.jp/press/1.html"


def http(
    body: bytes = HTML, *, status: str = "200 OK", kind: str = "text/html", headers: str = ""
) -> bytes:
    """An HTTP response."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body


def warc(
    block: bytes, *, kind: str = "response", address: str = ADDRESS, headers: str = ""
) -> bytes:
    """A WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {DATE}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n{headers}"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def revisit(address: str = ADDRESS, *, to: str = ADDRESS, date: str = DATE) -> bytes:
    """A record that says: found again as it was at that address then."""
    headers = f"WARC-Refers-To-Target-URI: {to}\r\nWARC-Refers-To-Date: {date}\r\n"
    return warc(b"", kind="revisit", address=address, headers=headers)


def arc(*blocks: bytes, address: str = ADDRESS) -> list[bytes]:
    """The records of an ARC file."""
    version = b"1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n"
    head = f"filedesc://a.arc 0.0.0.0 20231217041200 text/plain {len(version)}\n".encode()
    records = [
        f"{address} 192.0.2.1 20231217041200 text/html {len(block)}\n".encode() + block + b"\n"
        for block in blocks
    ]
    return [head + version + b"\n", *records]


def gzipped(records: Iterable[bytes]) -> bytes:
    """Each record compressed for itself."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def chunked(body: bytes, size: int = 20) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    lines = (f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces)
    return b"".join(lines) + b"0\r\n\r\n"


def deflated(body: bytes, bits: int) -> bytes:
    packer = zlib.compressobj(wbits=bits)
    return packer.compress(body) + packer.flush()


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return written.getvalue()


def wacz(files: dict[str, bytes]) -> bytes:
    lists = {"datapackage.json": b"{}", "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n'}
    return zipped(lists | files, zipfile.ZIP_STORED)


def mhtml(
    body: bytes = HTML,
    *,
    kind: str = "text/html; charset=utf-8",
    address: str = ADDRESS,
    more: bytes = b"",
) -> bytes:
    """A page as a browser saves it with its parts."""
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {address}\r\nSubject: A\r\n"
        "Date: Sun, 17 Dec 2023 13:12:00 +0900\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x"\r\n\r\n'
        f"----x\r\nContent-Type: {kind}\r\nContent-Location: {address}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n" + more + b"----x--\r\n"


def pdf(*pages: str) -> bytes:
    """A PDF file of plain text, a page each; an empty line leaves a gap."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in text.split("\n"))
        drawn = f"BT /F1 12 Tf 72 720 Td {lines}ET"
        objects += [
            (
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
                f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
            ),
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    return _with_table([f"{at} 0 obj\n{one}\nendobj\n" for at, one in enumerate(objects, 1)])


def _with_table(objects: list[str]) -> bytes:
    written, offsets = b"%PDF-1.4\n", []
    for one in objects:
        offsets.append(len(written))
        written += one.encode()
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    return written + f"{table}{trailer}startxref\n{len(written)}\n%%EOF\n".encode()
