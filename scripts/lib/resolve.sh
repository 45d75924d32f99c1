# When a pinned file is nowhere to be had: ask apt's signed index of the unstable suite what there is today, follow the
# dependencies, and write a lock of that. It happens in an apt state of its own; the machine's is not touched.

# What the machine itself supplies. Everything else that Emscripten depends on is followed.
HOST_SUPPLIES='^(python3|nodejs|ccache|binutils|debconf|libc6-dev|lib[a-z+]+-[0-9]+-dev)$'

private_apt() { APT_CONFIG=$STATE/apt.conf "$@"; }

# Makes STATE: signed indexes of one suite, from one mirror.
open_apt_state() {
    local suite=$1 mirror=$2 keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    STATE=$OSMO_CONSOLE_HOME/apt-$suite
    mkdir -p "$STATE"/{lists,cache/archives}/partial
    : >"$STATE/status"
    cat >"$STATE/apt.conf" <<CONF
Dir::State "$STATE";
Dir::State::Lists "$STATE/lists";
Dir::State::status "$STATE/status";
Dir::Cache "$STATE/cache";
Dir::Etc::SourceList "$STATE/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
APT::Sandbox::User "$(id -un)";
APT::Install-Recommends "false";
CONF
    printf '%s [signed-by=%s] %s %s main\n' deb "$keyring" "$mirror" "$suite" deb-src "$keyring" "$mirror" "$suite" \
        >"$STATE/sources.list"
    private_apt apt-get update -qq >"$STATE/update.log" 2>&1
}

# Tells the private state that the machine has these already, so that their own dependencies stay out.
pretend_host_packages() {
    local name
    for name in $(private_apt apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks \
        --no-replaces --no-enhances emscripten | grep -E '^[a-z]' | sort -u | grep -E "$HOST_SUPPLIES"); do
        printf 'Package: %s\nStatus: install ok installed\nVersion: 999:0\nArchitecture: %s\nMulti-Arch: allowed\nMaintainer: the machine\nDescription: from the machine\n\n' \
            "$name" "$(dpkg --print-architecture)"
    done >"$STATE/status"
}

# `'uri' name size SHA256:sum` → `sum size pool/path`, with the URI's escapes undone.
as_lock_lines() {
    sed -nE "s#^'[^']*/(pool/[^']*)' [^ ]+ ([0-9]+) SHA256:([0-9a-f]+)\$#\3 \2 \1#p" |
        sed -e 's/%2b/+/gI' -e 's/%7e/~/gI' -e 's/%3a/:/gI'
}

# `install` follows the dependencies but prints MD5 sums; `download` prints the signed index's SHA256.
packages_lock() {
    private_apt apt-get install -y --print-uris -qq "$@" | sed -nE "s#^'[^']*' ([^_]+)_.*#\1#p" |
        xargs -r env APT_CONFIG="$STATE/apt.conf" apt-get download --print-uris -qq | as_lock_lines
}
headers_lock() { private_apt apt-get download --print-uris -qq "$1" | as_lock_lines; }
source_lock() { private_apt apt-get source --print-uris -qq "$1" | as_lock_lines | grep '\.orig\.tar\.'; }

# True when this lock's files can all be had now.
can_gather() {
    local lock=$1
    [ -s "$lock" ] && gather "$lock"
}

# Emscripten and all it depends on come from one suite, or their libraries would not fit together.
resolve_emscripten() {
    local out=$1 version
    pretend_host_packages
    version=$(private_apt apt-cache show --no-all-versions emscripten 2>/dev/null | sed -n 's/^Version: //p')
    dpkg --compare-versions "${version:-0}" ge 4.0 || return 1
    packages_lock emscripten >"$out"
    can_gather "$out" && say "  Emscripten $version"
}

# The libraries are independent of each other: each may come from another suite.
resolve_library() {
    local out=$1 kind=$2 name=$3 least=$4
    local version
    "${kind}_lock" "$name" >"$out" 2>/dev/null || return 1
    version=$(sed -nE 's#.*/[^/_]+_([^/_]+?)(\.orig\..*|_.*)$#\1#p' "$out")
    dpkg --compare-versions "${version:-0}" ge "$least" && can_gather "$out" && say "  $name $version"
}

# Calls the given resolver for suite after suite and mirror after mirror until one delivers.
in_some_suite() {
    local suite mirror
    for suite in unstable testing stable; do
        for mirror in $(mirrors); do
            say "  asking the index of $suite" >&2
            open_apt_state "$suite" "$mirror" && "$@" && return 0
        done
    done
    return 1
}

resolve_emscripten_lock() {
    local out=$1
    in_some_suite resolve_emscripten "$out" ||
        fail "No Debian suite offers Emscripten 4 or newer: put the files of scripts/emscripten.lock into a folder and name it in OSMO_CONSOLE_CACHE"
}

resolve_libraries_lock() {
    local out=$1 kind name least
    : >"$out"
    while read -r kind name least; do
        in_some_suite resolve_library "$out.one" "$kind" "$name" "$least" ||
            fail "No Debian suite offers $name $least or newer: put the files of scripts/libraries.lock into a folder and name it in OSMO_CONSOLE_CACHE"
        cat "$out.one" >>"$out"
    done <<'WANTED'
source imgui 1.92
source yaml-cpp 0.8
headers libfmt-dev 9
headers nlohmann-json3-dev 3.11
headers doctest-dev 2.4
WANTED
    rm -f "$out.one"
}
