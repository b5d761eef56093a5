set(CMAKE_BUILD_TYPE Release CACHE STRING "")
set(SOLEUS_SANITIZE "" CACHE STRING "Sanitizers for our own code, as -fsanitize takes them")
