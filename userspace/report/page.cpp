// SPDX-License-Identifier: MIT OR Apache-2.0

#include <random>
#include <string>

#include "report/page_parts.h"
#include "report/report.h"

namespace ringtap {

namespace {

// What runs has this word, and nothing that was captured can know it.
std::string make_nonce() {
    std::random_device random;  // getrandom() is from Linux 3.17
    std::string word;
    for (int i = 0; i < 4; i++)
        word += fmt::format("{:08x}", random());
    return word;
}

// Where nothing may begin a tag. In JSON, only strings have that character.
void append_without_tags(text_buffer &out, std::string_view json) {
    for (const char c : json)
        if (c == '<')
            append(out, "\\u003c");
        else
            append(out, c);
}

}  // namespace

bool has_pages() {
    return !page_library().empty();
}

void append_page(text_buffer &out, std::string_view data) {
    const std::string nonce = make_nonce();
    append_format(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
        "'nonce-{0}'; "
        "style-src 'nonce-{0}'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>ringtap report</title>\n"
        "<style nonce=\"{0}\">",
        nonce);
    append(out, page_style());
    append(out, "</style></head><body>\n");
    append(out, page_body());
    append(out, "<script type=\"application/json\" id=\"data\">");
    append_without_tags(out, data);
    append_format(out, "</script>\n<script nonce=\"{}\">", nonce);
    append(out, page_library());
    append_format(out, "</script>\n<script nonce=\"{}\">", nonce);
    append(out, page_script());
    append(out, "</script>\n</body></html>\n");
}

}  // namespace ringtap
