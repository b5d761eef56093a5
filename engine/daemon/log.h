// Structured log lines through spdlog: `time=... level=info event=plugin_out plugin=...
// reason="..."`.
//
// One line an event, on standard error; standard output belongs to the address line. Carries no
// patient data: callers pass ids, codes, counts and times, never a field of a record.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace soleus::daemon {

enum class Level { kDebug, kInfo, kWarn, kError };

// `level`: as Config::log_level. Call once, before the first Log.
void OpenLog(const std::string& level);

// Sends gRPC's own errors through Log, as event=grpc at `level`, so that the log has one format.
// What gRPC writes below an error (its traces, which hold bytes of messages) is dropped, whatever
// GRPC_VERBOSITY and GRPC_TRACE say: the log carries no patient data. May be called again to change
// the level.
void TakeGrpcLog(Level level);

// Values are quoted and escaped where they need it, so that one event is always one line.
void Log(Level level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string>> fields);

}  // namespace soleus::daemon
