// SPDX-License-Identifier: GPL-2.0-or-later
//
// Containers made in memory, good ones and hostile ones.
#pragma once

#include <string>
#include <vector>

namespace dateline::test {

enum class Packing { kNone, kGzip, kBzip2, kXz, kZstd };
enum class MemberKind { kFile, kFolder, kSymbolicLink, kHardLink, kFifo, kDevice };

struct Member {
  std::string path;
  std::string bytes;  // of a link: where it leads
  MemberKind kind = MemberKind::kFile;
};

// A compressed file.
std::string pack(const std::string& bytes, Packing packing);

// An archive of POSIX.1 tar, compressed as a whole.
std::string make_tar(const std::vector<Member>& members, Packing packing = Packing::kNone);

// Deflated members of regular files.
std::string make_zip(const std::vector<Member>& members);

}  // namespace dateline::test
