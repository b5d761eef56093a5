// Long, because the queue, its writer and what the file keeps are one promise.
#include "engine/store/decision_log.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include "engine/store/database.h"

namespace soleus::store {
namespace {

using Seconds = std::chrono::sys_seconds;

// What was removed is overwritten: a patient's bytes must not stay in free pages. The triggers keep
// the rows as they were written, and let them go from the oldest on.
constexpr std::string_view kSchema = R"sql(
PRAGMA secure_delete=ON;
CREATE TABLE IF NOT EXISTS decision (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  seconds INTEGER NOT NULL,          -- since the epoch, UTC
  decision_id TEXT NOT NULL,
  knowledge_digest TEXT NOT NULL,
  mapping_digest TEXT NOT NULL,
  products_digest TEXT NOT NULL,
  plugins TEXT NOT NULL,
  as_of TEXT NOT NULL,
  input_sha256 TEXT NOT NULL,
  response_sha256 TEXT NOT NULL,
  input BLOB,                        -- NULL: its digest alone is kept
  response BLOB                      -- likewise
);
CREATE INDEX IF NOT EXISTS decision_by_time ON decision (seconds);
CREATE TRIGGER IF NOT EXISTS decision_stands BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'a logged decision is never changed'); END;
CREATE TRIGGER IF NOT EXISTS oldest_goes_first BEFORE DELETE ON decision
WHEN OLD.number <> (SELECT min(number) FROM decision)
BEGIN SELECT RAISE(ABORT, 'only the oldest decision may be removed'); END;
)sql";

constexpr std::string_view kColumns =
    "number, seconds, decision_id, knowledge_digest, mapping_digest, products_digest, plugins, "
    "as_of, input_sha256, response_sha256, input, response";

constexpr std::size_t kMostInOneTransaction = 64;
constexpr auto kBetweenTroubles = std::chrono::seconds(10);
constexpr auto kBetweenLooks = std::chrono::seconds(60);  // at what has become too old
// Of the rows, at a time, while the file is too large.
constexpr std::int64_t kShareThatGoes = 20;

std::string Sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1) {
    return {};
  }
  return absl::BytesToHexString(std::string(reinterpret_cast<const char*>(hash.data()), size));
}

std::size_t BytesOf(const LoggedDecision& d) {
  return d.input.size() + d.response.size() + d.plugins.size() + sizeof(d);
}

class FileLog final : public DecisionLog {
 public:
  FileLog(Options options, Database database)
      : options_(std::move(options)),
        database_(std::move(database)),
        writer_([this] { Write(); }) {}

