#include "engine/store/database.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace soleus::store {
namespace {

constexpr int kBusyMilliseconds = 5'000;  // a reader of the same file, say sqlite3 by hand

absl::Status Failed(const std::string& path, int code, const char* detail) {
  const std::string sentence = path + ": " + detail;
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return absl::FailedPreconditionError(
          sentence +
          "; it is damaged or no database of Soleus: put it aside, or back from a copy.");
    case SQLITE_FULL: return absl::UnavailableError(sentence + "; make room on its disk.");
    default: return absl::UnavailableError(sentence + "; check its folder, permissions and disk.");
  }
}

}  // namespace

void Statement::Check(int code) {
  if (code != SQLITE_OK && status_.ok()) status_ = Failed(path_, code, sqlite3_errstr(code));
}

Statement& Statement::Bind(int position, std::string_view text) {
  if (!status_.ok()) return *this;
  Check(sqlite3_bind_text64(handle_.get(), position, text.data(), text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
  return *this;
}

Statement& Statement::BindBlob(int position, std::string_view bytes) {
  if (!status_.ok()) return *this;
  // A null pointer would bind NULL, which is not the empty blob.
  const char* const data = bytes.empty() ? "" : bytes.data();
  Check(sqlite3_bind_blob64(handle_.get(), position, data, bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::Bind(int position, std::int64_t number) {
  if (status_.ok()) Check(sqlite3_bind_int64(handle_.get(), position, number));
  return *this;
}

absl::StatusOr<bool> Statement::Step() {
  if (!status_.ok()) return status_;
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  status_ = Failed(path_, code, sqlite3_errmsg(sqlite3_db_handle(handle_.get())));
  return status_;
}

absl::Status Statement::Run() {
  return Step().status();
}

std::string Statement::Text(int column) const {
  const void* const data = sqlite3_column_blob(handle_.get(), column);
  const int size = sqlite3_column_bytes(handle_.get(), column);
  return data == nullptr
             ? std::string()
             : std::string(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

std::int64_t Statement::Number(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

absl::StatusOr<Database> Database::Open(const std::string& path, Durability durability,
                                        std::string_view schema) {
  // SQLite would make it by the umask; nobody else is to read what is in it.
  const int fd = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return Failed(path, SQLITE_CANTOPEN, std::strerror(errno));
  close(fd);
  sqlite3* raw = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, nullptr);
  Database database(Handle(raw, sqlite3_close), path);
  if (code != SQLITE_OK) return Failed(path, code, sqlite3_errstr(code));
  sqlite3_busy_timeout(raw, kBusyMilliseconds);
  const char* const synchronous =
      durability == Durability::kFull ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL";
  for (std::string_view sql :
       {std::string_view("PRAGMA journal_mode=WAL"), std::string_view(synchronous), schema}) {
    if (absl::Status status = database.Run(sql); !status.ok()) return status;
  }
  return database;
}

absl::StatusOr<Database> Database::OpenToRead(const std::string& path) {
  sqlite3* raw = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READONLY | SQLITE_OPEN_FULLMUTEX, nullptr);
  Database database(Handle(raw, sqlite3_close), path);
  if (code != SQLITE_OK) return Failed(path, code, sqlite3_errstr(code));
  sqlite3_busy_timeout(raw, kBusyMilliseconds);
  // Opening reads nothing yet: whether it is a database of ours shows now.
  if (absl::Status read = database.Run("SELECT count(*) FROM sqlite_schema"); !read.ok()) {
    return read;
  }
  return database;
}

Statement Database::Prepare(std::string_view sql) const {
  sqlite3_stmt* raw = nullptr;
  const int code =
      sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  absl::Status status;
  if (code != SQLITE_OK) status = Failed(path_, code, sqlite3_errmsg(handle_.get()));
  return Statement(Statement::Handle(raw, sqlite3_finalize), path_, std::move(status));
}

absl::Status Database::Run(std::string_view sql) const {
  const int code = sqlite3_exec(handle_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return absl::OkStatus();
  return Failed(path_, code, sqlite3_errmsg(handle_.get()));
}

}  // namespace soleus::store
