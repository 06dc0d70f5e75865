// SPDX-License-Identifier: GPL-2.0-or-later
//
// Glob: shell patterns over paths, as --include and --exclude take them.
//
//   *.txt           no slash: the name of a file or folder anywhere
//   2022/*.txt      with a slash: the whole path below the root; * ? [a-z] stay within a folder
//   2022/**/a.txt   ** is any number of folders, none too
//   drafts/         all below the folder drafts of the root
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class Glob {
 public:
  explicit Glob(std::string_view pattern);

  // path: below its root, without a slash at either end.
  [[nodiscard]] bool matches(std::string_view path) const;

 private:
  bool is_name_only_;
  std::vector<std::string> parts_;
};

}  // namespace dateline
