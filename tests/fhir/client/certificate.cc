#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "gtest/gtest.h"
#include "tests/fhir/client/scripted_server.h"

namespace soleus::fhir::client {
namespace {

void AddExtension(X509* certificate, int kind, const std::string& value) {
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
  ASSERT_NE(extension, nullptr) << value;
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

std::string MakeFolder() {
  std::string folder = (std::filesystem::temp_directory_path() / "soleus_tls_XXXXXX").string();
  EXPECT_NE(mkdtemp(folder.data()), nullptr);
  return folder;
}

}  // namespace

Certificate::Certificate(const std::string& host, std::chrono::hours lasts)
    : folder_(MakeFolder()),
      certificate_file_(folder_ + "/certificate.pem"),
      key_file_(folder_ + "/key.pem") {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);  // counted from 0: version 3
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  const long seconds = std::chrono::seconds(lasts).count();
  X509_gmtime_adj(X509_getm_notBefore(certificate), -2 * 24 * 3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate), seconds);
  X509_set_pubkey(certificate, key);
  X509_NAME* name = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(host.c_str()), -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  AddExtension(certificate, NID_basic_constraints, "critical,CA:TRUE");
  const bool is_address = host.find_first_not_of("0123456789.") == std::string::npos;
  AddExtension(certificate, NID_subject_alt_name, (is_address ? "IP:" : "DNS:") + host);
  EXPECT_NE(X509_sign(certificate, key, EVP_sha256()), 0);

  std::FILE* file = std::fopen(certificate_file_.c_str(), "w");
  PEM_write_X509(file, certificate);
  std::fclose(file);
  file = std::fopen(key_file_.c_str(), "w");
  PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(file);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

Certificate::~Certificate() {
  std::filesystem::remove_all(folder_);
}

}  // namespace soleus::fhir::client
