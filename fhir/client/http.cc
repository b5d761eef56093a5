#include "fhir/client/http.h"

#include <curl/curl.h>

#include <algorithm>
#include <list>
#include <mutex>

#include "absl/status/status.h"
#include "fhir/client/http_transfer.h"

namespace soleus::fhir::client {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

// Connections stay with the handle that opened them; so many handles are kept for the next caller.
constexpr std::size_t kIdleHandles = 16;
// libcurl wakes for its own timers; this bounds a deadline that nobody set.
constexpr milliseconds kLongestWait{60'000};

}  // namespace

std::string_view HttpResponse::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return {};
}

// The handles that no Exchange uses at the moment, with their open connections.
struct Http::Connections {
  std::mutex mutex;
  std::vector<CURLM*> idle;

  const long max_open;  // by one handle

  explicit Connections(std::size_t max_parallel) : max_open(static_cast<long>(max_parallel)) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
  }
  ~Connections() {
    for (CURLM* multi : idle) curl_multi_cleanup(multi);
  }
  CURLM* Borrow() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) {
      CURLM* fresh = curl_multi_init();
      curl_multi_setopt(fresh, CURLMOPT_MAXCONNECTS, max_open);
      return fresh;
    }
    CURLM* multi = idle.back();
    idle.pop_back();
    return multi;
  }
  void GiveBack(CURLM* multi) {
    {
      const std::lock_guard lock(mutex);
      if (idle.size() < kIdleHandles) {
        idle.push_back(multi);
        return;
      }
    }
    curl_multi_cleanup(multi);
  }
};

struct Exchange::Impl {
  struct Queued {
    Queued(Impl& exchange, int id, HttpRequest request, Deadline until, Deadline from)
        : transfer(id, std::move(request), exchange.limits, exchange.budget),
          deadline(until),
          not_before(from) {}
    Transfer transfer;
    const Deadline deadline;
    const Deadline not_before;
  };
  using Place = std::list<Queued>::iterator;

  const HttpLimits& limits;
  Http::Connections& connections;
  CURLM* const multi;
  ByteBudget budget;
  std::list<Queued> queue{};  // in the order of Start; those at work among them

  Impl(const HttpLimits& the_limits, Http::Connections& the_connections, std::size_t max_bytes)
      : limits(the_limits),
        connections(the_connections),
        multi(the_connections.Borrow()),
        budget{max_bytes, max_bytes} {}
  ~Impl() {
    queue.clear();
    connections.GiveBack(multi);
  }

  std::size_t AtWork() const {
    return static_cast<std::size_t>(std::count_if(
        queue.begin(), queue.end(), [](const Queued& one) { return one.transfer.begun(); }));
  }

  Finished Finish(Place at, absl::StatusOr<HttpResponse> result) {
    Finished finished{at->transfer.id(), std::move(result)};
    queue.erase(at);
    return finished;
  }

  // Begins what is due; the first that may not be sent is finished.
  std::optional<Finished> BeginDue(Deadline now) {
    std::size_t at_work = AtWork();
    for (Place at = queue.begin(); at != queue.end() && at_work < limits.max_parallel; ++at) {
      if (at->transfer.begun() || now < at->not_before || now >= at->deadline) continue;
      if (absl::Status refused = at->transfer.Check(); !refused.ok()) {
        return Finish(at, std::move(refused));
      }
      at->transfer.Begin(multi, at->deadline);
      ++at_work;
    }
    return std::nullopt;
  }

  std::optional<Finished> Completed() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode code = message->data.result;
      const auto at = std::find_if(queue.begin(), queue.end(), [&](const Queued& one) {
        return one.transfer.Is(message->easy_handle);
      });
      return Finish(at, at->transfer.Result(code));
    }
    return std::nullopt;
  }

  std::optional<Finished> Expired(Deadline now) {
    for (Place at = queue.begin(); at != queue.end(); ++at) {
      if (now >= at->deadline) return Finish(at, at->transfer.OutOfTime());
      if (at->transfer.begun() && now >= at->transfer.SilentTooLong()) {
        return Finish(at, at->transfer.Stalled());
      }
    }
    return std::nullopt;
  }

  // How long nothing is to be done unless a byte comes.
  milliseconds Wait() const {
    Deadline next = Clock::now() + kLongestWait;
    const bool full = AtWork() >= limits.max_parallel;
    for (const Queued& one : queue) {
      next = std::min(next, one.deadline);
      if (one.transfer.begun()) {
        next = std::min(next, one.transfer.SilentTooLong());
      } else if (!full) {
        next = std::min(next, one.not_before);
      }
    }
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(next - Clock::now()));
  }
};

Http::Http(HttpLimits limits)
    : limits_(limits), connections_(std::make_unique<Connections>(limits.max_parallel)) {}
Http::~Http() = default;

std::vector<absl::StatusOr<HttpResponse>> Http::Send(const std::vector<HttpRequest>& requests,
                                                     Deadline deadline) const {
  std::vector<absl::StatusOr<HttpResponse>> results(requests.size());
  Exchange exchange(*this, static_cast<std::size_t>(-1));
  for (std::size_t i = 0; i < requests.size(); ++i) {
    exchange.Start(static_cast<int>(i), requests[i], deadline);
  }
  while (auto finished = exchange.Next()) {
    results[static_cast<std::size_t>(finished->id)] = std::move(finished->result);
  }
  return results;
}

Exchange::Exchange(const Http& http, std::size_t max_bytes)
    : impl_(std::make_unique<Impl>(http.limits_, *http.connections_, max_bytes)) {}
Exchange::~Exchange() = default;

void Exchange::Start(int id, HttpRequest request, Deadline deadline, Deadline not_before) {
  impl_->queue.emplace_back(*impl_, id, std::move(request), deadline, not_before);
}

std::optional<Exchange::Finished> Exchange::Next() {
  while (!impl_->queue.empty()) {
    if (auto refused = impl_->BeginDue(Clock::now())) return refused;
    int running = 0;
    curl_multi_perform(impl_->multi, &running);
    if (auto completed = impl_->Completed()) return completed;
    if (auto expired = impl_->Expired(Clock::now())) return expired;
    curl_multi_poll(impl_->multi, nullptr, 0, static_cast<int>(impl_->Wait().count()), nullptr);
  }
  return std::nullopt;
}

}  // namespace soleus::fhir::client
