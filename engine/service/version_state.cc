#include "engine/service/version_state.h"

#include "absl/strings/str_format.h"

namespace soleus::service {
namespace {

std::string_view WordFor(catalogue::CodeHealth::State state) {
  switch (state) {
    case catalogue::CodeHealth::State::kStarting: return "starting";
    case catalogue::CodeHealth::State::kRunning: return "running";
    case catalogue::CodeHealth::State::kWaiting: return "waiting";
    case catalogue::CodeHealth::State::kQuarantined: return "quarantined";
  }
  return "";
}

void Write(const catalogue::CodeHealth& code, v1::CodeState& out) {
  out.set_state(std::string(WordFor(code.state)));
  out.set_reason(code.reason);
  for (const std::string& means : code.confined_by) out.add_confined_by(means);
  for (const std::string& means : code.not_confined_by) out.add_not_confined_by(means);
  out.set_pid(static_cast<std::uint32_t>(code.pid));
  out.set_calls(code.calls);
  out.set_failures(code.failures);
  out.set_restarts(code.restarts);
}

}  // namespace

std::string Rfc3339(std::chrono::sys_seconds moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(moment - day);
  return absl::StrFormat("%04d-%02d-%02dT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                         static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                         time.hours().count(), time.minutes().count(), time.seconds().count());
}

void Write(const catalogue::VersionState& state, v1::VersionState& out) {
  out.set_plugin_id(state.plugin_id);
  out.set_version(state.version);
  out.set_state(std::string(catalogue::WordFor(state.life)));
  out.set_reason(state.reason);
  out.set_digest(state.digest);
  out.set_key_id(state.key_id);
  out.set_counter(state.counter);
  out.set_origin(state.bundled ? "bundled" : "staged");
  out.set_since(Rfc3339(state.since));
  out.set_previous(state.previous);
  if (state.code) Write(*state.code, *out.mutable_code());
  out.set_pinned(state.pinned);
}

void Write(const catalogue::Change& change, v1::PluginChange& out) {
  Write(change.version, *out.mutable_version());
  out.set_knowledge_digest(change.knowledge_digest);
  out.set_remark(change.remark);
}

void Write(const catalogue::Event& event, v1::PluginEvent& out) {
  out.set_kind(std::string(catalogue::WordFor(event.version.life)));
  Write(event.version, *out.mutable_version());
  out.set_knowledge_digest(event.knowledge_digest);
  out.set_sequence(event.sequence);
}

}  // namespace soleus::service
