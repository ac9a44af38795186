"""Runs a composite action step by step, as a runner does: conditions, variables, outputs, failures.

Only what our action uses is understood; anything else is an error here, so that nothing is skipped
unseen. Steps that use other actions are noted and not run.
"""

import dataclasses
import pathlib
import re

import yaml

from place import environment, run

TOKEN = re.compile(r"\s*(?:(?P<op>==|!=|&&|\|\|)|'(?P<text>(?:[^']|'')*)'|(?P<name>[A-Za-z_][\w.-]*))")


def evaluate(expression, contexts):
    """Evaluates names, texts, `==`, `!=`, `&&` and `||`, which bind in this order."""
    tokens, at = [], 0
    expression = expression.rstrip()
    while at < len(expression):
        found = TOKEN.match(expression, at)
        if not found:
            raise ValueError(f"not understood: {expression[at:]!r} in {expression!r}")
        tokens.append(found)
        at = found.end()

    def operand(token):
        if token["op"]:
            raise ValueError(f"a value is missing in {expression!r}")
        if token["name"] is None:
            return token["text"].replace("''", "'")
        value = contexts
        for part in token["name"].split("."):
            value = value.get(part, "") if isinstance(value, dict) else ""
        return value

    def split(part, operator):
        groups = [[]]
        for token in part:
            if token["op"] == operator:
                groups.append([])
            else:
                groups[-1].append(token)
        return groups

    def comparison(part):
        if len(part) == 1:
            return operand(part[0])
        left, operator, right = part
        same = str(operand(left)) == str(operand(right))
        return same if operator["op"] == "==" else not same

    def conjunction(part):
        value = True
        for group in split(part, "&&"):
            value = comparison(group)
            if not value:
                break
        return value

    value = ""
    for group in split(tokens, "||"):
        value = conjunction(group)
        if value:
            break
    return value


def fill(text, contexts):
    """Puts values in for `${{ ... }}`."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda it: str(evaluate(it[1], contexts)), str(text))


@dataclasses.dataclass
class Done:
    """What came of a run."""

    code: int = 0
    log: str = ""
    summary: str = ""
    outputs: dict = dataclasses.field(default_factory=dict)
    ran: list = dataclasses.field(default_factory=list)


class Runner:
    """A job on a runner: a checked-out repository, an event, and a folder for temporary files."""

    def __init__(self, workspace, temporary, github, variables):
        self.workspace, self.temporary = workspace, pathlib.Path(temporary)
        self.github, self.variables = github, variables
        self.temporary.mkdir(parents=True, exist_ok=True)

    def use(self, action_folder, **inputs):
        """Runs the action in a folder with inputs, whose `-` are written as `_` here."""
        action = yaml.safe_load((action_folder / "action.yml").read_text(encoding="utf-8"))
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        unknown = given.keys() - action["inputs"].keys()
        if unknown:
            raise ValueError(f"no such inputs: {unknown}")
        contexts = {"github": self.github, "steps": {}}
        defaults = {name: fill(it.get("default", ""), contexts) for name, it in action["inputs"].items()}
        contexts["inputs"] = defaults | given
        done = Done()
        self.path = []
        for step in action["runs"]["steps"]:
            condition = str(step.get("if", "")).strip()
            if done.code or (condition and not evaluate(condition, contexts)):
                continue
            done.ran.append(step["name"])
            outputs = {}
            if "run" in step:
                outputs = self.script(action_folder, step, contexts, done)
            elif "uses" not in step:
                raise ValueError(f"neither script nor action: {step}")
            if "id" in step:
                contexts["steps"][step["id"]] = {"outputs": outputs}
        for name, entry in action["outputs"].items():
            done.outputs[name] = fill(entry["value"], contexts)
        return done

    def script(self, action_folder, step, contexts, done):
        """Runs the script of one step and returns its outputs."""
        files = {name: self.temporary / name.lower() for name in
                 ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        own = {name: fill(value, contexts) for name, value in step.get("env", {}).items()}
        env = environment(
            RUNNER_TEMP=self.temporary, RUNNER_OS="Linux", RUNNER_ARCH="X64",
            GITHUB_ACTION_PATH=action_folder, GITHUB_WORKSPACE=self.workspace,
            **self.variables, **own, **files)
        env["PATH"] = ":".join([*reversed(self.path), env["PATH"]])
        script = self.temporary / "step.sh"
        script.write_text(fill(step["run"], contexts), encoding="utf-8")
        assert step["shell"] == "bash", step
        ended = run(["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
                    self.workspace, check=False, env=env)
        done.code = ended.returncode
        done.log += ended.stdout
        done.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        self.path += files["GITHUB_PATH"].read_text(encoding="utf-8").split()
        outputs = {}
        for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines():
            name, equals, value = line.partition("=")
            if not equals or not re.fullmatch(r"[a-z-]+", name):
                raise ValueError(f"not an output: {line!r}")
            outputs[name] = value
        return outputs
