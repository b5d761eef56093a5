#include "engine/store/plugin_store.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdint>

namespace soleus::store {
namespace {

using catalogue::DesiredPlugin;
using catalogue::DesiredSet;
using catalogue::QuarantinedBundle;
using catalogue::StagedBundle;

// `taken_in` keeps the order in which bundles came, which a clock that is set back does not.
constexpr std::string_view kSchema = R"sql(
CREATE TABLE IF NOT EXISTS staged_bundle (
  taken_in INTEGER PRIMARY KEY AUTOINCREMENT,
  plugin_id TEXT NOT NULL,
  version TEXT NOT NULL,
  digest TEXT NOT NULL,
  folder TEXT NOT NULL,
  counter INTEGER NOT NULL,
  staged_at TEXT NOT NULL,
  UNIQUE (plugin_id, digest)
) STRICT;
CREATE TABLE IF NOT EXISTS desired_plugin (
  plugin_id TEXT PRIMARY KEY,
  active TEXT NOT NULL,
  previous TEXT NOT NULL,
  shadow TEXT NOT NULL,
  active_digest TEXT NOT NULL,
  previous_digest TEXT NOT NULL,
  shadow_digest TEXT NOT NULL,
  retired_at TEXT NOT NULL,
  counter INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS quarantined_bundle (
  plugin_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (plugin_id, digest)
) STRICT;
)sql";

// SQLite's integers are signed; a counter keeps its bits.
std::int64_t Signed(std::uint64_t counter) {
  return static_cast<std::int64_t>(counter);
}

absl::Status ReadBundles(const Database& database, DesiredSet& set) {
  Statement rows = database.Prepare(
      "SELECT plugin_id, version, digest, folder, counter, staged_at FROM staged_bundle "
      "ORDER BY taken_in");
  while (true) {
    const absl::StatusOr<bool> row = rows.Step();
    if (!row.ok() || !*row) return row.status();
    set.bundles.push_back({.plugin_id = rows.Text(0),
                           .version = rows.Text(1),
                           .digest = rows.Text(2),
                           .folder = rows.Text(3),
                           .counter = static_cast<std::uint64_t>(rows.Number(4)),
                           .staged_at = rows.Text(5)});
  }
}

absl::Status ReadQuarantined(const Database& database, DesiredPlugin& plugin) {
  Statement rows = database.Prepare(
      "SELECT digest, reason, since FROM quarantined_bundle WHERE plugin_id = ? ORDER BY rowid");
  rows.Bind(1, plugin.plugin_id);
  while (true) {
    const absl::StatusOr<bool> row = rows.Step();
    if (!row.ok() || !*row) return row.status();
    plugin.quarantined.push_back(
        {.digest = rows.Text(0), .reason = rows.Text(1), .since = rows.Text(2)});
  }
}

absl::Status ReadPlugins(const Database& database, DesiredSet& set) {
  Statement rows = database.Prepare(
      "SELECT plugin_id, active, previous, shadow, active_digest, previous_digest, shadow_digest, "
      "retired_at, counter FROM desired_plugin ORDER BY plugin_id");
  while (true) {
    const absl::StatusOr<bool> row = rows.Step();
    if (!row.ok() || !*row) return row.status();
    DesiredPlugin plugin{.plugin_id = rows.Text(0),
                         .active = rows.Text(1),
                         .previous = rows.Text(2),
                         .shadow = rows.Text(3),
                         .active_digest = rows.Text(4),
                         .previous_digest = rows.Text(5),
                         .shadow_digest = rows.Text(6),
                         .retired_at = rows.Text(7),
                         .counter = static_cast<std::uint64_t>(rows.Number(8))};
    if (absl::Status read = ReadQuarantined(database, plugin); !read.ok()) return read;
    set.plugins.push_back(std::move(plugin));
  }
}

absl::Status WritePlugin(const Database& database, const DesiredPlugin& plugin) {
  absl::Status written =
      database.Prepare("INSERT OR REPLACE INTO desired_plugin VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .Bind(1, plugin.plugin_id)
          .Bind(2, plugin.active)
          .Bind(3, plugin.previous)
          .Bind(4, plugin.shadow)
          .Bind(5, plugin.active_digest)
          .Bind(6, plugin.previous_digest)
          .Bind(7, plugin.shadow_digest)
          .Bind(8, plugin.retired_at)
          .Bind(9, Signed(plugin.counter))
          .Run();
  if (!written.ok()) return written;
  written = database.Prepare("DELETE FROM quarantined_bundle WHERE plugin_id = ?")
                .Bind(1, plugin.plugin_id)
                .Run();
  for (const QuarantinedBundle& bundle : plugin.quarantined) {
    if (!written.ok()) return written;
    written = database.Prepare("INSERT INTO quarantined_bundle VALUES (?, ?, ?, ?)")
                  .Bind(1, plugin.plugin_id)
                  .Bind(2, bundle.digest)
                  .Bind(3, bundle.reason)
                  .Bind(4, bundle.since)
                  .Run();
  }
  return written;
}

}  // namespace

absl::StatusOr<std::unique_ptr<PluginStore>> PluginStore::Open(const std::string& path) {
  absl::StatusOr<Database> database = Database::Open(path, Database::Durability::kFull, kSchema);
  if (!database.ok()) return database.status();
  return std::unique_ptr<PluginStore>(new PluginStore(*std::move(database), true));
}

absl::StatusOr<std::unique_ptr<PluginStore>> PluginStore::OpenToRead(const std::string& path) {
  struct stat info;
  if (stat(path.c_str(), &info) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
    return std::unique_ptr<PluginStore>(new PluginStore(std::nullopt, false));
  }
  absl::StatusOr<Database> database = Database::OpenToRead(path);
  if (!database.ok()) return database.status();
  return std::unique_ptr<PluginStore>(new PluginStore(*std::move(database), false));
}

absl::Status PluginStore::MayWrite() const {
  if (writable_) return absl::OkStatus();
  return absl::FailedPreconditionError(
      "plugins.db is open for reading alone; ask the daemon that owns it.");
}

absl::StatusOr<DesiredSet> PluginStore::Load() {
  const std::lock_guard<std::mutex> lock(mutex_);
  DesiredSet set;
  if (!database_) return set;
  // One moment of both tables, whatever another process commits meanwhile.
  absl::Status read = database_->Run("BEGIN");
  if (read.ok()) read = ReadBundles(*database_, set);
  if (read.ok()) read = ReadPlugins(*database_, set);
  database_->Run("ROLLBACK").IgnoreError();
  if (!read.ok()) return read;
  return set;
}

absl::Status PluginStore::PutBundle(const StagedBundle& bundle) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (absl::Status may = MayWrite(); !may.ok()) return may;
  return database_
      ->Prepare(
          "INSERT OR REPLACE INTO staged_bundle (plugin_id, version, digest, folder, counter, "
          "staged_at) VALUES (?, ?, ?, ?, ?, ?)")
      .Bind(1, bundle.plugin_id)
      .Bind(2, bundle.version)
      .Bind(3, bundle.digest)
      .Bind(4, bundle.folder)
      .Bind(5, Signed(bundle.counter))
      .Bind(6, bundle.staged_at)
      .Run();
}

absl::Status PluginStore::RemoveBundle(const std::string& plugin_id, const std::string& digest) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (absl::Status may = MayWrite(); !may.ok()) return may;
  return database_->Prepare("DELETE FROM staged_bundle WHERE plugin_id = ? AND digest = ?")
      .Bind(1, plugin_id)
      .Bind(2, digest)
      .Run();
}

absl::Status PluginStore::PutPlugin(const DesiredPlugin& plugin) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (absl::Status may = MayWrite(); !may.ok()) return may;
  return database_->InTransaction([&] { return WritePlugin(*database_, plugin); });
}

}  // namespace soleus::store
