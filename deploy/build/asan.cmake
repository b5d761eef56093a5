set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1" CACHE STRING "")
set(SOLEUS_SANITIZE "address,undefined" CACHE STRING "Sanitizers for our own code, as -fsanitize takes them")
