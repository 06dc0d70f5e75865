// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the tagger's labels are corrected by: facts that need no learning.
//
//   - a phrase that names a known country or region and nothing else is a place;
//   - pronouns, articles, months, days of the week and the like are no name of one word, nor is a
//     single letter;
//   - treaties, acts, prizes and wars are no organisations, nor is the Parliament of "member of
//     Parliament";
//   - a demonym alone is no place, a known organisation no person;
//   - "India and Pakistan" are two places, "Harris Upham and Co" is no person;
//   - offices and forms of address before a person's name are no part of it;
//   - the ending of "Moody's" belongs to the name;
//   - a known organisation's name of three words or more is that organisation;
//   - an acronym in brackets behind an organisation is one;
//   - the agency of a dateline, "BRUSSELS, Feb 25 (Reuters) -", and of the sign-off "Reuter" is no
//     name that the article speaks of.
#pragma once

#include "indexer/enrich/entities/tagger_text.hpp"

namespace dateline {

// Changes labels of tagged text.
void apply_name_rules(TaggerText& text);

}  // namespace dateline
