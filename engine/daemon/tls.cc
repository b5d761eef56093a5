#include "engine/daemon/tls.h"

#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_format.h"

namespace soleus::daemon {
namespace {

constexpr std::size_t kMaxFileBytes = 1 << 20;  // a bundle of many authorities is a tenth of that

using Bio = std::unique_ptr<BIO, int (*)(BIO*)>;
using Certificate = std::unique_ptr<X509, void (*)(X509*)>;
using Key = std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)>;

absl::Status Unusable(std::string_view setting, const std::string& file, std::string_view why,
                      std::string_view remedy) {
  return absl::InvalidArgumentError(
      absl::StrFormat("tls.%s: %s %s; %s.", setting, file, why, remedy));
}

absl::StatusOr<std::string> ReadFile(std::string_view setting, const std::string& file,
                                     bool secret) {
  const int fd = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return Unusable(setting, file,
                    std::string("cannot be read (").append(std::strerror(errno)).append(")"),
                    "name a file that the daemon's user may read");
  }
  struct stat about {};
  const bool plain = fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
  std::string text;
  std::array<char, 1 << 14> part{};
  ssize_t size = plain ? 1 : 0;
  while (size > 0 && text.size() <= kMaxFileBytes) {
    size = read(fd, part.data(), part.size());
    if (size > 0) text.append(part.data(), static_cast<std::size_t>(size));
  }
  close(fd);
  if (!plain || size < 0 || text.size() > kMaxFileBytes) {
    return Unusable(setting, file, "is no plain file of PEM text", "name the PEM file itself");
  }
  if (secret && (about.st_mode & (S_IRWXO | S_IWGRP)) != 0) {
    return Unusable(setting, file,
                    "can be read or changed by others than its owner, so it proves nothing",
                    "make a new key if they may have, and chmod it 0600 (0640 for a group)");
  }
  return text;
}

Bio BioOf(const std::string& text) {
  return {BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free};
}

Certificate FirstCertificate(const std::string& pem) {
  const Bio bio = BioOf(pem);
  return {PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), X509_free};
}

// A key behind a passphrase fails here; without this OpenSSL would ask for it at the terminal.
int NoPassphrase(char*, int, int, void*) {
  return -1;
}

absl::Status CheckOwn(const TlsFiles& files, const std::string& certificate_pem,
                      const std::string& key_pem) {
  const Certificate certificate = FirstCertificate(certificate_pem);
  if (certificate == nullptr) {
    return Unusable("certificate", files.certificate, "holds no certificate in PEM",
                    "name the daemon's own certificate, followed by what leads to its issuer");
  }
  const Bio bio = BioOf(key_pem);
  const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, NoPassphrase, nullptr), EVP_PKEY_free);
  if (key == nullptr) {
    return Unusable("key", files.key, "holds no private key in PEM without a passphrase",
                    "name the private key of the certificate");
  }
  if (X509_check_private_key(certificate.get(), key.get()) != 1) {
    return Unusable("key", files.key, "is the key of another certificate than " + files.certificate,
                    "name the two that belong together");
  }
  if (X509_cmp_current_time(X509_get0_notAfter(certificate.get())) < 0) {
    return Unusable("certificate", files.certificate, "has expired, so no client would take it",
                    "have it renewed");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> MutualTls(const TlsFiles& files) {
  const auto certificate = ReadFile("certificate", files.certificate, false);
  if (!certificate.ok()) return certificate.status();
  const auto key = ReadFile("key", files.key, true);
  if (!key.ok()) return key.status();
  const auto client_ca = ReadFile("client_ca", files.client_ca, false);
  if (!client_ca.ok()) return client_ca.status();
  if (const absl::Status own = CheckOwn(files, *certificate, *key); !own.ok()) return own;
  if (FirstCertificate(*client_ca) == nullptr) {
    return Unusable("client_ca", files.client_ca, "holds no certificate in PEM",
                    "name the certificate of the authority that issues the clients'");
  }
  grpc::SslServerCredentialsOptions options(
      GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  options.pem_root_certs = *client_ca;
  options.pem_key_cert_pairs.push_back({.private_key = *key, .cert_chain = *certificate});
  return grpc::SslServerCredentials(options);
}

}  // namespace soleus::daemon
