# scripts/new-view, whose templates nothing else compiles.

# made_view NAME: a copy of what it needs, with that view made in it
made_view() {
    mkdir -p "$HERE/tree/scripts/lib" "$HERE/tree/tests"
    cp -r "$ROOT/src" "$HERE/tree"
    cp -r "$ROOT/tests/unit" "$HERE/tree/tests"
    cp -r "$ROOT/scripts/lib/view" "$HERE/tree/scripts/lib"
    cp "$ROOT/scripts/new-view" "$HERE/tree/scripts"
    "$HERE/tree/scripts/new-view" "$1"
}

compiles() {
    clang++ -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Werror -Wno-missing-field-initializers \
        -I"$HERE/tree/src" -I"$HERE/tree/tests" -isystem "$DEPS_OF_ALL/usr/include" "$@"
}

test_a_new_view_compiles_with_its_test_and_stands_among_the_views() {
    [ -d "$DEPS_OF_ALL" ] || skip "the dependencies are not set up"
    made_view made_up_page
    expect grep -qx 'VIEW(made_up_page)' "$HERE/tree/src/views/all.h"
    same "$(tail -n 1 "$HERE/tree/src/views/all.h")" 'VIEW(nowhere)'
    local file
    for file in src/views/made_up_page/page.cpp src/views/made_up_page/view.cpp tests/unit/views/made_up_page_test.cpp src/app/views.cpp; do
        expect compiles "$HERE/tree/$file"
    done
    refuse grep -rn 'NAME\|TITLE' "$HERE/tree/src/views/made_up_page"
}

test_a_view_that_is_there_or_has_no_name_is_refused() {
    made_view made_up_page >/dev/null
    refuse "$HERE/tree/scripts/new-view" made_up_page
    refuse "$HERE/tree/scripts/new-view" 'Made up'
}
