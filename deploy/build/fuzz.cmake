# The fuzz targets of tests/fuzz and what they read with, and nothing else: clang alone has libFuzzer.
set(CMAKE_C_COMPILER clang-14 CACHE STRING "")
set(CMAKE_CXX_COMPILER clang++-14 CACHE STRING "")
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_FLAGS_DEBUG
  "-O2 -g1 -fsanitize-ignorelist=${CMAKE_CURRENT_LIST_DIR}/../../tests/fuzz/ignored.txt"
  CACHE STRING "")
set(SOLEUS_FUZZ ON CACHE BOOL "Build the fuzz targets alone")
set(SOLEUS_SANITIZE "address,undefined,fuzzer-no-link" CACHE STRING "Sanitizers for our own code, as -fsanitize takes them")
