// Any bytes as a patient's record: a Bundle, or one resource. What `record_claims.h` says holds of
// every outcome.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/record_claims.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto record = soleus::fuzz::ReadAndClaim({reinterpret_cast<const char*>(data), size});
  static_cast<void>(record.ok());
  return 0;
}
