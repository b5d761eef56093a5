// soleusd: loads what the plugins know, answers over gRPC, drains on SIGTERM.

#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <system_error>

#include "engine/catalogue/catalogue.h"
#include "engine/daemon/config.h"
#include "engine/daemon/log.h"
#include "engine/daemon/server.h"
#include "engine/daemon/state_dir.h"
#include "engine/service/decision_support.h"
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
sigset_t BlockStopSignals() {
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTERM);
  sigaddset(&stop, SIGINT);
  pthread_sigmask(SIG_BLOCK, &stop, nullptr);
  return stop;
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
  const sigset_t stop = BlockStopSignals();

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

  const absl::StatusOr<StateDir> state = StateDir::Open((*config)->state_dir);
  if (!state.ok()) return Refuse(state.status(), EXIT_FAILURE);

  // Before gRPC starts: reading a plugin spawns its host process.
  const auto base = catalogue::LoadCatalogue(
      (*config)->plugin_dir,
      {.host_executable = (*config)->plugin_host, .deadline = (*config)->plugin_load});
  if (!base.ok()) return Refuse(base.status(), EXIT_FAILURE);
  LogParticipants(**base, (*config)->plugin_dir);

  std::optional<fhir::client::Client> ehr;
  if (!(*config)->ehr_servers.empty()) ehr.emplace((*config)->ehr_servers, (*config)->ehr);
  const service::DecisionSupport support(*base, (*config)->limits, Now, ehr ? &*ehr : nullptr);
  const service::KnowledgeService knowledge(*base, (*config)->limits.max_concurrent, Now);
  const absl::StatusOr<std::unique_ptr<Server>> server =
      Server::Start(**config, support, knowledge);
  if (!server.ok()) return Refuse(server.status(), EXIT_FAILURE);

  std::cout << "soleusd listening on " << (*server)->address() << std::endl;
  if (absl::Status s = state->PublishAddress((*server)->address()); !s.ok()) {
    Log(Level::kWarn, "address_file", {{"reason", std::string(s.message())}});
  }

  int signal_number = 0;
  sigwait(&stop, &signal_number);
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
