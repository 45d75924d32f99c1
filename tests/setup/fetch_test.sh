# Where pinned files come from.
. tests/setup/expect.sh

test_a_named_folder_is_asked_before_the_own_downloads() {
    put "$HERE/given/a.deb" right
    put "$DOWNLOADS/a.deb" right
    same "$(cached_file "$(sum_of right)" a.deb)" "$HERE/given/a.deb"
}

test_a_damaged_file_in_a_named_folder_is_passed_over_with_a_word() {
    put "$HERE/given/a.deb" wrong
    put "$DOWNLOADS/a.deb" right
    same "$(cached_file "$(sum_of right)" a.deb 2>"$HERE/words")" "$DOWNLOADS/a.deb"
    expect grep -q "given/a.deb is not the pinned file" "$HERE/words"
}

test_several_folders_may_be_named() {
    put "$HERE/second/a.deb" right
    OSMO_CONSOLE_CACHE=/nowhere:$HERE/second:
    same "$(cached_file "$(sum_of right)" a.deb)" "$HERE/second/a.deb"
}

test_only_what_is_missing_is_downloaded() {
    put "$HERE/given/a.deb" one
    put "$HERE/mirror/pool/b.deb" two
    { lock_for a.deb one && lock_for b.deb two; } >"$HERE/lock"
    gather "$HERE/lock" >"$HERE/words"
    expect grep -q "Downloading 1 pinned file" "$HERE/words"
    same "$(cat "$DOWNLOADS/b.deb")" two
    refuse test -e "$DOWNLOADS/a.deb"
}

test_half_a_download_is_finished() {
    put "$HERE/mirror/pool/a.deb" "the whole file"
    put "$DOWNLOADS/a.deb" "the who"
    lock_for a.deb "the whole file" >"$HERE/lock"
    gather "$HERE/lock"
    same "$(cat "$DOWNLOADS/a.deb")" "the whole file"
}

test_a_damaged_download_is_fetched_again() {
    put "$HERE/mirror/pool/a.deb" right
    put "$DOWNLOADS/a.deb" wrong
    lock_for a.deb right >"$HERE/lock"
    gather "$HERE/lock"
    same "$(cat "$DOWNLOADS/a.deb")" right
}

test_a_mirror_with_another_file_of_that_name_is_refused() {
    put "$HERE/mirror/pool/a.deb" other
    lock_for a.deb right >"$HERE/lock"
    refuse gather "$HERE/lock"
}

test_a_second_mirror_is_asked_when_the_first_has_nothing() {
    put "$HERE/mirror/pool/a.deb" right
    mirrors() { echo "file:$HERE/empty" && echo "file:$HERE/mirror"; }
    lock_for a.deb right >"$HERE/lock"
    gather "$HERE/lock"
    same "$(cat "$DOWNLOADS/a.deb")" right
}

test_comments_and_blank_lines_in_a_lock_are_not_files() {
    { echo '# a word' && echo && lock_for a.deb right; } >"$HERE/lock"
    same "$(lock_lines "$HERE/lock" | wc -l)" 1
}
