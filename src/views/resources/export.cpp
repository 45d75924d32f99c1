#include "views/resources/export.h"
#include "base/csv.h"
#include "store/query.h"
#include "views/text_export.h"
#include <algorithm>
#include <fmt/core.h>
#include <fmt/format.h>
#include <iterator>
#include <set>

namespace resources {

std::string names_text(const Fleet& fleet, std::span<const std::uint32_t> rows) {
    std::string out;
    for (const auto i : rows) out += fleet.resources()[i].name.value + "\n";
    return out;
}

// What YAML might take for something else is quoted; a JSON string is a YAML string too.
static std::string yaml_name(const std::string& name) {
    const bool plain = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string::npos && !name.empty() && name[0] >= 'a' && name[0] <= 'z';
    static constexpr std::string_view words[] = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"};
    return plain && std::find(std::begin(words), std::end(words), name) == std::end(words) ? name : json_string(name);
}

std::string excluded_yaml(const Fleet& fleet, std::span<const std::uint32_t> rows) {
    std::string out = "nodesExcluded:\n";
    std::set<std::string_view> seen;
    for (const auto i : rows) {
        const auto& name = fleet.resources()[i].name.value;
        if (seen.insert(name).second) out += "- " + yaml_name(name) + "\n";
    }
    return out;
}

static std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : " ") + name;
    return out;
}

static std::string type_of(const Fleet::Kind& kind) { return kind.sharing == Sharing::unknown ? kind.sharing_word : std::string(sharing_word(kind.sharing)); }

static double cores(Millicores c) { return static_cast<double>(c.value) / 1000; }

std::string csv(const Fleet& fleet, std::span<const std::uint32_t> rows) {
    std::string out = "name,backend,pools,platforms,type,health,reason,gpus,gpus_used,gpus_free,cores,cores_used,memory_bytes,memory_used_bytes,storage_bytes,storage_used_bytes\r\n";
    for (const auto i : rows) {
        const auto& r = fleet.resources()[i];
        const auto& kind = fleet.kinds()[fleet.kind(i)];
        fmt::format_to(std::back_inserter(out), "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", csv_field(r.name.value), csv_field(r.backend.value), csv_field(joined(kind.pools)),
                       csv_field(joined(kind.platforms)), csv_field(type_of(kind)), health_word(fleet.verdict(i).health), csv_field(fleet.verdict(i).reason), r.total.gpu.value, r.used.gpu.value,
                       r.free().gpu.value, cores(r.total.cpu), cores(r.used.cpu), r.total.memory.value, r.used.memory.value, r.total.storage.value, r.used.storage.value);
    }
    return out;
}

static std::string json_list(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ",") + json_string(name);
    return "[" + out + "]";
}

static std::string json_amounts(const Amounts& a) {
    return fmt::format("{{\"gpus\":{},\"cores\":{},\"memory_bytes\":{},\"storage_bytes\":{}}}", a.gpu.value, cores(a.cpu), a.memory.value, a.storage.value);
}

std::string json(const Fleet& fleet, std::span<const std::uint32_t> rows) {
    std::string out = "[";
    for (std::size_t n = 0; n < rows.size(); ++n) {
        const auto& r = fleet.resources()[rows[n]];
        const auto& kind = fleet.kinds()[fleet.kind(rows[n])];
        out += n == 0 ? "\n" : ",\n";
        out += fmt::format("{{\"name\":{},\"backend\":{},\"pools\":{},\"platforms\":{},\"type\":{},\"health\":\"{}\",\"reason\":{},\"total\":{},\"used\":{},\"free\":{}}}", json_string(r.name.value),
                           json_string(r.backend.value), json_list(kind.pools), json_list(kind.platforms), json_string(type_of(kind)), health_word(fleet.verdict(rows[n]).health),
                           json_string(fleet.verdict(rows[n]).reason), json_amounts(r.total), json_amounts(r.used), json_amounts(r.free()));
    }
    return out + "\n]\n";
}

}  // namespace resources
