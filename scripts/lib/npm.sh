# npm packages: exact versions with integrity hashes (scripts/npm/package-lock.json), installed outside the checkout in a
# folder named after the lock, and reached through the git-ignored link `node_modules` at the top.

npm_folder() { printf '%s/npm/%s\n' "$OSMO_CONSOLE_HOME" "$(sha256sum <"$OSMO_CONSOLE_ROOT/scripts/npm/package-lock.json" | cut -c1-12)"; }

install_npm_packages() {
    local folder
    folder=$(npm_folder)
    if [ ! -e "$folder/.complete" ]; then
        step "Installing npm packages (about 40 MB)"
        rm -rf "$folder"
        mkdir -p "$folder"
        cp "$OSMO_CONSOLE_ROOT"/scripts/npm/package{,-lock}.json "$folder"
        (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
            fail "npm ci failed: check that npm reaches its registry (npm ping), then run scripts/setup again"
        touch "$folder/.complete"
    fi
    ln -sfn "$folder/node_modules" "$OSMO_CONSOLE_ROOT/node_modules"
}
