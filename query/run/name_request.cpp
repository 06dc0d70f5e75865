// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/name_request.hpp"

#include <fmt/format.h>

#include "common/analysis/folding.hpp"
#include "common/entities/entity_key.hpp"
#include "common/support/failure.hpp"

namespace dateline {

NameRequest name_from(const Arguments& arguments, std::string_view option) {
  const std::string text = arguments.value(option);
  const std::size_t colon = text.find(':');
  const Field* const field = find_field(fold(text.substr(0, colon)));
  if (colon == std::string::npos || field == nullptr || field->kind != FieldKind::kEntity) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--{}: '{}' is not a field of names and a name", option, text),
                  fmt::format("write person:, org:, place: or entity: and the name, as --{} "
                              "person:stol",
                              option));
  }
  return {field, text.substr(colon + 1)};
}

NameRequest completion_from(const Arguments& arguments) {
  NameRequest request = name_from(arguments, "complete");
  const bool is_blank = request.name.find_first_not_of(" \t") == std::string::npos;
  if (!is_blank && entity_key(EntityKind::kPlace, "x" + request.name) == "x") {
    throw Failure(
        ExitCode::kUsage,
        fmt::format("--complete: no name begins with '{}'", request.name),
        fmt::format("write a letter, or {}: alone for the commonest names", request.field->name));
  }
  return request;
}

}  // namespace dateline
