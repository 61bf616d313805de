"""What a node runs on: a Java that is there, and the jars of OpenSearch that fit it."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

CACHE = Path(__file__).parents[3] / ".opensearch"
_POM = Path(__file__).with_name("pom.xml")
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
_RUNNERS = ((21, "3.8.0.0"), (11, "2.19.1.0"))  # the least Java for each
_THAI = "jdk.localedata"  # without which no index can be made: OpenSearch looks for Thai in it


@dataclass(frozen=True, slots=True)
class Runtime:
    java: Path
    jars: Path


def find() -> Runtime:
    """The newest that can be had, or of the version that `COMMUNIQUE_TEST_OPENSEARCH_VERSION` says.

    Skip, and say why, where there is none.
    """
    wanted = os.environ.get("COMMUNIQUE_TEST_OPENSEARCH_VERSION", "")
    places = [*Path("/usr/lib/jvm").glob("*/bin/java"), Path(shutil.which("java") or "")]
    known = [(_version(java), java) for java in places if java.is_file()]
    for least, runner in (one for one in _RUNNERS if one[1].startswith(wanted)):
        for version, java in sorted(known, reverse=True):
            if version >= least and _THAI in _told(java, "--list-modules"):
                CACHE.mkdir(exist_ok=True)
                with FileLock(CACHE / "lock"):  # two that fetch at once spoil each other's files
                    return Runtime(java, _jars(runner))
    pytest.skip(f"no Java is here to run OpenSearch {wanted or 'of any version'}")


def _version(java: Path) -> int:
    found = re.search(r'version "(\d+)', _told(java, "-version"))
    return int(found[1]) if found else 0


def _told(java: Path, option: str) -> str:
    done = subprocess.run([java, option], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def _jars(runner: str) -> Path:
    """Fetched once, by Maven, into a folder that git does not know."""
    folder = CACHE / runner
    complete = folder / ".complete"
    if not complete.exists():
        maven = shutil.which("mvn")
        if maven is None:
            pytest.skip("Maven is not here to fetch OpenSearch")
        copying = [_COPY, "-DincludeScope=runtime", f"-DoutputDirectory={folder}"]
        command = [maven, "-B", "-q", "-f", str(_POM), f"-Drunner.version={runner}", *copying]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
        if done.returncode:
            pytest.skip(f"Maven cannot fetch OpenSearch: {(done.stdout + done.stderr)[-500:]}")
        complete.touch()
    return folder
