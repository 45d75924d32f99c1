# Pinned files: a lock line is `sha256 size pool/path`. A file is looked for in the folders of OSMO_CONSOLE_CACHE,
# then in the project's own downloads, then on the Debian mirror this machine's apt uses. It is always checked.

lock_lines() { grep -v '^[[:space:]]*\(#\|$\)' "$1"; }
has_sum() { [ -f "$2" ] && printf '%s  %s\n' "$1" "$2" | sha256sum --check --status; }

# Prints where a file that matches the sum already is.
cached_file() {
    local sum=$1 name=$2 folder
    local -a folders
    IFS=: read -r -a folders <<<"${OSMO_CONSOLE_CACHE:-}"
    for folder in "${folders[@]}" "$DOWNLOADS"; do
        [ -n "$folder" ] && [ -f "$folder/$name" ] || continue
        if has_sum "$sum" "$folder/$name"; then
            printf '%s\n' "$folder/$name"
            return 0
        fi
        [ "$folder" = "$DOWNLOADS" ] || say "  $folder/$name is not the pinned file (its sha256 differs), looking further" >&2
    done
    return 1
}

# The Debian mirrors that this machine's own apt is set up with.
mirrors() {
    local rows
    rows=$(apt-get indextargets --format '$(REPO_URI) $(LABEL)' 'Created-By: Packages' 2>/dev/null || true)
    if [ -z "$rows" ]; then
        as_root apt-get update -qq >/dev/null 2>&1 || true
        rows=$(apt-get indextargets --format '$(REPO_URI) $(LABEL)' 'Created-By: Packages' 2>/dev/null || true)
    fi
    awk '$2 == "Debian" && !seen[$1]++ { print $1 }' <<<"$rows"
}

# Reads lock lines from standard input and gets the missing files through apt's own downloader: it knows the machine's
# proxies, checks the sum, resumes or replaces what is there, tries again and shows progress. Fails when a file could
# not be had.
download() {
    local mirror sum size path
    local -a wanted=()
    mkdir -p "$DOWNLOADS"
    mapfile -t lines
    for mirror in $(mirrors); do
        wanted=()
        for line in "${lines[@]}"; do
            read -r sum size path <<<"$line"
            has_sum "$sum" "$DOWNLOADS/${path##*/}" && continue
            wanted+=("${mirror%/}/$path" "$DOWNLOADS/${path##*/}" "SHA256:$sum")
        done
        [ ${#wanted[@]} -gt 0 ] || return 0
        /usr/lib/apt/apt-helper -o Acquire::Retries=2 -o APT::Sandbox::User="$(id -un)" \
            download-file "${wanted[@]}" && return 0
    done
    return 1
}

# Makes every file of a lock available; prints nothing but progress. Returns 1 when one is nowhere to be had.
gather() {
    local lock=$1 sum size path bytes=0
    local -a missing=()
    while read -r sum size path; do
        cached_file "$sum" "${path##*/}" >/dev/null && continue
        missing+=("$sum $size $path")
        bytes=$((bytes + size))
    done < <(lock_lines "$lock")
    [ ${#missing[@]} -gt 0 ] || return 0
    step "Downloading ${#missing[@]} pinned files, $(((bytes + 1048575) / 1048576)) MB"
    printf '%s\n' "${missing[@]}" | download
}
