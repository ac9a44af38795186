#!/usr/bin/env bash
# Makes casebook ready for the check and for later steps, building it where the cache had none.
#
# In: IN_BINARY, IN_VERSION, FOLDER, ACTION_REPOSITORY. Out: the step output binary, and its folder
# on the path of later steps.
set -euo pipefail

fail() {
  echo "::error title=Casebook::$1"
  exit 2
}

if [ -n "${IN_BINARY:-}" ]; then
  [[ $IN_BINARY != *$'\n'* ]] || fail "the input \`binary\` has more than one line"
  binary=$IN_BINARY
  case $binary in
    */*) binary=$(cd "$(dirname "$binary")" 2>/dev/null && pwd)/$(basename "$binary") ;;
    *) binary=$(command -v -- "$binary") || fail "the binary of the input \`binary\` was not found" ;;
  esac
  [ -x "$binary" ] || fail "the file of the input \`binary\` is not there, or cannot be run"
else
  binary=$FOLDER/bin/casebook
  if [ ! -x "$binary" ]; then
    command -v cargo >/dev/null ||
      fail "there is no cargo to build casebook with: install Rust first, or give the input \`binary\`"
    source=(--path "$GITHUB_ACTION_PATH")
    if [ -n "${IN_VERSION:-}" ]; then
      source=(--git "$GITHUB_SERVER_URL/$ACTION_REPOSITORY" --tag "v${IN_VERSION#v}" casebook)
    fi
    echo "::group::Build casebook"
    CARGO_TARGET_DIR=$RUNNER_TEMP/casebook-target \
      cargo install --locked --root "$FOLDER" "${source[@]}" ||
      fail "casebook could not be built; its Cargo.toml says which Rust it needs (rust-version)"
    echo "::endgroup::"
    rm -rf "$RUNNER_TEMP/casebook-target"
  fi
fi
"$binary" --version || fail "casebook does not run on this machine"
printf 'binary=%s\n' "$binary" >>"$GITHUB_OUTPUT"
dirname "$binary" >>"$GITHUB_PATH"
