#!/usr/bin/env bash
# Decides where casebook comes from: a binary that was given, or one built from sources and cached.
#
# In: IN_BINARY, IN_VERSION. Out, as step outputs: build (true or false), and to build and cache it,
# folder and key. The key changes with every source file, so a cached binary is never a stale one.
set -euo pipefail

output() { printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"; }

if [ -n "${IN_BINARY:-}" ]; then
  output build false
  exit
fi
if [ -n "${IN_VERSION:-}" ]; then
  [[ $IN_VERSION =~ ^v?[0-9]+(\.[0-9A-Za-z-]+)*$ ]] || {
    echo "::error title=Casebook::the input \`version\` is not a version such as 0.1.0"
    exit 2
  }
  state=v${IN_VERSION#v}
else
  state=$(
    cd "$GITHUB_ACTION_PATH"
    find Cargo.toml Cargo.lock crates src themes -type f | LC_ALL=C sort |
      git hash-object --no-filters --stdin-paths | git hash-object --stdin
  )
fi
output build true
output folder "$RUNNER_TEMP/casebook-$state"
output key "casebook-$RUNNER_OS-$RUNNER_ARCH-$state"
