// Longer than most: every way in which a search can end stands in one place.
#include "fhir/client/fetch.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "fhir/client/search_urls.h"
#include "fhir/client/searchset.h"
#include "fhir/json.h"
#include "fhir/sentence.h"

namespace soleus::fhir::client {
namespace {

using Clock = std::chrono::steady_clock;

// Names of questions in the conversation; what follows is a chain's place.
constexpr int kPatient = 0;
constexpr int kCapability = 1;
constexpr int kFirstChain = 2;

constexpr std::string_view kUnknownHere = "What it would have said is unknown here, not absent.";

// One URL of a search, and the pages that it leads to.
struct Chain {
  std::size_t search;
  std::set<std::string> asked{};  // all URLs so far: a link back to one is a loop
  std::vector<std::string> pages{};
  std::size_t matches = 0;
  std::size_t total = 0;             // the most that any page counted
  std::optional<Trouble> trouble{};  // why it ended before its last page
  bool is_asking = false;            // for a page
  bool is_dropped = false;           // a broader chain took its place
};

struct SearchState {
  SearchUrls urls{};
  std::size_t begun = 0;  // of its URLs, in their order
  bool is_broad = false;
};

class Run {
 public:
  Run(FetchTask task, const Http& http, ResponseCache& cache, const ClientLimits& limits)
      : task_(std::move(task)),
        limits_(limits),
        conversation_(http, task_.server, task_.access, cache, limits),
        states_(task_.searches.size()) {
    json_limits_.max_bytes = limits.max_bytes;
  }

  FetchResult Go() {
    AskBase(Sentence("/Patient/", task_.patient_id), kPatient, task_.deadline);
    if (task_.capability) {
      StartSearches(*task_.capability);
    } else {
      // The searches wait for it: it gets no more than its share of the time.
      const Deadline now = Clock::now();
      AskBase("/metadata", kCapability, now + (task_.deadline - now) / 4);
    }
    while (std::optional<Answer> answer = conversation_.Next()) {
      absl::Status status = absl::OkStatus();
      if (answer->id == kPatient) {
        status = TakePatient(*answer);
      } else if (answer->id == kCapability) {
        status = TakeCapability(*answer);
      } else {
        const auto chain = static_cast<std::size_t>(answer->id - kFirstChain);
        chains_[chain].is_asking = false;
        TakePage(chain, *std::move(answer));
        if (!chains_[chain].is_asking) StartNext(chains_[chain].search);
      }
      if (!status.ok()) return {std::move(status), learned_};
    }
    return {Gather(), learned_};
  }

 private:
  void AskBase(const std::string& path, int id, Deadline deadline) {
    Url url = task_.server.base;
    url.path += path;
    conversation_.Ask(id, url, deadline);
  }

  absl::Status TakePatient(Answer& answer) {
    if (answer.trouble) {
      const Trouble& trouble = *answer.trouble;
      const bool as_it_is = trouble.code == absl::StatusCode::kNotFound ||
                            trouble.code == absl::StatusCode::kUnauthenticated ||
                            trouble.code == absl::StatusCode::kPermissionDenied ||
                            trouble.code == absl::StatusCode::kDeadlineExceeded;
      return absl::Status(
          as_it_is ? trouble.code : absl::StatusCode::kUnavailable,
          Sentence("the Patient was not fetched: ", trouble.text, ". ", trouble.remedy));
    }
    const auto json = Json::Parse(answer.body, json_limits_, nullptr);
    if (!json.ok() || (*json)["resourceType"].text() != "Patient" ||
        (*json)["id"].text() != task_.patient_id) {
      return absl::UnavailableError(
          "the Patient was not fetched: the server answered with something else than the Patient "
          "of that id. Check the server's base URL, and whether the record was merged into "
          "another.");
    }
    patient_ = std::move(answer.body);
    return absl::OkStatus();
  }

