#!/usr/bin/env bash
# Posts the summary on the pull request, or renews the one that is there.
#
# In: MARKDOWN (a file), NUMBER of the pull request, AUTHOR of the comment to renew, TOKEN, and
# GitHub's own GITHUB_API_URL and GITHUB_REPOSITORY. A token that may not write is told in a warning
# and fails nothing: pull requests from forks have one.
set -euo pipefail

readonly MARKER='<!-- casebook -->'
readonly NOTHING='<!-- casebook: nothing to tell -->'

fail() {
  echo "::error title=Casebook::$1"
  exit 2
}

for tool in curl jq; do
  command -v "$tool" >/dev/null || fail "commenting needs $tool, which is not on this machine"
done
[[ $TOKEN =~ ^[A-Za-z0-9._-]+$ ]] || fail "there is no token to comment with"
[[ $NUMBER =~ ^[0-9]+$ ]] || fail "there is no pull request to comment on"
[ "$(head -n 1 "$MARKDOWN")" = "$MARKER" ] || fail "the summary does not begin with its marker"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# api METHOD PATH [BODY]: asks GitHub and sets `code`; the answer is in $work/answer. The token goes
# in by a file, so that it is in no list of processes.
api() {
  local body=()
  [ $# -lt 3 ] || body=(--header 'Content-Type: application/json' --data-binary "@$3")
  printf 'header = "Authorization: Bearer %s"\n' "$TOKEN" >"$work/token"
  code=$(curl --silent --show-error --max-time 60 --retry 2 --config "$work/token" \
    --request "$1" --header 'Accept: application/vnd.github+json' \
    --header 'X-GitHub-Api-Version: 2022-11-28' ${body[@]+"${body[@]}"} \
    --output "$work/answer" --write-out '%{http_code}' "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY$2") ||
    fail "GitHub cannot be reached"
}

# Ends the script when the last answer is not the one hoped for.
expect() {
  case $code in
    "$1") ;;
    401 | 403 | 404)
      echo "::warning title=Casebook::no comment: the token may not $2 (HTTP $code). The job needs \`permissions: pull-requests: write\`; in a pull request from a fork it never has it, and the job summary says the same."
      exit 0
      ;;
    *) fail "GitHub did not let us $2 (HTTP $code): $(jq -r '.message? // empty' "$work/answer" 2>/dev/null | head -n 1 | tr -d '\r')" ;;
  esac
}

# Sets `comment` to the id of our comment; empty when there is none.
find_comment() {
  local page=1 found
  comment=
  while [ -z "$comment" ]; do
    api GET "/issues/$NUMBER/comments?per_page=100&page=$page"
    expect 200 "read comments"
    comment=$(jq -r --arg marker "$MARKER" --arg author "$AUTHOR" \
      'first(.[] | select(.user.login == $author and (.body | startswith($marker))) | .id) // empty' \
      "$work/answer")
    found=$(jq length "$work/answer")
    [ "$found" -eq 100 ] || break
    page=$((page + 1))
  done
}

find_comment
jq --raw-input --slurp '{body: .}' "$MARKDOWN" >"$work/body.json"
if [ -n "$comment" ]; then
  api PATCH "/issues/comments/$comment" "$work/body.json"
  expect 200 "renew the comment"
  echo "Renewed comment $comment"
elif [ "$(sed -n 2p "$MARKDOWN")" = "$NOTHING" ]; then
  echo "No report changed: no comment"
else
  api POST "/issues/$NUMBER/comments" "$work/body.json"
  expect 201 "comment"
  echo "Commented"
fi
