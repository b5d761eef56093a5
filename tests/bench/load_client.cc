// load_client ADDRESS PATIENT_JSON RATE SECONDS: steady load on a running soleusd, as JSON on
// standard output. RATE calls a second are begun on a fixed timetable, whatever becomes of the ones
// before, so that a daemon that stalls cannot hide it: a call's time counts from the moment it was
// due. RATE 0: as fast as eight callers go, one call after another; `per_second` is then the
// capacity.
//
// {"calls": 900, "failed": 0, "first_failure": "", "per_second": 30.0, "p50_ms": 4.1,
// "p99_ms": 9.0,
//  "mixed": 0, "views": {"<knowledge digest>": {"<plugin id>": "<version>"}}}
// mixed: replies whose versions are not those that the first reply of their digest named.
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "proto/soleus/v1/decision_support.grpc.pb.h"

namespace soleus {
namespace {

using Clock = std::chrono::steady_clock;
using Versions = std::map<std::string, std::string>;

constexpr int kCallers = 8;

class Tally {
 public:
  void Answered(const v1::EvaluateResponse& answer, Clock::duration took) {
    Versions versions;
    for (const v1::Coverage& row : answer.coverage()) {
      if (!versions.emplace(row.plugin_id(), row.version()).second) ++doubled_;
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    took_ms_.push_back(std::chrono::duration<double, std::milli>(took).count());
    const auto [view, is_new] = views_.emplace(answer.knowledge_digest(), versions);
    if (!is_new && view->second != versions) ++mixed_;
  }

  void Failed(const grpc::Status& status) {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++failed_;
    if (first_failure_.empty()) first_failure_ = status.error_message();
  }

  void Print(double seconds) {
    std::sort(took_ms_.begin(), took_ms_.end());
    google::protobuf::Struct out;
    auto& fields = *out.mutable_fields();
    fields["calls"].set_number_value(static_cast<double>(took_ms_.size()) + failed_);
    fields["failed"].set_number_value(failed_);
    fields["first_failure"].set_string_value(first_failure_);
    fields["per_second"].set_number_value(static_cast<double>(took_ms_.size()) / seconds);
    fields["p50_ms"].set_number_value(Percentile(0.50));
    fields["p99_ms"].set_number_value(Percentile(0.99));
    fields["mixed"].set_number_value(mixed_ + doubled_);
    auto& views = *fields["views"].mutable_struct_value()->mutable_fields();
    for (const auto& [digest, versions] : views_) {
      auto& view = *views[digest].mutable_struct_value()->mutable_fields();
      for (const auto& [plugin, version] : versions) view[plugin].set_string_value(version);
    }
    std::string json;
    if (!google::protobuf::util::MessageToJsonString(out, &json).ok()) std::abort();
    std::cout << json << "\n";
  }

 private:
  double Percentile(double part) const {
    if (took_ms_.empty()) return 0;
    return took_ms_[static_cast<std::size_t>(part * static_cast<double>(took_ms_.size() - 1))];
  }

  std::mutex mutex_;
  std::vector<double> took_ms_;
  std::map<std::string, Versions> views_;
  std::string first_failure_;
  int failed_ = 0;
  int mixed_ = 0;
  std::atomic<int> doubled_{0};
};

void Call(v1::DecisionSupport::Stub& stub, const v1::EvaluateRequest& request,
          Clock::time_point due, Tally& tally) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  v1::EvaluateResponse answer;
  const grpc::Status status = stub.Evaluate(&context, request, &answer);
  if (status.ok()) {
    tally.Answered(answer, Clock::now() - due);
  } else {
    tally.Failed(status);
  }
}

int Run(const std::string& address, const std::string& patient, double rate, double seconds) {
  std::ifstream file(patient, std::ios::binary);
  v1::EvaluateRequest request;
  request.set_fhir_json(std::string(std::istreambuf_iterator<char>(file), {}));
  request.set_as_of("2026-11-24");
  if (request.fhir_json().empty()) {
    std::cerr << "load_client: " << patient << ": cannot be read, or is empty.\n";
    return 2;
  }
  const auto channel = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
  const auto stub = v1::DecisionSupport::NewStub(channel);
  Tally tally;
  const Clock::time_point begun = Clock::now();
  const Clock::time_point end =
      begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  std::atomic<long> next{0};
  std::vector<std::thread> callers;
  // On a timetable, enough callers that a slow answer does not hold up the next call.
  for (int i = 0; i < (rate > 0 ? 4 * kCallers : kCallers); ++i) {
    callers.emplace_back([&] {
      while (true) {
        Clock::time_point due = Clock::now();
        if (rate > 0) {
          const double at = static_cast<double>(next.fetch_add(1)) / rate;
          due = begun +
                std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(at));
        }
        if (due >= end) return;
        std::this_thread::sleep_until(due);
        Call(*stub, request, due, tally);
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  tally.Print(std::chrono::duration<double>(Clock::now() - begun).count());
  return 0;
}

}  // namespace
}  // namespace soleus

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: load_client ADDRESS PATIENT_JSON RATE SECONDS\n";
    return 2;
  }
  return soleus::Run(argv[1], argv[2], std::atof(argv[3]), std::atof(argv[4]));
}
