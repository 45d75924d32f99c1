#include "domain/log_level.h"
#include <doctest/doctest.h>
#include <string>

TEST_CASE("a level is recognised where a line says it") {
    struct { const char* line; LogLevel level; } cases[] = {
        {"INFO step=1 loss=2.3", LogLevel::info},
        {"WARNING: straggler rank 7", LogLevel::warning},
        {"ERROR upload of shard 12 failed", LogLevel::error},
        {"DEBUG dataloader: queue depth 12", LogLevel::debug},
        {"2026-11-22 15:00:00,123 - trainer - CRITICAL - disk almost full", LogLevel::error},
        {"[rank0]:[W1122 NCCL] Warning: Process group not destroyed", LogLevel::warning},
        {"W1122 15:35:20.123456 123 file.cc:10] slow", LogLevel::warning},
        {"E1122 15:35:20.123456 123 file.cc:10] broken", LogLevel::error},
        {R"({"level":"info","msg":"checkpoint saved"})", LogLevel::info},
        {R"({"msg":"x", "severity": "ERROR"})", LogLevel::error},
        {"time=12:00 level=warn msg=x", LogLevel::warning},
        {"[error] it broke", LogLevel::error},
        {"warning: unused variable", LogLevel::warning},
        {"ld: error: undefined symbol", LogLevel::error},
        {"Traceback (most recent call last):", LogLevel::error},
        {"RuntimeError: CUDA error: an illegal memory access", LogLevel::error},
        {"torch.cuda.OutOfMemoryError: CUDA out of memory", LogLevel::error},
        {"KeyboardInterrupt", LogLevel::error},
        {"<warn> slow", LogLevel::warning},
        {"12:00:01 INF served", LogLevel::info},
    };
    for (const auto& c : cases) CHECK_MESSAGE(level_of(c.line) == c.level, c.line);
}

TEST_CASE("what only mentions a level has none") {
    for (const char* line : {"", "step 1 of 12", "the error was small", "error_rate=0.01", "informed the warning system", R"({"error":null,"x":1})", "0 errors, 2 warnings",
                             "INFORMATION", "no_ERROR_here", "it is fine", "FINE tuning", "MyErrorHandler started", "Loss: error went down"})
        CHECK_MESSAGE(level_of(line) == LogLevel::none, line);
}

TEST_CASE("a level far to the right is not looked for") { CHECK(level_of(std::string(120, '.') + " ERROR") == LogLevel::none); }
