// SPDX-License-Identifier: GPL-2.0-or-later
//
// The rules of rules.hpp that go by the tables of known names and by brackets behind them.
#pragma once

#include "indexer/enrich/entities/tagger_text.hpp"

namespace dateline {

// "North Atlantic Treaty Organization": so long a name of a known organisation is nothing else, and
// is one name, unless it is part of a longer one.
void join_known_organisations(TaggerText& text);

// "African Standby Force (ASF)": both are of one kind.
void join_acronyms(TaggerText& text);

}  // namespace dateline
