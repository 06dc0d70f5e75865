# Manual pages: the prose of <program>/man/NAME.1.in with @SECTIONS@ replaced by what the program's own
# flag table says, so that a page cannot name an option that does not exist, nor leave one out.
set(DATELINE_MANUALS)
foreach(program dateline-index dateline-query)
  if(program STREQUAL "dateline-index")
    set(prose ${PROJECT_SOURCE_DIR}/indexer/man/${program}.1.in)
  else()
    set(prose ${PROJECT_SOURCE_DIR}/query/man/${program}.1.in)
  endif()
  set(page ${PROJECT_BINARY_DIR}/man/${program}.1)
  add_custom_command(
    OUTPUT ${page}
    COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:${program}> -D PROSE=${prose} -D PAGE=${page}
            -D VERSION=${PROJECT_VERSION} -P ${PROJECT_SOURCE_DIR}/scripts/cmake/write-manual.cmake
    DEPENDS ${program} ${prose} ${PROJECT_SOURCE_DIR}/scripts/cmake/write-manual.cmake
    VERBATIM)
  list(APPEND DATELINE_MANUALS ${page})
endforeach()
add_custom_target(manuals ALL DEPENDS ${DATELINE_MANUALS})
