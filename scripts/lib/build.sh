# shellcheck shell=bash disable=SC2153 # set by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# Building the client and the tests' programs: here for this machine, in a chroot for another.

CLIENT_LIBRARIES=(libcli11-dev libfmt-dev libre2-dev libzstd-dev libdeflate-dev libmnl-dev nlohmann-json3-dev)

# The chroot has all that makes the project's programs for every machine: Debian's cross compilers and gcc-multilib
# exclude each other, and a release is not to depend on which Debian it was made on.
BUILDER_PACKAGES=(cmake make pkg-config g++ "${CLIENT_LIBRARIES[@]}"
	g++-aarch64-linux-gnu libfmt-dev:arm64 libre2-dev:arm64 libzstd-dev:arm64 libdeflate-dev:arm64 libmnl-dev:arm64
	gcc-arm-linux-gnueabihf libc6-dev-armhf-cross)

builder() { echo "$CACHE/builders/$GUEST_SUITE-$(printf %s "${LEAN[*]} ${BUILDER_PACKAGES[*]}" | digest)"; }

prepare_builder() {
	local tmp
	[[ ! -e $(builder) ]] || return 0
	need_packages mmdebstrap debian-archive-keyring
	say 'making a chroot with the compilers (once)'
	tmp=$(scratch)
	bootstrap "$GUEST_SUITE" "$tmp/root" --architectures=amd64,arm64 --variant=apt "${BUILDER_PACKAGES[@]/#/--include=}"
	mkdir -p "$CACHE/builders"
	as_root mv -T "$tmp/root" "$(builder)"
	rm -r "$tmp"
}

# in_builder COMMAND...: as the caller, with the project where it is here.
in_builder() {
	# shellcheck disable=SC2016 # expanded by the inner shell
	as_root unshare --mount sh -c 'root=$1 top=$2 user=$3; shift 3
		mkdir -p "$root$top" && mount --bind "$top" "$root$top" && exec chroot --userspec="$user" "$root" "$@"' \
		sh "$(builder)" "$TOP" "$(id -u):$(id -g)" "$@"
}

# cmake_build DIR TARGET CMAKE-OPTION...
cmake_build() {
	local dir=$1 target=$2; shift 2
	cmake -S "$TOP" -B "$dir" -DCMAKE_BUILD_TYPE=RelWithDebInfo "$@" &&
		cmake --build "$dir" --parallel "$(nproc)" --target "$target"
}

# build DIR TARGET CMAKE-OPTION...: for this machine, with what it has.
build() {
	say 'building'
	quietly cmake_build "$@" || die 'the build failed'
}

# build_apart DIR TARGET CMAKE-OPTION...: in the chroot, for the machine that use_arch named.
build_apart() {
	local dir=$1 target=$2 cross=(); shift 2
	locked builder prepare_builder
	say "building for $DEB_ARCH"
	[[ ! $CROSS ]] || cross=(-DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR="$MACHINE"
		-DCMAKE_C_COMPILER="${CROSS}gcc" -DCMAKE_CXX_COMPILER="${CROSS}g++")
	# shellcheck disable=SC2016 # expanded by the inner shell
	quietly in_builder env TOP="$TOP" PKG_CONFIG_LIBDIR="${CROSS_GNU:+/usr/lib/$CROSS_GNU/pkgconfig}" \
		bash -c "$(declare -f cmake_build)"'; [ "$PKG_CONFIG_LIBDIR" ] || unset PKG_CONFIG_LIBDIR; cmake_build "$@"' \
		bash "$dir" "$target" "${cross[@]}" "$@" || die 'the build failed'
}

need_client_packages() { need_packages cmake make g++ pkg-config "${CLIENT_LIBRARIES[@]}"; }

build_client() {
	need_client_packages
	build "$TOP/build" ringtap -DRINGTAP_TESTS=OFF
}

# Of a machine that is not this one the release is what goes into the virtual machines, too: compiled once.
CROSS_OPTIONS=(-DRINGTAP_TESTS=ON -DRINGTAP_STATIC=ON)

# build_all: all that a virtual machine gets, for the machine that use_arch named; and here also the unit tests.
build_all() {
	if [[ $CROSS ]]; then build_apart "$BUILD" all "${CROSS_OPTIONS[@]}"; return; fi
	need_client_packages
	need_packages catch2 gcc-multilib spin
	build "$TOP/build" all -DRINGTAP_TESTS=ON
}

# build_sanitized: the client, and its unit tests alone, that stop at what the sanitizers find.
build_sanitized() { build "$TOP/build/sanitized" client_unit -DRINGTAP_SANITIZE=ON; }

# build_release: a client in one file that needs nothing else.
build_release() {
	local dir=$TOP/build/release/$MACHINE options=(-DRINGTAP_TESTS=OFF -DRINGTAP_STATIC=ON)
	[[ ! $CROSS ]] || dir=$BUILD options=("${CROSS_OPTIONS[@]}")
	build_apart "$dir" ringtap "${options[@]}"
	mkdir -p "$(dirname "$(release_binary)")"
	in_builder "${CROSS}strip" -o "$(release_binary)" "$dir/bin/ringtap"
}
