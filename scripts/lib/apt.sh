# Debian packages: what the project needs from the machine itself, and how the missing ones get there.

# One per line; README.md has their reasons. `scripts/setup` installs what is missing and nothing else.
apt_packages() {
    cat <<'LIST'
ca-certificates
ccache
chromium
clang
cmake
fonts-droid-fallback
fonts-noto-color-emoji
g++
git
curl
libboost-dev
libclang-rt-14-dev
libnginx-mod-http-brotli-static
lld
nginx
ninja-build
patchelf
python3
python3-brotli
python3-fonttools
python3-yaml
shellcheck
xz-utils
yamllint
LIST
    node_is_recent || printf '%s\n' nodejs
    command -v npm >/dev/null || printf '%s\n' npm
}

# What tests of other browsers want. Nobody who only builds or runs the console has them installed.
browser_packages() {
    case $1 in
    firefox) echo firefox-esr ;;
    webkit) printf '%s\n' webkit2gtk-driver xauth xvfb ;;
    *) fail "There are tests for firefox and for webkit, not for '$1'" ;;
    esac
}

node_is_recent() {
    local version
    version=$(node --version 2>/dev/null || true)
    version=${version#v}
    [ "${version%%.*}" -ge 18 ] 2>/dev/null
}

# missing_packages [LIST WORDS…]: those of apt_packages, or of another list
missing_packages() {
    local wanted
    wanted=$("${@:-apt_packages}")
    # shellcheck disable=SC2086
    comm -23 <(printf '%s\n' $wanted | sort) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | sed -n 's/^installed //p' | sort)
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "This needs root: run scripts/setup as root, or install sudo"
    fi
}

install_packages() {
    local -a missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    step "Installing Debian packages: ${missing[*]}"
    local had_nginx=no
    [ -x /usr/sbin/nginx ] && had_nginx=yes
    as_root apt-get update -qq ||
        fail "apt-get update failed: check the network and the machine's package sources, then run scripts/setup again"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" ||
        fail "apt-get could not install the packages above: repair that (apt-get -f install), then run scripts/setup again"
    [ $had_nginx = yes ] || stop_packaged_nginx
}

# The package starts a web server on port 80; this project runs its own and nobody asked for another.
stop_packaged_nginx() {
    [ -d /run/systemd/system ] || return 0
    as_root systemctl disable --now nginx >/dev/null 2>&1 || true
}
