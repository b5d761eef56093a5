// soleusd: loads what the plugins know and what the site adds, answers over gRPC, reads the site's
// files again on SIGHUP, drains on SIGTERM.

#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/catalogue/rollout.h"
#include "engine/catalogue/signature.h"
#include "engine/catalogue/spawner.h"
#include "engine/daemon/admin_server.h"
#include "engine/daemon/config.h"
#include "engine/daemon/log.h"
#include "engine/daemon/publishing.h"
#include "engine/daemon/server.h"
#include "engine/daemon/site_files.h"
#include "engine/daemon/state_dir.h"
#include "engine/service/decision_support.h"
#include "engine/service/findings_list.h"
#include "engine/service/knowledge_service.h"
#include "engine/service/plugin_admin.h"
#include "engine/service/trial.h"
#include "engine/store/audit_log.h"
#include "engine/store/decision_log.h"
#include "engine/store/plugin_store.h"
#include "fhir/client/client.h"

namespace soleus::daemon {
namespace {

constexpr int kExitUsage = 2;

int Refuse(const absl::Status& status, int exit_code) {
  std::cerr << "soleusd: " << status.message() << "\n";
  return exit_code;
}

// Blocked before the first thread starts, so that only the wait below takes them.
sigset_t BlockSignals() {
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTERM);
  sigaddset(&blocked, SIGINT);
  sigaddset(&blocked, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &blocked, nullptr);
  return blocked;
}

// The signal that asks for the end.
int WaitForStop(const sigset_t& blocked, SiteFiles& site_files) {
  while (true) {
    int signal_number = 0;
    sigwait(&blocked, &signal_number);
    if (signal_number != SIGHUP) return signal_number;
    site_files.ReadAgain();
  }
}

void PrintCheck(const catalogue::KnowledgeBase& base, const service::SiteReport& site) {
  std::cout << "soleusd: the settings can be used; " << base.knowledge().plugins().size() << " of "
            << base.participants().size() << " plugins serve.\n";
  for (const service::SiteFileReport& file : {site.mapping, site.products}) {
    if (!file.path.empty()) std::cout << file.path << ": " << file.rows << " rows, sound.\n";
  }
}

// Where the digest of the site's mapping that last agreed to the knowledge is kept.
std::string AcceptedMapping(const Config& config) {
  return config.state_dir + "/site_mapping.accepted";
}

std::chrono::sys_seconds Now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// What the rollout does by, from the settings. InvalidArgument: the trusted keys cannot be read.
absl::StatusOr<catalogue::Rollout::Options> RolloutOptions(const Config& config, bool read_only,
                                                           Publishing& publishing) {
  catalogue::Rollout::Options options;
  options.plugin_dir = config.plugin_dir;
  options.bundles_dir = config.state_dir + "/bundles";
  options.trust.require_signatures = config.require_plugin_signatures;
  auto keys = catalogue::ReadTrustedKeys(config.plugin_keys);
  if (keys.ok()) options.trust.keys = *std::move(keys);
  if (!keys.ok() && config.require_plugin_signatures) {
    return absl::InvalidArgumentError("plugin_keys: " + std::string(keys.status().message()));
  }
  options.load_deadline = config.plugin_load;
  options.gate = service::FirstGateThatFails;
  options.clock = Now;
  options.sweep = [&publishing] { publishing.Sweep(); };
  options.read_only = read_only;
  return options;
}

// Nullptr: the settings want none.
absl::StatusOr<std::unique_ptr<store::DecisionLog>> OpenDecisionLog(const Config& config) {
  if (!config.decision_log.enabled) return std::unique_ptr<store::DecisionLog>();
  return store::DecisionLog::Open({.path = config.state_dir + "/decisions.db",
                                   .keep_inputs = config.decision_log.keep_inputs,
                                   .max_mib = config.decision_log.max_mib,
                                   .max_age = std::chrono::days(config.decision_log.max_days),
                                   .clock = Now,
                                   .on_trouble = [](const std::string& sentence) {
                                     Log(Level::kError, "decision_log", {{"reason", sentence}});
                                   }});
}

service::Trials TrialsWith(const Config& config, const store::DecisionLog* log,
                           const service::ShadowWatch& shadows, const SiteFiles& site_files) {
  service::Trials trials;
  trials.dry_run = service::DryRun;
  trials.report = [&shadows](const std::string& plugin_id) { return shadows.Report(plugin_id); };
  if (log == nullptr) return trials;
  trials.replay = [&config, log, &site_files](
                      const catalogue::ShadowBase& candidate, std::chrono::sys_seconds since,
                      std::uint32_t max_changed, const auto& send, const auto& go_on) {
    return service::Replay(*log, candidate,
                           {.since = since,
                            .max_changed = max_changed,
                            .site = site_files.in_use(),
                            .read = config.limits.read,
                            .go_on = go_on},
                           send);
  };
  return trials;
}

// Whether all of this can be used, without touching what a daemon beside us may own.
int Look(const Config& config, const std::shared_ptr<const catalogue::KnowledgeBase>& base) {
  if (config.list_findings) {
    std::cout << service::FindingsList(base->knowledge());
    return EXIT_SUCCESS;
  }
  const auto site_files =
      SiteFiles::Open(config.site_mapping, config.rxnorm_products, AcceptedMapping(config), base);
  if (!site_files.ok()) return Refuse(site_files.status(), kExitUsage);
  PrintCheck(*base, (*site_files)->Report());
  return EXIT_SUCCESS;
}

int Serve(const Config& config, const sigset_t& blocked, const StateDir& state,
          catalogue::Rollout& rollout, Publishing& publishing) {
  std::optional<fhir::client::Client> ehr;
  if (!config.ehr_servers.empty()) ehr.emplace(config.ehr_servers, config.ehr);
  const auto site_files = SiteFiles::Open(config.site_mapping, config.rxnorm_products,
                                          AcceptedMapping(config), rollout.active());
  if (!site_files.ok()) return Refuse(site_files.status(), kExitUsage);
  const auto decisions = OpenDecisionLog(config);
  if (!decisions.ok()) return Refuse(decisions.status(), EXIT_FAILURE);
  const auto audit = store::AuditLog::Open(config.state_dir + "/audit.db");
  if (!audit.ok()) return Refuse(audit.status(), EXIT_FAILURE);

  const auto shadows = service::ShadowWatch::Start({.read = config.limits.read}, Now);
  service::DecisionSupport support(rollout.active(), config.limits, Now, ehr ? &*ehr : nullptr);
  support.UseKnowledge(rollout.active(), (*site_files)->in_use());
  support.LookOn(service::RememberWith(decisions->get(), shadows.get(), Now));
  service::KnowledgeService knowledge(rollout.active(), config.limits.max_concurrent, Now,
                                      [&site_files] { return (*site_files)->Report(); });
  service::PluginAdmin admin(
      rollout, **audit, TrialsWith(config, decisions->get(), *shadows, **site_files), Now, LogAct);

  const auto server = Server::Start(config, support, knowledge);
  if (!server.ok()) return Refuse(server.status(), EXIT_FAILURE);
  publishing.Begin({support, knowledge, *shadows, **site_files, **server});
  const auto admin_server = AdminServer::Start(config, admin);
  if (!admin_server.ok()) {
    publishing.End();
    return Refuse(admin_server.status(), EXIT_FAILURE);
  }

  std::cout << "soleusd listening on " << (*server)->address() << std::endl;
  if (absl::Status s = state.PublishAddress((*server)->address()); !s.ok()) {
    Log(Level::kWarn, "address_file", {{"reason", std::string(s.message())}});
  }
  (*site_files)->Watch([&support](service::SiteData site) { support.UseSite(std::move(site)); });

  const int signal_number = WaitForStop(blocked, **site_files);
  Log(Level::kInfo, "draining", {{"signal", std::to_string(signal_number)}});
  (*admin_server)->Drain();
  (*server)->Drain();
  (*site_files)->Stop();
  publishing.End();
  Log(Level::kInfo, "stopped", {});
  return EXIT_SUCCESS;
}

int Run(int argc, const char* const* argv) {
  const sigset_t blocked = BlockSignals();

  std::error_code unreadable;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", unreadable);
  if (unreadable) {
    return Refuse(absl::UnavailableError("/proc/self/exe cannot be read, so the plugins' default "
                                         "place is unknown; mount /proc."),
                  EXIT_FAILURE);
  }
  const absl::StatusOr<std::optional<Config>> read = ReadConfig(argc, argv, program.string());
  if (!read.ok()) return Refuse(read.status(), kExitUsage);
  if (!read->has_value()) return EXIT_SUCCESS;
  const Config& config = **read;
  OpenLog(config.log_level);

  // A look may run beside the daemon that has the folder.
  const bool looks = config.check || config.list_findings;
  std::optional<StateDir> state;
  if (!looks) {
    absl::StatusOr<StateDir> opened = StateDir::Open(config.state_dir);
    if (!opened.ok()) return Refuse(opened.status(), EXIT_FAILURE);
    state.emplace(*std::move(opened));
  }

  // Before gRPC starts, which survives no fork: from now on the spawner is what forks.
  const auto spawner = catalogue::Spawner::Start(config.plugin_host);
  if (!spawner.ok()) return Refuse(spawner.status(), EXIT_FAILURE);

  const std::string desired_file = config.state_dir + "/plugins.db";
  const auto desired =
      looks ? store::PluginStore::OpenToRead(desired_file) : store::PluginStore::Open(desired_file);
  if (!desired.ok()) return Refuse(desired.status(), EXIT_FAILURE);
  Publishing publishing(config.plugin_dir);
  absl::StatusOr<catalogue::Rollout::Options> options = RolloutOptions(config, looks, publishing);
  if (!options.ok()) return Refuse(options.status(), kExitUsage);
  const auto rollout =
      catalogue::Rollout::Open(*std::move(options), **spawner, **desired,
                               [&publishing](std::shared_ptr<const catalogue::KnowledgeBase> active,
                                             std::vector<catalogue::ShadowBase> watching) {
                                 publishing.Publish(std::move(active), std::move(watching));
                               });
  if (!rollout.ok()) return Refuse(rollout.status(), EXIT_FAILURE);
  for (const std::string& sentence : (*rollout)->not_restored()) {
    Log(Level::kError, "plugin_not_restored", {{"reason", sentence}});
  }
  if (looks) return Look(config, (*rollout)->active());
  return Serve(config, blocked, *state, **rollout, publishing);
}

}  // namespace
}  // namespace soleus::daemon

int main(int argc, char** argv) {
  // Every exception is caught in the file that could raise it, but for one: no memory.
  try {
    return soleus::daemon::Run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "soleusd: cannot go on: " << error.what()
              << "; give it more memory, or report this if it has enough.\n";
    return EXIT_FAILURE;
  }
}
