// Inside `fhir/client` only: what is worth asking again, and when. Pure functions.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace soleus::fhir::client {

// Whether a server that answers so may answer better later: 408, 429, 500, 502, 503, 504.
bool MayPass(int http_status);

// What a Retry-After header asks for (RFC 9110, 10.2.3): seconds, or an HTTP-date, which is taken
// against the response's own Date where it has one, so that no clock but the server's is trusted;
// else against `now`. Never negative; nullopt: nothing was sent, or nothing that can be read.
std::optional<std::chrono::seconds> RetryAfter(std::string_view retry_after, std::string_view date,
                                               std::chrono::sys_seconds now);

// How long to wait before the next attempt where the server names no time, `made` (1 or more)
// having failed: 200 ms, doubled each time, 4 s at most. `jitter` in [0,1) takes away up to half of
// it, so that many callers do not come back at once.
std::chrono::milliseconds Backoff(std::size_t made, double jitter);

// "Sun, 06 Nov 1994 08:49:37 GMT", the one form that servers may send. nullopt: anything else.
std::optional<std::chrono::sys_seconds> ParseHttpDate(std::string_view text);

}  // namespace soleus::fhir::client
