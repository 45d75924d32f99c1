# The C++ libraries that come as sources or headers: Dear ImGui and yaml-cpp unpacked, the header-only ones side by side.

unpack_libraries() {
    local deps=$1 lock=$2 sum size path file name
    step "Unpacking the C++ libraries into $deps"
    rm -rf "$deps"
    mkdir -p "$deps"
    while read -r sum size path; do
        name=${path##*/}
        file=$(cached_file "$sum" "$name") || fail "$name has vanished from the cache: run scripts/setup again"
        case $name in
        *.deb) dpkg-deb -x "$file" "$deps" ;;
        *.tar.*)
            mkdir -p "$deps/${name%%_*}"
            tar -xf "$file" -C "$deps/${name%%_*}" --strip-components=1
            ;;
        esac || fail "$file does not unpack: delete it, then run scripts/setup again"
    done < <(lock_lines "$lock")
}
