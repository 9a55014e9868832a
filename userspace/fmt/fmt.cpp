// SPDX-License-Identifier: MIT OR Apache-2.0
// {fmt}'s own functions, for all files that are compiled without FMT_HEADER_ONLY.
#include <fmt/format-inl.h>

// What its header declares to be instantiated elsewhere
template fmt::detail::thousands_sep_result<char> fmt::detail::thousands_sep_impl<char>(
    fmt::detail::locale_ref);
template char fmt::detail::decimal_point_impl<char>(fmt::detail::locale_ref);
#if FMT_VERSION >= 100000 && FMT_VERSION < 110000
template void fmt::detail::vformat_to<char>(buffer<char> &, string_view, vformat_args<char>::type,
                                            locale_ref);
#endif
