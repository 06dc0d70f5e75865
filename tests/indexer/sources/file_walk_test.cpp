// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources/file_walk.hpp"

#include <algorithm>
#include <climits>
#include <filesystem>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::TempDir;
using Lines = std::vector<std::string>;

struct Walked {
  Lines files;     // relative paths
  Lines skipped;   // "place: reason"
  Lines rejected;  // "place: message"
  std::vector<FileOrigin> origins;
  std::uint64_t bytes = 0;
};

Walked walk(const SourceOptions& options) {
  Walked walked;
  FileWalk(options).visit(
      {.file =
           [&](const std::shared_ptr<const FileOrigin>& file, std::uint64_t bytes) {
             walked.files.push_back(file->relative_path);
             walked.origins.push_back(*file);
             walked.bytes += bytes;
             return true;
           },
       .skip =
           [&](const std::string& place, SkipReason reason) {
             walked.skipped.push_back(place + ": " + to_string(reason));
           },
       .reject =
           [&](const FileOrigin& place, const Error& error) {
             walked.rejected.push_back(place.relative_path + ": " + error.message);
           }});
  return walked;
}

// --include and --exclude without the root, which differs for each test.
Lines files_below(const TempDir& folder, const Lines& include, const Lines& exclude) {
  return walk({{folder.path().string()}, include, exclude}).files;
}

TEST_CASE("files come in the byte order of their paths, whatever the folders are called") {
  const TempDir folder;
  for (const char* name : {"b.txt",
                           "a/z.txt",
                           "a/b/c.txt",
                           "a.txt",
                           "a0.txt",
                           "a-b/x.txt",
                           "B.txt",
                           "a/b.txt",
                           "\xC3\xA9.txt",
                           "a b/y.txt"}) {
    folder.write(name, "x");
  }
  const Lines files = files_below(folder, {}, {});
  CHECK(files.size() == 10);
  CHECK(std::ranges::is_sorted(files));
}

TEST_CASE("roots come in the order they were named, each with paths of its own") {
  const TempDir folder;
  folder.write("b/x.txt", "x");
  folder.write("a/x.txt", "x");
  const std::string file = folder.write("c/single.txt", "x");
  const Walked walked = walk({{folder / "b", folder / "a", file}, {}, {}});
  CHECK(walked.files == Lines{"x.txt", "x.txt", "single.txt"});
  CHECK(walked.origins[0].path == (folder / "b/x.txt").string());
  CHECK(walked.origins[2].path == file);
}

TEST_CASE("a file comes with its size and its time of change") {
  const TempDir folder;
  const std::string file = folder.write("a.txt", "12345");
  const timespec times[2] = {{1645814400, 0}, {1645814400, 0}};
  REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
  const Walked walked = walk({{folder.path().string()}, {}, {}});
  REQUIRE(walked.origins.size() == 1);
  CHECK(walked.origins[0].modified == 1645814400);
  CHECK(walked.bytes == 5);
}

TEST_CASE("a trailing slash of a root changes no relative path") {
  const TempDir folder;
  folder.write("a/x.txt", "x");
  CHECK(walk({{folder.path().string() + "/"}, {}, {}}).files == Lines{"a/x.txt"});
}

TEST_CASE("hidden files and folders are passed over below a root") {
  const TempDir folder;
  folder.write(".hidden.txt", "x");
  folder.write(".git/config.txt", "x");
  folder.write("a/.b/c.txt", "x");
  folder.write("a/seen.txt", "x");
  const Walked walked = walk({{folder.path().string()}, {}, {}});
  CHECK(walked.files == Lines{"a/seen.txt"});
  CHECK(walked.skipped == Lines{".git: hidden", ".hidden.txt: hidden", "a/.b: hidden"});
}

TEST_CASE("a root that is named is taken though it is hidden") {
  const TempDir folder;
  folder.write(".archive/a.txt", "x");
  const std::string file = folder.write(".single.txt", "x");
  CHECK(walk({{folder / ".archive", file}, {}, {}}).files == Lines{"a.txt", ".single.txt"});
}

TEST_CASE("globs choose files and excludes win") {
  const TempDir folder;
  for (const char* name :
       {"2021/a.txt", "2022/a.txt", "2022/b.jsonl", "2022/drafts/c.txt", "drafts/d.txt", "e.txt"}) {
    folder.write(name, "x");
  }
  CHECK(files_below(folder, {"*.jsonl"}, {}) == Lines{"2022/b.jsonl"});
  CHECK(files_below(folder, {"2022/**"}, {"*.jsonl", "drafts"}) == Lines{"2022/a.txt"});
  CHECK(files_below(folder, {"*.txt"}, {"drafts/"}) ==
        Lines{"2021/a.txt", "2022/a.txt", "2022/drafts/c.txt", "e.txt"});
  CHECK(files_below(folder, {}, {"2022", "drafts", "e.*"}) == Lines{"2021/a.txt"});
}

TEST_CASE("an excluded folder is not entered") {
  const TempDir folder;
  folder.write("drafts/a.txt", "x");
  folder.write("drafts/b.txt", "x");
  CHECK(walk({{folder.path().string()}, {}, {"drafts"}}).skipped == Lines{"drafts: excluded"});
}

