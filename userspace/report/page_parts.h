// SPDX-License-Identifier: MIT OR Apache-2.0
// What a page is made of, as it was when this program was built.
#ifndef RINGTAP_REPORT_PAGE_PARTS_H
#define RINGTAP_REPORT_PAGE_PARTS_H

#include <string_view>

namespace ringtap {

// D3, by its own licence; empty: it was not there when this program was built, and there are no
// pages.
std::string_view page_library();
std::string_view page_script();
std::string_view page_style();
std::string_view page_body();

}  // namespace ringtap

#endif
