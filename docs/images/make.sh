#!/usr/bin/env bash
# Makes the pictures of the README: a report of the sample casebook, and findings in the terminal.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/setup browser

cargo build --locked
casebook=$PWD/target/debug/casebook
images=$PWD/docs/images
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$casebook" build --quiet --as-of 2026-11-23 --out "$work/public"
browser=$(command -v chromium || command -v google-chrome)
"$browser" --headless --no-sandbox --hide-scrollbars --force-device-scale-factor=1 \
  --window-size=1200,1100 --user-data-dir="$work/profile" --screenshot="$images/report.png" \
  "file://$work/public/incidents/inc-2026-006/index.html" 2>"$work/browser.log" ||
  { cat "$work/browser.log"; exit 1; }

mkdir -p "$work/demo/content/incidents"
cp casebook.yaml "$work/demo/"
cat >"$work/demo/content/incidents/2026-03-02-checkout-errors.md" <<'REPORT'
---
id: INC-2026-006
title: Checkout returned errors
status: draft
severity: sev2
services: [chekout]
times:
  started: 2026-03-02T14:06:00Z
  resolved: 2026-03-02T12:20:00Z
---
REPORT
(
  cd "$work/demo"
  "$casebook" check --color always --as-of 2026-11-23 2>&1 || true
) | node "$images/terminal.mjs" "casebook check" >"$images/check.svg"
ls -l "$images"
