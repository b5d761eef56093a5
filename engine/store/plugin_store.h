// The desired set in SQLite: <state>/plugins.db, on disk before a call returns. Thread-safe.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/desired_set.h"
#include "engine/store/database.h"

namespace soleus::store {

class PluginStore : public catalogue::DesiredStore {
 public:
  // The statuses of Database::Open.
  static absl::StatusOr<std::unique_ptr<PluginStore>> Open(const std::string& path);
  // Beside the daemon that owns the file, which may write meanwhile: reads alone, makes nothing,
  // and every Put is FailedPrecondition. No file: an empty set.
  static absl::StatusOr<std::unique_ptr<PluginStore>> OpenToRead(const std::string& path);

  absl::StatusOr<catalogue::DesiredSet> Load() override;
  absl::Status PutBundle(const catalogue::StagedBundle& bundle) override;
  absl::Status RemoveBundle(const std::string& plugin_id, const std::string& digest) override;
  absl::Status PutPlugin(const catalogue::DesiredPlugin& plugin) override;

 private:
  PluginStore(std::optional<Database> database, bool writable)
      : database_(std::move(database)), writable_(writable) {}
  absl::Status MayWrite() const;

  std::mutex mutex_;
  const std::optional<Database> database_;  // nothing: there is no file
  const bool writable_;
};

}  // namespace soleus::store
