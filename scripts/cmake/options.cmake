# Target dateline_options: the standard, warnings and sanitizers that all of our code shares.
add_library(dateline_options INTERFACE)
target_compile_features(dateline_options INTERFACE cxx_std_20)
target_include_directories(dateline_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(dateline_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  -Wcast-qual -Wformat=2 -Wundef -Wunused -Wswitch-enum
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond;-Wduplicated-branches;-Wlogical-op;-Wuseless-cast;-Wsuggest-override>
  $<$<BOOL:${DATELINE_WERROR}>:-Werror>)
# g++ 12 warns of an overlap in std::string's own operator+ at -O2 and above (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(dateline_options INTERFACE -Wno-restrict)
endif()
target_compile_definitions(dateline_options INTERFACE
  $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>
  DATELINE_VERSION="${PROJECT_VERSION}"
  XAPIAN_MOVE_SEMANTICS)
if(DATELINE_SANITIZE)
  target_compile_options(dateline_options INTERFACE
    -fsanitize=${DATELINE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -O1)
  target_link_options(dateline_options INTERFACE -fsanitize=${DATELINE_SANITIZE})
endif()
set(CMAKE_CXX_EXTENSIONS OFF)

# A rebuild of unchanged files costs nothing where ccache is installed.
find_program(DATELINE_CCACHE ccache)
mark_as_advanced(DATELINE_CCACHE)
if(DATELINE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${DATELINE_CCACHE})
endif()