  absl::Status TakeCapability(const Answer& answer) {
    std::optional<Capability> read;
    if (!answer.trouble) {
      const auto json = Json::Parse(answer.body, json_limits_, nullptr);
      if (json.ok()) read = Capability::Read(*json);
    }
    const bool is_final = !answer.trouble || answer.trouble->code == absl::StatusCode::kNotFound;
    const auto capability =
        std::make_shared<const Capability>(read ? *std::move(read) : Capability());
    if (is_final) learned_ = capability;
    const std::string& version = capability->fhir_version();
    if (!version.empty() && !version.starts_with("4.")) {
      return absl::FailedPreconditionError(
          "the server speaks another version of FHIR than R4, which is not read here. Name its R4 "
          "base URL.");
    }
    StartSearches(*capability);
    return absl::OkStatus();
  }

  void StartSearches(const Capability& capability) {
    if (!capability.stated()) {
      issues_.push_back(
          {Severity::kWarning, "fetched.CapabilityStatement",
           "The server does not say what it can search for; it was asked for everything of the "
           "patient.",
           "Have the server publish a CapabilityStatement at /metadata."});
    }
    for (std::size_t i = 0; i < task_.searches.size(); ++i) {
      states_[i].urls = UrlsOf(task_.searches[i], task_.server.base, task_.patient_id, capability,
                               limits_.page_size);
      // A search in many parts that stalls must leave room for the others.
      for (std::size_t n = 0; n < std::max<std::size_t>(1, limits_.http.max_parallel / 3); ++n) {
        StartNext(i);
      }
    }
  }

  void StartNext(std::size_t search) {
    SearchState& state = states_[search];
    if (state.is_broad || state.begun == state.urls.urls.size()) return;
    StartChain(search, state.urls.urls[state.begun++]);
  }

  void StartChain(std::size_t search, const std::string& url) {
    chains_.push_back({.search = search});
    AskPage(chains_.size() - 1, *ParseUrl(url));
  }

  void AskPage(std::size_t chain, const Url& url) {
    chains_[chain].asked.insert(url.Text());
    chains_[chain].is_asking = true;
    conversation_.Ask(kFirstChain + static_cast<int>(chain), url, task_.deadline);
  }

  void TakePage(std::size_t at, Answer answer) {
    Chain& chain = chains_[at];
    if (chain.is_dropped) return;
    if (answer.trouble) {
      if (!AskBroadly(chain, *answer.trouble)) chain.trouble = std::move(answer.trouble);
      return;
    }
    const SearchsetReading reading =
        ReadSearchset(answer.body, task_.searches[chain.search].type, json_limits_);
    if (!reading.page) {
      chain.trouble = Trouble{.text = Sentence("the server cannot be used: ", reading.refused),
                              .remedy = "Look at the server, or at a proxy before it."};
      return;
    }
    chain.pages.push_back(std::move(answer.body));
    chain.matches += reading.page->matches;
    chain.total = std::max(chain.total, reading.page->total.value_or(0));
    if (reading.page->is_withheld) {
      chain.trouble = Trouble{.text = "by what the server says, its answer is not all there is",
                              .remedy = "Have the access token's scopes include it."};
    }
    if (!reading.page->next.empty()) {
      GoOn(at, reading.page->next);
    } else if (chain.total > chain.matches) {
      chain.trouble =
          Trouble{.text = Sentence("the server counts ", chain.total, " and sent ", chain.matches),
                  .remedy = "Look at how the server pages."};
    }
  }

  // A server that refuses what it said it could narrow is asked once for all of the type.
  bool AskBroadly(const Chain& chain, const Trouble& trouble) {
    const std::size_t search = chain.search;
    SearchState& state = states_[search];
    const bool has_first_page = !chain.pages.empty();
    if (trouble.code != absl::StatusCode::kInvalidArgument || state.urls.broad.empty() ||
        state.is_broad || has_first_page) {
      return false;
    }
    state.is_broad = true;
    for (Chain& other : chains_) other.is_dropped |= other.search == search;
    StartChain(search, state.urls.broad);
    return true;
  }

  void GoOn(std::size_t at, const std::string& link) {
    Chain& chain = chains_[at];
    const auto url = ResolveUnder(task_.server.base, link);
    if (!url) {
      chain.trouble = Trouble{
          .text = "its next page is said to be outside the server's base URL, and is not fetched",
          .remedy = "Have the server name its pages by the base URL in the daemon's settings."};
    } else if (chain.asked.contains(url->Text())) {
      chain.trouble = Trouble{.text = "its pages lead back to one that came before",
                              .remedy = "Look at how the server pages."};
    } else if (chain.pages.size() >= limits_.max_pages) {
      chain.trouble = Trouble{
          .text = Sentence("there are more than ", limits_.max_pages, " pages, the limit here"),
          .remedy = "Raise the limit of pages."};
    } else {
      AskPage(at, *url);
    }
  }

