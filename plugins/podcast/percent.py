# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far long work on sound has come, for the person who waits."""

from collections.abc import Callable

from ..core import progress


class Clock:
    """Tells how much of ``total`` seconds of sound is done, counted over all who work on it; ``doing`` says at what (German)."""

    def __init__(self, doing: str, total: float) -> None:
        self.doing, self.total, self.shown, self.done = doing, total, -1, list[float]()

    def hand(self) -> Callable[[float], None]:
        """Return what one worker reports its seconds to."""
        self.done.append(0.0)
        number = len(self.done) - 1

        def heard(seconds: float) -> None:
            self.done[number] = seconds
            percent = min(100, int(100 * sum(self.done) / self.total)) if self.total else 100
            if percent > self.shown:
                self.shown = percent
                progress.tell(f"{self.doing} {progress.bar(percent, 100)} {percent} %")

        return heard

    def stop(self) -> None:
        """Say that the work is done and the build goes on."""
        progress.tell("Die Seite wird gebaut …")
