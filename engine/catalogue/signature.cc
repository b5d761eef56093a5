#include "engine/catalogue/signature.h"

#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <set>

#include "absl/strings/str_format.h"
#include "engine/catalogue/sha256.h"

namespace soleus::catalogue {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKeyIdDigits = 16;
constexpr std::string_view kAnybody =
    "anybody may write here, and so say whose plugins are trusted; check what is in it, and chmod "
    "it o-w.";
constexpr std::size_t kMaxKeyFileBytes = 16 << 10;  // an Ed25519 key takes 119 bytes of PEM

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

absl::Status OpenSslFailed(std::string_view doing) {
  const char* reason = ERR_reason_error_string(ERR_get_error());
  ERR_clear_error();
  return absl::InternalError(absl::StrFormat("OpenSSL failed at %s (%s).", doing,
                                             reason == nullptr ? "no reason given" : reason));
}

// OpenSSL would ask for a passphrase at the terminal.
int NoPassphrase(char*, int, int, void*) {
  return -1;
}

bool IsEd25519(const EVP_PKEY* key) {
  return key != nullptr && EVP_PKEY_is_a(key, "ED25519") == 1;
}

// Empty: OpenSSL failed.
std::string IdOf(EVP_PKEY* key) {
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(key, &der);
  if (size <= 0) return {};
  const std::string id =
      Sha256Hex({reinterpret_cast<const char*>(der), static_cast<std::size_t>(size)});
  OPENSSL_free(der);
  return id.substr(0, kKeyIdDigits);
}

std::string TextOf(const Bio& bio) {
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return size <= 0 ? std::string() : std::string(text, static_cast<std::size_t>(size));
}

Bio BioOf(std::string_view text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// A small file as it stands; wiped when it is no longer needed, since it may hold a private key.
struct KeyFile {
  KeyFile() = default;
  KeyFile(const KeyFile&) = delete;
  KeyFile& operator=(const KeyFile&) = delete;
  ~KeyFile() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
  std::string_view text() const { return {bytes.data(), size}; }

  std::array<char, kMaxKeyFileBytes> bytes;
  std::size_t size = 0;
};

absl::Status CannotRead(const std::string& path, std::string_view what) {
  const std::string sentence =
      absl::StrFormat("%s: %s cannot be read (%s); check the path, its owner and permissions.",
                      path, what, std::strerror(errno));
  if (errno == ENOENT || errno == ENOTDIR) return absl::NotFoundError(sentence);
  return absl::PermissionDeniedError(sentence);
}

// Refuses where anybody has one of the rights of `forbidden`; `why` is what that would mean.
absl::Status ReadKeyFile(const std::string& path, mode_t forbidden, std::string_view why,
                         KeyFile& file) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return CannotRead(path, "the key");
  struct stat about = {};
  absl::Status status;
  ssize_t got = 0;
  if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
    status = absl::InvalidArgumentError(path + ": is no plain file; put a key's PEM file here.");
  } else if ((about.st_mode & forbidden) != 0) {
    status = absl::FailedPreconditionError(path + ": " + std::string(why));
  }
  while (status.ok() && file.size < file.bytes.size() &&
         (got = read(fd, file.bytes.data() + file.size, file.bytes.size() - file.size)) != 0) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) status = CannotRead(path, "the key");
    if (got > 0) file.size += static_cast<std::size_t>(got);
  }
  close(fd);
  if (status.ok() && file.size == file.bytes.size()) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "%s: is larger than any key (%d bytes); put a key's PEM file here.", path, file.size));
  }
  return status;
}

template <typename Key>
absl::StatusOr<Key> NamingTheFile(const std::string& path, absl::StatusOr<Key> key) {
  if (key.ok()) return key;
  return absl::Status(key.status().code(), path + ": " + std::string(key.status().message()));
}

}  // namespace

absl::StatusOr<PublicKey> PublicKey::FromPem(std::string_view pem) {
  constexpr std::string_view kRemedy =
      "; take the .pub.pem file that soleusctl plugin keygen wrote.";
  if (pem.find("PRIVATE KEY") != pem.npos) {
    return absl::InvalidArgumentError(
        "this is a private key, which belongs to nobody but who signs; move it away, and put its "
        "public half here.");
  }
  const Bio bio = BioOf(pem);
  std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PUBKEY(bio.get(), nullptr, NoPassphrase, nullptr),
                                EVP_PKEY_free);
  const std::shared_ptr<EVP_PKEY> second(
      PEM_read_bio_PUBKEY(bio.get(), nullptr, NoPassphrase, nullptr), EVP_PKEY_free);
  ERR_clear_error();
  if (key == nullptr) {
    return absl::InvalidArgumentError("holds no public key in PEM" + std::string(kRemedy));
  }
  if (second != nullptr) {
    return absl::InvalidArgumentError(
        "holds more than one public key; write one key a file, so that each can be taken away.");
  }
  if (!IsEd25519(key.get())) {
    return absl::InvalidArgumentError("holds a public key that is not Ed25519" +
                                      std::string(kRemedy));
  }
  std::string id = IdOf(key.get());
  if (id.empty()) return OpenSslFailed("naming a key");
  return PublicKey(std::move(key), std::move(id));
}

