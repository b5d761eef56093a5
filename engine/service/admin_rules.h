// What every call of PluginAdmin is held against before it does anything: the form of what it
// names, and who may.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/service/caller.h"
#include "proto/soleus/v1/plugin_admin.pb.h"

namespace soleus::service {

// InvalidArgument: what is out of form is not repeated, it could be anything. An empty version is
// in form.
absl::Status WellFormed(const std::string& plugin_id, const std::string& version);
// InvalidArgument: no source, or a path that is not absolute.
absl::Status WellFormed(const v1::StageRequest& request);

// The first second of an RFC 3339 date or instant; long before all others where it is empty.
// InvalidArgument: it is neither.
absl::StatusOr<std::chrono::sys_seconds> SinceOf(const std::string& since);

// PermissionDenied: `call` takes `roles` ("admin"), which `caller` has not; how to get it.
absl::Status WantsRole(const Caller& caller, std::string_view call, std::string_view roles);

// FailedPrecondition: this daemon was not set up for `what`.
absl::Status NotSetUp(std::string_view what);

}  // namespace soleus::service
