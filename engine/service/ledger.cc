#include "engine/service/ledger.h"

#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/service/version_state.h"

namespace soleus::service {
namespace {

constexpr std::size_t kMaxReasonBytes = 2000;  // a refusal is one sentence

// Never within a character: its further bytes are 10xxxxxx.
void Shorten(std::string& text) {
  if (text.size() <= kMaxReasonBytes) return;
  std::size_t end = kMaxReasonBytes;
  while (end > 0 && (text[end] & 0xc0) == 0x80) --end;
  text.resize(end);
  text += " ...";
}

}  // namespace

Ledger::Ledger(store::AuditLog& audit, Clock clock, OnEntry on_entry)
    : audit_(audit), clock_(std::move(clock)), on_entry_(std::move(on_entry)) {}

absl::StatusOr<std::int64_t> Ledger::WriteDown(store::AuditEntry entry) {
  entry.at = Rfc3339(clock_());
  Shorten(entry.reason);
  const absl::StatusOr<std::int64_t> sequence = audit_.Append(entry);
  if (sequence.ok()) entry.sequence = *sequence;
  on_entry_(entry, sequence.status());
  return sequence;
}

absl::Status Ledger::Refuse(const Caller& caller, store::AuditEntry entry, absl::Status why) {
  entry.who = caller.name;
  entry.outcome = "refused";
  entry.reason = std::string(why.message());
  if (absl::IsPermissionDenied(why)) {
    const std::lock_guard lock(refusals_);
    const auto minute = std::chrono::floor<std::chrono::minutes>(clock_());
    if (minute != minute_) in_minute_ = 0;
    minute_ = minute;
    if (++in_minute_ > kMaxRefusalsAMinute) {
      ++unwritten_;
      return why;
    }
    if (const std::size_t more = std::exchange(unwritten_, 0); more > 0) {
      entry.reason += absl::StrFormat(" (%d more before this one are not written.)", more);
    }
  }
  WriteDown(std::move(entry)).status().IgnoreError();
  return why;
}

}  // namespace soleus::service
