#!/usr/bin/env bash
# Makes the expectations (.out, .err) of every script under tests/ with CPython 3.13.
# usage: [PYTHON=python3.13] tests/regenerate.sh [SCRIPT.py ...]      (no script: all of them)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

python=${PYTHON:-python3.13}
version=$("$python" -c 'import sys; print(sys.implementation.name, *sys.version_info[:2])' || true)
if [ "$version" != "cpython 3 13" ]; then
    echo "regenerate.sh: expectations come from CPython 3.13 only; $python is '$version' (set PYTHON)" >&2
    exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

if [ $# -eq 0 ]; then mapfile -t scripts < <(all_scripts "$here"); else scripts=("$@"); fi
for script in "${scripts[@]}"; do
    run_script "$python" "$script" "$work"
    cp "$work/out" "${script%.py}.out"
    rm -f "${script%.py}.err"
    if [ -s "$work/err" ]; then cp "$work/err" "${script%.py}.err"; fi
    wanted=$(wanted_status "$script" "$work/err")
    if [ "$status" != "$wanted" ]; then
        echo "$script: exit status $status, but its first line and its stderr say $wanted" >&2
        failed=1
    fi
done
exit $failed
