#include "engine/catalogue/warm_up.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/catalogue/code_replay.h"
#include "engine/catalogue/host_process.h"
#include "engine/catalogue/knowledge_base.h"

namespace soleus::catalogue {
absl::StatusOr<Warmed> WarmUp(const std::shared_ptr<const Bundle>& bundle,
                              const WarmUpTools& tools) {
  const Manifest& manifest = bundle->manifest;
  const std::string& id = manifest.plugin_id;
  const auto refused = [&](const std::string& why) {
    return absl::FailedPreconditionError(id + ": " + why);
  };
  absl::StatusOr<std::string> bytes =
      ReadTable(tools.spawner, bundle->library.get(), id + "/" + std::string(kLibraryName),
                tools.options.load_deadline);
  if (!bytes.ok()) return bytes.status();
  absl::StatusOr<std::unique_ptr<LoadedTable>> decoded = LoadedTable::Decode(*std::move(bytes));
  if (!decoded.ok()) {
    return absl::FailedPreconditionError(
        id + "/plugin.so: the table that the plugin host sent cannot be read (" +
        std::string(decoded.status().message()) +
        "); install the daemon and the host from one build.");
  }
  Warmed warmed;
  warmed.table = *std::move(decoded);
  const sdk::Plugin& table = warmed.table->table();
  if (const std::string why = WhyNotServe(id, table); !why.empty()) return refused(why);
  if (table.about.version != manifest.version) {
    return refused(
        absl::StrFormat("its manifest says version %s and its table %s; pack the library again.",
                        manifest.version, table.about.version));
  }
  if (!table.code.sets.empty()) {
    warmed.code = CodeProcess::Start(
        bundle, table, tools.spawner, tools.options.code,
        [on_change = tools.on_code_change, id, digest = bundle->digest](const CodeHealth&) {
          if (on_change) on_change(id, digest);
        });
    const CodeHealth health = warmed.code->health();
    if (health.state != CodeHealth::State::kRunning) {
      return absl::FailedPreconditionError(health.reason);
    }
    const std::string why = FirstCodeCaseThatFails(table, [&](const reasoning::Patient& patient) {
      return warmed.code->Derive(patient, CodeProcess::Deadline::max());
    });
    if (!why.empty()) return refused(why);
  }
  if (tools.options.gate) {
    KnowledgeBuilder alone;
    alone.AddWarmed(warmed.table, warmed.code);
    if (const std::string why = tools.options.gate(*alone.Publish()); !why.empty()) {
      return refused(why);
    }
  }
  return warmed;
}

absl::StatusOr<std::shared_ptr<const Bundle>> ReadAgain(const std::string& folder,
                                                        const std::string& plugin_id,
                                                        const std::string& digest,
                                                        const Trust& trust) {
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle = ReadBundle(folder, trust);
  if (!bundle.ok()) return bundle.status();
  if ((*bundle)->manifest.plugin_id != plugin_id) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s: its folder is \"%s\" but its manifest says it is \"%s\"; rename the folder or put the "
        "right bundle there.",
        plugin_id, plugin_id, (*bundle)->manifest.plugin_id));
  }
  if (!digest.empty() && (*bundle)->digest != digest) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s: another bundle lies in %s than when the daemon started or took it in; put that one "
        "back, or stage the new one under a version of its own.",
        plugin_id, folder));
  }
  return bundle;
}

void RunSideBySide(const std::vector<std::function<void()>>& jobs) {
  // Of which some wait for a host; more than one core would be kept from those who answer.
  constexpr std::size_t kAtOnce = 4;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t job = next++; job < jobs.size(); job = next++) jobs[job]();
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < std::min(kAtOnce, jobs.size()); ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
}

}  // namespace soleus::catalogue
