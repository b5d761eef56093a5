// The one place where our statuses become gRPC's.
#pragma once

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace soleus::service {

// Codes carry over by name; the message is whole, so the caller sees what, where, why, and what to
// do.
grpc::Status ToGrpc(const absl::Status& status);

}  // namespace soleus::service
