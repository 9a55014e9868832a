// SPDX-License-Identifier: MIT OR Apache-2.0
#include <catch2/catch.hpp>
#include <cerrno>
#include <ringtap/ringtap.hpp>

#include "fake_device.h"

using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

// What the library says when the module refuses to set a capture up.
std::string refusal(int error) {
    const fake_device device(1, 1 << 16);
    fake_module.setup_error = error;
    try {
        capture_of(device);
    } catch (const ringtap::error &refused) {
        fake_module.setup_error = 0;
        CHECK(refused.number() == error);
        return refused.what();
    }
    fake_module.setup_error = 0;
    return {};
}

}  // namespace

TEST_CASE("why a capture cannot be set up is said, and what to do about it") {
    CHECK(refusal(0).empty());
    CHECK_THAT(refusal(ENOMEM), Contains("do not fit into the memory of the machine, or of this process's control group") &&
                                    Contains("smaller ring size"));
    CHECK_THAT(refusal(EMFILE), Contains("64 captures are set up already") && Contains("ringtap stat"));
    CHECK_THAT(refusal(EDQUOT), Contains("may take 512 MiB and take 500 MiB") && Contains("memory_max"));
    CHECK_THAT(refusal(EBUSY), Contains("has been set up already"));
}
