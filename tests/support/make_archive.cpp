// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/make_archive.hpp"

#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>

namespace dateline::test {

namespace {

la_ssize_t append(archive* /*archive*/, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void add_filter(archive* writer, Packing packing) {
  switch (packing) {
    case Packing::kNone: archive_write_add_filter_none(writer); break;
    case Packing::kGzip: archive_write_add_filter_gzip(writer); break;
    case Packing::kBzip2: archive_write_add_filter_bzip2(writer); break;
    case Packing::kXz: archive_write_add_filter_xz(writer); break;
    case Packing::kZstd: archive_write_add_filter_zstd(writer); break;
  }
}

unsigned type_of(MemberKind kind) {
  switch (kind) {
    case MemberKind::kFolder: return AE_IFDIR;
    case MemberKind::kSymbolicLink: return AE_IFLNK;
    case MemberKind::kFifo: return AE_IFIFO;
    case MemberKind::kDevice: return AE_IFCHR;
    case MemberKind::kFile:
    case MemberKind::kHardLink: break;
  }
  return AE_IFREG;
}

void write_member(archive* writer, const Member& member) {
  archive_entry* const entry = archive_entry_new();
  archive_entry_set_pathname(entry, member.path.c_str());
  archive_entry_set_filetype(entry, type_of(member.kind));
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_mtime(entry, 1645814400, 0);
  const bool is_file = member.kind == MemberKind::kFile;
  archive_entry_set_size(entry, is_file ? static_cast<la_int64_t>(member.bytes.size()) : 0);
  if (member.kind == MemberKind::kSymbolicLink) {
    archive_entry_set_symlink(entry, member.bytes.c_str());
  } else if (member.kind == MemberKind::kHardLink) {
    archive_entry_set_hardlink(entry, member.bytes.c_str());
  }
  if (archive_write_header(writer, entry) != ARCHIVE_OK) {
    throw std::runtime_error(archive_error_string(writer));
  }
  if (is_file) {
    archive_write_data(writer, member.bytes.data(), member.bytes.size());
  }
  archive_entry_free(entry);
}

std::string finish(archive* writer, const std::vector<Member>& members, std::string& out) {
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open(writer, &out, nullptr, append, nullptr);
  for (const Member& member : members) {
    write_member(writer, member);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  return out;
}

}  // namespace

std::string pack(const std::string& bytes, Packing packing) {
  archive* const writer = archive_write_new();
  add_filter(writer, packing);
  archive_write_set_format_raw(writer);
  std::string out;
  return finish(writer, {{"data", bytes}}, out);
}

std::string make_tar(const std::vector<Member>& members, Packing packing) {
  archive* const writer = archive_write_new();
  add_filter(writer, packing);
  archive_write_set_format_pax_restricted(writer);
  // Names as they are, whatever the locale.
  archive_write_set_format_option(writer, "pax", "hdrcharset", "BINARY");
  std::string out;
  return finish(writer, members, out);
}

std::string make_zip(const std::vector<Member>& members) {
  archive* const writer = archive_write_new();
  archive_write_set_format_zip(writer);
  std::string out;
  return finish(writer, members, out);
}

}  // namespace dateline::test