  Fetched Gather() {
    Fetched fetched;
    fetched.issues = std::move(issues_);
    fetched.pages.push_back({"fetched.Patient", std::move(patient_)});
    fetched.searches.push_back({.type = "Patient", .resources = 1});
    for (std::size_t i = 0; i < task_.searches.size(); ++i) GatherSearch(i, fetched);
    return fetched;
  }

  void GatherSearch(std::size_t search, Fetched& fetched) {
    const std::string& type = task_.searches[search].type;
    const SearchUrls& urls = states_[search].urls;
    if (urls.is_by_patient && urls.urls.empty()) {
      if (!urls.is_by_code) TellOfCodes(type, fetched.issues);
      return;
    }
    SearchReport report{.type = type};
    std::optional<Trouble> trouble;
    bool came = false;
    for (Chain& chain : chains_) {
      if (chain.search != search || chain.is_dropped) continue;
      report.resources += chain.matches;
      if (!trouble) trouble = chain.trouble;
      for (std::string& page : chain.pages) {
        came = true;
        const std::size_t index = pages_of_[type]++;
        fetched.pages.push_back({Sentence("fetched.", type, "[", index, "]"), std::move(page)});
      }
    }
    if (urls.is_without_components) TellOfComponents(type, fetched.issues);
    if (!urls.is_by_patient) {
      trouble = Trouble{.code = absl::StatusCode::kNotFound,
                        .text = "the server cannot search it by patient",
                        .remedy = "Send it in the request, if it is known."};
    }
    if (trouble) Tell(*trouble, came, report, fetched.issues);
    fetched.searches.push_back(std::move(report));
  }

  // Only what has certain codes was wanted, and the server cannot search by them.
  void TellOfComponents(const std::string& type, Issues& issues) const {
    issues.push_back(
        {Severity::kWarning, Sentence("fetched.", type),
         Sentence("The server cannot search ", type,
                  " by the codes of its components; what stands only in a component of "
                  "another code was not asked for. ",
                  kUnknownHere),
         "Send it in the request, if it is known."});
  }

  void TellOfCodes(const std::string& type, Issues& issues) const {
    for (std::size_t i = 0; i < states_.size(); ++i) {
      const SearchUrls& urls = states_[i].urls;
      const bool is_all = states_[i].is_broad || !urls.is_narrowed;
      if (task_.searches[i].type == type && !urls.urls.empty() && is_all) return;
    }
    issues.push_back({Severity::kWarning, Sentence("fetched.", type),
                      Sentence("The server cannot search ", type,
                               " by what its value is; what only the value tells was not asked "
                               "for. ",
                               kUnknownHere),
                      "Send it in the request, if it is known."});
  }

  static void Tell(const Trouble& trouble, bool came, SearchReport& report, Issues& issues) {
    report.outcome = came                                          ? Outcome::kPartial
                     : trouble.code == absl::StatusCode::kNotFound ? Outcome::kUnsupported
                                                                   : Outcome::kFailed;
    report.reason = Sentence(trouble.text, ". ", trouble.remedy);
    issues.push_back({Severity::kError, Sentence("fetched.", report.type),
                      Sentence(report.type, came ? " is incomplete: " : " was not fetched: ",
                               trouble.text, ". ", kUnknownHere),
                      trouble.remedy});
  }

  const FetchTask task_;
  const ClientLimits& limits_;
  JsonLimits json_limits_;
  Conversation conversation_;
  std::vector<SearchState> states_;  // as task_.searches
  std::vector<Chain> chains_;
  std::string patient_;
  std::shared_ptr<const Capability> learned_;
  std::map<std::string, std::size_t> pages_of_;  // by type
  Issues issues_;
};

}  // namespace

FetchResult RunFetch(FetchTask task, const Http& http, ResponseCache& cache,
                     const ClientLimits& limits) {
  return Run(std::move(task), http, cache, limits).Go();
}

}  // namespace soleus::fhir::client
