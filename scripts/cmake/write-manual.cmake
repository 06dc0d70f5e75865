# Called at build time: PROGRAM, PROSE, PAGE, VERSION.
execute_process(COMMAND ${PROGRAM} --generate-manual OUTPUT_VARIABLE SECTIONS
                COMMAND_ERROR_IS_FATAL ANY)
configure_file(${PROSE} ${PAGE} @ONLY)
