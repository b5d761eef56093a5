#include "engine/service/admin_rules.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "absl/strings/str_format.h"
#include "fhir/time.h"

namespace soleus::service {
namespace {

constexpr std::size_t kMaxNameBytes = 64;
constexpr std::size_t kMaxPathBytes = 4096;

bool IsId(std::string_view id) {
  return !id.empty() && id.size() <= kMaxNameBytes && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// The characters of a semantic version; whether there is such a one is the rollout's to say.
bool IsVersion(std::string_view version) {
  return version.size() <= kMaxNameBytes && std::all_of(version.begin(), version.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '-' || c == '+';
         });
}

std::string RolesText(const Caller& caller) {
  std::string text;
  for (const Role role : caller.roles) {
    text.append(text.empty() ? "the role " : " and ").append(WordFor(role));
  }
  return text.empty() ? "no role" : text;
}

}  // namespace

absl::Status WellFormed(const std::string& plugin_id, const std::string& version) {
  if (!IsId(plugin_id)) {
    return absl::InvalidArgumentError(
        "plugin_id: empty, or not lower-case words joined by _; List has the ids.");
  }
  if (!IsVersion(version)) {
    return absl::InvalidArgumentError(
        "version: not a semantic version such as 1.2.0; Get has a plugin's versions.");
  }
  return absl::OkStatus();
}

absl::Status WellFormed(const v1::StageRequest& request) {
  switch (request.source_case()) {
    case v1::StageRequest::kPath:
      if (request.path().starts_with('/') && request.path().size() <= kMaxPathBytes &&
          request.path().find('\0') == std::string::npos) {
        return absl::OkStatus();
      }
      return absl::InvalidArgumentError(
          "path: not absolute, so which folder of the daemon's machine is meant is unknown; begin "
          "it with /, or upload the bundle.");
    case v1::StageRequest::kUpload: return absl::OkStatus();
    case v1::StageRequest::SOURCE_NOT_SET: break;
  }
  return absl::InvalidArgumentError(
      "source: missing; name a bundle's folder on the daemon's machine, or upload its files.");
}

absl::StatusOr<std::chrono::sys_seconds> SinceOf(const std::string& since) {
  if (since.empty()) return std::chrono::sys_seconds{};
  const std::optional<fhir::Time> time = fhir::ParseTime(since);
  if (time) return time->first;
  return absl::InvalidArgumentError(
      "since: no RFC 3339 date or instant; write 2026-03-14 or 2026-03-14T09:30:00Z.");
}

absl::Status WantsRole(const Caller& caller, std::string_view call, std::string_view roles) {
  return absl::PermissionDeniedError(
      absl::StrFormat("%s: takes the role %s, and %s has %s; have it listed under roles in the "
                      "daemon's settings, or "
                      "call with a certificate that is.",
                      call, roles, caller.name, RolesText(caller)));
}

absl::Status NotSetUp(std::string_view what) {
  return absl::FailedPreconditionError(absl::StrFormat(
      "%s: this daemon is not set up for it; see the settings of deploy/soleusd.yaml.", what));
}

}  // namespace soleus::service
