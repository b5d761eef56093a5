#include "engine/cli/bundle_commands.h"

#include <filesystem>
#include <system_error>

namespace soleus::cli {
namespace {

// Where this very program lies, so that what was installed with it is found.
std::filesystem::path ProgramFolder() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

}  // namespace

BundleCommands::BundleCommands(CLI::App& parent, const std::string& program) {
  options_.program = program;
  options_.host = (ProgramFolder() / "soleus-plugin-host").string();
  options_.keys = (ProgramFolder().parent_path() / "plugin_keys").string();

  keygen_ = parent.add_subcommand("keygen", "Make a key to sign bundles with");
  keygen_
      ->add_option("name", options_.name,
                   "Writes NAME.key.pem, which is yours alone, and NAME.pub.pem, for whoever is to "
                   "trust it")
      ->required();

  pack_ = parent.add_subcommand("pack", "Make a bundle of a built plugin");
  pack_
      ->add_option("source", options_.sources,
                   "A folder with plugin.so and what goes with it; or the library, then more files")
      ->required();
  pack_->add_option("-o,--output", options_.folder, "The bundle's folder; one there is replaced")
      ->required();
  pack_->add_option("--key", options_.key, "Private key to sign with; not signed by default");
  pack_
      ->add_option("--counter", options_.counter,
                   "Rises with each bundle of the plugin that is published; by default one more "
                   "than that of the bundle that is replaced, or 1")
      ->check(CLI::PositiveNumber);
  pack_->add_option("--deadline-ms", options_.deadline_ms,
                    "Milliseconds that one call of the plugin's code may take; 20 by default");
  pack_->add_option("--memory-mib", options_.memory_mib,
                    "Memory that its code may take, in MiB; 64 by default");
  pack_->add_option("--host", options_.host, "The program that reads the plugin's table")
      ->capture_default_str();

  sign_ = parent.add_subcommand("sign", "Sign a bundle, or sign it again");
  sign_->add_option("--key", options_.key, "Private key to sign with")->required();

  verify_ = parent.add_subcommand("verify", "Check a bundle as the daemon would");
  CLI::Option* const keys =
      verify_->add_option("--keys", options_.keys, "Folder of trusted keys")->capture_default_str();
  verify_->add_option("--key", options_.key, "One public key to trust instead")->excludes(keys);
  verify_->add_flag("--unsigned-too", options_.unsigned_too,
                    "Take a bundle without a signature, as a daemon that requires none");

  inspect_ =
      parent.add_subcommand("inspect", "Show what a bundle says of itself, trusting nothing");
  for (CLI::App* command : {sign_, verify_, inspect_}) {
    command->add_option("folder", options_.folder, "The bundle's folder")->required();
  }
}

std::optional<int> BundleCommands::Run() const {
  if (keygen_->parsed()) return MakeKey(options_);
  if (pack_->parsed()) return Pack(options_);
  if (sign_->parsed()) return Sign(options_);
  if (verify_->parsed()) return Verify(options_);
  if (inspect_->parsed()) return Inspect(options_);
  return std::nullopt;
}

}  // namespace soleus::cli
