#!/usr/bin/env bash
# Runs `casebook check` and tells GitHub what came of it: annotations, job summary, SARIF, outputs.
#
# In: CASEBOOK (the binary), the action's inputs as IN_*, and of a pull request BASE_SHA and HEAD_SHA.
# Ends with 0 whatever was found, so that later steps can tell of it; the exit code is an output.
set -euo pipefail

fail() {
  echo "::error title=Casebook::$1"
  exit 2
}

# Prints the lines of a text that are not empty.
lines() { printf '%s\n' "$1" | tr -d '\r' | grep -v '^[[:space:]]*$' || true; }

has_commit() { git rev-parse --quiet --verify "$1^{commit}" >/dev/null; }

# Brings in history that a shallow clone left out. Where that fails, casebook says what is missing.
deepen() {
  echo "::notice title=Casebook::$1; \`fetch-depth: 0\` in actions/checkout saves this step"
  shift
  git fetch --quiet --no-tags "$@" || echo "git could not fetch more history"
}

is_shallow() { [ "$(git rev-parse --is-shallow-repository)" = true ]; }

# Sets `since` to the commit that the change is compared with; empty for no comparison.
find_since() {
  since=${IN_SINCE:-}
  [[ $since != *$'\n'* ]] || fail "the input \`since\` has more than one line"
  if [ "$since" = none ]; then
    since=
  elif [ -n "$since" ]; then
    if is_shallow; then deepen "the clone is shallow, so all history is fetched" --unshallow; fi
  elif [ "$GITHUB_EVENT_NAME" = pull_request ]; then
    # Usually checked out is what the pull request would be once merged; its first parent is the
    # branch it goes to. Two commits are enough for that.
    if [ "$(git rev-parse HEAD)" = "$GITHUB_SHA" ]; then
      has_commit HEAD^2 || ! is_shallow ||
        deepen "the clone is shallow, so one more commit is fetched" --depth=2 origin "$GITHUB_SHA"
      if has_commit HEAD^2; then since=$(git rev-parse HEAD^1); fi
    fi
    if [ -z "$since" ]; then
      since=$BASE_SHA
      if is_shallow; then deepen "the clone is shallow, so all history is fetched" --unshallow; fi
    fi
  fi
}

# Counts the findings of a level; in the texts of findings quotes are escaped, so none is counted.
count() { (grep -o "\"level\": *\"$1\"" "$work/findings.json" || true) | wc -l | tr -d ' '; }

find_since
work=$(mktemp -d "$RUNNER_TEMP/casebook-check.XXXXXX")
options=(--format github)
for format in human markdown sarif json; do options+=(--format "$format:$work/findings.$format"); done
[ -z "${IN_ROOT:-}" ] || options+=("--root=$IN_ROOT")
[ -z "${IN_FAIL_ON:-}" ] || options+=("--fail-on=$IN_FAIL_ON")
[ -z "${IN_BASELINE:-}" ] || options+=("--baseline=$IN_BASELINE")
[ -z "$since" ] || options+=("--since=$since")
while IFS= read -r line; do options+=("--format=$line"); done < <(lines "${IN_FORMAT:-}")
while IFS= read -r line; do options+=("$line"); done < <(lines "${IN_ARGS:-}")
options+=(--quiet --)
while IFS= read -r line; do options+=("$line"); done < <(lines "${IN_PATH:-}")

# Links go to the head of the pull request, which stays, not to the commit it would be merged as.
status=0
GITHUB_SHA=${HEAD_SHA:-$GITHUB_SHA} "$CASEBOOK" check "${options[@]}" || status=$?
printf 'exit-code=%s\n' "$status" >>"$GITHUB_OUTPUT"
if [ "$status" -ge 2 ] && [ ! -s "$work/findings.json" ]; then
  echo "::error title=Casebook::casebook could not run (exit code $status), the log says why"
  exit 0
fi

# Reports may hold anything; nothing in them is a command to the runner.
stop=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '::group::Findings\n::stop-commands::%s\n' "$stop"
cat "$work/findings.human"
printf '\n::%s::\n::endgroup::\n' "$stop"
cat "$work/findings.markdown" >>"$GITHUB_STEP_SUMMARY"
errors=$(count error) warnings=$(count warning) infos=$(count info)
{
  printf 'findings=%s\n' "$((errors + warnings + infos))"
  printf 'errors=%s\nwarnings=%s\n' "$errors" "$warnings"
  printf 'sarif=%s\nmarkdown=%s\n' "$work/findings.sarif" "$work/findings.markdown"
} >>"$GITHUB_OUTPUT"
