#include "fhir/client/jwt.h"

#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <utility>

#include "absl/status/status.h"
#include "fhir/sentence.h"
#include "fhir/write.h"

namespace soleus::fhir::client {
namespace {

constexpr std::size_t kMaxKeyFileBytes = 64 << 10;  // an RSA key of 16384 bits takes 13 KB
constexpr int kMinRsaBits = 2048;                   // RFC 7518, 3.3
constexpr int kP384Bytes = 48;                      // of r, and of s

template <auto kFree>
struct Freer {
  template <typename T>
  void operator()(T* pointer) const {
    kFree(pointer);
  }
};
using File = std::unique_ptr<std::FILE, Freer<std::fclose>>;
using Bio = std::unique_ptr<BIO, Freer<BIO_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Freer<ECDSA_SIG_free>>;

absl::Status Unusable(const std::string& file, std::string_view what, std::string_view remedy) {
  return absl::FailedPreconditionError(Sentence(file, ": ", what, "; ", remedy));
}

absl::Status OpenSslFailed(std::string_view doing) {
  const unsigned long error = ERR_get_error();
  const char* reason = ERR_reason_error_string(error);
  ERR_clear_error();
  return absl::InternalError(
      Sentence("OpenSSL failed at ", doing, ": ", reason == nullptr ? "no reason given" : reason));
}

// The bytes of a key file, wiped when they are no longer needed.
struct SecretText {
  SecretText() = default;
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;
  ~SecretText() { OPENSSL_cleanse(bytes.data(), bytes.size()); }

  std::string_view text() const { return {bytes.data(), size}; }
  bool Names(std::string_view word) const { return text().find(word) != std::string_view::npos; }

  std::array<char, kMaxKeyFileBytes> bytes;
  std::size_t size = 0;
};

absl::Status ReadSecret(const std::string& file, SecretText& secret) {
  const File opened(std::fopen(file.c_str(), "rbe"));
  if (opened == nullptr) {
    return Unusable(file, Sentence("the key cannot be read: ", std::strerror(errno)),
                    "name a file that the daemon's user may read");
  }
  struct stat about {};
  if (fstat(fileno(opened.get()), &about) != 0 || !S_ISREG(about.st_mode)) {
    return Unusable(file, "is no plain file", "name the PEM file of the private key");
  }
  if ((about.st_mode & (S_IRWXO | S_IWGRP)) != 0) {
    return Unusable(file,
                    "others than its owner can read or change this private key, so it proves "
                    "nothing",
                    "make a new key if they may have, and chmod it 0600 (0640 for a group)");
  }
  secret.size = std::fread(secret.bytes.data(), 1, secret.bytes.size(), opened.get());
  if (secret.size == secret.bytes.size()) {
    return Unusable(file, Sentence("is larger than any private key (", kMaxKeyFileBytes, " bytes)"),
                    "name the PEM file of the private key");
  }
  return absl::OkStatus();
}

// A key behind a passphrase fails here; without this OpenSSL would ask for it at the terminal.
int NoPassphrase(char*, int, int, void*) {
  return -1;
}

// "" where the key signs what it must; else what it is.
std::string WrongKind(const EVP_PKEY* key) {
  if (EVP_PKEY_is_a(key, "RSA") == 1) {
    const int bits = EVP_PKEY_get_bits(key);
    return bits >= kMinRsaBits ? "" : Sentence("an RSA key of ", bits, " bits");
  }
  if (EVP_PKEY_is_a(key, "EC") == 1) {
    std::array<char, 64> curve{};
    std::size_t size = 0;
    if (EVP_PKEY_get_group_name(key, curve.data(), curve.size(), &size) != 1) {
      return "an EC key on a curve without a name";
    }
    return std::string_view(curve.data()) == "secp384r1"
               ? ""
               : Sentence("an EC key on ", std::string_view(curve.data()));
  }
  const char* type = EVP_PKEY_get0_type_name(key);
  return Sentence("a key of type ", type == nullptr ? "unknown" : type);
}

// OpenSSL gives the signature as DER; a JWT has r and s, each in 48 bytes.
absl::StatusOr<std::string> RawEcSignature(const std::string& der) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
  const EcSignature signature(d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size())));
  if (signature == nullptr) return OpenSslFailed("reading a signature");
  std::array<unsigned char, 2 * kP384Bytes> raw{};
  const BIGNUM* r = ECDSA_SIG_get0_r(signature.get());
  const BIGNUM* s = ECDSA_SIG_get0_s(signature.get());
  if (BN_bn2binpad(r, raw.data(), kP384Bytes) != kP384Bytes ||
      BN_bn2binpad(s, raw.data() + kP384Bytes, kP384Bytes) != kP384Bytes) {
    return OpenSslFailed("writing a signature");
  }
  return std::string(raw.begin(), raw.end());
}

}  // namespace

