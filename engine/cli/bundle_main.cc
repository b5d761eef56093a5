// soleus-bundle: makes plugin bundles and checks them, without a daemon and without gRPC. The build
// signs the bundled plugins with it; a machine that only keeps a key needs no more of Soleus than
// this and soleus-plugin-host. soleusctl plugin has the same commands.
//
// Exit codes: 0 done, or verified; 1 refused; 2 wrong usage, or a file that cannot be read.
#include <CLI/CLI.hpp>

#include "engine/cli/bundle_commands.h"
#include "engine/cli/exit_codes.h"

int main(int argc, char** argv) {
  CLI::App app("Makes plugin bundles, signs them and checks them.", "soleus-bundle");
  app.require_subcommand(1);
  app.set_version_flag("--version", "soleus-bundle " SOLEUS_VERSION);
  const soleus::cli::BundleCommands commands(app, "soleus-bundle");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? soleus::cli::kAnswered : soleus::cli::kUsage;
  }
  return commands.Run().value_or(soleus::cli::kUsage);
}
