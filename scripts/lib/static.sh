# shellcheck shell=bash disable=SC2153 # set by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# The kernel's own checkers: checkpatch.pl from its source package, sparse in the suite's chroot.

# fetch_checkpatch: $CACHE/checkpatch/checkpatch.pl and what it reads.
fetch_checkpatch() {
	local tmp
	[[ ! -e $CACHE/checkpatch/checkpatch.pl ]] || return 0
	need_packages perl
	tmp=$(scratch)
	unpack_kernel_source "$tmp" '*/scripts/checkpatch.pl' '*/scripts/spelling.txt' '*/scripts/const_structs.checkpatch'
	mv "$tmp"/scripts/* "$tmp/"
	mv -T "$tmp" "$CACHE/checkpatch"
}

# sparse_module: builds it once more under sparse; says what sparse says.
sparse_module() {
	local src=$SUITE_CHROOT/tmp/sparse out
	chroot_has sparse
	as_root rm -rf "$src"
	as_root mkdir "$src"
	copy_module_sources "$TOP/kmod" "$src"
	out=$(compile_module "$src/kmod" C=2 2>&1) || { echo "$out"; return 1; }
	as_root rm -rf "$src"
	! grep -E 'kmod/.*(warning|error)' <<<"$out"
}

# chroot_has PACKAGE: installed in the suite's chroot, now if not before.
chroot_has() {
	# shellcheck disable=SC2016 # expanded in the chroot
	quietly in_chroot sh -c 'dpkg -s "$1" >/dev/null 2>&1 ||
		{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$1"; }' sh "$1"
}

# What an administrator types, in a chroot that has the kernel's headers: from a checkout, then from /usr/src.
# shellcheck disable=SC2016 # expanded in the chroot
DKMS_ROUNDS='set -eu; kernel=$1 module=ringtap/$2; cd /tmp/checkout
	trap "dkms remove $module --all; rm -rf /usr/src/ringtap-$2" EXIT
	dkms add . && dkms install "$module" -k "$kernel"
	modinfo -k "$kernel" ringtap
	dkms remove "$module" --all && rm -rf "/usr/src/ringtap-$2"
	if modinfo -k "$kernel" ringtap 2>/dev/null; then echo "still there after dkms remove"; exit 1; fi
	make dkms KVER="$kernel"
	modinfo -k "$kernel" ringtap'

dkms_module() {
	local version checkout=$SUITE_CHROOT/tmp/checkout status=0
	version=$(project_version)
	chroot_has dkms
	as_root rm -rf "$checkout"
	as_root mkdir "$checkout"
	git -C "$TOP" ls-files -z | tar -C "$TOP" --null -T - -cf - | as_root tar -C "$checkout" --no-same-owner -xf -
	in_chroot sh -c "$DKMS_ROUNDS" sh "$KERNEL_RELEASE" "$version" || status=$?
	as_root rm -rf "$checkout"
	return "$status"
}
