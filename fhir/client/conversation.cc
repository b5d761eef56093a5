#include "fhir/client/conversation.h"

#include <algorithm>
#include <utility>

#include "fhir/client/retry.h"
#include "fhir/sentence.h"

namespace soleus::fhir::client {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxRedirects = 3;
constexpr std::string_view kAskLater = "Ask again later.";

Trouble TroubleOf(const absl::Status& status) {
  // Http's texts read "host: what happened; what to do".
  const std::string_view text(status.message().data(), status.message().size());
  const std::size_t end = text.rfind("; ");
  if (end == std::string_view::npos)
    return {status.code(), std::string(text), std::string(kAskLater)};
  std::string remedy(text.substr(end + 2));
  if (remedy[0] >= 'a' && remedy[0] <= 'z') remedy[0] = static_cast<char>(remedy[0] - 'a' + 'A');
  return {status.code(), std::string(text.substr(0, end)), remedy + "."};
}

bool IsRedirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool ContainsWord(std::string_view text, std::string_view lower_case_word) {
  const auto same = [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  };
  return std::search(text.begin(), text.end(), lower_case_word.begin(), lower_case_word.end(),
                     same) != text.end();
}

std::string Times(std::size_t made) {
  return made == 1 ? "" : Sentence(", ", made, " times");
}

absl::StatusCode CodeOf(int http_status) {
  switch (http_status) {
    case 400:
    case 412:
    case 414:
    case 422: return absl::StatusCode::kInvalidArgument;
    case 401: return absl::StatusCode::kUnauthenticated;
    case 403: return absl::StatusCode::kPermissionDenied;
    case 404:
    case 410: return absl::StatusCode::kNotFound;
    default: return absl::StatusCode::kUnavailable;
  }
}

std::string_view RemedyOf(int http_status) {
  switch (CodeOf(http_status)) {
    case absl::StatusCode::kUnauthenticated: return "Send an access token that it accepts.";
    case absl::StatusCode::kPermissionDenied: return "Have the access token's scopes include it.";
    case absl::StatusCode::kNotFound: return "Check the server's base URL and what it holds.";
    case absl::StatusCode::kInvalidArgument:
      return "Look in the server's log for what it does not accept.";
    default: return kAskLater;
  }
}

}  // namespace

Conversation::Conversation(const Http& http, Server server, Access access, ResponseCache& cache,
                           const ClientLimits& limits)
    : exchange_(http, limits.max_bytes),
      server_(std::move(server)),
      access_(std::move(access)),
      cache_(cache),
      limits_(limits),
      jitter_(std::random_device{}()) {}

void Conversation::Ask(int id, const Url& url, Deadline deadline) {
  Question& question = questions_[id] = Question{.url = url, .deadline = deadline};
  question.kept = cache_.Find(access_.identity, url.Text());
  Send(id, question);
}

std::optional<Answer> Conversation::Next() {
  while (auto finished = exchange_.Next()) {
    const auto at = questions_.find(finished->id);
    Settled answer = Settle(finished->id, at->second, std::move(finished->result));
    if (!answer) continue;
    questions_.erase(at);
    return answer;
  }
  return std::nullopt;
}

void Conversation::Send(int id, Question& question, Deadline not_before) {
  HttpRequest request{.url = question.url.Text(), .ca_file = server_.ca_file};
  request.headers.emplace_back("Accept", "application/fhir+json");
  request.headers.emplace_back("User-Agent", "soleus");
  if (!access_.token.empty()) {
    request.headers.emplace_back("Authorization", Sentence("Bearer ", access_.token));
  }
  if (question.kept) request.headers.emplace_back("If-None-Match", question.kept->etag);
  question.token = access_.token;
  ++question.made;
  exchange_.Start(id, std::move(request), question.deadline, std::max(not_before, hold_until_));
}

Conversation::Settled Conversation::Settle(int id, Question& question,
                                           absl::StatusOr<HttpResponse> result) {
  if (!result.ok()) {
    if (absl::IsUnavailable(result.status()) && AskLater(id, question, nullptr)) return {};
    Trouble trouble = TroubleOf(result.status());
    trouble.text += Times(question.made);
    return Answer{.id = id, .trouble = std::move(trouble)};
  }
  const int status = result->status;
  if (status == 200) return Take(id, question, *std::move(result));
  if (status == 304 && question.kept) return TakeKept(id, question);
  if (IsRedirect(status)) return Follow(id, question, *result);
  if (status == 401 && access_.renew && !question.renewed) return Renew(id, question);
  if (MayPass(status) && AskLater(id, question, &*result)) return {};
  return Answer{.id = id, .trouble = Refusal(question, status)};
}

