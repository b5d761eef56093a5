// Makes a bundle: the publisher's side of `bundle.h`.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/catalogue/bundle.h"
#include "engine/catalogue/signature.h"

namespace soleus::catalogue {

// The files of a bundle: `content` (plugin.so and whatever goes with it), and the manifest that
// lists them, with everything else as `about` has it; its `files` and `key_id` do not count. Signed
// where there is a `key` (which stays the caller's), else not. What comes back passes CheckBundle
// with that key trusted. InvalidArgument: a field or a name out of form, a file given twice, no
// plugin.so; ResourceExhausted: too much for a bundle.
absl::StatusOr<std::vector<BundleFile>> PackBundle(Manifest about, std::vector<BundleFile> content,
                                                   const PrivateKey* key);

}  // namespace soleus::catalogue
