#include "engine/service/plugin_admin.h"

#include <openssl/evp.h>

#include <array>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include "engine/service/admin_rules.h"
#include "engine/service/admission.h"
#include "engine/service/version_state.h"

namespace soleus::service {
namespace {

constexpr std::chrono::milliseconds kStopPatience{250};

// SHA-256 of the manifest, as VersionState has it; empty: there is none, or it is on disk.
std::string DigestOf(const v1::StageRequest& request) {
  for (const v1::BundleFile& file : request.upload().files()) {
    if (file.name() != catalogue::kManifestName) continue;
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int size = 0;
    if (EVP_Digest(file.content().data(), file.content().size(), hash.data(), &size, EVP_sha256(),
                   nullptr) != 1) {
      return "";
    }
    return absl::BytesToHexString(
        absl::string_view(reinterpret_cast<const char*>(hash.data()), size));
  }
  return "";
}

std::variant<std::string, std::vector<catalogue::BundleFile>> SourceOf(
    const v1::StageRequest& request) {
  if (request.has_path()) return request.path();
  std::vector<catalogue::BundleFile> files;
  for (const v1::BundleFile& file : request.upload().files()) {
    files.push_back({.name = file.name(), .content = file.content()});
  }
  return files;
}

void Learn(const v1::PluginChange& change, store::AuditEntry& entry) {
  entry.plugin_id = change.version().plugin_id();
  entry.version = change.version().version();
  entry.digest = change.version().digest();
  entry.reason = change.remark();
}

absl::StatusOr<v1::PluginChange> ToProto(absl::StatusOr<catalogue::Change> change,
                                         store::AuditEntry& entry) {
  if (!change.ok()) return change.status();
  v1::PluginChange out;
  Write(*change, out);
  Learn(out, entry);
  return out;
}

const absl::Status& StatusOf(const absl::Status& status) {
  return status;
}
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& answer) {
  return answer.status();
}

}  // namespace

PluginAdmin::PluginAdmin(catalogue::Rollout& rollout, store::AuditLog& audit, Trials trials,
                         Ledger::Clock clock, Ledger::OnEntry on_entry)
    : rollout_(rollout),
      audit_(audit),
      trials_(std::move(trials)),
      ledger_(audit, std::move(clock), std::move(on_entry)) {}

template <typename Work>
auto PluginAdmin::Act(const Caller& caller, store::AuditEntry entry, const absl::Status& formed,
                      const Work& work) -> decltype(work(entry)) {
  entry.who = caller.name;
  if (!caller.roles.contains(Role::kAdmin)) {
    return ledger_.Refuse(caller, entry, WantsRole(caller, entry.act, "admin"));
  }
  if (!formed.ok()) return ledger_.Refuse(caller, entry, formed);
  const Admission admission(at_work_);
  if (admission.before() >= kMaxAtWork) {
    return ledger_.Refuse(caller, entry,
                          absl::ResourceExhaustedError(absl::StrFormat(
                              "%s: %d acts are at work, which is the limit; wait for one to end.",
                              entry.act, kMaxAtWork)));
  }
  entry.outcome = "begun";
  const absl::StatusOr<std::int64_t> begun = ledger_.WriteDown(entry);
  if (!begun.ok()) {
    return absl::UnavailableError(absl::StrFormat(
        "%s: not done, since it cannot be written down: %s", entry.act, begun.status().message()));
  }
  entry.begun = *begun;
  entry.reason.clear();
  auto answer = work(entry);
  const absl::Status& status = StatusOf(answer);
  entry.outcome = status.ok() ? "done" : "refused";
  if (!status.ok()) entry.reason = std::string(status.message());
  // Where this cannot be written, its beginning is, and what was done stays done.
  ledger_.WriteDown(std::move(entry)).status().IgnoreError();
  return answer;
}

template <typename Work>
auto PluginAdmin::ActOn(const Caller& caller, std::string_view act, const std::string& plugin_id,
                        const std::string& version, const Work& work) {
  const absl::Status formed = WellFormed(plugin_id, version);
  store::AuditEntry entry{.act = std::string(act)};
  if (formed.ok()) {
    entry.plugin_id = plugin_id;
    entry.version = version;
    entry.digest = DigestOf(plugin_id, version);
  }
  return Act(caller, std::move(entry), formed, work);
}

std::string PluginAdmin::DigestOf(const std::string& plugin_id, const std::string& version) const {
  for (const catalogue::VersionState& state : rollout_.List()) {
    if (state.plugin_id == plugin_id && state.version == version) return state.digest;
  }
  return "";
}

