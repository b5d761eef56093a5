// Who changed what serves, and who tried to: a table that is only ever added to. Triggers refuse to
// change or delete a row through SQL; who may write the file with other tools can still do so, so
// that a copy elsewhere (the daemon's log has each entry as a line) is what proves the most.
//
// Thread-safe. No patient's data is told here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/store/database.h"

namespace soleus::store {

// The fields of v1::AuditEntry.
struct AuditEntry {
  std::int64_t sequence = 0;  // given by Append
  std::string at;             // "2026-11-24T09:30:00Z": sorts as text
  std::string who;
  std::string act;
  std::string plugin_id;
  std::string version;
  std::string digest;
  std::string outcome;  // begun, done or refused
  std::string reason;
  std::int64_t begun = 0;  // sequence of the entry in which the act begins; 0: none
};

struct AuditQuestion {
  std::string plugin_id;  // empty: all
  std::string since;      // as AuditEntry::at, inclusive; empty: from the first on
  std::size_t max = 1000;
};

struct AuditPage {
  std::vector<AuditEntry> entries;  // the newest `max`, oldest first
  std::int64_t left_out = 0;        // older ones that match
};

class AuditLog {
 public:
  // Makes the file where it is missing. As Database::Open.
  static absl::StatusOr<std::unique_ptr<AuditLog>> Open(const std::string& path);

  // On disk when it returns OK; its sequence. Unavailable: it cannot be written, and why.
  absl::StatusOr<std::int64_t> Append(const AuditEntry& entry);

  absl::StatusOr<AuditPage> Read(const AuditQuestion& question) const;

 private:
  explicit AuditLog(Database database) : database_(std::move(database)) {}

  mutable std::mutex mutex_;
  Database database_;  // under mutex_
};

}  // namespace soleus::store
