#!/usr/bin/env bash
# Runs scripts with an interpreter and compares with the expectations; the names of failures go to stdout.
# usage: tests/check.sh INTERPRETER [-v] [SCRIPT.py ...]      (no script: all; -v: show the differences)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

interpreter=$(realpath "$(command -v "$1")")
shift
verbose=
if [ "${1:-}" = -v ]; then verbose=1 && shift; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
good=0 bad=0

if [ $# -eq 0 ]; then mapfile -t scripts < <(all_scripts "$here"); else scripts=("$@"); fi
for script in "${scripts[@]}"; do
    base=${script%.py}
    run_script "$interpreter" "$script" "$work"
    touch "$work/none"
    expected_err=$base.err
    if [ ! -f "$expected_err" ]; then expected_err=$work/none; fi
    wanted=$(wanted_status "$script" "$expected_err")
    if cmp -s "$base.out" "$work/out" && cmp -s "$expected_err" "$work/err" && [ "$status" = "$wanted" ]; then
        good=$((good + 1))
        continue
    fi
    bad=$((bad + 1))
    echo "$script"
    if [ -n "$verbose" ]; then
        diff "$base.out" "$work/out" | head -20 || true
        diff "$expected_err" "$work/err" | head -20 || true
        if [ "$status" != "$wanted" ]; then echo "exit status $status, expected $wanted"; fi
    fi
done
echo "$good as CPython 3.13, $bad not" >&2
[ "$bad" -eq 0 ]
