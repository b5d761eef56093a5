// SHA-256 of bytes that are all there, by OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace soleus::catalogue {

// 64 lower-case hexadecimal digits; empty only where OpenSSL fails, which equals no digest.
std::string Sha256Hex(std::string_view bytes);

}  // namespace soleus::catalogue
