#!/usr/bin/env bash
# Runs all test scripts, with the GIL and without it, and the unit tests of what shares memory, under the address and
# leak sanitizers.
# usage: tests/sanitize.sh [free-threading|gil]     (no argument: both builds)
#
# It needs a nightly toolchain. Each object gets memory of its own from the system's allocator, so that the sanitizer
# sees who uses one that is gone; in the pages that objects share otherwise it would not. Leaks: objects are checked by
# the census at the end (machine/src/balance.rs), and when the interpreter goes all that is left is freed, so what the
# leak sanitizer then finds belongs to nobody. Threads that still run at the end (daemons) keep the interpreter.
set -euo pipefail
cd "$(dirname "$0")/.."

target=$(rustc -vV | sed -n 's/^host: //p')
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
export CARGO_TARGET_DIR=$PWD/target/sanitize
export RUSTFLAGS="-Zsanitizer=address --cfg minipy_system_memory"
# The depth of the stack is told by addresses of local variables, which must lie there. Exit status 99 is nobody else's.
export ASAN_OPTIONS=detect_stack_use_after_return=0:allocator_may_return_null=1:exitcode=99:log_path=$reports/report

step() {
    printf '\n==> %s\n' "$*"
    if "$@"; then return; fi
    # Warnings about impossible sizes are no errors: scripts ask for such, and get their MemoryError.
    grep -h -m 1 -A 40 'ERROR: ' "$reports"/* || true
    exit 1
}

sanitized() { # CARGO_SUBCOMMAND ARGUMENTS...
    step cargo +nightly "$1" --locked --target "$target" --profile sanitize "${@:2}"
}

checked() { # GIL SCRIPTS...
    step env PYTHON_GIL="$1" tests/check.sh "$CARGO_TARGET_DIR/$target/sanitize/minipy" -v "${@:2}"
}

if [ $# -eq 0 ]; then set -- free-threading gil; fi
for build in "$@"; do
    features=(--no-default-features)
    if [ "$build" = free-threading ]; then features+=(--features free-threading); fi
    sanitized test --package minipy-objects --lib "${features[@]}"
    sanitized test --package minipy-sync --lib --tests
    sanitized build --package minipy "${features[@]}"
    checked 1
    if [ "$build" = free-threading ]; then
        mapfile -t scripts < <(grep -L '^# needs:.*gil' tests/scripts/*/[!_]*.py tests/programs/[!_]*.py)
        checked 0 "${scripts[@]}"
    fi
done
