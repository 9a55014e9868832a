// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/scap_input.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace ringtap {

namespace {

constexpr size_t piece = 256 << 10;
constexpr size_t packed_piece = 64 << 10;
constexpr std::string_view section_begin("\x0a\x0d\x0d\x0a", 4), gzip_begin("\x1f\x8b", 2);

void end_gzip(z_stream *stream) {
    if (stream)
        inflateEnd(stream);
    delete stream;
}

std::unique_ptr<z_stream, void (*)(z_stream *)> begin_gzip() {
    constexpr int any_window_of_gzip = 15 + 16;
    std::unique_ptr<z_stream, void (*)(z_stream *)> made(new z_stream{}, end_gzip);
    if (inflateInit2(made.get(), any_window_of_gzip) != Z_OK)
        throw std::bad_alloc();
    return made;
}

bool is_gzip(std::string_view first) {
    return first.substr(0, gzip_begin.size()) == gzip_begin;
}

}  // namespace

bool begins_scap(std::string_view first) {
    return first == section_begin || is_gzip(first);
}

scap_input::scap_input(file_input input) : input_(std::move(input)), gzip_(nullptr, end_gzip) {
    if (!is_gzip(input_.begins_with(gzip_begin.size())))
        return;
    gzip_ = begin_gzip();
    packed_.resize(packed_piece);
}

scap_input::~scap_input() = default;

std::string_view scap_input::at_hand(size_t least) {
    if (end_ - begin_ < least)
        make_space(least);
    while (end_ - begin_ < least) {
        const size_t more = read_some(bytes_.data() + end_, bytes_.size() - end_);
        if (!more)
            break;
        end_ += more;
    }
    return {bytes_.data() + begin_, end_ - begin_};
}

void scap_input::make_space(size_t least) {
    if (begin_)
        std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
    dropped_ += begin_;
    end_ -= begin_;
    begin_ = 0;
    if (bytes_.size() < least + piece)
        bytes_.resize(least + piece);
}

size_t scap_input::read_some(char *to, size_t space) {
    return gzip_ ? unpack(to, space) : input_.read(to, std::min(space, piece));
}

// 0: that was all for now.
size_t scap_input::unpack(char *to, size_t space) {
    gzip_->next_out = reinterpret_cast<unsigned char *>(to);
    gzip_->avail_out = static_cast<unsigned>(std::min(space, piece));
    const unsigned all = gzip_->avail_out;
    while (!unpacked_all_ && gzip_->avail_out == all) {
        if (!gzip_->avail_in && !read_packed())
            break;
        if (!in_member_ && !begins_member())
            break;
        const int status = inflate(gzip_.get(), Z_NO_FLUSH);
        in_member_ = status != Z_STREAM_END;
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
            end_with("its gzip is damaged");
    }
    return all - gzip_->avail_out;
}

bool scap_input::read_packed() {
    const size_t some = input_.read(packed_.data(), packed_.size());
    gzip_->next_in = packed_.data();
    gzip_->avail_in = static_cast<unsigned>(some);
    if (!some && !input_.is_starved())
        in_member_ ? end_with("is cut off within its gzip") : void(unpacked_all_ = true);
    return some > 0;
}

// Several may stand in a row; what is none is not gzip's any more.
bool scap_input::begins_member() {
    unpacked_all_ = *gzip_->next_in != static_cast<unsigned char>(gzip_begin[0]);
    if (!unpacked_all_)
        inflateReset(gzip_.get());
    return !unpacked_all_;
}

void scap_input::end_with(const char *trouble) {
    damage_ = trouble;
    unpacked_all_ = true;
}

}  // namespace ringtap
