// The calls of PluginAdmin that change nothing and are not written down.
#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/service/admin_rules.h"
#include "engine/service/plugin_admin.h"
#include "engine/service/version_state.h"

namespace soleus::service {
namespace {

constexpr std::uint32_t kMaxEntries = 1000;

void Write(const store::AuditEntry& entry, v1::AuditEntry& out) {
  out.set_sequence(static_cast<std::uint64_t>(entry.sequence));
  out.set_at(entry.at);
  out.set_who(entry.who);
  out.set_act(entry.act);
  out.set_plugin_id(entry.plugin_id);
  out.set_version(entry.version);
  out.set_digest(entry.digest);
  out.set_outcome(entry.outcome);
  out.set_reason(entry.reason);
  out.set_begun(static_cast<std::uint64_t>(entry.begun));
}

}  // namespace

absl::Status PluginAdmin::MayLook(const Caller& caller, std::string_view call) {
  if (caller.roles.contains(Role::kAdmin) || caller.roles.contains(Role::kObserver)) {
    return absl::OkStatus();
  }
  return ledger_.Refuse(caller, {.act = std::string(call)},
                        WantsRole(caller, call, "observer or admin"));
}

absl::StatusOr<v1::ListVersionsResponse> PluginAdmin::List(const Caller& caller,
                                                           const v1::ListVersionsRequest& request) {
  if (const absl::Status may = MayLook(caller, "List"); !may.ok()) return may;
  v1::ListVersionsResponse response;
  for (const catalogue::VersionState& state : rollout_.List()) {
    if (state.life == catalogue::Life::kRetired && !state.previous && !request.with_retired()) {
      continue;
    }
    Write(state, *response.add_versions());
  }
  response.set_knowledge_digest(rollout_.active()->digest());
  for (const std::string& sentence : rollout_.not_restored()) response.add_not_restored(sentence);
  return response;
}

absl::StatusOr<v1::ListVersionsResponse> PluginAdmin::Get(const Caller& caller,
                                                          const v1::PluginId& which) {
  if (const absl::Status may = MayLook(caller, "Get"); !may.ok()) return may;
  if (const absl::Status formed = WellFormed(which.plugin_id(), ""); !formed.ok()) return formed;
  v1::ListVersionsResponse response;
  std::set<std::string> known;
  for (const catalogue::VersionState& state : rollout_.List()) {
    if (!state.plugin_id.empty()) known.insert(state.plugin_id);
    if (state.plugin_id == which.plugin_id()) Write(state, *response.add_versions());
  }
  if (response.versions().empty()) {
    std::string ids;
    for (const std::string& id : known) ids.append(ids.empty() ? "" : ", ").append(id);
    return absl::NotFoundError(
        absl::StrFormat("plugin_id: no plugin \"%s\" is known; ask for one of: %s.",
                        which.plugin_id(), ids.empty() ? "(there is none)" : ids));
  }
  response.set_knowledge_digest(rollout_.active()->digest());
  return response;
}

absl::StatusOr<v1::ShadowReport> PluginAdmin::Report(const Caller& caller,
                                                     const v1::PluginId& which) {
  if (const absl::Status may = MayLook(caller, "Report"); !may.ok()) return may;
  if (const absl::Status formed = WellFormed(which.plugin_id(), ""); !formed.ok()) return formed;
  if (!trials_.report) return NotSetUp("Report");
  return trials_.report(which.plugin_id());
}

absl::StatusOr<v1::AuditResponse> PluginAdmin::Audit(const Caller& caller,
                                                     const v1::AuditRequest& request) {
  if (const absl::Status may = MayLook(caller, "Audit"); !may.ok()) return may;
  store::AuditQuestion question;
  if (!request.plugin_id().empty()) {
    if (const absl::Status formed = WellFormed(request.plugin_id(), ""); !formed.ok()) {
      return formed;
    }
    question.plugin_id = request.plugin_id();
  }
  const absl::StatusOr<std::chrono::sys_seconds> since = SinceOf(request.since());
  if (!since.ok()) return since.status();
  question.since = Rfc3339(*since);
  question.max = request.max() == 0 ? kMaxEntries : std::min(request.max(), kMaxEntries);
  const absl::StatusOr<store::AuditPage> page = audit_.Read(question);
  if (!page.ok()) return page.status();
  v1::AuditResponse response;
  for (const store::AuditEntry& entry : page->entries) Write(entry, *response.add_entries());
  response.set_left_out(static_cast<std::uint64_t>(page->left_out));
  return response;
}

absl::StatusOr<std::unique_ptr<PluginWatches::Place>> PluginAdmin::Watch(
    const Caller& caller, const v1::WatchRequest& request, std::function<void()> cut) {
  if (const absl::Status may = MayLook(caller, "Watch"); !may.ok()) return may;
  if (!request.plugin_id().empty()) {
    if (const absl::Status formed = WellFormed(request.plugin_id(), ""); !formed.ok()) {
      return formed;
    }
  }
  return watches_.Open(rollout_, request.plugin_id(), std::move(cut));
}

}  // namespace soleus::service
