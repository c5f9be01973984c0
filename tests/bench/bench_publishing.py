# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the finished build to the live site: 10,000 articles, one changed, over OpenSSH on loopback.

``python -m tests.bench.bench_publishing [articles]``. Budget: 5 s beyond rsync's own scan.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.publishing.conftest import PAGE, Project, sshd


def main() -> None:
    """Publish, change one article, publish again; print the seconds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder, sshd() as server:
        text = "<p>" + "Wort für Wort steht hier ein Satz. " * 60 + "</p>"
        site: dict[str, str | bytes] = {
            f"2026/{n % 12 + 1:02}/beitrag-{n}/index.html": PAGE.format(f"Beitrag {n}", text) for n in range(count)
        }
        project = Project(Path(folder) / "projekt", server.target(check=False), {**site, "index.html": PAGE.format("Start", "")})
        first = timed(project)
        project.site["2026/01/beitrag-0/index.html"] = PAGE.format("Beitrag 0, geändert", text)
        second = timed(project)
        built = project.root / ".cache/publishing/live/site"
        started = time.perf_counter()
        words = ["rsync", "--recursive", "--dry-run", "--checksum", f"{built}/", f"{project.live.resolve()}/"]
        subprocess.run(words, check=True)
        scan = time.perf_counter() - started
        print(f"{count} articles: first {first:.1f} s; one changed {second:.1f} s after the build; rsync's own scan {scan:.1f} s")


def timed(project: Project) -> float:
    """Return the seconds from the finished build to the live site."""
    moments: list[float] = []
    build = project.build

    def noted(words: object) -> object:
        report = build(())
        moments.append(time.perf_counter())
        return report

    project.build = noted  # type: ignore[method-assign, assignment]  # to know when the build was done
    project.publish()
    project.build = build  # type: ignore[method-assign]  # as it was
    return time.perf_counter() - moments[0]


if __name__ == "__main__":
    main()
