// How much of an answer goes into what to ask next. Compare the two figures with each other, and
// one build with another on the same machine; neither means anything by itself.
#include <benchmark/benchmark.h>

#include <vector>

#include "engine/reasoning/assess.h"
#include "tests/plugins/all_tables.h"
#include "tests/support/random_patient.h"

namespace soleus::test {
namespace {

// The share of findings that a first visit records, roughly; the worked patients have about as
// many.
constexpr double kKnown = 0.12;

const std::vector<reasoning::Patient>& SomePatients() {
  static const auto& patients = *[] {
    auto* drawn = new std::vector<reasoning::Patient>();
    RandomPatients random(AllKnowledge(), 7);
    for (int i = 0; i < 50; ++i) drawn->push_back(random.DrawDerived(kKnown));
    return drawn;
  }();
  return patients;
}

void AssessAll(benchmark::State& state, std::size_t max_next) {
  const auto& patients = SomePatients();
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(Assess(AllKnowledge(), patients[next++ % patients.size()],
                                    {.flags = {}, .max_next_findings = max_next}));
  }
}

void AssessWithoutNext(benchmark::State& state) {
  AssessAll(state, 0);
}
void AssessWithNext(benchmark::State& state) {
  AssessAll(state, 5);
}
BENCHMARK(AssessWithoutNext)->Unit(benchmark::kMicrosecond)->MinTime(2);
BENCHMARK(AssessWithNext)->Unit(benchmark::kMicrosecond)->MinTime(2);

}  // namespace
}  // namespace soleus::test

BENCHMARK_MAIN();
