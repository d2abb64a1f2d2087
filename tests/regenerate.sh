#!/usr/bin/env bash
# Makes the expectations (.out, .err) of every script under tests/ with CPython 3.13.
# usage: [PYTHON=python3.13] tests/regenerate.sh [SCRIPT.py ...]      (no script: all of them)
set -euo pipefail

python=${PYTHON:-python3.13}
version=$("$python" -c 'import sys; print(sys.implementation.name, *sys.version_info[:2])' || true)
if [ "$version" != "cpython 3 13" ]; then
    echo "regenerate.sh: expectations come from CPython 3.13 only; $python is '$version' (set PYTHON)" >&2
    exit 2
fi
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 PYTHONIOENCODING=utf-8 NO_COLOR=1

# What may differ between two right answers on stderr: the folder, addresses, frames of the library.
normalise() { # FOLDER
    sed -E -e "s|$1/||g" -e 's/ at 0x[0-9a-fA-F]+/ at 0x.../g' |
        awk '/^ *File ".*\/lib\/python3\.13\// { skip = 1; next }
             skip && /^    / { next }
             { skip = 0; print }'
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

make_one() { # SCRIPT
    local folder name base input=/dev/null status=0 wanted=0 said
    folder=$(cd "$(dirname "$1")" && pwd)
    name=$(basename "$1")
    base=$folder/${name%.py}
    if [ -f "$base.in" ]; then input=$base.in; fi
    (cd "$folder" && timeout 60 "$python" "$name" <"$input" >"$work/out" 2>"$work/err") || status=$?
    cp "$work/out" "$base.out"
    rm -f "$base.err"
    if [ -s "$work/err" ]; then
        normalise "$folder" <"$work/err" >"$base.err"
        wanted=1
    fi
    said=$(sed -n '1s/^# exit: \([0-9]*\)$/\1/p' "$1")
    if [ "$status" != "${said:-$wanted}" ]; then
        echo "$1: exit status $status, but its first line and its stderr say ${said:-$wanted}" >&2
        failed=1
    fi
}

if [ $# -eq 0 ]; then
    cd "$(dirname "$0")"
    set -- scripts/*/[!_]*.py programs/[!_]*.py
fi
for script; do
    if [ -f "$script" ]; then make_one "$script"; fi
done
exit $failed
