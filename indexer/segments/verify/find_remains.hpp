// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether anything of an article is left under the directory of an index, as after a purge.
//
// Two ways: the bytes of every file (id_search.hpp), and what the tables of every segment say,
// which are compressed, whether a commit point names the segment or not. There the article is found
// by its id, its address, the hash of its text, and by any term, value or stored text that holds
// the id or the address, be it another article that quotes them.
//
// Left out by design: the files `suppressed` and `ledger`, which hold ids so that the article does
// not come back, never its text; and in the files manifest-NNNNNN all lines but those of deletions
// (D and d), since the others name files of the archive, which may be called as the article is.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/segments/verify/verify_report.hpp"

namespace dateline {

struct WantedArticle {
  std::string id;
  std::string url = {};        // empty where it is not known
  std::string text_hash = {};  // of suppression_list.hpp; likewise
};

// Tables that cannot be read are a finding too: nobody knows what they hold. Throws Failure
// (kBadIndex) if there is no index at that path.
[[nodiscard]] std::vector<Finding> find_remains(
    const std::filesystem::path& index,
    const std::vector<WantedArticle>& articles,
    const TellStep& tell = [](std::string_view /*step*/) {});

}  // namespace dateline
