// A small bundle, its key, and a folder to spoil it in.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalogue/bundle.h"
#include "engine/catalogue/pack.h"
#include "gtest/gtest.h"

namespace soleus::catalogue {

inline Manifest CalfStrain() {
  return {.plugin_id = "calf_strain",
          .version = "1.2.0",
          .abi_major = 1,
          .abi_minor = 0,
          .counter = 7,
          .key_id = {},
          .files = {},
          .code_deadline_ms = 0,
          .code_memory_mib = 0};
}

// The checks look at bytes alone; whether they are a library is the host's question.
inline std::vector<BundleFile> Content() {
  return {{"plugin.so", std::string("\x7f") + "ELF and what follows"},
          {"SOURCES.md", "# Sources\n"}};
}

inline const PrivateKey& Key() {
  static const PrivateKey& key = *new PrivateKey(PrivateKey::Generate().value());
  return key;
}

inline const PrivateKey& OtherKey() {
  static const PrivateKey& key = *new PrivateKey(PrivateKey::Generate().value());
  return key;
}

inline std::vector<BundleFile> Signed() {
  return PackBundle(CalfStrain(), Content(), &Key()).value();
}

inline std::vector<BundleFile> Unsigned() {
  return PackBundle(CalfStrain(), Content(), nullptr).value();
}

inline Trust Trusting(const PrivateKey& key) {
  const PublicKey half = PublicKey::FromPem(key.PublicPem()).value();
  return {.require_signatures = true, .keys = {{half.id(), half}}};
}

inline std::string& Named(std::vector<BundleFile>& files, std::string_view name) {
  for (BundleFile& file : files) {
    if (file.name == name) return file.content;
  }
  return files.emplace_back(BundleFile{std::string(name), ""}).content;
}

inline void Remove(std::vector<BundleFile>& files, std::string_view name) {
  std::erase_if(files, [&](const BundleFile& file) { return file.name == name; });
}

inline std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return at == text.npos ? text : text.replace(at, from.size(), to);
}

inline std::string Contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void Put(const std::filesystem::path& file, std::string_view content) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

// A folder of the test's own, gone with it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "soleus-bundle-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace soleus::catalogue
