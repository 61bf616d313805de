"""`communique authority`, and corrections of people from file to index."""

import json
from pathlib import Path

from tests.cli.conftest import RELEASE, Shell
from tests.people import RECORDS


def put_records(shell: Shell, text: str = RECORDS) -> None:
    folder = shell.folder / "corpus" / "authority"
    folder.mkdir(parents=True)
    (folder / "japan.toml").write_text(text, encoding="utf-8")


def put_page(shell: Shell, subject: str) -> Path:
    file = shell.pages / "talks.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(RELEASE.format(title="Talks in Tokyo", subject=subject), encoding="utf-8")
    return file


def ministers(shell: Shell) -> dict[str, int]:
    answer = json.loads(shell.run("search", "delegation", "--json").out)
    return {value["value"]: value["count"] for value in answer["facets"]["minister"]}


def test_mistakes_in_the_records_are_listed_with_status_3(shell: Shell) -> None:
    put_records(shell)

    done = shell.run("authority", "check")

    assert done.status == 3
    assert "overlap: JP foreign minister: taro-kono" in done.out
    assert "shared name: “Taro Kono” means kono-taro and taro-kono" in done.out
    assert "2 people, 2 offices: 3 mistakes" in done.err


def test_records_without_mistakes_end_well(shell: Shell) -> None:
    put_records(shell, RECORDS.partition('[[person]]\nid = "kono-taro"')[0])

    assert shell.run("authority", "check").status == 0


def test_a_record_that_cannot_be_read_is_named(shell: Shell) -> None:
    put_records(shell, RECORDS.replace('to = "2020-01-01"', 'to = "2020-13-01"'))

    done = shell.run("authority", "check")

    assert done.status == 1
    assert "japan.toml, kono-taro, Minister for Foreign Affairs: to is no date" in done.err


def test_names_with_a_title_that_no_record_has_are_listed_with_counts(shell: Shell) -> None:
    put_page(shell, "ties with Foreign Minister Ivo Bask and Foreign Minister Yoko Kamikawa")
    shell.run("index")

    done = shell.run("authority", "candidates")

    (line,) = done.out.splitlines()
    assert line.split("\t")[:4] == ["1", "1", "Ivo Bask", "Foreign Minister"]


def test_a_japanese_name_with_a_title_is_a_candidate(shell: Shell) -> None:
    put_page(shell, "会談でイヴォ・バスク外務大臣が発言し、上川外務大臣が応じた")
    shell.run("index")

    assert "イヴォ・バスク\t外務大臣" in shell.run("authority", "candidates").out


def test_a_hidden_person_stays_hidden_through_every_run(shell: Shell) -> None:
    put_page(shell, "ties with Mr. Taro Kono and Ms. Yoko Kamikawa")
    shell.run("index")
    assert ministers(shell) == {"taro-kono": 1, "yoko-kamikawa": 1}

    (shell.folder / "corpus" / "corrections.toml").write_text(
        '[[hide]]\nperson = "taro-kono"\nreason = "A namesake."\n', encoding="utf-8"
    )
    shell.run("index")
    assert ministers(shell) == {"yoko-kamikawa": 1}
    shell.run("index", "--rebuild")
    assert ministers(shell) == {"yoko-kamikawa": 1}


def test_a_correction_of_one_mention_reads_only_its_document_again(shell: Shell) -> None:
    put_page(shell, "ties with Mr. Taro Kono and Ms. Yoko Kamikawa")
    shell.put("other.html", "Another release")
    shell.run("index")
    (id_,) = {line.split("\t")[0] for line in shell.run("search", "Taro", "Kono").out.splitlines()}

    (shell.folder / "corpus" / "corrections.toml").write_text(
        f'[[mention]]\ndocument = "{id_}"\nwords = "Mr. Taro Kono"\nperson = "taro-kono"\n'
        'reason = "The innkeeper."\n',
        encoding="utf-8",
    )
    done = shell.run("index")

    assert "1 indexed" in done.out + done.err
    assert ministers(shell) == {"yoko-kamikawa": 1}
