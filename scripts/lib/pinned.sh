# From a lock to things in place: gathers the pinned files, or resolves them anew, then unpacks. A stamp remembers which
# lock was served, also when today's substitutes were unpacked in its stead.

lock_of() { printf '%s/scripts/%s.lock' "$OSMO_CONSOLE_ROOT" "$1"; }
stamp_of() { sha256sum <"$(lock_of "$1")" | cut -c1-16; }

# Prints the lock to unpack: the repository's, or one of what there is today.
lock_to_use() {
    local name=$1 lock
    lock=$(lock_of "$name")
    if ! gather "$lock" >&2; then
        say "  A file of scripts/$name.lock is nowhere to be had: taking what Debian offers today (scripts/setup --relock would pin that)" >&2
        lock=$OSMO_CONSOLE_HOME/resolved-$name.lock
        "resolve_${name}_lock" "$lock" >&2
    fi
    printf '%s\n' "$lock"
}

place() {
    local name=$1 folder=$2 unpack=$3 lock
    [ "$(cat "$folder/.stamp" 2>/dev/null)" != "$(stamp_of "$name")" ] || return 0
    lock=$(lock_to_use "$name")
    "$unpack" "$folder" "$lock"
    stamp_of "$name" >"$folder/.stamp"
}

relock() {
    local name
    for name in emscripten libraries; do
        step "Asking for today's versions ($name)"
        "resolve_${name}_lock" "$OSMO_CONSOLE_HOME/resolved-$name.lock"
        cp "$OSMO_CONSOLE_HOME/resolved-$name.lock" "$(lock_of "$name")"
    done
    say "scripts/emscripten.lock and scripts/libraries.lock are new: run scripts/test, then commit them"
}
