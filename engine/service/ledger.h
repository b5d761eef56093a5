// Writes down who does what to the plugins: in the audit log, and by way of `OnEntry` in the
// daemon's own log. Thread-safe.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/service/caller.h"
#include "engine/store/audit_log.h"

namespace soleus::service {

class Ledger {
 public:
  // Refusals for want of a role that are written within a minute; what is beyond is counted alone,
  // so that a certificate without a role cannot fill the disk.
  static constexpr std::size_t kMaxRefusalsAMinute = 60;

  using Clock = std::function<std::chrono::sys_seconds()>;
  // `written`: whether the audit log has it. Called on the thread of the call.
  using OnEntry = std::function<void(const store::AuditEntry&, const absl::Status& written)>;

  // `audit` must outlive this.
  Ledger(store::AuditLog& audit, Clock clock, OnEntry on_entry);

  // Its sequence; Unavailable: it could not be written.
  absl::StatusOr<std::int64_t> WriteDown(store::AuditEntry entry);
  // Gives `why`, whether or not that could be written: refused is refused.
  absl::Status Refuse(const Caller& caller, store::AuditEntry entry, absl::Status why);

 private:
  store::AuditLog& audit_;
  const Clock clock_;
  const OnEntry on_entry_;
  std::mutex refusals_;  // over the three below
  std::chrono::sys_seconds minute_{};
  std::size_t in_minute_ = 0;
  std::size_t unwritten_ = 0;
};

}  // namespace soleus::service