absl::StatusOr<PublicKey> PublicKey::Read(const std::string& file) {
  KeyFile text;
  if (absl::Status read = ReadKeyFile(file, S_IWOTH, kAnybody, text); !read.ok()) return read;
  return NamingTheFile(file, FromPem(text.text()));
}

bool PublicKey::Verifies(std::string_view bytes, std::string_view signature) const {
  if (signature.size() != kSignatureBytes) return false;
  const Context context(EVP_MD_CTX_new());
  const bool good =
      context != nullptr &&
      EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
      EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                       signature.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size()) == 1;
  ERR_clear_error();
  return good;
}

absl::StatusOr<PrivateKey> PrivateKey::Generate() {
  std::shared_ptr<EVP_PKEY> key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free);
  if (key == nullptr) return OpenSslFailed("making a key");
  std::string id = IdOf(key.get());
  if (id.empty()) return OpenSslFailed("naming a key");
  return PrivateKey(std::move(key), std::move(id));
}

absl::StatusOr<PrivateKey> PrivateKey::FromPem(std::string_view pem) {
  const Bio bio = BioOf(pem);
  std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, NoPassphrase, nullptr),
                                EVP_PKEY_free);
  ERR_clear_error();
  if (key == nullptr && pem.find("ENCRYPTED") != pem.npos) {
    return absl::InvalidArgumentError(
        "the key is kept behind a passphrase, which is not asked for; store it without one, "
        "readable by its owner alone.");
  }
  if (!IsEd25519(key.get())) {
    return absl::InvalidArgumentError(
        "holds no Ed25519 private key in PEM; take the .key.pem file that soleusctl plugin keygen "
        "wrote.");
  }
  std::string id = IdOf(key.get());
  if (id.empty()) return OpenSslFailed("naming a key");
  return PrivateKey(std::move(key), std::move(id));
}

absl::StatusOr<PrivateKey> PrivateKey::Read(const std::string& file) {
  KeyFile secret;
  absl::Status read = ReadKeyFile(file, S_IRWXO | S_IWGRP,
                                  "others than its owner can read or change this private key, so "
                                  "anybody may have signed with it; make a new key if they may "
                                  "have, and chmod it 0600 (0640 for a group).",
                                  secret);
  if (!read.ok()) return read;
  return NamingTheFile(file, FromPem(secret.text()));
}

std::string PrivateKey::Pem() const {
  const Bio bio(BIO_new(BIO_s_secmem()));
  PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr);
  return TextOf(bio);
}

std::string PrivateKey::PublicPem() const {
  const Bio bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PUBKEY(bio.get(), key_.get());
  return TextOf(bio);
}

absl::StatusOr<std::string> PrivateKey::Sign(std::string_view bytes) const {
  const Context context(EVP_MD_CTX_new());
  std::string signature(kSignatureBytes, '\0');
  std::size_t size = signature.size();
  if (context == nullptr ||
      EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()) != 1 ||
      size != kSignatureBytes) {
    return OpenSslFailed("signing");
  }
  return signature;
}

absl::StatusOr<std::map<std::string, PublicKey>> ReadTrustedKeys(const std::string& folder) {
  struct stat about = {};
  if (stat(folder.c_str(), &about) != 0) return CannotRead(folder, "the folder of trusted keys");
  if ((about.st_mode & S_IWOTH) != 0) {
    return absl::FailedPreconditionError(folder + ": " + std::string(kAnybody));
  }
  std::set<fs::path> files;
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (entry->path().extension() == ".pem") files.insert(entry->path());
  }
  if (error) {
    errno = error.value();
    return CannotRead(folder, "the folder of trusted keys");
  }
  std::map<std::string, PublicKey> keys;
  for (const fs::path& path : files) {
    absl::StatusOr<PublicKey> key = PublicKey::Read(path.string());
    if (!key.ok()) return key.status();
    const std::string id = key->id();
    keys.emplace(id, *std::move(key));
  }
  return keys;
}

}  // namespace soleus::catalogue
