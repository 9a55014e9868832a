// SPDX-License-Identifier: MIT OR Apache-2.0
// Bytes in a row, of a file that may say anything: behind their end there are zeros, and that is
// told.
#ifndef RINGTAP_SCAP_BYTE_READER_H
#define RINGTAP_SCAP_BYTE_READER_H

#include <cstdint>
#include <cstring>
#include <string_view>

namespace ringtap {

class byte_reader {
  public:
    explicit byte_reader(std::string_view bytes) : rest_(bytes), all_(bytes.size()) {}

    template <typename Number>
    Number number() {
        Number number{};
        if (const std::string_view found = bytes(sizeof(number)); !found.empty())
            std::memcpy(&number, found.data(), sizeof(number));
        return number;
    }
    // Empty: there are not so many.
    std::string_view bytes(size_t count) {
        is_whole_ &= count <= rest_.size();
        if (!is_whole_)
            return {};
        const std::string_view found = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return found;
    }
    // A length of two bytes, and so many.
    std::string_view counted() { return bytes(number<uint16_t>()); }

    size_t taken() const { return all_ - rest_.size(); }
    std::string_view rest() const { return rest_; }
    // All that was asked for was there.
    bool is_whole() const { return is_whole_; }

  private:
    std::string_view rest_;
    size_t all_;
    bool is_whole_ = true;
};

}  // namespace ringtap

#endif
