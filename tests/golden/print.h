#pragma once
#include "ui/parts.h"
#include "ui/table.h"
#include "views/state.h"
#include <span>
#include <string>
#include <vector>

// Pages as text, so that a change of words or order shows in a diff.
namespace golden {

std::string print(const Badge&);
std::string print(const Bar&);              // "[#######...|..]": 20 characters, the limit is a bar of its own
std::string print(const Prompt&);
std::string print(const PageState&);
std::string print(std::span<const Stat>);
std::string print_list(const std::vector<std::string>&);

// Columns side by side, as wide as their widest cell.
class Lines {
  public:
    explicit Lines(std::span<const Column>);
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    std::string text() const;

  private:
    std::vector<std::vector<std::string>> rows_;
};

void check(const std::string& name, const std::string& text);  // against tests/golden/<name>.txt; UPDATE=1 rewrites it
std::string read(const std::string& name);                     // tests/golden/data/<name>

}  // namespace golden
