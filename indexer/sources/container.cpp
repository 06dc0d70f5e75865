// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources/container.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include <fmt/format.h>

#include "indexer/sources/peekable_stream.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 3;  // containers in containers

// Text packs to a third or a tenth; what packs to less than a 200th holds nothing to read.
constexpr std::uint64_t kMostRatio = 200;
constexpr std::uint64_t kUncheckedBytes = std::uint64_t{32} << 20;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
};

constexpr auto kMagic = std::to_array<Magic>({
    {0, "\x1f\x8b"},  // gzip (RFC 1952)
    {4, "1AY&SY"},    // bzip2, behind "BZh" and a digit
    {0,
     std::string_view("\xfd"
                      "7zXZ\0",
                      6)},
    {0, "\x28\xb5\x2f\xfd"},  // zstd (RFC 8878)
    {0, "PK\x03\x04"},        // zip
    {0, "PK\x05\x06"},        // an empty one
    {257, "ustar"},           // tar (POSIX.1)
});

constexpr auto kCompressedEndings =
    std::to_array<std::string_view>({".gz", ".bz2", ".xz", ".zst", ".tgz", ".tbz2", ".txz"});

// "wire.jsonl.gz" -> "wire.jsonl"
std::string_view without_ending(std::string_view name) {
  for (const std::string_view ending : kCompressedEndings) {
    if (name.size() > ending.size() && name.ends_with(ending)) {
      return name.substr(0, name.size() - ending.size());
    }
  }
  return name;
}

std::string name_of(const FileOrigin& file) {
  return fs::path(file.relative_path).filename().string();
}

bool leads_out(const fs::path& path) {
  return path.is_absolute() || std::ranges::find(path, fs::path("..")) != path.end();
}

// As below a folder: hidden files are not the archive's, nor what macOS adds.
bool is_hidden(const fs::path& path) {
  return std::ranges::any_of(path, [](const fs::path& part) {
    const std::string name = part.string();
    return (name.size() > 1 && name.front() == '.') || name == "__MACOSX";
  });
}

// A member that cannot be read to its end, while those behind it can.
class DamagedMember : public UnreadableInput {
 public:
  using UnreadableInput::UnreadableInput;
};

class Container;

// One member's bytes.
class MemberStream final : public ByteStream {
 public:
  explicit MemberStream(Container& container) : container_(container) {}
  std::size_t read(char* buffer, std::size_t size) override;

 private:
  Container& container_;
};

// One libarchive reader. Exceptions of the stream below do not pass through it: they wait.
class Container {
 public:
  Container(ByteStream& stream, const std::shared_ptr<const FileOrigin>& file)
      : stream_(stream), file_(file), archive_(archive_read_new(), &archive_read_free) {
    archive_read_support_filter_gzip(archive_.get());
    archive_read_support_filter_bzip2(archive_.get());
    archive_read_support_filter_xz(archive_.get());
    archive_read_support_filter_zstd(archive_.get());
    archive_read_support_format_tar(archive_.get());
    archive_read_support_format_zip_streamable(archive_.get());
    archive_read_support_format_raw(archive_.get());
    archive_read_support_format_empty(archive_.get());
    check(archive_read_open2(
        archive_.get(), this, nullptr, &Container::read_below, nullptr, nullptr));
  }
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;
  Container(Container&&) = delete;
  Container& operator=(Container&&) = delete;
  ~Container() = default;

  // The next member; nullptr at the end. What was not read of the last one is passed over.
  archive_entry* next() {
    pass_over();
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(archive_.get(), &entry);
    if (status == ARCHIVE_EOF) {
      return nullptr;
    }
    check(status);
    is_inside_ = true;
    return entry;
  }

  std::size_t read(char* buffer, std::size_t size) {
    const la_ssize_t count = archive_read_data(archive_.get(), buffer, size);
    if (count < 0) {
      is_inside_ = false;
      check(static_cast<int>(count));
      throw DamagedMember(fmt::format("it is damaged: {}", reason()));
    }
    unpacked_ += static_cast<std::uint64_t>(count);
    if (unpacked_ > kUncheckedBytes && unpacked_ / kMostRatio > packed_) {
      throw UnreadableInput(fmt::format("{} unpacks to over {} times its size, and is left out",
                                        file_->relative_path,
                                        kMostRatio),
                            ErrorCode::kUnsafe);
    }
    is_inside_ = count > 0;
    return static_cast<std::size_t>(count);
  }

  // A single compressed file, not an archive.
  [[nodiscard]] bool is_raw() const { return archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW; }

 private:
  // Read, not skipped: what is passed over counts as unpacked.
  void pass_over() {
    std::array<char, 65536> passed{};
    try {
      while (is_inside_ && read(passed.data(), passed.size()) > 0) {
      }
    } catch (const DamagedMember&) {
      // Nobody wanted it.
    }
  }

  static la_ssize_t read_below(archive* /*archive*/, void* self, const void** buffer) {
    auto& container = *static_cast<Container*>(self);
    try {
      const std::size_t count =
          container.stream_.read(container.block_.data(), container.block_.size());
      container.packed_ += count;
      *buffer = container.block_.data();
      return static_cast<la_ssize_t>(count);
    } catch (const UnreadableInput&) {
      container.error_ = std::current_exception();
      return ARCHIVE_FATAL;
    }
  }

