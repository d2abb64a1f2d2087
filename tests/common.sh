# Shared by regenerate.sh and check.sh: how a script is run and what of its stderr is compared.
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 PYTHONIOENCODING=utf-8 NO_COLOR=1
unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY

# What may differ between two right answers on stderr: the folder, addresses, frames of the library.
normalise() { # FOLDER
    sed -E -e "s|$1/||g" -e 's/ at 0x[0-9a-fA-F]+/ at 0x.../g' |
        awk '/^ *File "(.*\/lib\/python3\.13|<library>)\// { skip = 1; next }
             skip && /^    / { next }
             { skip = 0 }
             heading && /^  / { print heading }
             { heading = "" }
             /^Traceback / { heading = $0; next }
             { print }'
}

# Runs a script in its folder; leaves out, err and the global `status` behind.
run_script() { # INTERPRETER SCRIPT WORK
    local folder name input=/dev/null
    folder=$(cd "$(dirname "$2")" && pwd)
    name=$(basename "$2")
    if [ -f "$folder/${name%.py}.in" ]; then input=$folder/${name%.py}.in; fi
    status=0
    (cd "$folder" && timeout 60 "$1" "$name" <"$input" >"$3/out.raw" 2>"$3/err.raw") || status=$?
    LC_ALL=C sed -e "s|$folder/||g" <"$3/out.raw" >"$3/out"
    normalise "$folder" <"$3/err.raw" >"$3/err"
}

# The exit status that a script's first line asks for, else 1 if anything is on stderr.
wanted_status() { # SCRIPT ERR
    local said
    said=$(sed -n '1s/^# exit: \([0-9]*\)$/\1/p' "$1")
    if [ -n "$said" ]; then echo "$said"; elif [ -s "$2" ]; then echo 1; else echo 0; fi
}

all_scripts() { # TESTS_FOLDER
    printf '%s\n' "$1"/scripts/*/[!_]*.py "$1"/programs/[!_]*.py
}
