#include "base/fuzzy.h"
#include "doctest/doctest.h"
#include <string>

using namespace fuzzy;

TEST_CASE("whole before beginning before beginning of a word before inside before scattered") {
    CHECK(score("h100", "h100") > score("h100-042", "h100"));
    CHECK(score("h100-042", "h100") > score("x86-h100", "h100"));
    CHECK(score("x86-h100", "h100") > score("gh100a", "h100"));
    CHECK(score("gh100a", "h100") > score("h-100-b", "h100"));
    CHECK(score("h-100-b", "h100") > 0);
    CHECK(score("a100", "h100") == 0);
}

TEST_CASE("the best of several places counts") { CHECK(literal("gpupool-gpu", "gpu") == at("gpupool-gpu", "gpu", 0)); }

TEST_CASE("scattered letters begin words, or follow one another") {
    CHECK(scattered("resource-h100-042", "rh042") > 0);
    CHECK(scattered("resource-h100-042", "rh42") > 0);
    CHECK(scattered("resource-h100-042", "rh2") == 0);
    CHECK(scattered("resource-h100-042", "reh1") > 0);
    CHECK(scattered("resource-h100-042", "eh1") == 0);
    CHECK(scattered("training-job", "trjob") > 0);
    CHECK(scattered("training-job", "tjob") > 0);
    CHECK(scattered("training-job", "jobt") == 0);
    CHECK(scattered("a", "a") == 0);
}

TEST_CASE("a number may be written without the zeros it begins with") {
    CHECK(scattered("resource-h100-005", "h100-5") > 0);
    CHECK(scattered("resource-h100-050", "h100-5") > 0);
    CHECK(scattered("resource-h100-015", "h100-5") == 0);
    CHECK(scattered("resource-h100-105", "h100-5") == 0);
    CHECK(scattered("resource-h105-1", "h5") == 0);
    CHECK(scattered("n-000", "n0") > 0);
    using M = std::vector<std::pair<int, int>>;
    CHECK(marks("resource-h100-005", "h100-5") == M{{9, 14}, {16, 17}});
}

TEST_CASE("a name longer than a machine word, and letters of other scripts, do no harm") {
    const std::string long_name(200, 'a');
    CHECK(scattered(long_name, "aaa") > 0);
    CHECK(scattered(long_name + "-z", "az") == 0);
    CHECK(score("機-node", "機") == at("機-node", "機", 0));
    CHECK(scattered("", "ab") == 0);
}

TEST_CASE("marks show what matched") {
    using M = std::vector<std::pair<int, int>>;
    CHECK(marks("x86-h100-h100a", "h100") == M{{4, 8}});
    CHECK(marks("resource-h100-042", "rh042") == M{{0, 1}, {9, 10}, {14, 17}});
    CHECK(marks("training-job", "trjob") == M{{0, 2}, {9, 12}});
    CHECK(marks("a100", "h").empty());
    CHECK(marks("a100", "").empty());
}
