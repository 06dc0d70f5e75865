// SPDX-License-Identifier: GPL-2.0-or-later
//
// Result<T>: a value, or the Error that explains in the user's words why there is none. It is how a
// bad item (an article, a query, a date) is reported; what must end the whole run is an exception
// (common/support/failure.hpp).
//
//   Result<Article> article = reader.read(record);
//   if (!article) { rejects.add(record, article.error()); return; }
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace dateline {

// Stable reasons: reports and exit codes are made from them.
enum class ErrorCode {
  kMalformed,    // the bytes or words do not follow the format they claim
  kUnsupported,  // well-formed, but nothing here handles it
  kTooLarge,     // over a documented limit
  kNotFound,     // a named thing does not exist
  kEmpty,        // nothing in it that could be indexed or searched
  kUnreadable,   // the operating system refused, or the bytes are damaged
  kUnsafe,       // a bomb, a link, a device, a path that leads out of its archive
  kEmbargoed,    // not to be shown before a day that is yet to come
  kWithheld,     // not to be shown until the publisher says so
  kNoFormat,     // a file of no format that is read
};

// "malformed", "too-large", ...: as reports and files of rejects have them. They never change.
[[nodiscard]] const char* to_string(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kMalformed;
  std::string message;  // one line, no final period
  std::string hint;     // what the user can do about it; may be empty
};

// Uses only what std::expected also has, so that it can give way to it once C++23 is at hand.
template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that a function can return a value or an Error as it is.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace dateline
