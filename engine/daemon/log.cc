#include "engine/daemon/log.h"

#include <grpc/support/log.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <filesystem>

#include "absl/strings/escaping.h"

namespace soleus::daemon {
namespace {

// gRPC takes a plain function, so what it needs to know stands here.
std::atomic<Level> grpc_level = Level::kError;

void LogOfGrpc(gpr_log_func_args* args) {
  if (args->severity < GPR_LOG_SEVERITY_ERROR) return;
  Log(grpc_level, "grpc",
      {{"at",
        std::filesystem::path(args->file).filename().string() + ":" + std::to_string(args->line)},
       {"text", args->message}});
}

}  // namespace

void OpenLog(const std::string& level) {
  auto logger = spdlog::stderr_logger_mt("soleusd");
  logger->set_pattern("time=%Y-%m-%dT%H:%M:%S.%eZ level=%l %v", spdlog::pattern_time_type::utc);
  logger->set_level(spdlog::level::from_str(level));
  logger->flush_on(spdlog::level::trace);
  spdlog::set_default_logger(std::move(logger));
}

void TakeGrpcLog(Level level) {
  grpc_level = level;
  gpr_set_log_verbosity(GPR_LOG_SEVERITY_ERROR);
  gpr_set_log_function(LogOfGrpc);
}

void Log(Level level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string>> fields) {
  std::string line = "event=";
  line += event;
  for (const auto& [key, value] : fields) {
    line.append(" ").append(key).append("=");
    const bool plain = !value.empty() && value.find_first_of(" \"=\\\t\r\n") == std::string::npos;
    line += plain ? value : "\"" + absl::Utf8SafeCEscape(value) + "\"";
  }
  const auto spd_level = level == Level::kDebug  ? spdlog::level::debug
                         : level == Level::kInfo ? spdlog::level::info
                         : level == Level::kWarn ? spdlog::level::warn
                                                 : spdlog::level::err;
  spdlog::log(spd_level, "{}", line);
}

}  // namespace soleus::daemon
