# The build trees, one per purpose, all below build/. A tree is configured once; CMake finds new sources by itself.

in_tree() {
    local tree=$1 target=$2
    shift 2
    if [ ! -e "$BUILD/$tree/build.ninja" ]; then
        quietly "Configuring $tree" "$@" -S "$OSMO_CONSOLE_ROOT" -B "$BUILD/$tree" -G Ninja \
            -DCMAKE_CXX_COMPILER_LAUNCHER="$LAUNCHER"
    fi
    step "Building $tree"
    NINJA_STATUS='  [%f/%t] ' cmake --build "$BUILD/$tree" --target "$target" -- -j "$(nproc)" ||
        fail "Building $tree failed: the compiler's words are above"
}

# web_target TARGET SITE PUBLIC: what is built in SITE and served from PUBLIC, both below the tree.
web_target() {
    local tree=web flags=(-DCMAKE_BUILD_TYPE=MinSizeRel) quick=''
    if [ "$DEV" = yes ]; then
        tree=web-dev quick=--quick
        flags=(-DCMAKE_BUILD_TYPE=Dev -DCMAKE_CXX_FLAGS_DEV=-O1 -DOSMO_GALLERY=ON)
    fi
    LAUNCHER='' in_tree "$tree" "$1" emcmake cmake "${flags[@]}" # emcc calls ccache itself
    node "$OSMO_CONSOLE_ROOT/scripts/lib/publish.mjs" "$BUILD/$tree/$2" "$BUILD/$tree/$3" $quick
}
build_web() { web_target console site public; }
build_demo() { web_target demo demo demo-public; }

# release: from the served site to what is handed out, with the licences of everything inside.
release() {
    local tree=web
    [ "$DEV" = no ] || tree=web-dev
    step "Putting dist/ and dist-demo/ together"
    node "$OSMO_CONSOLE_ROOT/scripts/lib/dist.mjs" "$BUILD/$tree" "$OSMO_CONSOLE_ROOT" "$DEPS" || fail "dist/ is not complete: the line above says what is missing"
}

build_sim() { LAUNCHER=ccache in_tree sim osmo-sim cmake -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Release; }
build_shots() { LAUNCHER=ccache in_tree shots osmo-shots cmake -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Release -DOSMO_GALLERY=ON; }

# Clang without optimising: six times as quick to build as GCC's sanitizers at -O1 were.
native_target() {
    LAUNCHER=ccache in_tree native "$1" cmake -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Dev \
        -DCMAKE_CXX_FLAGS_DEV='-O0 -gline-tables-only' -DOSMO_SANITIZE=ON -DOSMO_TESTS=ON -DOSMO_GALLERY=ON
}
build_native() { native_target all; }
build_contract() { native_target osmo-contract; }
build_spec_check() { native_target osmo-spec-check; }

build_fuzz() {
    LAUNCHER=ccache in_tree fuzz fuzz cmake -DCMAKE_BUILD_TYPE=Dev -DCMAKE_CXX_COMPILER=clang++ \
        -DCMAKE_CXX_FLAGS_DEV='-O1 -g1' -DCMAKE_CXX_FLAGS=-fsanitize=fuzzer-no-link \
        -DOSMO_SANITIZE=ON -DOSMO_FUZZ=ON
}