TEST_CASE("links to files are followed, links to folders and loops are not") {
  const TempDir folder;
  folder.write("a/file.txt", "x");
  fs::create_symlink(folder / "a/file.txt", folder / "link.txt");
  fs::create_directory_symlink(folder / "a", folder / "folder-link");
  fs::create_directory_symlink("..", folder / "a/up");
  fs::create_symlink("loop", folder / "loop");
  const Walked walked = walk({{folder.path().string()}, {}, {}});
  CHECK(walked.files == Lines{"a/file.txt", "link.txt"});
  CHECK(walked.skipped ==
        Lines{"a/up: link to a folder", "folder-link: link to a folder", "loop: link to a folder"});
}

TEST_CASE("a root that is a link to a folder is entered") {
  const TempDir folder;
  folder.write("a/x.txt", "x");
  fs::create_directory_symlink(folder / "a", folder / "link");
  CHECK(walk({{folder / "link"}, {}, {}}).files == Lines{"x.txt"});
}

TEST_CASE("a link that leads nowhere is rejected") {
  const TempDir folder;
  fs::create_symlink("nowhere", folder / "dangling.txt");
  const std::string path = folder / "dangling.txt";
  CHECK(walk({{folder.path().string()}, {}, {}}).rejected ==
        Lines{"dangling.txt: cannot open " + path + ": No such file or directory"});
}

TEST_CASE("a FIFO and a socket are passed over unopened, as roots too") {
  const TempDir folder;
  const std::string fifo = folder / "fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (folder / "socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  REQUIRE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  ::close(descriptor);
  CHECK(walk({{folder.path().string()}, {}, {}}).skipped ==
        Lines{"fifo: not a regular file", "socket: not a regular file"});
  CHECK(walk({{fifo}, {}, {}}).skipped == Lines{"fifo: not a regular file"});
}

// Folders within folders until the path is longer than the operating system opens: refused to root
// too, whom permissions do not stop. Returns the relative path of the first that is refused.
std::string make_folders_too_deep(const TempDir& folder) {
  const std::string name(250, 'd');
  std::string refused;
  int parent = ::open(folder.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (std::size_t length = folder.path().string().size(); length < PATH_MAX; length += 251) {
    refused += name + "/";
    REQUIRE(::mkdirat(parent, name.c_str(), 0700) == 0);
    const int child = ::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ::close(parent);
    parent = child;
  }
  ::close(parent);
  return refused;
}

TEST_CASE("a folder that the operating system refuses is rejected and the rest is walked") {
  const TempDir folder;
  const std::string refused = make_folders_too_deep(folder);
  folder.write("e.txt", "x");
  const Walked walked = walk({{folder.path().string()}, {}, {}});
  CHECK(walked.files == Lines{"e.txt"});
  const std::string path = folder.path().string() + "/" + refused.substr(0, refused.size() - 1);
  CHECK(walked.rejected == Lines{refused + ": cannot list " + path + ": File name too long"});
}

TEST_CASE("a missing root fails before any work is done") {
  const TempDir folder;
  const std::string missing = folder / "missing";
  try {
    const FileWalk walk_of_nothing({{folder.path().string(), missing}, {}, {}});
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kUsage);
    CHECK(failure.what() == "cannot read " + missing + ": No such file or directory");
  }
}

TEST_CASE("no roots and globs that match nothing are wrong usage") {
  CHECK_THROWS_WITH_AS(FileWalk({{}, {}, {}}), "nothing to index is named", Failure);
  CHECK_THROWS_WITH_AS(FileWalk({{"."}, {""}, {}}), "--include \"\" matches nothing", Failure);
  CHECK_THROWS_WITH_AS(FileWalk({{"."}, {}, {"./"}}), "--exclude \"./\" matches nothing", Failure);
}

TEST_CASE("a root that is named twice is walked once") {
  const TempDir folder;
  folder.write("a/x.txt", "x");
  const std::string root = folder / "a";
  const Walked walked = walk({{root, root + "/", "-", "-"}, {}, {}});
  CHECK(walked.files == Lines{"x.txt", "-"});
  CHECK(walked.skipped == Lines{root + "/: named twice", "-: named twice"});
}

TEST_CASE("the visitor can end the walk") {
  const TempDir folder;
  folder.write("a/x.txt", "x");
  folder.write("b.txt", "x");
  int files = 0;
  const std::string root = folder.path().string();
  FileWalk({{root, folder / "a"}, {}, {}})
      .visit({.file =
                  [&files](const std::shared_ptr<const FileOrigin>&, std::uint64_t) {
                    ++files;
                    return false;
                  },
              .skip = {},
              .reject = {}});
  CHECK(files == 1);
}

TEST_CASE("the total is known where all roots are files and folders") {
  const TempDir folder;
  folder.write("a/x.txt", "12345");
  const std::string file = folder.write("b.txt", "123");
  CHECK(FileWalk({{folder / "a", file}, {}, {}}).total_bytes() == 8);
  CHECK(FileWalk({{folder / "a", file}, {}, {"x.*"}}).total_bytes() == 3);
  CHECK_FALSE(FileWalk({{folder / "a", "-"}, {}, {}}).total_bytes().has_value());
}

}  // namespace
}  // namespace dateline
