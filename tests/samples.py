"""Real archive files: those of pywb's source distribution, which `.ci/run` fetches."""

import tarfile
from pathlib import Path

import pytest

_FETCHED = Path(__file__).parents[1] / ".samples"
_WITHIN = "/sample_archive/warcs/"


def unpacked(folder: Path) -> list[Path]:
    """The archive files, put into this folder; the test is skipped where they are not there."""
    fetched = sorted(_FETCHED.glob("pywb-*.tar.gz"))
    if not fetched:
        pytest.skip("pywb's sample archives are not in .samples: .ci/run fetches them")
    with tarfile.open(fetched[-1]) as archive:
        for member in archive.getmembers():
            content = archive.extractfile(member) if _WITHIN in member.name else None
            if content:
                (folder / Path(member.name).name).write_bytes(content.read())
    return sorted(folder.iterdir())
