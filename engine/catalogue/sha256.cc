#include "engine/catalogue/sha256.h"

#include <openssl/evp.h>

#include <array>

#include "absl/strings/escaping.h"

namespace soleus::catalogue {

std::string Sha256Hex(std::string_view bytes) {
  std::array<char, 32> digest;
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), &size,
                 EVP_sha256(), nullptr) != 1) {
    return {};
  }
  return absl::BytesToHexString(absl::string_view(digest.data(), size));
}

}  // namespace soleus::catalogue
