# npm packages: exact versions with integrity hashes (a package-lock.json), installed outside the checkout in a folder named
# after the lock. Those of scripts/npm are reached through the git-ignored link `node_modules` at the top.

npm_folder() { printf '%s/npm/%s\n' "$OSMO_CONSOLE_HOME" "$(sha256sum <"$OSMO_CONSOLE_ROOT/$1/package-lock.json" | cut -c1-12)"; }

# install_npm LIST SIZE: what LIST/package-lock.json names, once
install_npm() {
    local folder
    folder=$(npm_folder "$1")
    if [ -e "$folder/.complete" ]; then return 0; fi
    step "Installing npm packages ($2)"
    rm -rf "$folder"
    mkdir -p "$folder"
    cp "$OSMO_CONSOLE_ROOT/$1"/package{,-lock}.json "$folder"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
        fail "npm ci failed: check that npm reaches its registry (npm ping), then run scripts/setup again"
    touch "$folder/.complete"
}

install_npm_packages() {
    install_npm scripts/npm "about 40 MB"
    ln -sfn "$(npm_folder scripts/npm)/node_modules" "$OSMO_CONSOLE_ROOT/node_modules"
}

# Apart, because only measuring wants them.
install_lighthouse() { install_npm scripts/npm/lighthouse "Lighthouse, about 25 MB"; }
