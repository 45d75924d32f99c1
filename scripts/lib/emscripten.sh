# A private Emscripten out of pinned Debian packages: unpacked, never installed, so the machine stays as it is.
# Its programs run on the prefix's own C library; that is what the patchelf calls are for.

make_emscripten_prefix() {
    local prefix=$1 lock=$2 sum size path file
    step "Unpacking Emscripten into $prefix"
    rm -rf "$prefix"
    mkdir -p "$prefix"
    while read -r sum size path; do
        file=$(cached_file "$sum" "${path##*/}") || fail "${path##*/} has vanished from the cache: run scripts/setup again"
        dpkg-deb -x "$file" "$prefix" || fail "$file does not unpack: delete it, then run scripts/setup again"
    done < <(lock_lines "$lock")
    use_prefix_libraries "$prefix"
    write_emscripten_config "$prefix"
}

is_program() { [ -f "$1" ] && [ "$(head -c4 "$1" | tail -c3)" = ELF ]; }

use_prefix_libraries() {
    local prefix=$1 libs llvm file
    libs=$(echo "$prefix"/usr/lib/*-linux-gnu)
    llvm=$(echo "$prefix"/usr/lib/llvm-*)
    # A RUNPATH in a library would switch the RPATH of the executable off.
    for file in "$libs"/lib{LLVM,clang-cpp,LTO,binaryen}*.so* "$llvm"/lib/lib*.so*; do
        [ -f "$file" ] && [ ! -L "$file" ] && patchelf --remove-rpath "$file"
    done
    for file in "$llvm"/bin/* "$prefix"/usr/bin/wasm-*; do
        file=$(readlink -f "$file")
        is_program "$file" || continue
        patchelf --set-interpreter "$libs"/ld-linux-*.so.? --force-rpath --set-rpath "$llvm/lib:$libs" "$file" ||
            fail "patchelf could not change $file: delete $prefix, then run scripts/setup again"
    done
}

write_emscripten_config() {
    local prefix=$1
    ln -sfn nodejs "$prefix/usr/share/node_modules" # where Debian's emscripten looks for acorn
    cat >"$prefix/.emscripten" <<CONFIG
LLVM_ROOT = '$(echo "$prefix"/usr/lib/llvm-*/bin)'
BINARYEN_ROOT = '$prefix/usr'
NODE_JS = '$(command -v node)'
CACHE = '$prefix/em-cache'
CONFIG
}

# The first link compiles Emscripten's own libraries, which takes minutes: do it here, with the real flags, and say so.
warm_system_libraries() {
    local folder
    step "Compiling Emscripten's system libraries (once, 3 to 5 minutes)"
    folder=$(mktemp -d)
    printf '#include <string>\nint main(int n, char**) { try { (void)std::string(n, 0).at(9); } catch (...) {} }\n' >"$folder/a.cpp"
    link_once "$folder" -Os -flto --closure 1 -sFILESYSTEM=0
    link_once "$folder" -O1
    rm -rf "$folder"
    touch "$EM_PREFIX/em-cache/.warm"
}

link_once() {
    local folder=$1
    shift
    quietly "Compiling the system libraries for $1" em++ "$@" -fwasm-exceptions -sMALLOC=emmalloc \
        -sFETCH=1 -sFETCH_STREAMING=1 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 "$folder/a.cpp" -o "$folder/a.js"
}