absl::StatusOr<v1::PluginChange> PluginAdmin::Stage(const Caller& caller,
                                                    const v1::StageRequest& request) {
  const absl::Status formed = WellFormed(request);
  store::AuditEntry entry{.act = "Stage"};
  if (formed.ok()) {
    entry.digest = service::DigestOf(request);
    entry.reason = request.has_path() ? "from " + request.path() : "uploaded";
  }
  return Act(caller, std::move(entry), formed, [&](store::AuditEntry& ended) {
    return ToProto(rollout_.Stage(SourceOf(request)), ended);
  });
}

absl::StatusOr<v1::PluginChange> PluginAdmin::Activate(const Caller& caller,
                                                       const v1::PluginVersion& which) {
  return ActOn(caller, "Activate", which.plugin_id(), which.version(),
               [&](store::AuditEntry& ended) {
                 return ToProto(rollout_.Activate(which.plugin_id(), which.version()), ended);
               });
}

absl::StatusOr<v1::PluginChange> PluginAdmin::Shadow(const Caller& caller,
                                                     const v1::PluginVersion& which) {
  return ActOn(caller, "Shadow", which.plugin_id(), which.version(), [&](store::AuditEntry& ended) {
    return ToProto(rollout_.Shadow(which.plugin_id(), which.version()), ended);
  });
}

absl::StatusOr<v1::PluginChange> PluginAdmin::Rollback(const Caller& caller,
                                                       const v1::PluginId& which) {
  return ActOn(caller, "Rollback", which.plugin_id(), "", [&](store::AuditEntry& ended) {
    return ToProto(rollout_.Rollback(which.plugin_id()), ended);
  });
}

absl::StatusOr<v1::PluginChange> PluginAdmin::Retire(const Caller& caller,
                                                     const v1::PluginVersion& which) {
  return ActOn(caller, "Retire", which.plugin_id(), which.version(), [&](store::AuditEntry& ended) {
    return ToProto(rollout_.Retire(which.plugin_id(), which.version()), ended);
  });
}

absl::StatusOr<v1::DryRunResponse> PluginAdmin::DryRun(const Caller& caller,
                                                       const v1::PluginVersion& which) {
  return ActOn(caller, "DryRun", which.plugin_id(), which.version(),
               [&](store::AuditEntry& ended) -> absl::StatusOr<v1::DryRunResponse> {
                 if (!trials_.dry_run) return NotSetUp("DryRun");
                 const std::shared_ptr<const catalogue::KnowledgeBase> active = rollout_.active();
                 const absl::StatusOr<catalogue::ShadowBase> candidate =
                     rollout_.Candidate(which.plugin_id(), which.version());
                 v1::DryRunResponse response;
                 if (absl::IsFailedPrecondition(candidate.status())) {
                   // That it may not serve is an answer here.
                   response.set_refusal(std::string(candidate.status().message()));
                   ended.reason = "may not serve: " + response.refusal();
                   return response;
                 }
                 if (!candidate.ok()) return candidate.status();
                 ended.version = candidate->version;
                 ended.digest = DigestOf(candidate->plugin_id, candidate->version);
                 return trials_.dry_run(*active, *candidate->base);
               });
}

absl::Status PluginAdmin::Replay(const Caller& caller, const v1::ReplayRequest& request,
                                 const std::function<bool(const v1::ReplayResponse&)>& send,
                                 const std::function<bool()>& still_there) {
  const absl::StatusOr<std::chrono::sys_seconds> since = SinceOf(request.since());
  return ActOn(
      caller, "Replay", request.plugin_id(), request.version(),
      [&](store::AuditEntry& ended) -> absl::Status {
        if (!since.ok()) return since.status();
        if (!trials_.replay) return NotSetUp("Replay");
        const absl::StatusOr<catalogue::ShadowBase> candidate =
            rollout_.Candidate(request.plugin_id(), request.version());
        if (!candidate.ok()) return candidate.status();
        ended.version = candidate->version;
        ended.digest = DigestOf(candidate->plugin_id, candidate->version);
        const auto go_on = [&] { return !stopping_ && still_there(); };
        absl::Status status = trials_.replay(
            *candidate, *since, request.max_changed(),
            [&](const v1::ReplayResponse& response) { return go_on() && send(response); }, go_on);
        if (stopping_) {
          return absl::UnavailableError(
              "Replay: the daemon stops; replay again once it is back, nothing was changed.");
        }
        if (!still_there()) {
          return absl::CancelledError("Replay: the caller hung up before its end.");
        }
        return status;
      });
}

void PluginAdmin::Stop() {
  stopping_ = true;
  watches_.Stop(kStopPatience);
}

}  // namespace soleus::service
