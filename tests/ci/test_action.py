"""The action as a runner runs it: its steps in order, on real repositories, with made-up events."""

import json
import os
import pathlib
import shutil
import unittest.mock

from composite import Runner
from forge import Forge
from place import BAD, CASEBOOK, GOOD, NAME, REPORT, ROOT, TODAY, Place, environment, run

OTHER = "content/incidents/2026/other.md"


class Action(Place):
    """`uses: example/casebook` in a workflow."""

    def setUp(self):
        super().setUp()
        self.forge = Forge()
        self.addCleanup(self.forge.close)

    def use(self, workspace=None, event="push", pull_request=None, **inputs):
        """Runs the action in a repository that is checked out."""
        workspace = workspace or self.repository
        sha = self.git("rev-parse", "HEAD", cwd=workspace)
        variables = {
            "GITHUB_SHA": sha, "GITHUB_EVENT_NAME": event, "GITHUB_REPOSITORY": "example/incidents",
            "GITHUB_SERVER_URL": "https://github.com", "GITHUB_API_URL": self.forge.address,
        }
        github = {
            "event_name": event, "token": self.forge.token, "action_repository": "example/casebook",
            "event": {"pull_request": pull_request} if pull_request else {},
        }
        runner = Runner(workspace, self.folder / "temp", github, variables)
        given = {"binary": CASEBOOK, "args": f"--as-of={TODAY}"}
        return runner.use(ROOT, **{**given, **inputs})

    def pull_request(self, checkout, depth):
        """Makes a pull request that breaks one report, and a clone as actions/checkout leaves it."""
        base = self.git("rev-parse", "HEAD")
        self.git("switch", "--quiet", "--create", "change")
        self.write(NAME, BAD)
        head = self.commit("break a report")
        self.git("switch", "--quiet", "main")
        # Meanwhile the branch it goes to got a faulty report of its own.
        self.write(OTHER, BAD.replace("INC-1", "INC-2"))
        self.commit("somebody else's fault")
        self.git("merge", "--quiet", "--no-ff", "--no-edit", "change")
        self.git("update-ref", "refs/pull/7/merge", "HEAD")
        self.git("reset", "--quiet", "--hard", "HEAD^1")
        clone = self.folder / "clone"
        clone.mkdir()
        self.git("init", "--quiet", cwd=clone)
        self.git("config", "--local", "uploadpack.allowAnySHA1InWant", "true")
        self.git("remote", "add", "origin", f"file://{self.repository}", cwd=clone)
        reference = "refs/pull/7/merge" if checkout == "merge" else head
        self.git("fetch", "--quiet", "--no-tags", f"--depth={depth}", "origin", reference, cwd=clone)
        self.git("checkout", "--quiet", "--detach", "FETCH_HEAD", cwd=clone)
        return clone, {"number": 7, "base": {"sha": base}, "head": {"sha": head}}

    def test_tells_findings_in_every_way_and_keeps_the_exit_code(self):
        self.write(NAME, BAD)
        done = self.use()
        self.assertEqual(done.code, 1, done.log)
        self.assertEqual(done.ran[-1], "Result")
        found = json.loads(run([CASEBOOK, "check", "--format=json", "--as-of", TODAY],
                               self.repository, check=False).stdout)
        levels = [finding["level"] for finding in found["findings"]]
        self.assertGreater(levels.count("error"), 0)
        outputs = done.outputs
        self.assertEqual((outputs["exit-code"], outputs["findings"]), ("1", str(len(levels))))
        self.assertEqual(outputs["errors"], str(levels.count("error")))
        self.assertEqual(outputs["warnings"], str(levels.count("warning")))
        self.assertRegex(done.log, r"(?m)^::error .*file=content/incidents/2026/2026-05-04")
        self.assertIn("why:", done.log)
        sarif = json.loads(pathlib.Path(outputs["sarif"]).read_text(encoding="utf-8"))
        self.assertEqual(sarif["version"], "2.1.0")
        self.assertEqual(len(sarif["runs"][0]["results"]), len(levels))
        self.assertTrue(done.summary.startswith("<!-- casebook -->\n## Casebook: "), done.summary)
        self.assertIn("https://github.com/example/incidents/blob/", done.summary)

    def test_a_clean_casebook_passes(self):
        done = self.use(fail_on="info")
        self.assertEqual((done.code, done.outputs["findings"]), (0, "0"), done.log)
        self.assertIn("no findings", done.summary)

    def test_the_level_that_fails_is_an_input(self):
        self.write(NAME, GOOD.replace(", owner: team-shop", ""))
        self.assertEqual(self.use().code, 0)
        self.assertEqual(self.use(fail_on="warning").code, 1)

    def test_a_pull_request_is_told_what_it_caused(self):
        """In the usual checkout, one commit deep, where the commit to compare with is missing."""
        clone, pull_request = self.pull_request("merge", 1)
        done = self.use(clone, "pull_request", pull_request, comment="true")
        self.assertEqual(done.code, 1, done.log)
        self.assertIn("one more commit is fetched", done.log)
        self.assertEqual(done.outputs["errors"], "1", done.log)
        self.assertNotIn(OTHER, done.summary)
        self.assertIn(f"/blob/{pull_request['head']['sha']}/", done.summary)
        self.assertIn("1 report changed", done.summary)
        self.assertEqual(self.forge.bodies(), [done.summary])

    def test_a_pull_request_two_commits_deep_needs_no_fetch(self):
        clone, pull_request = self.pull_request("merge", 2)
        self.git("remote", "remove", "origin", cwd=clone)
        done = self.use(clone, "pull_request", pull_request)
        self.assertEqual((done.code, done.outputs["errors"]), (1, "1"), done.log)
        self.assertNotIn("fetch", done.log)
        self.assertEqual(self.forge.asked, [])

    def test_a_checkout_of_the_branch_itself_works_too(self):
        clone, pull_request = self.pull_request("head", 1)
        done = self.use(clone, "pull_request", pull_request)
        self.assertEqual((done.code, done.outputs["errors"]), (1, "1"), done.log)
        self.assertIn("all history is fetched", done.log)

    def test_missing_history_that_cannot_be_fetched_is_told(self):
        clone, pull_request = self.pull_request("head", 1)
        self.git("remote", "remove", "origin", cwd=clone)
        done = self.use(clone, "pull_request", pull_request)
        self.assertEqual((done.code, done.outputs["exit-code"]), (2, "2"), done.log)
        self.assertIn("could not run", done.log)
        self.assertRegex(done.log, "shallow|history")

    def test_a_second_push_renews_the_comment(self):
        clone, pull_request = self.pull_request("merge", 2)
        self.use(clone, "pull_request", pull_request, comment="true")
        (clone / NAME).write_text(GOOD, encoding="utf-8")
        done = self.use(clone, "pull_request", pull_request, comment="true")
        self.assertEqual(done.code, 0, done.log)
        self.assertEqual(self.forge.bodies(), [done.summary])
        self.assertIn("no report changed", done.summary)

    def test_everything_and_a_branch_can_be_asked_for(self):
        clone, pull_request = self.pull_request("merge", 2)
        done = self.use(clone, "pull_request", pull_request, since="none")
        self.assertEqual(done.outputs["errors"], "2", done.log)
        self.git("switch", "--quiet", "change")
        self.assertEqual(self.use(since="main").outputs["errors"], "1")

    def test_paths_formats_arguments_and_the_folder_are_inputs(self):
        self.write(NAME, BAD)
        self.write(OTHER, BAD.replace("INC-1", "INC-2"))
        done = self.use(path=f"\n  \n{NAME}\r\n", format="junit:a b.xml\ncheckstyle:c.xml")
        self.assertEqual(done.outputs["errors"], "1", done.log)
        self.assertIn("<testsuites", (self.repository / "a b.xml").read_text(encoding="utf-8"))
        self.assertIn("<checkstyle", (self.repository / "c.xml").read_text(encoding="utf-8"))
        shutil.move(self.repository / "content", self.repository / "books" / "content")
        shutil.move(self.repository / "casebook.yaml", self.repository / "books" / "casebook.yaml")
        done = self.use(root="books")
        self.assertEqual(done.outputs["errors"], "2", done.log)
        self.assertIn("/books/content/", done.summary)

    def test_inputs_are_words_and_never_commands(self):
        attacks = ["$(touch pwned)", "`touch pwned`", "; touch pwned #", "' touch pwned '", '" & touch pwned "',
                   "--as-of=x", "x\nexit-code=0", "-", "a=b\r\n::error::x"]
        names = ["path", "root", "since", "fail_on", "format", "baseline", "args", "binary", "version"]
        for name in names:
            for attack in attacks:
                inputs = {name: attack}
                if name == "version":
                    inputs["binary"] = ""
                done = self.use(**inputs)
                self.assertNotEqual(done.code, 0, f"{name}={attack!r}\n{done.log}")
                self.assertIn(done.outputs["exit-code"], ("", "2"), f"{name}={attack!r}")
        self.assertEqual([*self.folder.rglob("pwned")], [])

    def test_reports_give_no_commands_to_the_runner(self):
        """What is said of reports stands between a secret word that stops commands and starts them."""
        program = self.folder / "casebook"
        program.write_text(
            "#!/bin/bash\n"
            "while [ $# -gt 0 ]; do\n"
            "  case $1 in\n"
            "    *:*/findings.json) echo '{\"level\": \"error\"}' >\"${1#*:}\" ;;\n"
            "    *:*/findings.*) printf '::error::owned\\n::stop-commands::x\\n::x::\\n' >\"${1#*:}\" ;;\n"
            "  esac\n"
            "  shift\n"
            "done\n", encoding="utf-8")
        program.chmod(0o755)
        done = self.use(binary=program)
        self.assertIn("::error::owned", done.log)
        heard, stopped, words = [], None, set()
        for line in done.log.splitlines():
            if stopped is None and line.startswith("::stop-commands::"):
                stopped = line.removeprefix("::stop-commands::")
                self.assertRegex(stopped, "^[0-9a-f]{32}$")
                words.add(stopped)
            elif stopped is not None and line == f"::{stopped}::":
                stopped = None
            elif stopped is None and line.startswith("::"):
                heard.append(line)
        self.assertIsNone(stopped)
        self.assertEqual(heard, ["::group::Findings", "::endgroup::"])
        self.assertIn(self.use(binary=program).log.count(words.pop()), (0,))

    def test_a_baseline_is_an_input(self):
        self.write(NAME, BAD)
        run([CASEBOOK, "baseline", "create", "--as-of", TODAY], self.repository)
        [known] = self.repository.glob("*baseline*")
        self.assertEqual(self.use().code, 1)
        done = self.use(baseline=known.name)
        self.assertEqual((done.code, done.outputs["findings"]), (0, "0"), done.log)
        self.write(OTHER, BAD.replace("INC-1", "INC-2"))
        self.assertEqual(self.use(baseline=known.name).outputs["errors"], "1")

    def test_what_cannot_run_fails_with_a_word(self):
        done = self.use(path="gone.md")
        self.assertEqual((done.code, done.outputs["exit-code"], done.outputs["sarif"]), (2, "2", ""))
        self.assertIn("::error title=Casebook::casebook could not run", done.log)
        self.assertIn("`gone.md` does not exist", done.log)
        done = self.use(binary="gone")
        self.assertEqual(done.code, 2)
        self.assertIn("was not found", done.log)

    def test_the_binary_is_built_once_from_the_sources_of_the_action(self):
        """A cargo of our own notes what it is asked and installs the program that is there."""
        tools = self.folder / "tools"
        tools.mkdir()
        cargo = tools / "cargo"
        cargo.write_text(
            f'#!/bin/sh\nprintf "%s\\n" "$*" >>{self.folder}/asked\n'
            f'mkdir -p "$4/bin" && cp {CASEBOOK} "$4/bin/casebook"\n', encoding="utf-8")
        cargo.chmod(0o755)
        asked = self.folder / "asked"
        with unittest.mock.patch.dict(os.environ, PATH=f"{tools}:{os.environ['PATH']}"):
            done = self.use(binary="")
            self.assertEqual(done.code, 0, done.log)
            self.assertIn("Take it from the cache", done.ran)
            once = asked.read_text(encoding="utf-8")
            self.assertRegex(once, rf"^install --locked --root \S+ --path {ROOT}\n$")
            self.assertEqual(self.use(binary="").code, 0)
            self.assertEqual(asked.read_text(encoding="utf-8"), once)
            self.assertEqual(self.use(binary="", version="0.1.0").code, 0)
            self.assertIn("--git https://github.com/example/casebook --tag v0.1.0 casebook",
                          asked.read_text(encoding="utf-8"))

    def test_the_key_of_the_cache_follows_the_sources(self):
        sources = self.folder / "sources"
        for part in ["Cargo.toml", "Cargo.lock", "crates", "themes", "src/lib.rs", "ci"]:
            (sources / part).parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy(ROOT / part, sources / part)

        def key():
            output = self.folder / "output"
            output.write_text("", encoding="utf-8")
            run(["bash", "ci/github/plan.sh"], sources, env=environment(
                GITHUB_ACTION_PATH=sources, GITHUB_OUTPUT=output, RUNNER_TEMP="/t", RUNNER_OS="Linux",
                RUNNER_ARCH="X64"))
            return output.read_text(encoding="utf-8")

        first = key()
        self.assertEqual(first, key())
        (sources / "src/lib.rs").write_text("changed", encoding="utf-8")
        self.assertNotEqual(first, key())

