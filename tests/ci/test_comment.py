"""The comment on a pull request: posted once, renewed in place, and nothing else is touched."""

import pathlib
import tempfile
import unittest

from forge import Forge
from place import ROOT, environment, run

MARKER = "<!-- casebook -->"
TEXT = f"{MARKER}\n## Casebook: 1 error\n\n\"quotes\" \\ back `code` ä ☃ $(touch pwned)\n"


class Comment(unittest.TestCase):
    """ci/github/comment.sh against a GitHub of our own."""

    def setUp(self):
        self.forge = Forge()
        self.addCleanup(self.forge.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def comment(self, text=TEXT, **more):
        file = self.folder / "summary.md"
        file.write_text(text, encoding="utf-8")
        variables = {
            "MARKDOWN": file, "NUMBER": "7", "AUTHOR": "github-actions[bot]",
            "TOKEN": self.forge.token, "GITHUB_API_URL": self.forge.address,
            "GITHUB_REPOSITORY": "example/incidents",
        }
        return run(["bash", ROOT / "ci/github/comment.sh"], self.folder, check=False,
                   env=environment(**(variables | more)))

    def test_posts_once_and_renews_in_place(self):
        self.assertEqual(self.comment().returncode, 0)
        self.assertEqual(self.forge.bodies(), [TEXT])
        renewed = f"{MARKER}\n## Casebook: no findings\n"
        self.assertEqual(self.comment(renewed).returncode, 0)
        self.assertEqual(self.forge.bodies(), [renewed])
        self.assertFalse((self.folder / "pwned").exists())

    def test_finds_its_comment_behind_a_hundred_others(self):
        for at in range(150):
            self.forge.put(f"a word of somebody {at}", author="somebody")
        ours = self.forge.put(f"{MARKER}\nold")
        self.assertEqual(self.comment().returncode, 0)
        self.assertEqual((ours["body"], len(self.forge.comments)), (TEXT, 151))

    def test_leaves_the_comments_of_others_alone(self):
        theirs = f"{MARKER}\nmine, not yours"
        self.forge.put(theirs, author="somebody")
        self.forge.put(f"I quote: {MARKER}")
        self.assertEqual(self.comment().returncode, 0)
        self.assertEqual(self.forge.bodies(), [theirs, f"I quote: {MARKER}", TEXT])

    def test_says_nothing_where_there_is_nothing_to_tell(self):
        nothing = f"{MARKER}\n<!-- casebook: nothing to tell -->\nCasebook: no report changed.\n"
        done = self.comment(nothing)
        self.assertEqual((done.returncode, self.forge.bodies()), (0, []))
        self.comment()
        self.comment(nothing)
        self.assertEqual(self.forge.bodies(), [nothing])

    def test_a_token_that_may_not_write_is_a_warning(self):
        self.forge.may_write = False
        done = self.comment()
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("::warning title=Casebook::no comment", done.stdout)
        self.assertIn("fork", done.stdout)
        done = self.comment(TOKEN="wrong")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("HTTP 401", done.stdout)

    def test_anything_else_fails_and_is_told(self):
        self.forge.is_broken = True
        done = self.comment()
        self.assertEqual(done.returncode, 2)
        self.assertIn("Validation Failed", done.stdout)
        for more in ({"NUMBER": "7/../8"}, {"TOKEN": 'x"\nurl = "http://127.0.0.1'}, {"TOKEN": ""}):
            self.assertEqual(self.comment(**more).returncode, 2)
        self.assertEqual(self.comment("no marker").returncode, 2)
        self.assertEqual(self.comment(GITHUB_API_URL="http://127.0.0.1:9").returncode, 2)

    def test_the_token_is_in_no_list_of_processes(self):
        """A curl that notes its arguments stands before the real one."""
        curl = self.folder / "bin" / "curl"
        curl.parent.mkdir()
        real = run(["bash", "-c", "command -v curl"], self.folder).stdout.strip()
        curl.write_text(f'#!/bin/sh\nprintf "%s " "$@" >>{self.folder}/arguments\nexec {real} "$@"\n')
        curl.chmod(0o755)
        done = self.comment(PATH=f"{curl.parent}:{environment()['PATH']}")
        self.assertEqual((done.returncode, self.forge.bodies()), (0, [TEXT]), done.stdout)
        arguments = (self.folder / "arguments").read_text()
        self.assertIn("/issues/7/comments", arguments)
        self.assertNotIn(self.forge.token, arguments)
