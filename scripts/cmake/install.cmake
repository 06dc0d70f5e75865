install(TARGETS dateline-index dateline-query RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
foreach(page ${DATELINE_MANUALS})
  string(REGEX MATCH "[0-9]$" section ${page})
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()
install(FILES README.md CHANGELOG.md LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
# The demonstration archive, so that an installed copy can be tried as well.
install(DIRECTORY corpus/articles DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline/corpus)
# What scripts validate the output of --format json with.
install(FILES query/schema/dateline-results-1.schema.json
        DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline)
# How to run every night, to be copied and changed.
install(FILES scripts/systemd/dateline-index.service scripts/systemd/dateline-index.timer
        DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline/examples/systemd)
install(FILES scripts/systemd/cron/dateline-index
        DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline/examples/cron)
