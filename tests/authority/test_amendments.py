"""What curators know better of people."""

from pathlib import Path

import pytest

from indexer.authority import Authority, load
from indexer.errors import CorrectionError
from tests.people import RECORDS


def amended(folder: Path, text: str) -> Authority:
    (folder / "authority").mkdir(exist_ok=True)
    (folder / "authority" / "japan.toml").write_text(RECORDS, encoding="utf-8")
    file = folder / "corrections.toml"
    file.write_text(text, encoding="utf-8")
    return load(folder / "authority", file)


def test_two_records_become_one_with_the_forms_of_both(tmp_path: Path) -> None:
    entry = '[[merge]]\nperson = "kono-taro"\ninto = "taro-kono"\nreason = "Entered twice."\n'

    authority = amended(tmp_path, entry)

    assert set(authority.people) == {"taro-kono"}
    assert [person.id for person in authority.find("Taroh Kouno")] == ["taro-kono"]
    assert authority.people["taro-kono"].corrected == ("Entered twice.",)
    assert authority.current("kono-taro") == "taro-kono"


def test_a_variant_means_the_person_on_its_own(tmp_path: Path) -> None:
    entry = '[[variant]]\nperson = "taro-kono"\nform = "Konopān"\nreason = "His own account."\n'

    assert [p.id for p in amended(tmp_path, entry).find("Konopan")] == ["taro-kono"]


def test_a_split_may_name_a_person_who_has_no_record(tmp_path: Path) -> None:
    entry = (
        '[[split]]\nperson = "taro-kono"\ninto = "ichiro-kono"\nname = "Ichiro Kono"\n'
        'to = "1965"\nreason = "The grandfather."\n'
    )

    assert amended(tmp_path, entry).people["ichiro-kono"].name == "Ichiro Kono"


def test_the_digest_of_the_records_changes_with_what_may_touch_any_document(
    tmp_path: Path,
) -> None:
    hide = '[[hide]]\nperson = "taro-kono"\nreason = "A namesake."\n'
    mention = (
        '[[mention]]\ndocument = "0123456789abcdef"\nwords = "Mr. Kono"\nperson = "taro-kono"\n'
        'reason = "The innkeeper."\n'
    )
    plain = amended(tmp_path, "")

    assert amended(tmp_path, hide).digest != plain.digest
    one = amended(tmp_path, mention)
    assert one.digest == plain.digest
    assert one.amendments.digest_for("0123456789abcdef") != ""
    assert one.amendments.digest_for("f" * 16) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            '[[merge]]\nperson = "x"\ninto = "taro-kono"\nreason = "r"\n',
            "corrections.toml, merge: no record is called 'x'",
        ),
        ('[[hide]]\nperson = "taro-kono"\n', "corrections.toml, hide 1: reason is missing"),
        (
            '[[split]]\nperson = "taro-kono"\ninto = "x"\nreason = "r"\n',
            "corrections.toml, split 1: give documents, or from or to",
        ),
        (
            '[[split]]\nperson = "taro-kono"\ninto = "x"\nto = "1965"\nreason = "r"\n',
            "corrections.toml, split: x has no record, so the entry must give its name",
        ),
        (
            '[[variant]]\nperson = "taro-kono"\nfrom = "y"\nreason = "r"\n',
            "corrections.toml, variant 1: unknown key 'from'",
        ),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(CorrectionError) as error:
        amended(tmp_path, text)

    assert str(error.value) == reason
