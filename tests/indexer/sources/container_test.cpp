// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources/container.hpp"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/make_archive.hpp"

namespace dateline {
namespace {

using test::make_tar;
using test::make_zip;
using test::Member;
using test::MemberKind;
using test::pack;
using test::Packing;

constexpr Packing kPackings[] = {Packing::kGzip, Packing::kBzip2, Packing::kXz, Packing::kZstd};

// Bytes in memory, handed out a few at a time.
class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min({size, bytes_.size() - at_, std::size_t{1000}});
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), count, buffer);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

std::string read_all(ByteStream& stream) {
  std::string text;
  char buffer[777];
  while (const std::size_t count = stream.read(buffer, sizeof buffer)) {
    text.append(buffer, count);
  }
  return text;
}

// "place|name=bytes" for each file, "place!reason" for what is left out, joined by blanks; the
// message of what ends it behind " # ".
std::string visit(const std::string& bytes, const std::string& path = "a.bin") {
  std::string out;
  const auto add = [&](const std::string& text) { out += (out.empty() ? "" : " ") + text; };
  const auto origin = std::make_shared<FileOrigin>(FileOrigin{"/archive/" + path, path, 7});
  MemoryStream stream(bytes);
  try {
    visit_files(stream,
                origin,
                {[&](const std::shared_ptr<const FileOrigin>& file,
                     std::string_view name,
                     ByteStream& member) {
                   add(fmt::format("{}|{}={}", file->relative_path, name, read_all(member)));
                   return true;
                 },
                 [&](const std::shared_ptr<const FileOrigin>& member, const Error& error) {
                   add(member->relative_path + "!" + error.message);
                 }});
  } catch (const UnreadableInput& error) {
    out += std::string(" # ") + error.what();
  }
  return out;
}

TEST_CASE("a file that is no container is itself") {
  CHECK(visit("plain text", "a.txt") == "a.txt|a.txt=plain text");
  CHECK(visit("", "a.gz") == "a.gz|a.gz=");
  CHECK(visit("PK is short for Peking", "a.txt") == "a.txt|a.txt=PK is short for Peking");
  CHECK(visit("BZhang Wei said", "a.txt") == "a.txt|a.txt=BZhang Wei said");
}

TEST_CASE("a compressed file is what was compressed, named so") {
  for (const Packing packing : kPackings) {
    CAPTURE(static_cast<int>(packing));
    const std::string packed = pack("one line\nanother\n", packing);
    CHECK(is_container(packed));
    CHECK(visit(packed, "wire.jsonl.gz") == "wire.jsonl.gz|wire.jsonl=one line\nanother\n");
    CHECK(visit(packed, "2022/wire") == "2022/wire|wire=one line\nanother\n");
  }
  // Several streams, one behind the other, are one file (RFC 1952).
  CHECK(visit(pack("a", Packing::kGzip) + pack("b", Packing::kGzip), "x.gz") == "x.gz|x=ab");
}

TEST_CASE("members of an archive are files below it") {
  const std::vector<Member> members{{"2022/", "", MemberKind::kFolder},
                                    {"2022/a.txt", "first"},
                                    {"2022/Zürich.txt", "second"},
                                    {".hidden/b.txt", "no"},
                                    {"__MACOSX/2022/a.txt", "no"},
                                    {"c.txt", ""}};
  const std::string expected =
      "a.tar/2022/a.txt|a.txt=first a.tar/2022/Zürich.txt|Zürich.txt=second a.tar/c.txt|c.txt=";
  CHECK(visit(make_tar(members), "a.tar") == expected);
  for (const Packing packing : kPackings) {
    CHECK(visit(make_tar(members, packing), "a.tar") == expected);
  }
  std::vector<Member> files = members;
  files.erase(files.begin());
  CHECK(visit(make_zip(files), "a.tar") == expected);
  CHECK(visit(make_zip({}), "a.zip") == "a.zip!there is no file in it");
}

TEST_CASE("containers in containers are unpacked three deep") {
  const std::string inner = make_tar({{"x.txt", "deep"}}, Packing::kGzip);
  CHECK(visit(make_zip({{"in/b.tar.gz", inner}, {"c.txt.xz", pack("flat", Packing::kXz)}}),
              "a.zip") == "a.zip/in/b.tar.gz/x.txt|x.txt=deep a.zip/c.txt.xz|c.txt=flat");
  std::string deep = "text";
  for (int i = 0; i < 4; ++i) {
    deep = make_zip({{"in.zip", deep}});
  }
  CHECK(visit(deep, "a.zip") == "a.zip/in.zip/in.zip/in.zip!it is packed more than 3 times over");
}

