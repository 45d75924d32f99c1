#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

// Recorded exchanges of the real service, if there are any beside the checkout. Tests that need them are
// skipped, with a word, where there are none.
namespace recordings {

bool present();
nlohmann::json read(const std::string& name);                       // "pool-quota-all"
std::vector<std::string> named(const std::string& beginning);       // sorted
nlohmann::json body(const nlohmann::json& recording);               // of the answer

}  // namespace recordings