  void check(int status) {
    if (error_) {
      std::rethrow_exception(error_);
    }
    if (status == ARCHIVE_FATAL) {
      throw UnreadableInput(
          fmt::format("{} is damaged or cut short: {}", file_->relative_path, reason()));
    }
  }

  [[nodiscard]] std::string reason() const {
    const char* text = archive_error_string(archive_.get());
    return text == nullptr ? "no reason known" : text;
  }

  ByteStream& stream_;
  const std::shared_ptr<const FileOrigin>& file_;
  // Freed even where opening it throws.
  std::unique_ptr<archive, int (*)(archive*)> archive_;
  std::array<char, 65536> block_{};
  std::exception_ptr error_;
  std::uint64_t packed_ = 0;
  std::uint64_t unpacked_ = 0;
  bool is_inside_ = false;  // a member that has bytes left, perhaps
};

std::size_t MemberStream::read(char* buffer, std::size_t size) {
  return container_.read(buffer, size);
}

std::string path_of(archive_entry* entry, std::size_t number) {
  const char* path = archive_entry_pathname_utf8(entry);
  path = path == nullptr ? archive_entry_pathname(entry) : path;
  return path == nullptr ? fmt::format("member-{}", number) : path;
}

// Why a member is left out; empty if it is not.
std::string refusal(archive_entry* entry, const fs::path& path) {
  if (leads_out(path)) {
    return "its path leads out of the archive";
  }
  if (archive_entry_hardlink(entry) != nullptr || archive_entry_filetype(entry) == AE_IFLNK) {
    return "it is a link";
  }
  if (archive_entry_filetype(entry) != AE_IFREG) {
    return "it is neither a file nor a folder";
  }
  return archive_entry_is_data_encrypted(entry) != 0 ? "it is encrypted" : "";
}

ErrorCode refusal_code(archive_entry* entry) {
  return archive_entry_is_data_encrypted(entry) != 0 ? ErrorCode::kUnsupported : ErrorCode::kUnsafe;
}

class ContainerWalk {
 public:
  explicit ContainerWalk(const ContainerVisitor& visitor) : visitor_(visitor) {}

  bool visit(ByteStream& bytes,
             const std::shared_ptr<const FileOrigin>& file,
             std::string_view name,
             int depth) {
    PeekableStream stream(bytes);
    if (!is_container(stream.peek(kContainerSample))) {
      return visitor_.file(file, name, stream);
    }
    if (depth == kDeepest) {
      visitor_.reject(file,
                      {ErrorCode::kUnsupported,
                       fmt::format("it is packed more than {} times over", kDeepest),
                       "unpack it first"});
      return true;
    }
    return visit_members(stream, file, name, depth);
  }

 private:
  bool visit_members(ByteStream& stream,
                     const std::shared_ptr<const FileOrigin>& file,
                     std::string_view name,
                     int depth) {
    Container container(stream, file);
    std::size_t number = 0;
    while (archive_entry* const entry = container.next()) {
      MemberStream member(container);
      if (container.is_raw()) {
        return visit(member, file, without_ending(name), depth + 1);
      }
      if (!visit_member(entry, member, file, ++number, depth)) {
        return false;
      }
    }
    if (number == 0) {
      visitor_.reject(file, {ErrorCode::kEmpty, "there is no file in it", ""});
    }
    return true;
  }

  bool visit_member(archive_entry* entry,
                    MemberStream& member,
                    const std::shared_ptr<const FileOrigin>& file,
                    std::size_t number,
                    int depth) {
    const fs::path path(path_of(entry, number));
    if (archive_entry_filetype(entry) == AE_IFDIR || (is_hidden(path) && !leads_out(path))) {
      return true;
    }
    auto origin = std::make_shared<FileOrigin>();
    origin->path = file->path;
    origin->relative_path = (fs::path(file->relative_path) / path.relative_path()).string();
    origin->container = file->container.empty() ? file->relative_path : file->container;
    origin->root = file->root;
    origin->modified = archive_entry_mtime(entry);
    if (const std::string reason = refusal(entry, path); !reason.empty()) {
      visitor_.reject(origin, {refusal_code(entry), reason, ""});
      return true;
    }
    try {
      return visit(member, origin, name_of(*origin), depth + 1);
    } catch (const DamagedMember& error) {
      visitor_.reject(origin, {error.code(), error.what(), ""});
    }
    return true;
  }

  const ContainerVisitor& visitor_;
};

}  // namespace

bool is_container(std::string_view first_bytes) {
  return std::ranges::any_of(kMagic, [first_bytes](const Magic& magic) {
    return first_bytes.size() >= magic.offset + magic.bytes.size() &&
           first_bytes.substr(magic.offset, magic.bytes.size()) == magic.bytes;
  });
}

bool visit_files(ByteStream& stream,
                 const std::shared_ptr<const FileOrigin>& file,
                 const ContainerVisitor& visitor) {
  return ContainerWalk(visitor).visit(stream, file, name_of(*file), 0);
}

}  // namespace dateline
