"""The hooks in the real pre-commit: in a run, with everything, and on a commit."""

import shutil

import yaml

from place import BAD, CASEBOOK, GOOD, NAME, ROOT, TOOLS, Place, environment, run


class PreCommit(Place):
    """A repository whose authors use pre-commit."""

    def pre_commit(self, *arguments, check=False, path=None):
        env = environment(PRE_COMMIT_HOME=self.folder / "pre-commit")
        env["PATH"] = path or env["PATH"]
        return run([TOOLS / "pre-commit", *arguments], self.repository, check=check, env=env)

    def hook(self, name, *arguments, path=None):
        """Runs a hook of our manifest, from a repository of its own that holds nothing else."""
        hooks = self.folder / "hooks"
        if not hooks.exists():
            hooks.mkdir()
            shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
            self.git("init", "--quiet", cwd=hooks)
            self.git("add", "--all", cwd=hooks)
            self.git("commit", "--quiet", "--message=hooks", cwd=hooks)
        return self.pre_commit("try-repo", hooks, name, "--verbose", *arguments, path=path)

    def test_the_staged_state_is_checked(self):
        self.write(NAME, BAD)
        self.git("add", "--all")
        # The mended state is on disk only, and is not what would be committed.
        self.write(NAME, GOOD)
        done = self.hook("casebook-check-system")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("error[CB2", done.stdout)
        self.git("add", "--all")
        self.write("content/incidents/2026/new.md", GOOD.replace("INC-1", "INC-2"))
        self.git("add", "--all")
        done = self.hook("casebook-check-system")
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_faults_of_others_do_not_stop_a_commit(self):
        self.write(NAME, BAD)
        self.commit("a fault that is there already")
        self.write("content/incidents/2026/new.md", GOOD.replace("INC-1", "INC-2"))
        self.git("add", "--all")
        self.assertEqual(self.hook("casebook-check-system").returncode, 0)
        self.assertEqual(self.hook("casebook-check-all-system").returncode, 1)

    def test_what_a_commit_breaks_elsewhere_stops_it(self):
        self.write("content/incidents/2026/new.md",
                   GOOD.replace("INC-1", "INC-2") + "\nLike [the first](<2026-05-04-queue grew ä.md>).\n")
        self.commit("a link")
        self.git("mv", NAME, "content/incidents/2026/renamed.md")
        done = self.hook("casebook-check-system")
        self.assertIn("CB701", done.stdout)
        self.assertIn("new.md", done.stdout)

    def test_a_run_over_all_files_checks_all(self):
        self.assertEqual(self.hook("casebook-check-all-system", "--all-files").returncode, 0)
        self.write(NAME, BAD)
        self.git("add", "--all")
        done = self.hook("casebook-check-all-system", "--all-files")
        self.assertEqual(done.returncode, 1, done.stdout)

    def test_other_files_start_nothing(self):
        self.write("src/main.c", "int main(void) {}\n")
        self.git("add", "--all")
        done = self.hook("casebook-check-system")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("no files to check", done.stdout)

    def test_git_runs_the_hook_on_a_commit(self):
        """The entries of our manifest as local hooks, installed into git."""
        manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        hooks = [hook for hook in manifest if hook["id"] == "casebook-check-system"]
        self.assertEqual(len(hooks), 1)
        config = {"repos": [{"repo": "local", "hooks": hooks}]}
        self.write(".pre-commit-config.yaml", yaml.safe_dump(config))
        self.commit("hooks")
        self.pre_commit("install", check=True)
        env = environment(PRE_COMMIT_HOME=self.folder / "pre-commit")
        before = self.git("rev-parse", "HEAD")
        self.write(NAME, BAD)
        for arguments in (["--all"], [NAME]):
            done = run(["git", "commit", "--message=x", *arguments], self.repository, check=False, env=env)
            self.assertNotEqual(done.returncode, 0, done.stdout)
            self.assertIn("casebook check, what the commit causes", done.stdout)
            self.assertIn("error[CB2", done.stdout)
        self.assertEqual(self.git("rev-parse", "HEAD"), before)
        self.write(NAME, GOOD.replace("queue grew", "queue grew again"))
        run(["git", "commit", "--all", "--message=x"], self.repository, env=env)
        self.assertNotEqual(self.git("rev-parse", "HEAD"), before)

    def test_the_plain_hook_is_built_by_pre_commit(self):
        """A cargo of our own notes what pre-commit asks it, and installs the program that is there."""
        tools = self.folder / "tools"
        tools.mkdir()
        cargo = tools / "cargo"
        cargo.write_text(
            f'#!/bin/sh\nprintf "%s\\n" "$*" >>{self.folder}/asked\n'
            f'[ "$1" != install ] || {{ mkdir -p "$4/bin" && cp {CASEBOOK} "$4/bin/casebook"; }}\n',
            encoding="utf-8")
        cargo.chmod(0o755)
        self.write(NAME, BAD)
        self.git("add", "--all")
        path = [it for it in environment()["PATH"].split(":") if it != str(CASEBOOK.parent)]
        path = ":".join([str(tools), *path])
        done = self.hook("casebook-check", path=path)
        self.assertIn("error[CB2", done.stdout)
        asked = (self.folder / "asked").read_text(encoding="utf-8")
        self.assertRegex(asked, r"(?m)^install --bins --root \S+ --path \.$")

    def test_both_ways_to_get_casebook_do_the_same(self):
        manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        hooks = {hook.pop("id"): hook for hook in manifest}
        self.assertEqual(len(hooks), 4)
        for name in ("casebook-check", "casebook-check-all"):
            built, system = hooks[name], hooks[f"{name}-system"]
            self.assertEqual((built.pop("language"), system.pop("language")), ("rust", "system"))
            built.pop("description")
            system.pop("description")
            self.assertEqual(built, system)
