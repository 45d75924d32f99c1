# Where things are, and the environment in which this project compiles. Source it; it changes nothing on disk.
# The Emscripten found here may be the machine's own: ask `emscripten_origin`, never look for the prefix yourself.

OSMO_CONSOLE_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
OSMO_CONSOLE_HOME=${XDG_CACHE_HOME:-${HOME:?set HOME or XDG_CACHE_HOME}/.cache}/osmo-console
EM_PREFIX=$OSMO_CONSOLE_HOME/emscripten
DEPS=$OSMO_CONSOLE_HOME/deps
DOWNLOADS=$OSMO_CONSOLE_HOME/downloads
BUILD=$OSMO_CONSOLE_ROOT/build
export OSMO_CONSOLE_ROOT OSMO_CONSOLE_HOME

# The same object for the same source in every clone of the project.
export CCACHE_BASEDIR=$OSMO_CONSOLE_ROOT CCACHE_NOHASHDIR=1 CCACHE_COMPILERCHECK=content
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
# Debian's own Python has Debian's modules (fonttools, brotli); the first on PATH may be another one.
export OSMO_CONSOLE_PYTHON=/usr/bin/python3

emcc_is_recent() {
    local major
    major=$("$1" --version 2>/dev/null | sed -nE '1s/.* ([0-9]+)\.[0-9]+\.[0-9]+.*/\1/p')
    [ "${major:-0}" -ge 4 ]
}

# Prints the folder of an emcc ≥ 4.0 that the machine already has; nothing when there is none.
machine_emscripten() {
    local found
    for found in "${EMSDK:+$EMSDK/upstream/emscripten/emcc}" "$(command -v emcc || true)"; do
        [ -n "$found" ] && [ -x "$found" ] || continue
        case $found in "$EM_PREFIX"/*) continue ;; esac
        if emcc_is_recent "$found"; then
            dirname "$found"
            return 0
        fi
    done
}

use_emscripten() {
    local folder
    folder=$(machine_emscripten)
    if [ -z "$folder" ]; then
        folder=$EM_PREFIX/usr/share/emscripten
        export EM_CONFIG=$EM_PREFIX/.emscripten
    fi
    case :$PATH: in *:"$folder":*) ;; *) export PATH=$folder:$PATH ;; esac
    export EM_COMPILER_WRAPPER=ccache
    local closure=$OSMO_CONSOLE_ROOT/node_modules/google-closure-compiler-linux/compiler
    [ ! -x "$closure" ] || export EM_CLOSURE_COMPILER=$closure
}

use_emscripten
