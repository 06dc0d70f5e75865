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
//   - no name reaches across ; : ( ) and the like, or begins with the "l'" of "l'OTAN";
//   - "India and Pakistan" are two places; "Harris Upham and Co", "Guinness Plc" and "Johnson &
//     Johnson" are no persons; "Moscow" of "Moscow replied" is a place;
//   - offices and forms of address before a person's name are no part of it, the "Jr." behind is;
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

// Labels the names that the project's tables know, whatever the tagger said: for languages that it
// does not know.
void mark_known_names(TaggerText& text);

}  // namespace dateline
