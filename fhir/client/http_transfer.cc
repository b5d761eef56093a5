#include "fhir/client/http_transfer.h"

#include <openssl/x509_vfy.h>

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "fhir/sentence.h"

namespace soleus::fhir::client {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxHeaderBytes = 64 << 10;  // of one response

bool HasControlCharacter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
  });
}

std::string_view Trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

Transfer::~Transfer() {
  if (easy_ != nullptr) {
    curl_multi_remove_handle(multi_, easy_);
    curl_easy_cleanup(easy_);
  }
  curl_slist_free_all(headers_);
}

absl::Status Transfer::Check() {
  const auto url = ParseUrl(request_.url);
  if (!url) {
    return absl::InvalidArgumentError(
        "a URL: it may not be asked; it must be https with a plain host name and path, and neither "
        "user information nor a fragment");
  }
  if (!url->tls && !IsLoopback(*url)) {
    return absl::InvalidArgumentError(Sentence(
        url->Host(), ": plain http would show a patient's data to the network; use https"));
  }
  for (const auto& [name, value] : request_.headers) {
    if (HasControlCharacter(name) || HasControlCharacter(value)) {
      return absl::InvalidArgumentError(Sentence(
          url->Host(), ": a header to send holds a control character; check the access token"));
    }
  }
  url_ = *url;
  return absl::OkStatus();
}

void Transfer::Begin(CURLM* multi, Deadline deadline) {
  multi_ = multi;
  easy_ = curl_easy_init();
  const auto set = [this](CURLoption option, auto value) {
    curl_easy_setopt(easy_, option, value);
  };
  const Deadline now = Clock::now();
  const milliseconds connect =
      std::clamp(std::chrono::ceil<milliseconds>(deadline - now), milliseconds(1), limits_.connect);
  silent_since_ = now + connect;

  set(CURLOPT_URL, url_.Text().c_str());
  set(CURLOPT_PROTOCOLS_STR, url_.tls ? "https" : "http");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PATH_AS_IS, 1L);
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_PROXY, "");  // not that of the environment
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connect.count()));
  set(CURLOPT_QUICK_EXIT, 1L);  // or a name server that is silent holds a call past its deadline

  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!request_.ca_file.empty()) {
    set(CURLOPT_CAINFO, request_.ca_file.c_str());
    set(CURLOPT_CAPATH, static_cast<char*>(nullptr));  // or the system's would do as well
  }

  if (!request_.form.empty()) {
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.form.size()));
    set(CURLOPT_POSTFIELDS, request_.form.c_str());
  }
  SetHeaders();
  set(CURLOPT_HTTPHEADER, headers_);

  set(CURLOPT_WRITEFUNCTION, &OnBody);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_HEADERFUNCTION, &OnHeader);
  set(CURLOPT_HEADERDATA, this);
  set(CURLOPT_PREREQFUNCTION, &OnConnected);
  set(CURLOPT_PREREQDATA, this);
  set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits_.max_body_bytes));
  curl_multi_add_handle(multi_, easy_);
}

void Transfer::SetHeaders() {
  const auto append = [this](const std::string& line) {
    headers_ = curl_slist_append(headers_, line.c_str());
  };
  for (const auto& [name, value] : request_.headers) append(Sentence(name, ": ", value));
  append("Expect:");  // or a longer form waits for a 100
}

std::size_t Transfer::OnBody(char* data, std::size_t, std::size_t size, void* user) {
  Transfer& transfer = *static_cast<Transfer*>(user);
  transfer.silent_since_ = Clock::now();
  std::string& body = transfer.response_.body;
  if (size > transfer.limits_.max_body_bytes - body.size()) {
    transfer.stop_ = Stop::kBody;
  } else if (size > transfer.budget_.left) {
    transfer.stop_ = Stop::kBudget;
  }
  if (transfer.stop_ != Stop::kNone) return 0;  // breaks it off
  transfer.budget_.left -= size;
  body.append(data, size);
  return size;
}

