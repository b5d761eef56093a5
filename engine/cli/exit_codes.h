// What every command of ours gives back to a shell.
#pragma once

namespace soleus::cli {

inline constexpr int kAnswered = 0;
inline constexpr int kRefused = 1;
inline constexpr int kUsage = 2;

}  // namespace soleus::cli
