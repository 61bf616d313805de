"""What came of a kind of fault."""

from dataclasses import dataclass

from indexer.errors import EngineError
from tests.bench.faults.scene import Scene, Truth


@dataclass
class Outcome:
    """Counted over all times that the fault was done."""

    fault: str
    times: int = 0
    lost: int = 0  # documents that should be there, and are not
    wrong: int = 0  # answers that no state of the archive gives
    tracebacks: int = 0
    note: str = ""

    @property
    def is_bad(self) -> bool:
        return bool(self.lost or self.wrong or self.tracebacks)

    def judge(self, scene: Scene, *allowed: Truth) -> None:
        """The index must be one of these, whole."""
        try:
            answers, ids = scene.answers(), scene.ids()
        except EngineError:
            self.lost += len(allowed[0].ids)
            return
        if not any(answers == truth.answers and ids == truth.ids for truth in allowed):
            self.wrong += 1
            self.lost += min(len(truth.ids - ids) for truth in allowed)

    def hear(self, text: str) -> None:
        """What a command or page showed."""
        self.tracebacks += "Traceback" in text
