#!/usr/bin/env bash
# Makes tests/calls/expected with CPython 3.13, in limited memory: huge sizes must fail, not be tried.
# usage: [PYTHON=python3.13] tests/calls/regenerate.sh [GROUP ...]      (no group: all of them)
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-python3.13}
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
ulimit -v 6000000
if [ $# -eq 0 ]; then read -ra groups < <("$python" calls.py); else groups=("$@"); fi
mkdir -p expected
for group in "${groups[@]}"; do
    timeout 120 "$python" calls.py "$group" >"expected/$group.txt"
done
