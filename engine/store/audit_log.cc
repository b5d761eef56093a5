#include "engine/store/audit_log.h"

#include <utility>

namespace soleus::store {
namespace {

// An explicit `sequence` could replace a row (INSERT OR REPLACE deletes without the delete
// trigger).
constexpr std::string_view kSchema = R"sql(
CREATE TABLE IF NOT EXISTS audit (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  plugin_id TEXT NOT NULL,
  version TEXT NOT NULL,
  digest TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  begun INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS audit_at ON audit (at);
CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'an audit entry is never changed'); END;
CREATE TRIGGER IF NOT EXISTS audit_keeps BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'an audit entry is never deleted'); END;
CREATE TRIGGER IF NOT EXISTS audit_grows BEFORE INSERT ON audit
WHEN NEW.sequence <= (SELECT max(sequence) FROM audit) AND NEW.sequence > 0
BEGIN SELECT RAISE(ABORT, 'an audit entry comes after all others'); END;
)sql";

constexpr std::string_view kMatches = " FROM audit WHERE (?1 = '' OR plugin_id = ?1) AND at >= ?2 ";

std::string Sql(std::string_view before, std::string_view after) {
  return std::string(before).append(kMatches).append(after);
}

}  // namespace

absl::StatusOr<std::unique_ptr<AuditLog>> AuditLog::Open(const std::string& path) {
  absl::StatusOr<Database> database = Database::Open(path, Database::Durability::kFull, kSchema);
  if (!database.ok()) return database.status();
  return std::unique_ptr<AuditLog>(new AuditLog(*std::move(database)));
}

absl::StatusOr<std::int64_t> AuditLog::Append(const AuditEntry& entry) {
  const std::lock_guard lock(mutex_);
  Statement insert = database_.Prepare(
      "INSERT INTO audit (at, who, act, plugin_id, version, digest, outcome, reason, begun)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING sequence");
  insert.Bind(1, entry.at).Bind(2, entry.who).Bind(3, entry.act).Bind(4, entry.plugin_id);
  insert.Bind(5, entry.version).Bind(6, entry.digest).Bind(7, entry.outcome);
  insert.Bind(8, entry.reason).Bind(9, entry.begun);
  const absl::StatusOr<bool> row = insert.Step();
  if (!row.ok()) return row.status();
  const std::int64_t sequence = insert.Number(0);
  // The row is there for good only once the statement has run to its end.
  if (const absl::Status ended = insert.Run(); !ended.ok()) return ended;
  return sequence;
}

absl::StatusOr<AuditPage> AuditLog::Read(const AuditQuestion& question) const {
  const std::lock_guard lock(mutex_);
  AuditPage page;
  Statement select = database_.Prepare(
      Sql("SELECT * FROM (SELECT sequence, at, who, act, plugin_id, version, digest, outcome, "
          "reason, begun",
          "ORDER BY sequence DESC LIMIT ?3) ORDER BY sequence"));
  select.Bind(1, question.plugin_id).Bind(2, question.since);
  select.Bind(3, static_cast<std::int64_t>(question.max));
  absl::StatusOr<bool> row = select.Step();
  for (; row.ok() && *row; row = select.Step()) {
    page.entries.push_back({.sequence = select.Number(0),
                            .at = select.Text(1),
                            .who = select.Text(2),
                            .act = select.Text(3),
                            .plugin_id = select.Text(4),
                            .version = select.Text(5),
                            .digest = select.Text(6),
                            .outcome = select.Text(7),
                            .reason = select.Text(8),
                            .begun = select.Number(9)});
  }
  if (!row.ok()) return row.status();
  Statement count = database_.Prepare(Sql("SELECT count(*)", ""));
  count.Bind(1, question.plugin_id).Bind(2, question.since);
  if (const absl::StatusOr<bool> counted = count.Step(); !counted.ok()) return counted.status();
  page.left_out = count.Number(0) - static_cast<std::int64_t>(page.entries.size());
  return page;
}

}  // namespace soleus::store
