#include "domain/spec_keys.h"
#include "base/text.h"
#include <algorithm>
#include <array>

static constexpr std::array kKeys = {
    SpecKey{"workflow", "name", "a name", "Letters, digits, - and _; begins with a letter. Runs are called name-1, name-2 …", true},
    SpecKey{"workflow", "tasks", "a list of tasks", "What runs. Tasks that read no other start at the same time"},
    SpecKey{"workflow", "groups", "a list of groups", "Instead of tasks: tasks of one group run at the same time and see each other"},
    SpecKey{"workflow", "resources", "resources by name", "What tasks get of a node; a task names one with “resource”, otherwise it gets “default”"},
    SpecKey{"workflow", "timeout", "exec_timeout, queue_timeout", "How long it may run, and wait"},
    SpecKey{"workflow", "labels", "texts by key", "At most 16, for reports and filters"},
    SpecKey{"workflow", "pool", "a text", "Not read: the pool is chosen where it is submitted"},
    SpecKey{"workflow", "backend", "a text", "Not read: it follows from the pool"},
    SpecKey{"timeout", "exec_timeout", "a duration", "30m, 12h, 7d or PT1H30M; the pool's own when it is left out"},
    SpecKey{"timeout", "queue_timeout", "a duration", "How long it may wait for nodes; 30m, 12h, 7d or PT1H30M"},
    SpecKey{"resource", "cpu", "a whole number", "Cores; 1 when it is left out"},
    SpecKey{"resource", "gpu", "a whole number", "GPUs on one node; none when it is left out"},
    SpecKey{"resource", "memory", "an amount", "64Gi; G means Gi here. 1Gi when it is left out"},
    SpecKey{"resource", "storage", "an amount", "200Gi of the node's disk; 1Gi when it is left out"},
    SpecKey{"resource", "platform", "a name", "A platform of the pool; its default one when it is left out"},
    SpecKey{"resource", "nodesExcluded", "a list of nodes", "Nodes it must not run on"},
    SpecKey{"resource", "topology", "a list", "Tasks that must be near each other: in one rack, in one zone"},
    SpecKey{"topology", "key", "a name", "A topology key of the pool: rack, zone", true},
    SpecKey{"topology", "group", "a name", "Tasks with the same one are kept together"},
    SpecKey{"topology", "requirementType", "required or preferred", "Whether it waits rather than run apart"},
    SpecKey{"group", "name", "a name", "Letters, digits, - and _", true},
    SpecKey{"group", "tasks", "a list of tasks", "They start together; one of several is the lead", true},
    SpecKey{"group", "barrier", "yes or no", "Whether all wait until each is ready; yes when it is left out"},
    SpecKey{"group", "ignoreNonleadStatus", "yes or no", "Whether only the lead decides how the group ends; yes when it is left out"},
    SpecKey{"task", "name", "a name", "Letters, digits, - and _", true},
    SpecKey{"task", "image", "an image", "registry/name:version; give a version, so that it stays the same", true},
    SpecKey{"task", "command", "a list of texts", "[bash, -c], or the program itself", true},
    SpecKey{"task", "args", "a list of texts", "What the command is given"},
    SpecKey{"task", "inputs", "a list", "{task: name} or {url: s3://…}; found at {{input:0}}"},
    SpecKey{"task", "outputs", "a list", "{url: s3://…}; what is written to {{output}} goes there"},
    SpecKey{"task", "environment", "texts by name", "Variables the command sees"},
    SpecKey{"task", "files", "a list", "Texts that are put into the container: path, contents"},
    SpecKey{"task", "credentials", "by name", "A credential as a directory, or its keys as variables"},
    SpecKey{"task", "resource", "a name", "One of the workflow's resources; “default” when it is left out"},
    SpecKey{"task", "lead", "yes or no", "Of a group: the task that decides how it ends"},
    SpecKey{"task", "privileged", "yes or no", "Where the platform allows it"},
    SpecKey{"task", "hostNetwork", "yes or no", "Where the platform allows it"},
    SpecKey{"task", "volumeMounts", "a list of paths", "Directories of the node that the platform allows: /mnt/data or /mnt/data:/data"},
    SpecKey{"task", "exitActions", "codes by action", "COMPLETE, FAIL, RESCHEDULE and the exit codes they are for: 137,139 or 10-20"},
    SpecKey{"task", "checkpoint", "a list", "A path that is uploaded from time to time: path, url, frequency"},
    SpecKey{"task", "kpis", "a list", "Figures that are kept: index, path"},
    SpecKey{"task", "downloadType", "download", "How inputs arrive"},
    SpecKey{"task", "cacheSize", "an amount or a share", "Of the storage, for inputs: 100Gi or 50%"},
    SpecKey{"task", "resources", "a resource", "Not read: name one of the workflow's with “resource”"},
    SpecKey{"task", "backend", "a text", "Not read: it follows from the pool"},
    SpecKey{"input", "task", "a name", "A task written above this one, or run-12:task of another workflow"},
    SpecKey{"input", "url", "an address", "s3://bucket/path, gs://…, swift://…, tos://…, azure://…"},
    SpecKey{"input", "regex", "an expression", "Only what matches is fetched"},
    SpecKey{"output", "url", "an address", "s3://bucket/path, gs://…, swift://…, tos://…, azure://…", true},
    SpecKey{"output", "regex", "an expression", "Only what matches is stored"},
    SpecKey{"file", "path", "a path", "Where it stands in the container; not below /osmo", true},
    SpecKey{"file", "contents", "a text", "What is in it", true},
    SpecKey{"file", "base64", "yes or no", "Whether contents is base64, for what is no text"},
    SpecKey{"checkpoint", "path", "a path", "What is uploaded", true},
    SpecKey{"checkpoint", "url", "an address", "Where to: s3://bucket/path", true},
    SpecKey{"checkpoint", "frequency", "a duration", "How often: 15m", true},
    SpecKey{"checkpoint", "regex", "an expression", "Only what matches"},
    SpecKey{"kpi", "index", "a name", "What it is called", true},
    SpecKey{"kpi", "path", "a path", "The file it is read from", true},
};

