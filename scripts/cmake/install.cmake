install(TARGETS dateline-index dateline-query RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${DATELINE_MANUALS} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
# The demonstration archive, so that an installed copy can be tried as well.
install(DIRECTORY corpus/articles DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline/corpus)
