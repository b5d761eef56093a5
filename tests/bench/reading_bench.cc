// Bundle bytes to facts against RapidJSON's own DOM parse of the same bytes: `ratio` is the figure,
// made in one run; the microseconds are those of the machine it ran on.
#include <benchmark/benchmark.h>

#include <iostream>

#include "tests/bench/reading_speed.h"

namespace soleus::test {
namespace {

void Read(benchmark::State& state, const std::string& bundle) {
  ReadingSpeed speed(bundle);
  for (auto _ : state) {
    if (!speed.Repeat()) {
      state.SkipWithError("the Bundle was not read");
      return;
    }
  }
  state.counters["bytes"] = static_cast<double>(speed.bytes());
  state.counters["dom_us"] = speed.dom_us();
  state.counters["facts_us"] = speed.facts_us();
  state.counters["ratio"] = speed.ratio();
}

}  // namespace
}  // namespace soleus::test

int main(int argc, char** argv) {
  using namespace soleus::test;  // NOLINT: a program of this folder
  benchmark::Initialize(&argc, argv);
  for (const std::string_view name : kRequests) {
    const std::string bundle = BundleOf(RequestsFolder() / name);
    if (bundle.empty()) {
      std::cerr << "reading_bench: there is no request " << RequestsFolder() / name
                << "; name the samples' folder in SOLEUS_SAMPLES.\n";
      return 1;
    }
    benchmark::RegisterBenchmark(std::string(name).c_str(), Read, bundle)->MinTime(2);
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
