#!/usr/bin/env bash
# Runs the programs that end while threads run (scripts/threads/exit_*.py) again and again, with the GIL and without it:
# a crash, a hang or another output at the end may be rare. Prints what differed and how often.
# usage: tests/exit_again.sh INTERPRETER [RUNS]     RUNS of each script in each mode, 100 if not given
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

# One run, for xargs: prints a line if it is not as CPython 3.13.
if [ "$1" = --one ]; then
    . "$here/common.sh"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    interpreter=$2 mode=$3 script=$4
    printf '#!/bin/sh\nexec "%s" %s "$@"\n' "$interpreter" "$mode" >"$work/run"
    chmod +x "$work/run"
    run_script "$work/run" "$script" "$work"
    touch "$work/none"
    expected_err=${script%.py}.err
    if [ ! -f "$expected_err" ]; then expected_err=$work/none; fi
    wanted=$(wanted_status "$script" "$expected_err")
    if [ "$status" = "$wanted" ] && cmp -s "${script%.py}.out" "$work/out" && cmp -s "$expected_err" "$work/err"; then
        exit 0
    fi
    echo "$(basename "$script") $mode status $status: $(tail -c 300 "$work/out" "$work/err" | tr '\n' '|')"
    exit 0
fi

interpreter=$(realpath "$(command -v "$1")")
runs=${2:-100}
scripts=("$here"/scripts/threads/exit_*.py)
failures=$(for mode in --gil-policy=interval --no-gil; do
    for script in "${scripts[@]}"; do
        for ((run = 0; run < runs; run++)); do printf '%s %s\n' "$mode" "$script"; done
    done
done | xargs -P $(($(nproc) * 2)) -L 1 "$0" --one "$interpreter")
echo "${#scripts[@]} scripts, $runs runs of each in each mode" >&2
if [ -n "$failures" ]; then
    sort <<<"$failures" | uniq -c | sort -rn
    exit 1
fi
