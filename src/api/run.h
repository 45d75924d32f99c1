#pragma once
#include "api/decode.h"
#include "domain/run.h"
#include <functional>
#include <memory>

// The answer about one workflow, with its groups and all tries of its tasks. Those of thousands of
// groups are megabytes: RunDecoder reads a few milliseconds at a time.
class RunDecoder {
  public:
    explicit RunDecoder(std::string body);
    ~RunDecoder();
    bool step(double budget_ms, const std::function<double()>& now_ms);  // true: nothing is left to do
    Result<Run> finish();                                                // after step() said true

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};
Result<Run> decode_run(std::string_view body);

// What came back for a write that makes a workflow: its name, and what the service warned of.
struct Submitted { std::string name; std::vector<std::string> warnings; };
Result<Submitted> decode_submitted(std::string_view body);

Result<std::vector<std::string>> decode_tag_names(std::string_view body);  // those that may be set
