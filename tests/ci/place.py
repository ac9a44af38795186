"""Where the tests happen: the repository, its tools, and temporary casebooks in git."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
TOOLS = pathlib.Path(sys.executable).parent
NODE_TOOLS = HERE / "node_modules" / ".bin"
CASEBOOK = pathlib.Path(os.environ["CASEBOOK_BINARY"]).resolve()
TODAY = "2026-06-10"

CONFIG = """\
title: Tests
base_url: https://incidents.example.org/
timezone: UTC
"""

REPORT = """\
---
id: INC-1
title: {title}
status: published
severity: sev3
services: [shop]
times: {{started: 2026-05-04T06:00:00Z, resolved: 2026-05-04T07:00:00Z}}
actions:
  - {{id: A1, title: Limit the queue, owner: team-shop, due: 2026-12-01}}
---
## Summary
{words}
"""

GOOD = REPORT.format(title="The queue grew", words="The queue grew.")
# Two times that run backwards: an error.
BAD = GOOD.replace("resolved: 2026-05-04T07", "resolved: 2026-05-04T05")
NAME = "content/incidents/2026/2026-05-04-queue grew ä.md"


def environment(**more):
    """What a program gets: no settings of this machine's user, and no CI job around it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(
        ("GITHUB_", "RUNNER_", "CI_", "GIT_", "CASEBOOK_", "PRE_COMMIT"))}
    path = f"{CASEBOOK.parent}:{TOOLS}:{kept['PATH']}"
    names = {
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "test", "GIT_AUTHOR_EMAIL": "test@example.org",
        "GIT_COMMITTER_NAME": "test", "GIT_COMMITTER_EMAIL": "test@example.org",
        "PATH": path, "NO_COLOR": "1", "LC_ALL": "C.UTF-8",
    }
    return kept | names | {name: str(value) for name, value in more.items()}


def run(command, cwd, check=True, env=None, **options):
    """Runs a program and returns what it printed, stdout and stderr together, and its exit code."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env or environment(), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, check=False, **options)
    if check and done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}")
    return done


class Place(unittest.TestCase):
    """A test with a temporary folder that holds a casebook in a git repository."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="casebook-ci-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.repository = self.folder / "repository"
        self.write("casebook.yaml", CONFIG)
        self.write(NAME, GOOD)
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("a casebook")

    def write(self, name, text):
        path = self.repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def git(self, *arguments, cwd=None):
        return run(["git", *arguments], cwd or self.repository).stdout.strip()

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", f"--message={message}")
        return self.git("rev-parse", "HEAD")