  ~FileLog() override {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ending_ = true;
    }
    wake_.notify_all();
    writer_.join();
  }

  bool HasRoom(std::size_t size) const override {
    const std::lock_guard<std::mutex> lock(mutex_);
    return Fits(size);
  }

  bool Add(LoggedDecision decision) override {
    const std::size_t size = BytesOf(decision);
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!Fits(size)) {
        ++counts_.not_written;
        return false;
      }
      waiting_bytes_ += size;
      waiting_.push_back(std::move(decision));
    }
    wake_.notify_one();
    return true;
  }

  void CountUnwritten() override {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++counts_.not_written;
  }

  Counts counts() const override {
    const std::lock_guard<std::mutex> lock(mutex_);
    return counts_;
  }

  absl::Status Flush(std::chrono::milliseconds patience) override {
    std::unique_lock<std::mutex> lock(mutex_);
    if (!idle_.wait_for(lock, patience, [this] { return waiting_.empty() && !at_work_; })) {
      return absl::UnavailableError(
          absl::StrFormat("%s: %d decisions still wait to be written; try again, or look at its "
                          "disk.",
                          options_.path, waiting_.size()));
    }
    return absl::OkStatus();
  }

  absl::Status Since(Seconds since,
                     const std::function<bool(const LoggedDecision&)>& each) const override {
    absl::StatusOr<Database> reader =
        Database::Open(options_.path, Database::Durability::kNormal, "PRAGMA query_only=ON");
    if (!reader.ok()) return reader.status();
    // A row at a time, each a transaction of its own: a long one would keep the WAL from shrinking.
    for (std::int64_t after = 0;;) {
      Statement row = reader->Prepare(absl::StrFormat(
          "SELECT %s FROM decision WHERE number > ?1 AND seconds >= ?2 ORDER BY number LIMIT 1",
          kColumns));
      row.Bind(1, after).Bind(2, since.time_since_epoch().count());
      const absl::StatusOr<bool> there = row.Step();
      if (!there.ok()) return there.status();
      if (!*there) return absl::OkStatus();
      absl::StatusOr<LoggedDecision> decision = Read(row);
      if (!decision.ok()) return decision.status();
      after = decision->number;
      if (!each(*decision)) return absl::OkStatus();
    }
  }

 private:
  bool Fits(std::size_t size) const {  // under mutex_
    return waiting_.size() < options_.max_waiting &&
           waiting_bytes_ + size <= options_.max_waiting_bytes;
  }

  absl::StatusOr<LoggedDecision> Read(const Statement& row) const {
    LoggedDecision d;
    d.number = row.Number(0);
    d.when = Seconds(std::chrono::seconds(row.Number(1)));
    d.decision_id = row.Text(2);
    d.knowledge_digest = row.Text(3);
    d.mapping_digest = row.Text(4);
    d.products_digest = row.Text(5);
    d.plugins = row.Text(6);
    d.as_of = row.Text(7);
    d.input_sha256 = row.Text(8);
    d.response_sha256 = row.Text(9);
    d.input = row.Text(10);
    d.response = row.Text(11);
    const bool whole = (d.input.empty() || Sha256(d.input) == d.input_sha256) &&
                       (d.response.empty() || Sha256(d.response) == d.response_sha256);
    if (whole) return d;
    return absl::DataLossError(
        absl::StrFormat("%s: row %d does not hold the bytes that were logged; put the file aside, "
                        "or back from a copy.",
                        options_.path, d.number));
  }

  void Write() {
    auto looked = std::chrono::steady_clock::time_point::min();
    for (;;) {
      std::vector<LoggedDecision> batch;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        at_work_ = false;
        if (waiting_.empty()) idle_.notify_all();
        wake_.wait_for(lock, kBetweenLooks, [this] { return ending_ || !waiting_.empty(); });
        if (ending_ && waiting_.empty()) return;
        at_work_ = !waiting_.empty();
        while (!waiting_.empty() && batch.size() < kMostInOneTransaction) {
          waiting_bytes_ -= BytesOf(waiting_.front());
          batch.push_back(std::move(waiting_.front()));
          waiting_.pop_front();
        }
      }
      absl::Status status;
      if (!batch.empty()) {
        status = database_.InTransaction([&] { return Insert(batch); });
        const std::lock_guard<std::mutex> lock(mutex_);
        (status.ok() ? counts_.written : counts_.not_written) += batch.size();
      }
      const auto now = std::chrono::steady_clock::now();
      if (looked == std::chrono::steady_clock::time_point::min() || now - looked > kBetweenLooks) {
        looked = now;
        status.Update(RemoveOld());
      }
      if (!batch.empty()) status.Update(MakeRoom());
      if (!status.ok()) trouble_ = std::string(status.message());
      Tell(now);
    }
  }

  absl::Status Insert(std::vector<LoggedDecision>& batch) {
    for (LoggedDecision& d : batch) {
      Statement row = database_.Prepare(
          "INSERT INTO decision (seconds, decision_id, knowledge_digest, mapping_digest, "
          "products_digest, plugins, as_of, input_sha256, response_sha256, input, response) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
      row.Bind(1, d.when.time_since_epoch().count())
          .Bind(2, d.decision_id)
          .Bind(3, d.knowledge_digest)
          .Bind(4, d.mapping_digest)
          .Bind(5, d.products_digest)
          .Bind(6, d.plugins)
          .Bind(7, d.as_of)
          .Bind(8, Sha256(d.input))
          .Bind(9, Sha256(d.response));
      if (options_.keep_inputs) row.BindBlob(10, d.input).BindBlob(11, d.response);
      if (absl::Status status = row.Run(); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

  // Rows go from the oldest on, so one that a set-back clock dated wrongly holds back the later
  // ones until it is old itself.
  absl::Status RemoveOld() {
    const Seconds limit = options_.clock() - options_.max_age;
    Statement remove = database_.Prepare(
        "DELETE FROM decision WHERE number < "
        "(SELECT coalesce(min(number), (SELECT max(number) + 1 FROM decision)) "
        "FROM decision WHERE seconds >= ?1)");
    remove.Bind(1, limit.time_since_epoch().count());
    return remove.Run();
  }

  absl::Status MakeRoom() {
    const auto limit = static_cast<std::int64_t>(options_.max_mib) << 20;
    for (;;) {
      const absl::StatusOr<std::int64_t> used = BytesInUse();
      if (!used.ok()) return used.status();
      if (*used <= limit) return absl::OkStatus();
      const absl::StatusOr<std::int64_t> rows = NumberOf("SELECT count(*) FROM decision");
      if (!rows.ok()) return rows.status();
      if (*rows == 0) return absl::OkStatus();
      Statement remove = database_.Prepare(
          "DELETE FROM decision WHERE number IN "
          "(SELECT number FROM decision ORDER BY number LIMIT ?1)");
      remove.Bind(1, std::max<std::int64_t>(1, *rows / kShareThatGoes));
      if (absl::Status status = remove.Run(); !status.ok()) return status;
    }
  }

  absl::StatusOr<std::int64_t> BytesInUse() const {
    return NumberOf(
        "SELECT (page_count - freelist_count) * page_size "
        "FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
  }

  absl::StatusOr<std::int64_t> NumberOf(std::string_view sql) const {
    Statement row = database_.Prepare(sql);
    const absl::StatusOr<bool> there = row.Step();
    if (!there.ok()) return there.status();
    return row.Number(0);
  }

  void Tell(std::chrono::steady_clock::time_point now) {
    const std::uint64_t lost = counts().not_written;
    if (lost == told_ && trouble_.empty()) return;
    if (told_at_ && now - *told_at_ < kBetweenTroubles) return;
    const std::string why =
        trouble_.empty() ? "more were given than could be written meanwhile" : trouble_;
    options_.on_trouble(
        absl::StrFormat("%s: decisions that are not in the log since the last such line: %d (%s).",
                        options_.path, lost - told_, why));
    told_ = lost;
    told_at_ = now;
    trouble_.clear();
  }

  const Options options_;
  const Database database_;  // the writer's alone
  // The writer's alone, too.
  std::string trouble_;
  std::uint64_t told_ = 0;
  std::optional<std::chrono::steady_clock::time_point> told_at_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable idle_;
  std::deque<LoggedDecision> waiting_;  // this and what follows under mutex_
  std::size_t waiting_bytes_ = 0;
  bool at_work_ = false;
  bool ending_ = false;
  Counts counts_;

  std::thread writer_;  // last: it uses all of the above
};

}  // namespace

absl::StatusOr<std::unique_ptr<DecisionLog>> DecisionLog::Open(Options options) {
  absl::StatusOr<Database> database =
      Database::Open(options.path, Database::Durability::kNormal, kSchema);
  if (!database.ok()) return database.status();
  return std::make_unique<FileLog>(std::move(options), *std::move(database));
}

}  // namespace soleus::store