std::span<const SpecKey> spec_keys() { return kKeys; }

std::span<const SpecKey> spec_keys(std::string_view in) {
    const auto first = std::find_if(kKeys.begin(), kKeys.end(), [&](const SpecKey& k) { return k.in == in; });
    const auto last = std::find_if(first, kKeys.end(), [&](const SpecKey& k) { return k.in != in; });
    return {first, last};
}

const SpecKey* spec_key(std::string_view in, std::string_view key) {
    for (const auto& k : spec_keys(in)) if (k.key == key) return &k;
    return nullptr;
}

// Words from elsewhere that mean one of ours.
static constexpr std::pair<std::string_view, std::string_view> kElsewhere[] = {
    {"cmd", "command"}, {"commands", "command"}, {"entrypoint", "command"}, {"argument", "args"}, {"arguments", "args"}, {"env", "environment"}, {"cpus", "cpu"}, {"cores", "cpu"},
    {"gpus", "gpu"}, {"mem", "memory"}, {"ram", "memory"}, {"disk", "storage"}, {"mounts", "volumeMounts"}, {"volumes", "volumeMounts"}, {"secrets", "credentials"}, {"depends_on", "inputs"},
    {"dependsOn", "inputs"}, {"needs", "inputs"}, {"content", "contents"}, {"timeouts", "timeout"}, {"steps", "tasks"}, {"jobs", "tasks"}, {"interval", "frequency"}, {"host_network", "hostNetwork"}};

std::string_view nearest_spec_key(std::string_view in, std::string_view written) {
    const auto plain = lower_case(written);
    for (const auto& [theirs, ours] : kElsewhere) if (lower_case(theirs) == plain && spec_key(in, ours)) return ours;
    std::string_view best;
    std::size_t least = plain.size() < 5 ? 2 : 3;
    for (const auto& k : spec_keys(in)) {
        const auto apart = edit_distance(plain, lower_case(k.key), 3);
        if (apart < least) least = apart, best = k.key;
    }
    return best;
}