void SigningKey::Free::operator()(evp_pkey_st* key) const {
  EVP_PKEY_free(key);
}

absl::StatusOr<SigningKey> SigningKey::Read(const std::string& file) {
  SecretText secret;
  if (absl::Status read = ReadSecret(file, secret); !read.ok()) return read;
  const Bio bio(BIO_new_mem_buf(secret.bytes.data(), static_cast<int>(secret.size)));
  std::unique_ptr<evp_pkey_st, Free> key(
      PEM_read_bio_PrivateKey(bio.get(), nullptr, NoPassphrase, nullptr));
  ERR_clear_error();
  if (key == nullptr) {
    if (secret.Names("ENCRYPTED")) {
      return Unusable(file, "the key is kept behind a passphrase, which nobody is there to type",
                      "store it without one, readable by the daemon's user alone");
    }
    if (!secret.Names("PRIVATE KEY") && secret.Names("-----BEGIN")) {
      return Unusable(file, "holds no private key, only something public",
                      "name the file of the private key that belongs to it");
    }
    return Unusable(file, "holds no private key in PEM that can be read",
                    "write one, for example with openssl genpkey");
  }
  if (const std::string kind = WrongKind(key.get()); !kind.empty()) {
    return Unusable(file, Sentence("holds ", kind),
                    "use an RSA key of 2048 bits or more (RS384) or an EC key on P-384 (ES384)");
  }
  return SigningKey(std::move(key));
}

std::string_view SigningKey::algorithm() const {
  return EVP_PKEY_is_a(key_.get(), "RSA") == 1 ? "RS384" : "ES384";
}

absl::StatusOr<std::string> SigningKey::Sign(std::string_view text) const {
  const DigestContext context(EVP_MD_CTX_new());
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t size = 0;
  // RSA signs by RSASSA-PKCS1-v1_5 unless told otherwise, which is what RS384 is.
  if (context == nullptr ||
      EVP_DigestSignInit(context.get(), nullptr, EVP_sha384(), nullptr, key_.get()) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) != 1) {
    return OpenSslFailed("preparing a signature");
  }
  std::string signature(size, '\0');
  auto* out = reinterpret_cast<unsigned char*>(signature.data());
  if (EVP_DigestSign(context.get(), out, &size, bytes, text.size()) != 1) {
    return OpenSslFailed("signing");
  }
  signature.resize(size);
  if (algorithm() == "ES384") return RawEcSignature(signature);
  return signature;
}

absl::StatusOr<std::string> SignJwt(const SigningKey& key, const std::string& key_id,
                                    const Claims& claims) {
  const auto header = WriteJson([&](JsonWriter& w) {
    w.Text("alg", key.algorithm());
    w.Text("typ", "JWT");
    w.Text("kid", key_id);
  });
  if (!header.ok()) return header.status();
  const auto body = WriteJson([&](JsonWriter& w) {
    w.Text("iss", claims.issuer);
    w.Text("sub", claims.subject);
    w.Text("aud", claims.audience);
    w.Text("jti", claims.id);
    w.Integer("iat", claims.issued_at.time_since_epoch().count());
    w.Integer("exp", claims.expires.time_since_epoch().count());
  });
  if (!body.ok()) return body.status();
  const std::string text = Sentence(Base64Url(*header), ".", Base64Url(*body));
  const auto signature = key.Sign(text);
  if (!signature.ok()) return signature.status();
  return Sentence(text, ".", Base64Url(*signature));
}

absl::StatusOr<std::string> RandomId() {
  std::array<unsigned char, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    return OpenSslFailed("making a random number");
  }
  return Base64Url({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string Base64Url(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  std::uint32_t waiting = 0;  // bits that fill no digit yet, at the low end
  int bits = 0;
  for (const char c : bytes) {
    waiting = (waiting << 8) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 6; bits -= 6) out += kDigits[(waiting >> (bits - 6)) & 63];
  }
  if (bits > 0) out += kDigits[(waiting << (6 - bits)) & 63];
  return out;
}

}  // namespace soleus::fhir::client
