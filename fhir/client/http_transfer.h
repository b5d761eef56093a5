// Inside `http` only: one request with its libcurl handle, what libcurl is told, what it says back.
#pragma once

#include <curl/curl.h>

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "fhir/client/http.h"
#include "fhir/client/url.h"

namespace soleus::fhir::client {

// Bytes of bodies that an Exchange may still take.
struct ByteBudget {
  std::size_t limit;
  std::size_t left;
};

// Queued, then begun once. Its address must not change once it is begun; what it refers to and the
// CURLM outlive it. Of one thread.
class Transfer {
 public:
  Transfer(int id, HttpRequest request, const HttpLimits& limits, ByteBudget& budget)
      : id_(id), request_(std::move(request)), limits_(limits), budget_(budget) {}
  ~Transfer();  // breaks off what is at work
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  int id() const { return id_; }
  bool begun() const { return easy_ != nullptr; }
  bool Is(const CURL* easy) const { return easy_ == easy; }
  // When it is given up unless a byte comes; only where it is begun.
  Deadline SilentTooLong() const { return silent_since_ + limits_.stall; }

  // Whether it may be sent at all, before libcurl sees it: InvalidArgument.
  absl::Status Check();
  void Begin(CURLM* multi, Deadline deadline);
  // Once, after libcurl is done with it.
  absl::StatusOr<HttpResponse> Result(CURLcode code);
  absl::Status OutOfTime() const;
  absl::Status Stalled() const;

 private:
  enum class Stop { kNone, kBody, kBudget, kHeaders };

  static std::size_t OnBody(char* data, std::size_t, std::size_t size, void* user);
  static std::size_t OnHeader(char* data, std::size_t, std::size_t size, void* user);
  static int OnConnected(void* user, char*, char*, int, int);
  void SetHeaders();
  absl::Status Stopped() const;
  absl::Status Distrusted() const;

  const int id_;
  const HttpRequest request_;
  const HttpLimits& limits_;
  ByteBudget& budget_;
  Url url_;
  CURLM* multi_ = nullptr;
  CURL* easy_ = nullptr;
  curl_slist* headers_ = nullptr;
  HttpResponse response_;
  std::size_t header_bytes_ = 0;
  Stop stop_ = Stop::kNone;
  Deadline silent_since_;  // while it connects: when it must have connected
};

}  // namespace soleus::fhir::client
