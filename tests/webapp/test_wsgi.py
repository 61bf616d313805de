"""The app from settings, as a production server starts it."""

from pathlib import Path

import pytest

from webapp.wsgi import application


def test_settings_name_the_engine_and_the_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "authority").mkdir()
    monkeypatch.setenv("COMMUNIQUE_CORPUS", str(tmp_path))
    monkeypatch.setenv("COMMUNIQUE_ENGINE", f"whoosh:{tmp_path / 'index'}")
    answer = application().test_client().get("/")

    assert answer.status_code == 503  # nothing has been indexed there
    assert "communique index" in answer.text
