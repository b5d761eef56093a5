// SQLite, as far as the store needs it: a file in WAL mode, prepared statements, errors as statuses
// that name the file. One connection, one thread at a time: each owner holds a lock of its own.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace soleus::store {

class Statement {
 public:
  // Positions from 1. Text and blob are copied.
  Statement& Bind(int position, std::string_view text);
  Statement& BindBlob(int position, std::string_view bytes);
  Statement& Bind(int position, std::int64_t number);

  // True: a row is there to be read. Call it until it is false or an error.
  absl::StatusOr<bool> Step();
  // Steps once; a row is no error and is dropped.
  absl::Status Run();

  // Of the row that is there; columns from 0.
  std::string Text(int column) const;  // of a blob its bytes
  std::int64_t Number(int column) const;

 private:
  friend class Database;
  using Handle = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;
  Statement(Handle handle, const std::string& path, absl::Status status)
      : handle_(std::move(handle)), path_(path), status_(std::move(status)) {}
  void Check(int code);

  Handle handle_;
  std::string path_;
  absl::Status status_;  // of preparing and binding, told by Step
};

class Database {
 public:
  // What survives a loss of power: everything that was committed, or all but the last moments.
  enum class Durability { kFull, kNormal };

  // Makes the file (mode 0600) where it is missing and runs `schema`, statements that may run
  // again. FailedPrecondition: it is no database of ours, or damaged; Unavailable: it cannot be
  // opened or written. Each names the file and what to do.
  static absl::StatusOr<Database> Open(const std::string& path, Durability durability,
                                       std::string_view schema);
  // A file that another process owns and may write meanwhile: makes nothing in it.
  static absl::StatusOr<Database> OpenToRead(const std::string& path);

  Statement Prepare(std::string_view sql) const;
  absl::Status Run(std::string_view sql) const;

  // Everything in `work` is written, or nothing.
  template <typename Work>
  absl::Status InTransaction(const Work& work) const {
    if (absl::Status begun = Run("BEGIN IMMEDIATE"); !begun.ok()) return begun;
    absl::Status done = work();
    if (done.ok()) done = Run("COMMIT");
    if (!done.ok()) Run("ROLLBACK").IgnoreError();
    return done;
  }

  const std::string& path() const { return path_; }

 private:
  using Handle = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;
  Database(Handle handle, std::string path) : handle_(std::move(handle)), path_(std::move(path)) {}

  Handle handle_;
  std::string path_;
};

}  // namespace soleus::store
