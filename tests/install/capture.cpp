// SPDX-License-Identifier: MIT OR Apache-2.0
// The same through the C++ header.
#include <cstdio>
#include <ringtap/ringtap.hpp>

int main() {
    ringtap_options options = RINGTAP_OPTIONS_INIT;
    options.device = "/no/such/device";
    try {
        ringtap::capture capture(&options);
    } catch (const ringtap::error &error) {
        std::puts(error.what());
        return 0;
    }
    return 1;
}
