// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources/byte_stream.hpp"

#include <array>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "indexer/sources/peekable_stream.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::TempDir;

std::string read_all(ByteStream& stream, std::size_t block) {
  std::string bytes;
  std::string buffer(block, '\0');
  while (const std::size_t count = stream.read(buffer.data(), buffer.size())) {
    bytes.append(buffer, 0, count);
  }
  return bytes;
}

FileOrigin origin(const std::filesystem::path& path) {
  return {path.string(), path.filename().string(), 0};
}

TEST_CASE("a file is read whole whatever the size of the reads") {
  const TempDir folder;
  std::string bytes;
  for (int i = 0; i < 100000; ++i) {
    bytes += static_cast<char>(i * 7);
  }
  const FileOrigin file = origin(folder.write("a.bin", bytes));
  for (const std::size_t block : {std::size_t{1}, std::size_t{4095}, std::size_t{1} << 20}) {
    CAPTURE(block);
    InputStream stream(file);
    CHECK(read_all(stream, block) == bytes);
    CHECK(stream.bytes_read() == bytes.size());
  }
}

TEST_CASE("bytes that were peeked at are read again") {
  const TempDir folder;
  InputStream file(origin(folder.write("a.txt", "0123456789")));
  PeekableStream stream(file);
  CHECK(stream.peek(4) == "0123");
  CHECK(stream.peek(2) == "01");
  CHECK(stream.peek(6) == "012345");
  CHECK(read_all(stream, 3) == "0123456789");
  CHECK(stream.peek(4).empty());
}

TEST_CASE("a peek past the end shows what there is") {
  const TempDir folder;
  InputStream file(origin(folder.write("a.txt", "abc")));
  PeekableStream stream(file);
  CHECK(stream.peek(4096) == "abc");
  CHECK(read_all(stream, 4096) == "abc");
}

TEST_CASE("what cannot be opened is named with the reason") {
  const TempDir folder;
  const std::string path = folder / "missing.txt";
  CHECK_THROWS_WITH_AS(InputStream(origin(path)),
                       ("cannot open " + path + ": No such file or directory").c_str(),
                       UnreadableInput);
}

TEST_CASE("a folder, a FIFO and a device are not opened as files") {
  const TempDir folder;
  const std::string fifo = folder / "fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  const std::array<std::string, 3> paths = {folder.path().string(), fifo, "/dev/null"};
  for (const std::string& path : paths) {
    CAPTURE(path);
    CHECK_THROWS_WITH_AS(
        InputStream(origin(path)), (path + " is not a regular file").c_str(), UnreadableInput);
  }
}

TEST_CASE("standard input is read to its end and stays open") {
  const TempDir folder;
  const std::string path = folder.write("in.txt", "piped text");
  const int saved = ::dup(STDIN_FILENO);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(::dup2(file, STDIN_FILENO) == STDIN_FILENO);
  std::string sample;
  std::string bytes;
  {
    InputStream input({"-", "-", 0});
    PeekableStream stream(input);
    sample = stream.peek(5);
    bytes = read_all(stream, 4);
  }
  const bool is_open = ::fcntl(STDIN_FILENO, F_GETFD) != -1;
  ::dup2(saved, STDIN_FILENO);
  ::close(saved);
  ::close(file);
  CHECK(sample == "piped");
  CHECK(bytes == "piped text");
  CHECK(is_open);
}

}  // namespace
}  // namespace dateline
