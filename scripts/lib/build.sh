# shellcheck shell=bash disable=SC2153 # set by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# Building the client and the tests' programs: here for this machine, in a chroot for another.

CLIENT_LIBRARIES=(libcli11-dev libfmt-dev libre2-dev libzstd-dev libdeflate-dev libmnl-dev libjsmn-dev libyaml-cpp-dev zlib1g-dev nlohmann-json3-dev
	libprotozero-dev libncurses-dev node-d3)

# The chroot has all that makes the project's programs for every machine: Debian's cross compilers and gcc-multilib
# exclude each other, and a release is not to depend on which Debian it was made on.
BUILDER_PACKAGES=(cmake make pkg-config g++ "${CLIENT_LIBRARIES[@]}"
	g++-aarch64-linux-gnu libfmt-dev:arm64 libre2-dev:arm64 libzstd-dev:arm64 libdeflate-dev:arm64 libmnl-dev:arm64 zlib1g-dev:arm64 libncurses-dev:arm64
	gcc-arm-linux-gnueabihf libc6-dev-armhf-cross)

# Of one package Debian installs one machine's alone: the other's archive is unpacked beside it.
# shellcheck disable=SC2016 # expanded in the chroot
TAKE_ARM64='set -e; cd /tmp
	apt-get -qq -o APT::Sandbox::User=root download libyaml-cpp-dev:arm64
	dpkg -x libyaml-cpp-dev_*_arm64.deb /
	rm libyaml-cpp-dev_*_arm64.deb'

builder() { echo "$CACHE/builders/$GUEST_SUITE-$(printf %s "${LEAN[*]} ${BUILDER_PACKAGES[*]} $TAKE_ARM64" | digest)"; }

prepare_builder() {
	local tmp
	[[ ! -e $(builder) ]] || return 0
	need_packages mmdebstrap debian-archive-keyring
	say 'making a chroot with the compilers (once)'
	tmp=$(scratch)
	bootstrap "$GUEST_SUITE" "$tmp/root" --architectures=amd64,arm64 --variant=apt "${BUILDER_PACKAGES[@]/#/--include=}" \
		--customize-hook="chroot \"\$1\" sh -c '$TAKE_ARM64'"
	mkdir -p "$CACHE/builders"
	as_root mv -T "$tmp/root" "$(builder)"
	rm -r "$tmp"
}

# in_root ROOT COMMAND...: in that chroot, as the caller, with the project where it is here.
in_root() {
	# shellcheck disable=SC2016 # expanded by the inner shell
	as_root unshare --mount sh -c 'top=$1 user=$2 root=$3; shift 3
		mkdir -p "$root$top" && mount --bind "$top" "$root$top" && exec chroot --userspec="$user" "$root" "$@"' \
		sh "$TOP" "$(id -u):$(id -g)" "$@"
}

in_builder() { in_root "$(builder)" "$@"; }

# Whoever is to load the shared library may have an old C library: it is made on the oldest suite. What that lacks, or
# has too old, comes from the guest's: headers as they are, and RE2 from its sources, since its archive is not made for a
# shared library.
OLD_BUILDER_PACKAGES=(cmake make pkg-config g++ rpm libzstd-dev libdeflate-dev libmnl-dev libyaml-cpp-dev zlib1g-dev nlohmann-json3-dev libprotozero-dev libncurses-dev)

# Runs in the chroot, with the lines of sources.list for the guest's suite.
# shellcheck disable=SC2016 # expanded in the chroot
TAKE_NEWER='set -e; mkdir /tmp/newer; cd /tmp/newer; export DEBIAN_FRONTEND=noninteractive
	apt() { apt-get -qq -o APT::Sandbox::User=root "$@"; }
	printf "%s\n" "$1" | sed "p; s/^deb /deb-src /" >/etc/apt/sources.list.d/newer.list
	printf "Package: *\nPin: release n=%s*\nPin-Priority: 100\n" "$0" >/etc/apt/preferences.d/newer
	apt update
	apt download "libfmt-dev/$0" "libfmt9/$0" "libcli11-dev/$0" "libjsmn-dev/$0" "node-d3/$0"
	for deb in *.deb; do dpkg -x "$deb" /; done
	apt install -y --no-install-recommends dpkg-dev
	apt build-dep -y --no-install-recommends re2
	apt source re2
	(cd re2-*/ && DEB_BUILD_OPTIONS="nocheck noautodbgsym" DEB_CXXFLAGS_APPEND=-fPIC dpkg-buildpackage -b -uc -us)
	dpkg -i libre2-*.deb
	rm -r /tmp/newer'

old_builder() { echo "$CACHE/builders/$OLD_SUITE-$(printf %s "${LEAN[*]} ${OLD_BUILDER_PACKAGES[*]} $TAKE_NEWER" | digest)"; }

prepare_old_builder() {
	local tmp sources
	[[ ! -e $(old_builder) ]] || return 0
	need_packages mmdebstrap debian-archive-keyring
	say 'making a chroot with an old C library (once)'
	tmp=$(scratch)
	sources=$(suite_sources "$GUEST_SUITE")
	bootstrap "$OLD_SUITE" "$tmp/root" --variant=apt "${OLD_BUILDER_PACKAGES[@]/#/--include=}" \
		--customize-hook="chroot \"\$1\" sh -c '$TAKE_NEWER' $GUEST_SUITE '$sources'"
	mkdir -p "$CACHE/builders"
	as_root mv -T "$tmp/root" "$(old_builder)"
	rm -r "$tmp"
}

in_old_builder() { in_root "$(old_builder)" "$@"; }

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

# build_all CMAKE-OPTION...: all that a virtual machine gets, for the machine that use_arch named; and here also the unit tests.
build_all() {
	if [[ $CROSS ]]; then build_apart "$BUILD" all "${CROSS_OPTIONS[@]}" "$@"; return; fi
	need_client_packages
	need_packages catch2 fish gcc-multilib python3-jsonschema python3-yaml spin tmux zsh
	build "$TOP/build" all -DRINGTAP_TESTS=ON "$@"
}

# build_sanitized: the unit tests of the client, of the library and of rules, that stop at what the sanitizers find.
build_sanitized() { build "$TOP/build/sanitized" sanitized_tests -DRINGTAP_SANITIZE=ON; }

# build_release: a client in one file that needs nothing else.
build_release() {
	local dir=$TOP/build/release/$MACHINE options=(-DRINGTAP_TESTS=OFF -DRINGTAP_STATIC=ON)
	[[ ! $CROSS ]] || dir=$BUILD options=("${CROSS_OPTIONS[@]}")
	build_apart "$dir" ringtap "${options[@]}"
	mkdir -p "$(dirname "$(release_binary)")"
	in_builder "${CROSS}strip" -o "$(release_binary)" "$dir/bin/ringtap"
}
