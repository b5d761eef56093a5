// A client "soleus" of the real stand-in EHR, registered there with the keys of make_keys.py.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "fhir/client/smart.h"
#include "fhir/sentence.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fhir/client/stand_in_ehr.h"

namespace soleus::fhir::client::test {

using std::chrono::milliseconds;
using std::chrono::seconds;

inline constexpr char kConfiguration[] = "/fhir/.well-known/smart-configuration";

inline std::chrono::sys_seconds Now() {
  return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}
inline Deadline In(milliseconds time) {
  return std::chrono::steady_clock::now() + time;
}
inline constexpr milliseconds kEnough{20'000};

inline BackendService Soleus(const std::string& key = "ec", const std::string& file = "") {
  return {.client_id = "soleus",
          .key_file = KeyFile((file.empty() ? key : file) + ".pem"),
          .key_id = key};
}

inline std::vector<std::string> Registered(std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"--require-token", "--clients", KeyFile("clients.json")});
  return more;
}

class Smart : public testing::Test {
 protected:
  TokenSource Source(const StandInEhr& ehr, BackendService service = Soleus(),
                     const std::string& ca_file = "") {
    return {ehr.base_url(), std::move(service), ca_file, http_, [this] { return Now() + ahead_; }};
  }
  // What the stand-in answers to a read with this token.
  int Read(const StandInEhr& ehr, const std::string& token) {
    HttpRequest request{.url = ehr.base_url() + "/Patient/p1"};
    request.headers.emplace_back("Authorization", "Bearer " + token);
    const auto response = http_.Send({request}, In(kEnough))[0];
    return response.ok() ? response->status : 0;
  }
  // The status of a Token() that fails because of `fault`, struck at requests for `path`.
  absl::Status Failure(const std::string& path, const std::string& fault,
                       BackendService service = Soleus(), milliseconds time = kEnough) {
    const StandInEhr ehr(Registered(),
                         Sentence(R"([{"match":{"path":")", path, R"("},"do":)", fault, "}]"));
    TokenSource source = Source(ehr, std::move(service));
    const auto token = source.Token(In(time));
    EXPECT_FALSE(token.ok());
    // Neither an assertion (its header begins so) nor what the EHR said besides its code.
    EXPECT_THAT(token.status().message(),
                testing::AllOf(testing::Not(testing::HasSubstr("eyJ")),
                               testing::Not(testing::HasSubstr("secret"))));
    return token.status();
  }

  const Http http_{HttpLimits{}};
  seconds ahead_{0};  // the source's clock against the stand-in's
};

inline std::string Text(const absl::Status& status) {
  return std::string(status.message());
}

}  // namespace soleus::fhir::client::test
