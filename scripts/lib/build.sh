# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Building the client and the tests' programs, with what that needs installed first.

# build TARGET CMAKE-OPTION
build() {
	say 'building'
	quietly cmake -S "$TOP" -B "$TOP/build" -DCMAKE_BUILD_TYPE=RelWithDebInfo "$2" || die 'cmake failed'
	quietly cmake --build "$TOP/build" --parallel "$(nproc)" --target "$1" || die 'the build failed'
}

need_client_packages() {
	need_packages cmake make g++ pkg-config libcli11-dev libfmt-dev libzstd-dev zlib1g-dev libmnl-dev
}

build_client() {
	need_client_packages
	build ringtap -DRINGTAP_TESTS=OFF
}

build_all() {
	need_client_packages
	need_packages catch2 gcc-multilib spin
	build all -DRINGTAP_TESTS=ON
}
