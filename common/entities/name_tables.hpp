// SPDX-License-Identifier: GPL-2.0-or-later
//
// The texts of countries.tsv, regions.tsv and organisations.tsv, put into the program by the build.
// Internal to known_names.
#pragma once

#include <string_view>

namespace dateline {

extern const std::string_view kCountryTable;
extern const std::string_view kRegionTable;
extern const std::string_view kOrganisationTable;

}  // namespace dateline
