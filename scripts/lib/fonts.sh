# The product's fonts, made from the npm packages when something they are made of has changed.

make_fonts() {
    local stamp inputs=("$OSMO_CONSOLE_ROOT"/{assets/fonts/build.py,assets/icons.txt,scripts/npm/package-lock.json})
    stamp=$(cat "${inputs[@]}" | sha256sum)
    [ "$(cat "$BUILD/fonts/.stamp" 2>/dev/null)" != "$stamp" ] || return 0
    step "Making the fonts"
    rm -rf "$BUILD/fonts"
    "$OSMO_CONSOLE_PYTHON" "$OSMO_CONSOLE_ROOT/assets/fonts/build.py" "$BUILD/fonts" \
        --icons "$OSMO_CONSOLE_ROOT/src/ui/icon_codepoints.inc" || fail "The fonts could not be made: see the lines above"
    printf '%s\n' "$stamp" >"$BUILD/fonts/.stamp"
}
