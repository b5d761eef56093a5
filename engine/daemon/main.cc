// soleusd: loads what the plugins know and what the site adds, answers over gRPC, reads the site's
// files again on SIGHUP, drains on SIGTERM.

#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "engine/catalogue/catalogue.h"
#include "engine/catalogue/spawner.h"
#include "engine/daemon/config.h"
#include "engine/daemon/log.h"
#include "engine/daemon/server.h"
#include "engine/daemon/site_files.h"
#include "engine/daemon/state_dir.h"
#include "engine/service/decision_support.h"
#include "engine/service/findings_list.h"
#include "engine/service/knowledge_service.h"
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

void LogParticipants(const catalogue::KnowledgeBase& base, const std::string& plugin_dir) {
  for (const catalogue::Participant& p : base.participants()) {
    Log(p.serving ? Level::kInfo : Level::kError, p.serving ? "plugin_serves" : "plugin_out",
        {{"plugin", p.plugin_id}, {"version", p.version}, {"reason", p.reason}});
  }
  if (base.knowledge().plugins().empty()) {
    Log(Level::kWarn, "no_plugin",
        {{"plugin_dir", plugin_dir},
         {"reason", base.participants().empty()
                        ? "the folder holds no plugin, so every call is refused; name the right "
                          "folder with --plugin-dir"
                        : "none of the folder's plugins serves, so every call is refused; the "
                          "lines above say why"}});
  }
  Log(Level::kInfo, "knowledge", {{"digest", base.digest()}});
}

std::chrono::sys_seconds Now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
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
  const absl::StatusOr<std::optional<Config>> config = ReadConfig(argc, argv, program.string());
  if (!config.ok()) return Refuse(config.status(), kExitUsage);
  if (!config->has_value()) return EXIT_SUCCESS;
  OpenLog((*config)->log_level);

  // A check may run beside the daemon that has the folder.
  std::optional<StateDir> state;
  if (!(*config)->check && !(*config)->list_findings) {
    absl::StatusOr<StateDir> opened = StateDir::Open((*config)->state_dir);
    if (!opened.ok()) return Refuse(opened.status(), EXIT_FAILURE);
    state.emplace(*std::move(opened));
  }

  // Before gRPC starts, which survives no fork: from now on the spawner is what forks.
  const auto spawner = catalogue::Spawner::Start((*config)->plugin_host);
  if (!spawner.ok()) return Refuse(spawner.status(), EXIT_FAILURE);
  const auto base =
      catalogue::LoadCatalogue((*config)->plugin_dir, **spawner, (*config)->plugin_load);
  if (!base.ok()) return Refuse(base.status(), EXIT_FAILURE);
  if ((*config)->list_findings) {
    std::cout << service::FindingsList((*base)->knowledge());
    return EXIT_SUCCESS;
  }
  LogParticipants(**base, (*config)->plugin_dir);

  std::optional<fhir::client::Client> ehr;
  if (!(*config)->ehr_servers.empty()) ehr.emplace((*config)->ehr_servers, (*config)->ehr);
  service::DecisionSupport support(*base, (*config)->limits, Now, ehr ? &*ehr : nullptr);
  const auto site_files = SiteFiles::Open((*config)->site_mapping, (*config)->rxnorm_products,
                                          (*config)->state_dir + "/site_mapping.accepted", *base);
  if (!site_files.ok()) return Refuse(site_files.status(), kExitUsage);
  if ((*config)->check) {
    PrintCheck(**base, (*site_files)->Report());
    return EXIT_SUCCESS;
  }

  support.UseSite((*site_files)->in_use());
  const service::KnowledgeService knowledge(*base, (*config)->limits.max_concurrent, Now,
                                            [&site_files] { return (*site_files)->Report(); });
  const absl::StatusOr<std::unique_ptr<Server>> server =
      Server::Start(**config, support, knowledge);
  if (!server.ok()) return Refuse(server.status(), EXIT_FAILURE);

  std::cout << "soleusd listening on " << (*server)->address() << std::endl;
  if (absl::Status s = state->PublishAddress((*server)->address()); !s.ok()) {
    Log(Level::kWarn, "address_file", {{"reason", std::string(s.message())}});
  }

  (*site_files)->Watch([&support](service::SiteData site) { support.UseSite(std::move(site)); });
  const int signal_number = WaitForStop(blocked, **site_files);
  Log(Level::kInfo, "draining", {{"signal", std::to_string(signal_number)}});
  (*server)->Drain();
  Log(Level::kInfo, "stopped", {});
  return EXIT_SUCCESS;
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
