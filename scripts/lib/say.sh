# What a person reads: one line per step, and one clear line when a step fails.
# `fail` leaves the whole script, also from a subshell, because every caller runs under `set -e`.

say() { printf '%s\n' "$*"; }
step() { printf '• %s\n' "$*"; }
fail() {
    printf '✗ %s\n' "$*" >&2
    exit 1
}

# Runs a command whose words matter only when it fails: logged, and the end of the log is shown then.
quietly() {
    local what=$1 log
    shift
    log=$OSMO_CONSOLE_HOME/logs/${what//[^a-zA-Z0-9]/-}.log
    mkdir -p "${log%/*}"
    "$@" >"$log" 2>&1 && return 0
    tail -n 25 "$log" >&2
    fail "$what failed: repair what the lines above say (all of them: $log), then start again"
}
