// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where the id or the address of an article stands in bytes. An occurrence counts where it is not
// part of a longer one: lwire-17 does not stand in lwire-170, in larkspur-lwire-17 or in
// lwire-17/a.txt.
//
// An id of less than six bytes, or of letters alone, stands in other words and in compressed bytes
// by chance: in bytes it is looked for only as the member "id" of a stored article.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class IdSearch {
 public:
  // url may be empty.
  IdSearch(const std::string& id, const std::string& url);

  // What stands in text: "the id", "the address"; nullptr if nothing does.
  [[nodiscard]] const char* find_in(std::string_view text) const;
  // The same of a file, front to back in blocks. Throws Failure (kDiskTrouble).
  [[nodiscard]] const char* find_in_file(const std::filesystem::path& path) const;

 private:
  struct Needle {
    std::string bytes;
    const char* name;
  };

  // What begins before first or ends behind last does not count.
  struct Zone {
    std::size_t first = 0;
    std::size_t last = 0;
  };
  [[nodiscard]] const char* find_in_zone(std::string_view text, Zone zone) const;
  [[nodiscard]] static bool stands_in(std::string_view text, Zone zone, const std::string& needle);

  std::vector<Needle> needles_;
  std::size_t longest_ = 0;
};

}  // namespace dateline
