# shellcheck shell=bash disable=SC2153 # set by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# The module of Debian's sysdig, for the kernels whose suite's sysdig is in the guest: tests compare with what it says.

SCAP_PACKAGE=falcosecurity-scap-dkms

# The guest's sysdig speaks to a module of its own age alone; it is there on one architecture, which is enough of a judge.
has_scap() { [[ $SUITE_CHROOT && $KERNEL == "$GUEST_SUITE" && $DEB_ARCH == amd64 ]]; }

# use_scap: builds it for the kernel in use unless it was already; sets SCAP, empty where there is none.
use_scap() {
	SCAP=
	has_scap || return 0
	SCAP=$CACHE/modules/$KERNEL_ID/scap/scap.ko
	locked "module-$KERNEL_ID-scap" build_scap "${SCAP%/*}"
}

# fetch_scap DIR: the module's sources, DIR/scap, as the suite has them. A new chroot has no package lists.
fetch_scap() {
	local at=${1#"$SUITE_CHROOT"}
	# shellcheck disable=SC2016 # expanded by the inner shell
	quietly in_chroot sh -c 'apt() { apt-get -qq -o APT::Sandbox::User=root "$@"; }
		cd "$1" && apt update && apt download "$2" && dpkg -x ./*.deb . && mv usr/src/* scap' sh "$at" "$SCAP_PACKAGE" ||
		die "cannot fetch $SCAP_PACKAGE"
}

# build_scap DIR: DIR gets scap.ko and the compiler's words.
build_scap() {
	local tmp src
	[[ ! -e $1 ]] || return 0
	tmp=$(scratch)
	src=$SUITE_CHROOT/tmp/scap-${tmp##*/}
	as_root mkdir -p "$src"
	fetch_scap "$src"
	if ! compile_module "$src/scap" >"$tmp/log" 2>&1; then
		cat "$tmp/log" >&2
		as_root rm -rf "$src" "$tmp"
		die "the module of $SCAP_PACKAGE does not build for $KERNEL_ID"
	fi
	mkdir -p "$tmp/out" "${1%/*}"
	"${CROSS}objcopy" --strip-debug "$src/scap/scap.ko" "$tmp/out/scap.ko"
	cp "$tmp/log" "$tmp/out/"
	mv -T "$tmp/out" "$1"
	as_root rm -rf "$src" "$tmp"
}
