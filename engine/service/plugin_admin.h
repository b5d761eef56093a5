// PluginAdmin apart from gRPC: a caller and a request in, an answer or a status out. Asks whether
// the caller may, writes down what is done, and has the rollout do it. A test calls it without a
// server.
//
// Thread-safe; a call waits for the rollout, whatever that takes. No patient's data passes here but
// what a replay says of logged decisions by their ids.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/rollout.h"
#include "engine/service/caller.h"
#include "engine/service/ledger.h"
#include "engine/service/plugin_watch.h"
#include "engine/store/audit_log.h"
#include "proto/soleus/v1/plugin_admin.pb.h"

namespace soleus::service {

// How a candidate is tried. One that is empty is refused as not set up.
struct Trials {
  std::function<v1::DryRunResponse(const catalogue::KnowledgeBase& active,
                                   const catalogue::KnowledgeBase& candidate)>
      dry_run;
  std::function<absl::StatusOr<v1::ShadowReport>(const std::string& plugin_id)> report;
  // Sends each answer of `since` and later that differs, at most `max_changed` (0: all), then the
  // summary; ends where `send` or `go_on`, which is asked in between, gives false.
  std::function<absl::Status(const catalogue::ShadowBase& candidate, std::chrono::sys_seconds since,
                             std::uint32_t max_changed,
                             const std::function<bool(const v1::ReplayResponse&)>& send,
                             const std::function<bool()>& go_on)>
      replay;
};

class PluginAdmin {
 public:
  static constexpr std::size_t kMaxAtWork = 8;  // acts; one more is refused at once
  static constexpr std::size_t kMaxWatches = 16;

  // `rollout` and `audit` must outlive this. `on_entry` is called on the thread of the call.
  PluginAdmin(catalogue::Rollout& rollout, store::AuditLog& audit, Trials trials,
              Ledger::Clock clock, Ledger::OnEntry on_entry);

  // Every call may end with PermissionDenied (the role that it takes, and how to get it) or
  // InvalidArgument (an id or a version out of form); those that act also with ResourceExhausted
  // (`kMaxAtWork`) and Unavailable (the audit log cannot be written: nothing was done). Beyond that
  // as plugin_admin.proto says it.
  absl::StatusOr<v1::PluginChange> Stage(const Caller& caller, const v1::StageRequest& request);
  absl::StatusOr<v1::PluginChange> Activate(const Caller& caller, const v1::PluginVersion& which);
  absl::StatusOr<v1::PluginChange> Shadow(const Caller& caller, const v1::PluginVersion& which);
  absl::StatusOr<v1::PluginChange> Rollback(const Caller& caller, const v1::PluginId& which);
  absl::StatusOr<v1::PluginChange> Retire(const Caller& caller, const v1::PluginVersion& which);
  absl::StatusOr<v1::DryRunResponse> DryRun(const Caller& caller, const v1::PluginVersion& which);
  // `send` gives false where the caller hung up. Cancelled then; Unavailable: the daemon stops.
  absl::Status Replay(const Caller& caller, const v1::ReplayRequest& request,
                      const std::function<bool(const v1::ReplayResponse&)>& send,
                      const std::function<bool()>& still_there);

  absl::StatusOr<v1::ListVersionsResponse> List(const Caller& caller,
                                                const v1::ListVersionsRequest& request);
  absl::StatusOr<v1::ListVersionsResponse> Get(const Caller& caller, const v1::PluginId& which);
  absl::StatusOr<v1::ShadowReport> Report(const Caller& caller, const v1::PluginId& which);
  absl::StatusOr<v1::AuditResponse> Audit(const Caller& caller, const v1::AuditRequest& request);
  // `cut` as PluginWatch has it. The place must die before this object does.
  absl::StatusOr<std::unique_ptr<PluginWatches::Place>> Watch(const Caller& caller,
                                                              const v1::WatchRequest& request,
                                                              std::function<void()> cut);

  // The daemon drains: watches and replays end, and no more begin. Within half a second but for a
  // replay that is amid one answer.
  void Stop();

 private:
  // Role, form and place first, each refusal written down; then `work` between two entries.
  template <typename Work>
  auto Act(const Caller& caller, store::AuditEntry entry, const absl::Status& formed,
           const Work& work) -> decltype(work(entry));
  template <typename Work>
  auto ActOn(const Caller& caller, std::string_view act, const std::string& plugin_id,
             const std::string& version, const Work& work);
  absl::Status MayLook(const Caller& caller, std::string_view call);
  std::string DigestOf(const std::string& plugin_id, const std::string& version) const;

  catalogue::Rollout& rollout_;
  store::AuditLog& audit_;
  const Trials trials_;
  Ledger ledger_;
  PluginWatches watches_{kMaxWatches};
  std::atomic<std::size_t> at_work_{0};
  std::atomic<bool> stopping_{false};
};

}  // namespace soleus::service
