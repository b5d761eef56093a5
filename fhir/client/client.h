// Fetches one patient's data from the EHR's FHIR R4 server: what was asked, or what is missing.
//
// Only servers of the list are asked; a request names one of them, and no link, redirect or token
// endpoint leads elsewhere. A token goes to the server it is for and to nobody else. A server says
// in its CapabilityStatement what it can search for; what it cannot narrow is asked for more
// broadly, and what it does not hold is said. Pages are followed to the end or the limit. What may
// pass (no connection, 408, 429, 5xx) is tried again, after Retry-After where the server names it,
// within the deadline. What came is whole or is said not to be: a page that is cut short, or that
// is something else than a page, is not used. Thread-safe.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "fhir/client/http.h"
#include "fhir/client/smart.h"
#include "fhir/issue.h"

namespace soleus::fhir::client {

struct Server {
  std::string base_url;                   // "https://ehr.example/fhir", without the last slash
  std::string ca_file;                    // PEM; empty: the system's certificates
  std::optional<BackendService> service;  // nullopt: only a caller's token, or none, is used
};

struct ClientLimits {
  HttpLimits http;
  std::size_t max_pages = 50;                  // of each request that a search takes
  std::size_t page_size = 200;                 // _count
  std::size_t max_bytes = 16 << 20;            // of all that the server sends for one fetch
  std::size_t attempts = 4;                    // of one request, the first included
  std::chrono::seconds max_wait{10};           // for all of one fetch
  std::chrono::seconds capability_age{3'600};  // how long a CapabilityStatement is believed
  std::size_t cache_bytes = 64 << 20;          // responses kept for their ETag; 0: none
};

// One parameter of a search: "date", "ge2026-03-13".
using Parameter = std::pair<std::string, std::string>;

// A search within the patient's compartment; the patient is added by the client.
struct Search {
  std::string type;                  // "Observation"
  std::vector<Parameter> narrowing;  // each is used only where the server can search by it
  // Token parameters, best first: the first by which the server can search gets `codes`
  // ("http://loinc.org|30522-7"), in as many requests as their length takes. Where it can search by
  // none of them, or refuses to when asked, all is asked for.
  std::vector<std::string> code_parameters;
  std::vector<std::string> codes;
  // Where it can search by none of them, nothing is asked for: not in the reports, but in an Issue,
  // unless another search asks for all of the type.
  bool only_by_code = false;
  std::vector<std::string> include;  // "MedicationRequest:medication", where the server knows it
};

struct FetchRequest {
  std::string base_url;
  std::string patient_id;    // logical id
  std::string access_token;  // the caller's, for that server; empty: the daemon's own
  std::vector<Search> searches;
  Deadline deadline;  // ClientLimits::max_wait from now, where that is sooner
};

enum class Outcome {
  kComplete,
  kPartial,      // some pages are missing
  kFailed,       // nothing came
  kUnsupported,  // the server holds no such type, or cannot search it by patient
};

struct SearchReport {
  std::string type;
  Outcome outcome = Outcome::kComplete;
  std::size_t resources = 0;  // entries that matched, over all pages
  std::string reason;         // why, and what to do; empty where it is complete
};

struct Page {
  std::string name;  // "fetched.Observation[2]", for the paths of Issues
  std::string json;  // a searchset Bundle, or the Patient, as the server sent it
};

struct Fetched {
  std::vector<Page> pages;             // in the order of `searches`, the Patient first
  std::vector<SearchReport> searches;  // Patient first
  // An error for each search that is not complete; a warning where the server does not say what it
  // can search for. Paths: "fetched.Observation".
  Issues issues;
};

class Client {
 public:
  // Whether `server` may join the list that holds `others`. InvalidArgument: its base URL cannot be
  // asked (not https, nor http to this machine; a user, a query, a fragment, a dot segment), or is
  // there already, however it is written. Does not repeat what may hold a password.
  static absl::Status MayJoin(const Server& server, const std::vector<Server>& others);

  // Each server has passed MayJoin.
  Client(std::vector<Server> servers, ClientLimits limits);
  ~Client();

  // Blocks until all has come or the time is out. PermissionDenied: the server is not on the list,
  // or does not let the token read the Patient. InvalidArgument: a patient id that is no FHIR id, a
  // token that is none. Unauthenticated: the server accepts no token that there is. NotFound: it
  // has no such patient. FailedPrecondition: it does not speak FHIR R4. Unavailable,
  // DeadlineExceeded: not even the Patient could be read. Everything else that fails is in
  // `searches` and `issues`. Texts carry no patient data and no token.
  absl::StatusOr<Fetched> Fetch(const FetchRequest& request) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace soleus::fhir::client
