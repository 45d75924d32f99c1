#include "domain/spec_inline.h"
#include <doctest/doctest.h>

static constexpr std::string_view kSpec = "tasks:\n- name: a\n  files:\n  - localpath: ./run.sh\n    path: /tmp/run.sh\n  - path: /tmp/b\n    localpath: \"b c.txt\"\n";

TEST_CASE("a file takes the place of the path that names it, as a block of its lines") {
    CHECK(*with_file_inline(kSpec, "./run.sh", "echo 1\n\necho 2\n") ==
          "tasks:\n- name: a\n  files:\n  - contents: |\n      echo 1\n\n      echo 2\n    path: /tmp/run.sh\n  - path: /tmp/b\n    localpath: \"b c.txt\"\n");
    CHECK(with_file_inline(kSpec, "b c.txt", "x")->ends_with("    contents: |-\n      x\n"));
}

TEST_CASE("a first line that is indented, blank lines at the end and Windows' ends of lines survive") {
    CHECK(with_file_inline(kSpec, "b c.txt", "  x\n")->ends_with("contents: |2\n        x\n"));
    CHECK(with_file_inline(kSpec, "b c.txt", "x\n\n")->ends_with("contents: |+\n      x\n\n"));
    CHECK(with_file_inline(kSpec, "b c.txt", "x\r\ny\r\n")->ends_with("contents: |\n      x\n      y\n"));
}

TEST_CASE("what is no text, or named nowhere, is not put in") {
    CHECK_FALSE(with_file_inline(kSpec, "other", "x"));
    CHECK_FALSE(with_file_inline(kSpec, "b c.txt", std::string_view("a\0b", 3)));
    CHECK_FALSE(with_file_inline(kSpec, "b c.txt", "\n"));
}
