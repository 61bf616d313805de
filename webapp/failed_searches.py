"""Searches that found nothing, for the librarian: the words and the day, nothing of who asked."""

import json
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

_SUFFIX = ".jsonl"


@dataclass(frozen=True, slots=True)
class FailedSearches:
    """A file a day, removed when it is `days` old. Without a folder, nothing is kept."""

    folder: str
    days: int

    def note(self, text: str) -> None:
        if not self.folder or not text:
            return
        today = datetime.now(UTC).date()
        file = Path(self.folder, f"{today.isoformat()}{_SUFFIX}")
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            self._expire(today)
        with file.open("a", encoding="utf-8") as lines:  # one write a line: processes may share it
            lines.write(json.dumps({"q": text}) + "\n")

    def counts(self) -> Counter[str]:
        """How often each was asked, of those that have not expired."""
        found: Counter[str] = Counter()
        if self.folder:
            self._expire(datetime.now(UTC).date())
            for file in Path(self.folder).glob(f"*{_SUFFIX}"):
                lines = file.read_text(encoding="utf-8").splitlines()
                found.update(json.loads(line)["q"] for line in lines)
        return found

    def _expire(self, today: date) -> None:
        oldest = (today - timedelta(days=self.days)).isoformat()
        for file in Path(self.folder).glob(f"*{_SUFFIX}"):
            if file.name.removesuffix(_SUFFIX) <= oldest:
                with suppress(FileNotFoundError):  # another process was quicker
                    file.unlink()
