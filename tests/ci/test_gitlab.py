"""The GitLab jobs, run by gitlab-ci-local, which reads the file as GitLab does and runs it in a shell."""

import json
import xml.etree.ElementTree

from place import BAD, CASEBOOK, GOOD, NAME, NODE_TOOLS, ROOT, Place, environment, run

FILE = ROOT / "ci/gitlab/casebook.yml"


class GitLab(Place):
    """A project that includes our file."""

    def setUp(self):
        super().setUp()
        text = FILE.read_text(encoding="utf-8")
        # Without an image the job runs in the shell of this machine, where there are no containers.
        self.assertIn("\n  image: rust:1-bookworm\n", text)
        self.write("ci/casebook.yml", text.replace("  image: rust:1-bookworm\n", ""))
        self.write(".gitlab-ci.yml", "include:\n  - local: ci/casebook.yml\n")
        self.write(".gitignore", ".gitlab-ci-local\n.casebook\n")
        self.git("remote", "add", "origin", "https://gitlab.example.org/example/incidents.git")
        self.base = self.commit("jobs")

    def jobs(self, *arguments, env=None, **variables):
        given = [part for name, value in variables.items() for part in ("--variable", f"{name}={value}")]
        return run([NODE_TOOLS / "gitlab-ci-local", *given, *arguments], self.repository, check=False,
                   env=env)

    def merge_request(self, **variables):
        return self.jobs("casebook", CI_PIPELINE_SOURCE="merge_request_event",
                         CI_MERGE_REQUEST_DIFF_BASE_SHA=self.base, **variables)

    def listed(self, **variables):
        done = self.jobs("--list-csv", **variables)
        table = done.stdout[done.stdout.index("name;"):].splitlines()
        return sorted(line.split(";")[0] for line in table[1:])

    def test_jobs_run_where_they_should(self):
        main, merge_request = {"CI_COMMIT_BRANCH": "main"}, {"CI_PIPELINE_SOURCE": "merge_request_event"}
        self.assertEqual(self.listed(**main), ["casebook"])
        self.assertEqual(self.listed(**main, CASEBOOK_PAGES="true"), ["casebook", "pages"])
        self.assertEqual(self.listed(CI_COMMIT_BRANCH="topic", CASEBOOK_PAGES="true"), [])
        self.assertEqual(self.listed(CI_COMMIT_BRANCH="topic", **merge_request), ["casebook"])

    def test_a_merge_request_is_told_what_it_caused(self):
        self.write("content/incidents/2026/old.md", BAD.replace("INC-1", "INC-2"))
        self.base = self.commit("a fault that is there already")
        self.write(NAME, BAD)
        self.commit("break a report")
        done = self.merge_request()
        self.assertNotEqual(done.returncode, 0, done.stdout)
        self.assertIn("FAIL  casebook", done.stdout)
        quality = json.loads((self.repository / "gl-code-quality-report.json").read_text(encoding="utf-8"))
        self.assertEqual([entry["location"]["path"] for entry in quality], [NAME])
        junit = xml.etree.ElementTree.parse(self.repository / "casebook-junit.xml")
        self.assertEqual(len(junit.findall(".//failure")), 1)
        review = (self.repository / "casebook-review.md").read_text(encoding="utf-8")
        self.assertIn("1 report changed", review)
        self.assertIn("/-/blob/", review)

    def test_a_clean_change_passes(self):
        self.write(NAME, GOOD.replace("grew.", "grew and grew."))
        self.commit("a better report")
        done = self.merge_request(CASEBOOK_FAIL_ON="info")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("PASS  casebook", done.stdout)

    def test_variables_are_settings(self):
        self.write(NAME, GOOD.replace(", owner: team-shop", ""))
        self.commit("no owner")
        self.assertEqual(self.merge_request().returncode, 0)
        self.assertNotEqual(self.merge_request(CASEBOOK_FAIL_ON="warning").returncode, 0)
        self.git("mv", "content", "books")
        self.git("mv", "casebook.yaml", "books")
        done = self.merge_request(CASEBOOK_ROOT="gone")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("gone", done.stdout)

    def test_the_site_is_built_for_pages(self):
        done = self.jobs("pages", CASEBOOK_PAGES="true", CI_COMMIT_BRANCH="main",
                         CI_PAGES_URL="https://example.gitlab.example.org/incidents")
        self.assertEqual(done.returncode, 0, done.stdout)
        page = (self.repository / "public/index.html").read_text(encoding="utf-8")
        self.assertIn("https://example.gitlab.example.org/incidents/", page)

    def test_casebook_is_built_where_it_is_missing(self):
        """A cargo of our own stands for the real one, on a path without casebook."""
        tools = self.folder / "tools"
        tools.mkdir()
        cargo = tools / "cargo"
        cargo.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >>{self.folder}/asked\n'
                         f"mkdir -p .casebook/bin && cp {CASEBOOK} .casebook/bin/casebook\n", encoding="utf-8")
        cargo.chmod(0o755)
        env = environment()
        path = [part for part in env["PATH"].split(":") if part != str(CASEBOOK.parent)]
        env["PATH"] = ":".join([str(tools), *path])
        done = self.jobs("casebook", env=env, CI_COMMIT_BRANCH="main")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("Set the variable CASEBOOK_GIT", done.stdout)
        done = self.jobs("casebook", env=env, CI_COMMIT_BRANCH="main", CASEBOOK_TAG="v0.1.0",
                         CASEBOOK_GIT="https://git.example.org/casebook.git")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual((self.folder / "asked").read_text(encoding="utf-8"),
                         "install --locked --root .casebook --git https://git.example.org/casebook.git"
                         " --tag v0.1.0 casebook\n")
