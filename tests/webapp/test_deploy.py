"""The files for operators parse, and call commands and settings that there are."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterable
from configparser import ConfigParser
from importlib import resources
from pathlib import Path
from typing import Any

import click
import crossplane
import pytest
import yaml
from dockerfile_parse import DockerfileParser

from indexer.cli import main
from webapp.settings import PREFIX, Settings

DEPLOY = Path(str(resources.files("webapp").joinpath("deploy")))
UNITS = ("communique.service", "communique-watch.service")
KNOWN = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {
    f"{PREFIX}ENGINE",
    f"{PREFIX}CORPUS",
}


def assert_is_a_command(words: Iterable[str]) -> None:
    program, name, *options = words
    assert Path(program).name == "communique"
    command = main.get_command(click.Context(main), name)
    assert command
    command.make_context(name, list(options))  # a usage error for what is no option


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yml").read_text("utf-8"))
    return found


@pytest.mark.parametrize("file", sorted(path.name for path in DEPLOY.iterdir()))
def test_every_setting_that_is_named_exists(file: str) -> None:
    named = set(re.findall(r"COMMUNIQUE_\w+", (DEPLOY / file).read_text("utf-8")))

    assert named <= KNOWN


def test_the_image_is_built_from_what_is_there_and_serves_as_nobody_special(
    tmp_path: Path,
) -> None:
    parser = DockerfileParser(path=str(tmp_path), cache_content=True)
    parser.content = (DEPLOY / "Dockerfile").read_text("utf-8")
    steps = [(step["instruction"], step["value"]) for step in parser.structure]

    copied = [value.split()[:-1] for name, value in steps if name == "COPY" and "--" not in value]
    root = DEPLOY.parents[1]
    assert all((root / name).exists() for names in copied for name in names)
    assert ("USER", "communique") in steps
    assert_is_a_command(yaml.safe_load(steps[-1][1]))


def test_compose_runs_our_commands_and_opens_no_port_to_the_world() -> None:
    services = compose()["services"]

    for name in ("serve", "watch"):
        assert_is_a_command(services[name]["command"])
        assert (DEPLOY / services[name]["build"]["context"] / "pyproject.toml").exists()
        assert services[name]["read_only"]
    ports = [port for service in services.values() for port in service.get("ports", ())]
    assert ports == ["127.0.0.1:8000:8000"]
    assert services["opensearch"]["profiles"] == ["opensearch"]
    mounted = {volume.partition(":")[0] for one in services.values() for volume in one["volumes"]}
    assert {name for name in mounted if not name.startswith(".")} == set(compose()["volumes"])


@pytest.mark.parametrize("file", UNITS)
def test_a_unit_starts_our_command(file: str) -> None:
    unit = ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's names have capitals
    unit.read(DEPLOY / file, "utf-8")

    assert unit.sections() == ["Unit", "Service", "Install"]
    assert_is_a_command(shlex.split(unit["Service"]["ExecStart"]))
    assert unit["Service"]["NoNewPrivileges"] == "yes"


@pytest.mark.parametrize("file", UNITS)
def test_systemd_finds_no_fault_with_a_unit(file: str, tmp_path: Path) -> None:
    if (verify := shutil.which("systemd-analyze")) is None:
        pytest.skip("no systemd-analyze on this machine: the units are only parsed")
    text = (DEPLOY / file).read_text("utf-8").replace("/opt/communique/bin/communique", "/bin/true")
    (tmp_path / file).write_text(text, "utf-8")

    done = subprocess.run(
        [verify, "verify", tmp_path / file],
        capture_output=True, text=True, check=False, env={**os.environ, "SYSTEMD_LOG_LEVEL": "err"},
    )  # fmt: skip

    assert file not in done.stderr, done.stderr


def test_the_proxy_tells_who_the_client_is_and_keeps_the_figures_inside() -> None:
    parsed = crossplane.parse(str(DEPLOY / "nginx.conf"), check_ctx=False, single=True)
    assert parsed["errors"] == []
    (server,) = (one for one in parsed["config"][0]["parsed"] if one["directive"] == "server")
    locations = {
        one["args"][-1]: {(inner["directive"], *inner["args"]) for inner in one["block"]}
        for one in server["block"]
        if one["directive"] == "location"
    }

    assert ("deny", "all") in locations["/metrics"]
    assert ("proxy_set_header", "X-Forwarded-For", "$remote_addr") in locations["/"]