std::size_t Transfer::OnHeader(char* data, std::size_t, std::size_t size, void* user) {
  Transfer& transfer = *static_cast<Transfer*>(user);
  transfer.silent_since_ = Clock::now();
  transfer.header_bytes_ += size;
  if (transfer.header_bytes_ > kMaxHeaderBytes) {
    transfer.stop_ = Stop::kHeaders;
    return 0;
  }
  const std::string_view line(data, size);
  if (line.starts_with("HTTP/")) transfer.response_.headers.clear();  // after a 100
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size;
  std::string name(line.substr(0, colon));
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  transfer.response_.headers.emplace_back(std::move(name), Trimmed(line.substr(colon + 1)));
  return size;
}

int Transfer::OnConnected(void* user, char*, char*, int, int) {
  static_cast<Transfer*>(user)->silent_since_ = Clock::now();
  return CURL_PREREQFUNC_OK;
}

absl::StatusOr<HttpResponse> Transfer::Result(CURLcode code) {
  if (code == CURLE_FILESIZE_EXCEEDED) stop_ = Stop::kBody;
  if (stop_ != Stop::kNone) return Stopped();
  const std::string host = url_.Host();
  switch (code) {
    case CURLE_OK: {
      long status = 0;
      curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
      response_.status = static_cast<int>(status);
      return std::move(response_);
    }
    case CURLE_COULDNT_RESOLVE_HOST:
      return absl::UnavailableError(Sentence(host, ": no such host is known; check its name"));
    case CURLE_COULDNT_CONNECT:
      return absl::UnavailableError(
          Sentence(host, ": it takes no connection; see whether it runs and can be reached"));
    case CURLE_OPERATION_TIMEDOUT:
      return absl::UnavailableError(Sentence(host, ": no connection within ",
                                             limits_.connect.count(),
                                             " ms; see whether it runs and can be reached"));
    case CURLE_PEER_FAILED_VERIFICATION: return Distrusted();
    case CURLE_SSL_CACERT_BADFILE:
      return absl::FailedPreconditionError(Sentence(
          host, ": its ca_file cannot be read as PEM certificates; check the daemon's settings"));
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
      return absl::UnavailableError(
          Sentence(host, ": it broke off before the end of its answer; ask again"));
    default:
      return absl::UnavailableError(Sentence(host, ": the exchange failed (",
                                             curl_easy_strerror(code), "); look at the server"));
  }
}

absl::Status Transfer::Stopped() const {
  if (stop_ == Stop::kHeaders) {
    return absl::ResourceExhaustedError(Sentence(url_.Host(), ": it sends more than ",
                                                 kMaxHeaderBytes,
                                                 " bytes of headers; look at the server"));
  }
  const std::size_t limit = stop_ == Stop::kBody ? limits_.max_body_bytes : budget_.limit;
  return absl::ResourceExhaustedError(
      Sentence(url_.Host(), ": it sends more than ", limit,
               " bytes, the limit here; narrow what is asked for, or raise the limit"));
}

absl::Status Transfer::Distrusted() const {
  long verified = X509_V_OK;
  curl_easy_getinfo(easy_, CURLINFO_SSL_VERIFYRESULT, &verified);
  // The host's name is compared before the chain's result is asked for.
  const bool names_another = verified == X509_V_OK || verified == X509_V_ERR_UNSPECIFIED;
  const std::string_view why =
      names_another ? "it names another host" : X509_verify_cert_error_string(verified);
  return absl::FailedPreconditionError(
      Sentence(url_.Host(), ": its certificate is refused (", why,
               "); have it replaced, or name its authority in the server's ca_file"));
}

absl::Status Transfer::OutOfTime() const {
  return absl::DeadlineExceededError(Sentence(
      url_.Host(), ": the time ran out before its answer was complete; ask again with more time"));
}

absl::Status Transfer::Stalled() const {
  return absl::UnavailableError(Sentence(url_.Host(), ": it sent nothing for ",
                                         limits_.stall.count(),
                                         " ms; ask again, or look at the server"));
}

}  // namespace soleus::fhir::client
