"""The workflow that `casebook init` writes, as far as its own scripts go."""

import yaml

from composite import evaluate
from place import CASEBOOK, Place, environment, run


class Starter(Place):
    """A casebook that was just begun."""

    def setUp(self):
        super().setUp()
        run([CASEBOOK, "init", "begun"], self.folder)
        self.begun = self.folder / "begun"
        text = (self.begun / ".github/workflows/casebook.yml").read_text(encoding="utf-8")
        self.jobs = yaml.safe_load(text)["jobs"]

    def script(self, name, **variables):
        [step] = [step for step in self.jobs["check"]["steps"] if step.get("name") == name]
        return run(["bash", "-eo", "pipefail", "-c", step["run"]], self.begun, check=False,
                   env=environment(**variables))

    def test_what_is_not_set_up_is_told(self):
        step = self.jobs["check"]["steps"][0]
        self.assertTrue(evaluate(step["if"], {"vars": {}}))
        self.assertFalse(evaluate(step["if"], {"vars": {"CASEBOOK_REPOSITORY": "a/b"}}))
        done = self.script(step["name"])
        self.assertEqual(done.returncode, 1)
        self.assertIn("CASEBOOK_REPOSITORY", done.stdout)

    def test_the_site_is_built_with_and_without_an_address(self):
        self.assertEqual(self.script("Build", BASE_URL="").returncode, 0)
        feed = self.begun / "public/index.html"
        self.assertNotIn("https://example.github.io/begun/", feed.read_text(encoding="utf-8"))
        done = self.script("Build", BASE_URL="https://example.github.io/begun")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("https://example.github.io/begun/", feed.read_text(encoding="utf-8"))

    def test_only_pushes_are_published(self):
        for job, step in [("check", 4), ("check", 6)]:
            condition = self.jobs[job]["steps"][step]["if"]
            self.assertTrue(evaluate(condition, {"github": {"event_name": "push"}}))
            self.assertFalse(evaluate(condition, {"github": {"event_name": "pull_request"}}))
        self.assertFalse(evaluate(self.jobs["deploy"]["if"], {"github": {"event_name": "pull_request"}}))
        # Only the job that publishes may publish, and only the one that comments may comment.
        self.assertEqual(self.jobs["deploy"]["permissions"], {"pages": "write", "id-token": "write"})
        self.assertEqual(self.jobs["check"]["permissions"], {"contents": "read", "pull-requests": "write"})

    def test_what_is_begun_passes_its_own_check(self):
        with_ = [step["with"] for step in self.jobs["check"]["steps"] if step.get("uses") == "./.casebook/action"]
        done = run([CASEBOOK, "check", f"--fail-on={with_[0]['fail-on']}"], self.begun, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)
        # The sources of the action lie in a folder that git and casebook both leave alone.
        self.assertIn("/.casebook", (self.begun / ".gitignore").read_text(encoding="utf-8").split())