Conversation::Settled Conversation::Take(int id, const Question& question, HttpResponse response) {
  const auto refuse = [&](std::string_view text) {
    return Answer{.id = id,
                  .trouble = Trouble{
                      absl::StatusCode::kUnavailable, Sentence("the server answered 200 ", text),
                      "See whether a sign-in page or a proxy answers in its place."}};
  };
  const std::string_view type = response.header("content-type");
  if (!type.empty() && !ContainsWord(type, "json")) return refuse("with something else than JSON");
  const std::string_view coding = response.header("content-encoding");
  if (!coding.empty() && !ContainsWord(coding, "identity")) {
    return refuse("in an encoding that was not asked for");
  }
  const std::string_view etag = response.header("etag");
  if (!etag.empty() && !ContainsWord(response.header("cache-control"), "no-store")) {
    cache_.Keep(access_.identity, question.url.Text(), std::string(etag), response.body);
  }
  return Answer{.id = id, .body = std::move(response.body)};
}

Conversation::Settled Conversation::TakeKept(int id, const Question& question) {
  kept_bytes_ += question.kept->body.size();
  if (kept_bytes_ > limits_.max_bytes) {
    return Answer{.id = id,
                  .trouble = Trouble{absl::StatusCode::kResourceExhausted,
                                     Sentence("the server holds more than ", limits_.max_bytes,
                                              " bytes, the limit here"),
                                     "Raise the limit."}};
  }
  return Answer{.id = id, .body = question.kept->body};
}

Conversation::Settled Conversation::Follow(int id, Question& question,
                                           const HttpResponse& response) {
  const auto target = ResolveUnder(server_.base, response.header("location"));
  if (!target || question.redirects == kMaxRedirects) {
    return Answer{
        .id = id,
        .trouble = Trouble{absl::StatusCode::kFailedPrecondition,
                           Sentence("the server answered ", response.status,
                                    target ? ", one redirect after the other"
                                           : ", a redirect to a place outside its base URL, which "
                                             "is not followed"),
                           "Name the place where the server is in the daemon's settings."}};
  }
  question.url = *target;
  ++question.redirects;
  --question.made;  // the server is well
  question.kept = cache_.Find(access_.identity, question.url.Text());
  Send(id, question);
  return {};
}

Conversation::Settled Conversation::Renew(int id, Question& question) {
  question.renewed = true;
  // Another question may have brought a new token since this one was sent.
  if (question.token == access_.token) {
    auto token = access_.renew(question.token, question.deadline);
    if (!token.ok()) {
      Trouble trouble = TroubleOf(token.status());
      return Answer{.id = id, .trouble = std::move(trouble)};
    }
    access_.token = *std::move(token);
  }
  --question.made;
  Send(id, question);
  return {};
}

bool Conversation::AskLater(int id, Question& question, const HttpResponse* response) {
  if (question.made >= limits_.attempts) return false;
  const Deadline now = Clock::now();
  const double jitter = static_cast<double>(jitter_()) / (1.0 + static_cast<double>(jitter_.max()));
  const std::chrono::milliseconds wait = Backoff(question.made, jitter);
  if (response != nullptr) {
    const auto asked =
        RetryAfter(response->header("retry-after"), response->header("date"),
                   std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    if (asked && *asked >= question.deadline - now) {
      question.told_to_wait = asked;
      return false;
    }
    if (asked) hold_until_ = std::max(hold_until_, now + *asked);  // for all questions
  }
  if (now + wait >= question.deadline) return false;
  Send(id, question, now + wait);
  return true;
}

Trouble Conversation::Refusal(const Question& question, int status) const {
  std::string text = Sentence("the server answered ", status, Times(question.made));
  if (question.told_to_wait) {
    text += Sentence(", and asks to wait ", question.told_to_wait->count(),
                     " s, which is more than there is");
  }
  return {CodeOf(status), std::move(text), std::string(RemedyOf(status))};
}

}  // namespace soleus::fhir::client
