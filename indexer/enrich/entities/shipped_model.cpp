// SPDX-License-Identifier: GPL-2.0-or-later
//
// The model file, carried in the program's read-only data: no file to find or to lose, no time to
// load, pages read when they are first used.
#include "indexer/enrich/entities/entity_model.hpp"

// DATELINE_ENTITY_MODEL: the file's path, from the build.
asm(R"(
  .section .rodata
  .balign 64
  .global dateline_entity_model
  .global dateline_entity_model_end
dateline_entity_model:
  .incbin ")" DATELINE_ENTITY_MODEL R"("
dateline_entity_model_end:
  .byte 0
  .previous
)");

// Arrays, and named as the assembler names them.
extern "C" {
extern const unsigned char dateline_entity_model[];      // NOLINT
extern const unsigned char dateline_entity_model_end[];  // NOLINT
}

namespace dateline {

const EntityModel& shipped_model() {
  static const EntityModel model =
      read_model({&dateline_entity_model[0], &dateline_entity_model_end[0]});
  return model;
}

}  // namespace dateline
