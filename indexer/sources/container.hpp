// SPDX-License-Identifier: GPL-2.0-or-later
//
// Containers: compressed files and archives, read by libarchive front to back, from a file or a
// pipe. Known by their first bytes, never by name:
//
//   .gz .bz2 .xz .zst            one stream, read as the file it was made of
//   .tar, in any of these, .zip  members, each read as a file of its own; what is packed once more
//                                inside is unpacked too, three deep
//
// Nothing is ever written to disk, so no member can harm a file. Members whose path leads out of
// the archive, links, devices and encrypted ones are refused all the same: no newsroom packs them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "common/support/result.hpp"
#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/raw_record.hpp"

namespace dateline {

// How many first bytes tell a container.
inline constexpr std::size_t kContainerSample = 512;

[[nodiscard]] bool is_container(std::string_view first_bytes);

struct ContainerVisitor {
  // Takes a file with its name, which is without the ending of a compressed file, and its bytes;
  // false means stop. May throw what reading its stream throws.
  std::function<bool(
      const std::shared_ptr<const FileOrigin>& file, std::string_view name, ByteStream& bytes)>
      file;
  // Takes a member that is left out.
  std::function<void(const std::shared_ptr<const FileOrigin>& member, const Error&)> reject;
};

// Visits the file that stream is, or the files in it, if it is a container; the file itself
// otherwise. False if the visitor stopped. Throws UnreadableInput when the container is damaged or
// unpacks to over 200 times its size (a decompression bomb: 1 GB of zeros is a .gz of 1 MB); the
// files visited by then stand.
bool visit_files(ByteStream& stream,
                 const std::shared_ptr<const FileOrigin>& file,
                 const ContainerVisitor& visitor);

}  // namespace dateline