TEST_CASE("what no newsroom packs is left out with its reason") {
  CHECK(visit(make_tar({{"../../etc/passwd", "x"},
                        {"/etc/passwd", "x"},
                        {"a/../../b.txt", "x"},
                        {"link.txt", "/etc/passwd", MemberKind::kSymbolicLink},
                        {"hard.txt", "good.txt", MemberKind::kHardLink},
                        {"fifo", "", MemberKind::kFifo},
                        {"device", "", MemberKind::kDevice},
                        {"good.txt", "good"}}),
              "a.tar") ==
        "a.tar/../../etc/passwd!its path leads out of the archive "
        "a.tar/etc/passwd!its path leads out of the archive "
        "a.tar/a/../../b.txt!its path leads out of the archive "
        "a.tar/link.txt!it is a link "
        "a.tar/hard.txt!it is a link "
        "a.tar/fifo!it is neither a file nor a folder "
        "a.tar/device!it is neither a file nor a folder "
        "a.tar/good.txt|good.txt=good");
}

TEST_CASE("a decompression bomb ends early") {
  const std::string much(std::size_t{64} << 20, 'a');
  for (const Packing packing : kPackings) {
    CAPTURE(static_cast<int>(packing));
    const std::string bomb = pack(much, packing);
    const std::string out = visit(bomb, "bomb");
    CHECK(out.ends_with("# bomb unpacks to over 200 times its size, and is left out"));
  }
  // Members that are passed over count as well.
  const std::string hidden = make_tar({{".hidden", much}, {"a.txt", "a"}}, Packing::kGzip);
  CHECK(visit(hidden, "a.tgz").ends_with("and is left out"));
}

TEST_CASE("a container that is cut short or damaged gives what it has and says so") {
  std::string text;
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    text += static_cast<char>('a' + random() % 26);
  }
  std::vector<std::string> containers{make_zip({{"a.txt", text}, {"b.txt", text}}),
                                      make_tar({{"a.txt", text}, {"b.txt", text}})};
  for (const Packing packing : kPackings) {
    containers.push_back(pack(text, packing));
    containers.push_back(make_tar({{"a.txt", text}, {"b.txt", text}}, packing));
  }
  for (const std::string& container : containers) {
    for (std::size_t size = 0; size < container.size(); size += 1 + size / 9) {
      static_cast<void>(visit(container.substr(0, size)));
    }
    for (int i = 0; i < 60; ++i) {
      std::string damaged = container;
      damaged[random() % damaged.size()] = static_cast<char>(random());
      static_cast<void>(visit(damaged));
    }
  }
  CHECK(visit(pack(text, Packing::kGzip).substr(0, 900), "a.gz")
            .find("# a.gz is damaged or cut short: ") != std::string::npos);
}

TEST_CASE("of a zip a damaged member alone is left out") {
  std::string zip = make_zip({{"a.txt", std::string(2000, 'a')}, {"b.txt", "whole"}});
  // The checksum of the first member stands in its data descriptor, behind "PK\7\8".
  const std::size_t at = zip.find("PK\x07\x08");
  REQUIRE(at != std::string::npos);
  zip[at + 4] = static_cast<char>(zip[at + 4] ^ 1);
  const std::string out = visit(zip, "a.zip");
  CHECK(out.find("a.zip/a.txt!it is damaged: ") != std::string::npos);
  CHECK(out.ends_with("a.zip/b.txt|b.txt=whole"));
}

TEST_CASE("random bytes behind a container's first ones do no harm") {
  std::mt19937 random(2);
  for (const Packing packing : kPackings) {
    const std::string start = pack("text", packing).substr(0, 12);
    for (int i = 0; i < 50; ++i) {
      std::string bytes = start;
      for (int j = 0; j < 300; ++j) {
        bytes += static_cast<char>(random());
      }
      static_cast<void>(visit(bytes));
    }
  }
  CHECK(visit(std::string("PK\x03\x04") + std::string(40, '\xFF')).find('#') != std::string::npos);
}

}  // namespace
}  // namespace dateline
