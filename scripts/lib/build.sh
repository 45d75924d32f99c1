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

build_web() {
    local tree=web flags=(-DCMAKE_BUILD_TYPE=MinSizeRel) quick=''
    if [ "$DEV" = yes ]; then
        tree=web-dev quick=--quick
        flags=(-DCMAKE_BUILD_TYPE=Dev -DCMAKE_CXX_FLAGS_DEV=-O1 -DOSMO_GALLERY=ON)
    fi
    LAUNCHER='' in_tree "$tree" console emcmake cmake "${flags[@]}" # emcc calls ccache itself
    node "$OSMO_CONSOLE_ROOT/scripts/lib/publish.mjs" "$BUILD/$tree/site" "$BUILD/$tree/public" $quick
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

build_fuzz() {
    LAUNCHER=ccache in_tree fuzz fuzz cmake -DCMAKE_BUILD_TYPE=Dev -DCMAKE_CXX_COMPILER=clang++ \
        -DCMAKE_CXX_FLAGS_DEV='-O1 -g1' -DCMAKE_CXX_FLAGS=-fsanitize=fuzzer-no-link \
        -DOSMO_SANITIZE=ON -DOSMO_FUZZ=ON
}
