# Manual pages: the prose of <program>/man/NAME.in with @SECTIONS@ replaced by what the program's own
# tables say, so that a page cannot name an option that does not exist, nor leave one out.
set(DATELINE_MANUALS)
function(dateline_manual name program flag)
  string(REPLACE "dateline-" "" room ${program})
  if(room STREQUAL "index")
    set(room indexer)
  endif()
  set(prose ${PROJECT_SOURCE_DIR}/${room}/man/${name}.in)
  set(page ${PROJECT_BINARY_DIR}/man/${name})
  add_custom_command(
    OUTPUT ${page}
    COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:${program}> -D FLAG=${flag} -D PROSE=${prose}
            -D PAGE=${page} -D VERSION=${PROJECT_VERSION}
            -P ${PROJECT_SOURCE_DIR}/scripts/cmake/write-manual.cmake
    DEPENDS ${program} ${prose} ${PROJECT_SOURCE_DIR}/scripts/cmake/write-manual.cmake
    VERBATIM)
  set(DATELINE_MANUALS ${DATELINE_MANUALS} ${page} PARENT_SCOPE)
endfunction()
dateline_manual(dateline-index.1 dateline-index --generate-manual)
dateline_manual(dateline-query.1 dateline-query --generate-manual)
dateline_manual(dateline-query-language.7 dateline-query --generate-language-manual)
add_custom_target(manuals ALL DEPENDS ${DATELINE_MANUALS})
