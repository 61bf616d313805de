"""Settings are checked when the service starts."""

import re
from pathlib import Path

import pytest

from indexer.errors import SettingError
from webapp.settings import PREFIX, Settings, load

README = Path(__file__).parents[2] / "README.md"


def test_without_any_setting_everybody_reads_and_nobody_administers() -> None:
    assert load({}) == Settings()
    assert (load({}).admin_secret, load({}).read_token, load({}).proxy_hops) == ("", "", 0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ADMIN_SECRET", "short"),
        ("ADMIN_SECRET", "秘密の言葉は長いほうがよいのです"),
        ("READ_TOKEN", "short"),
        ("RATE_LIMIT", "often"),
        ("RATE_STORE", "nowhere://"),
        ("PROXY_HOPS", "-1"),
        ("PROXY_HOPS", "many"),
        ("UPLOAD_MOST", "0"),
        ("UPLOAD_QUOTA", ""),
        ("FAILED_SEARCHES_DAYS", "0"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^{PREFIX}{name}: ") as error:
        load({f"{PREFIX}{name}": value})

    assert "SECRET" not in name or value not in str(error.value)


def test_secrets_are_in_no_printed_settings() -> None:
    assert "horse" not in repr(load({"COMMUNIQUE_ADMIN_SECRET": "correct horse battery"}))


def test_the_table_of_the_readme_has_every_setting_with_its_default() -> None:
    rows = dict(
        re.findall(r"^\| `(COMMUNIQUE_\w+)` \| (.*?) \|", README.read_text("utf-8"), re.MULTILINE)
    )

    for name, field in Settings.model_fields.items():
        told = rows[f"{PREFIX}{name.upper()}"]
        assert told == (f"`{field.default}`" if field.default != "" else "—"), name
