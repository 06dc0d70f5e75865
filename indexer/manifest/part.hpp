// SPDX-License-Identifier: GPL-2.0-or-later
//
// A part of the manifest: an immutable text file, so that it can be read with the tools at hand.
//
//   # dateline manifest 1
//   R<root>                             what follows is below this root
//   F<path><size><modified><rules><revision><read at><articles>[<more>...]
//   -<path>                             a file that is no longer known
//   D<id><kind><revision><when>[<content hash>]
//   d<id>                               a deletion that is undone
//   # checksum <32 hexadecimal digits, XXH3-128 of all bytes before this line>
//
// Before each < of this sketch stands a tab, and there are no brackets. Roots are in byte order, so
// are the paths below each, so are the ids of the deletions, which come last; none comes twice.
// Texts have bytes below 0x21, % and 0x7F as %0A. modified is in nanoseconds, the other times are
// in seconds since 1970. kind is id, query, mirror, retention or cancellation (whose last field is
// a version). More, in this order and only if it says something: collided=, suppressed=, deleted=,
// expired=, embargoed= and withheld= with a count, next-release= with a time,
// rejected=<count>:<code> for each code, first-rejection=<text>, due (to be read again), stale.
//
// Everything here throws Failure (kBadIndex), naming file and line, where bytes are anything else.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/files.hpp"
#include "common/support/hash.hpp"

namespace dateline {

class ManifestPart;

// Walks lines of a part in the order of their keys. Not longer than the part.
class PartCursor {
 public:
  PartCursor(const ManifestPart& part, std::string_view lines);

  [[nodiscard]] bool at_end() const { return line_.empty(); }
  [[nodiscard]] std::string_view line() const { return line_; }  // without its end
  [[nodiscard]] const std::string& key() const { return key_; }  // path or id
  [[nodiscard]] const ManifestPart& part() const { return *part_; }
  // The line says that what older parts have under its key is gone.
  [[nodiscard]] bool is_gone() const;
  void next();

 private:
  void read_line();

  const ManifestPart* part_;
  std::string_view rest_;
  std::string_view line_;
  std::string key_;
};

class ManifestPart {
 public:
  // Verifies the checksum.
  explicit ManifestPart(std::filesystem::path file);
  ManifestPart(const ManifestPart&) = delete;
  ManifestPart& operator=(const ManifestPart&) = delete;
  ManifestPart(ManifestPart&&) = delete;
  ManifestPart& operator=(ManifestPart&&) = delete;
  ~ManifestPart() = default;

  [[nodiscard]] std::vector<std::string> roots() const;
  [[nodiscard]] PartCursor files(std::string_view root) const;
  [[nodiscard]] PartCursor deletions() const;

  // The line of a file or a deletion; empty if there is none.
  [[nodiscard]] std::string_view find_file(std::string_view root, std::string_view path) const;
  [[nodiscard]] std::string_view find_deletion(std::string_view id) const;

  // place: the line in question, of this part.
  [[noreturn]] void refuse(std::string_view place) const;

 private:
  struct Section {
    std::string root;
    std::string_view lines;
  };

  void verify_frame();
  void find_sections();
  [[nodiscard]] std::string_view lines_of(std::string_view root) const;
  [[nodiscard]] std::string_view find(std::string_view lines, std::string_view key) const;

  std::filesystem::path file_;
  std::string bytes_;
  std::string_view body_;  // the lines between header and checksum
  std::vector<Section> sections_;
  std::string_view deletions_;
};

// Writes a part line by line, which must come in the part's order; until commit there is no file.
class ManifestPartWriter {
 public:
  ManifestPartWriter(const std::filesystem::path& index, const std::string& name);

  void add(std::string_view line);
  void commit();

 private:
  void append(std::string_view bytes);

  AtomicFile file_;
  ContentHasher hasher_;
};

}  // namespace dateline
