# Called at build time: PROGRAM, FLAG, PROSE, PAGE, VERSION.
execute_process(COMMAND ${PROGRAM} ${FLAG} OUTPUT_VARIABLE SECTIONS
                COMMAND_ERROR_IS_FATAL ANY)
configure_file(${PROSE} ${PAGE} @ONLY)
