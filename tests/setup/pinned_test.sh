# From a lock to things in place.
. tests/setup/expect.sh

# A checkout of nothing but a lock.
small_checkout() {
    OSMO_CONSOLE_ROOT=$HERE/checkout
    mkdir -p "$OSMO_CONSOLE_ROOT/scripts"
    lock_for a.deb right >"$OSMO_CONSOLE_ROOT/scripts/libraries.lock"
}

unpack_by_counting() { mkdir -p "$1" && cp "$2" "$1/lock" && echo once >>"$HERE/unpacked"; }

test_placing_happens_once_per_lock() {
    small_checkout
    put "$HERE/given/a.deb" right
    place libraries "$HERE/deps" unpack_by_counting
    place libraries "$HERE/deps" unpack_by_counting
    same "$(wc -l <"$HERE/unpacked")" 1
    echo '# newer' >>"$OSMO_CONSOLE_ROOT/scripts/libraries.lock"
    place libraries "$HERE/deps" unpack_by_counting
    same "$(wc -l <"$HERE/unpacked")" 2
}

test_a_lock_whose_file_is_nowhere_is_resolved_anew_and_only_once() {
    small_checkout
    resolve_libraries_lock() { lock_for b.deb newer >"$1" && echo resolved >>"$HERE/resolved"; }
    place libraries "$HERE/deps" unpack_by_counting 2>"$HERE/words"
    place libraries "$HERE/deps" unpack_by_counting
    expect grep -q "nowhere to be had" "$HERE/words"
    same "$(cut -d' ' -f3 "$HERE/deps/lock")" pool/b.deb
    same "$(wc -l <"$HERE/resolved")" 1
}

test_an_interrupted_unpacking_is_done_again() {
    small_checkout
    put "$HERE/given/a.deb" right
    unpack_and_die() { mkdir -p "$1" && exit 1; }
    refuse place libraries "$HERE/deps" unpack_and_die
    place libraries "$HERE/deps" unpack_by_counting
    expect test -s "$HERE/unpacked"
}

test_index_lines_become_lock_lines() {
    local sum=0123456789abcdef
    same "$(echo "'file:/m/pool/main/g/gcc/libstdc%2b%2b6_1%3a2%7e3_amd64.deb' libstdc++6_1%3a2~3_amd64.deb 42 SHA256:$sum" | as_lock_lines)" \
        "$sum 42 pool/main/g/gcc/libstdc++6_1:2~3_amd64.deb"
}

test_a_lock_names_no_host() {
    refuse grep -nE '://|@[a-z]+\.[a-z]' "$ROOT"/scripts/*.lock
    refuse grep -nE '"resolved"|https?://' "$ROOT"/scripts/npm/{,lighthouse/}package-lock.json
}

test_every_npm_package_has_an_integrity_hash() {
    node -e '
        const packages = process.argv.slice(1).flatMap((lock) => Object.entries(require(lock).packages));
        const bare = packages.filter(([name, one]) => name && !one.integrity);
        if (bare.length) { console.log(bare.map(([name]) => name)); process.exit(1); }
    ' "$ROOT"/scripts/npm/{,lighthouse/}package-lock.json
}

test_npm_versions_are_exact() { refuse grep -nE '": "[\^~*><]' "$ROOT"/scripts/npm/{,lighthouse/}package.json; }

test_an_old_emcc_on_the_path_is_not_taken() {
    put "$HERE/old/emcc" $'#!/bin/sh\necho "emcc (Emscripten gcc/clang-like replacement) 3.1.69 (abc)"\n'
    put "$HERE/new/emcc" $'#!/bin/sh\necho "emcc (Emscripten gcc/clang-like replacement) 4.0.1 (abc)"\n'
    chmod +x "$HERE"/{old,new}/emcc
    same "$(PATH=$HERE/old:/usr/bin:/bin machine_emscripten)" ""
    same "$(PATH=$HERE/new:/usr/bin:/bin machine_emscripten)" "$HERE/new"
    mkdir -p "$HERE/sdk/upstream" && ln -s "$HERE/new" "$HERE/sdk/upstream/emscripten"
    same "$(EMSDK=$HERE/sdk PATH=/usr/bin:/bin machine_emscripten)" "$HERE/sdk/upstream/emscripten"
}

test_the_icon_list_in_the_sources_is_current() {
    "$OSMO_CONSOLE_PYTHON" "$ROOT/assets/fonts/build.py" --icons "$ROOT/src/ui/icon_codepoints.inc" --check
}
