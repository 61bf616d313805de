"""`communique audit`: what cleaning took, by site and rule."""

import json

from tests.cli.conftest import RELEASE, Shell

FOOT = "<p>Back to Press Releases</p></body>"


def put(shell: Shell, path: str, *, title: str = "Talks") -> None:
    file = shell.pages / path
    file.parent.mkdir(parents=True, exist_ok=True)
    whole = RELEASE.format(title=title, subject="trade").replace("</body>", FOOT)
    file.write_text(whole, encoding="utf-8")


def test_rules_are_counted_by_site_with_samples(shell: Shell) -> None:
    put(shell, "norland/a.html")
    put(shell, "norland/b.html", title="More talks")
    put(shell, "florin/c.html")
    shell.run("index")

    lines = shell.run("audit").out.splitlines()

    assert lines[0].startswith("3 documents of 2 sites: ")
    assert [line.partition(":")[0] for line in lines if line[:1].isalpha()] == ["florin", "norland"]
    assert "back link: 2 spans in 2 documents" in "\n".join(lines)
    assert sum("Back to Press Releases" in line for line in lines) == 2


def test_one_site_may_be_asked_for_as_json(shell: Shell) -> None:
    put(shell, "norland/a.html")
    put(shell, "florin/c.html")
    shell.run("index")

    (site,) = json.loads(shell.run("audit", "--site", "Norland", "--json").out)["sites"]

    assert (site["site"], site["documents"]) == ("norland", 1)
    (rule,) = [one for one in site["rules"] if one["rule"] == "back link"]
    assert (rule["spans"], rule["characters"]) == (1, len("Back to Press Releases"))
    assert [sample["text"] for sample in rule["samples"]] == ["Back to Press Releases"]


def test_documents_that_people_put_right_are_counted(shell: Shell) -> None:
    put(shell, "norland/a.html")
    corrections = shell.folder / "corpus" / "corrections.toml"
    corrections.write_text(
        '[[site]]\nsite = "norland"\nreason = "Known."\nsource = "MFA Norland"\n'
    )
    shell.run("index")

    assert "norland: 1 document, 1 corrected" in shell.run("audit").out


def test_samples_may_be_left_out(shell: Shell) -> None:
    put(shell, "norland/a.html")
    shell.run("index")

    assert "Back to" not in shell.run("audit", "--samples", "0").out


def test_without_an_index_nothing_can_be_shown(shell: Shell) -> None:
    done = shell.run("audit")

    assert done.status == 1
    assert done.err.startswith("Error: ")
