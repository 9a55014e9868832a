# shellcheck shell=bash disable=SC2153 # set by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# Packages at work: a copy of a suite's chroot, in which they are installed as an administrator would.

# use_copy: the suite in use, in a copy that may be changed, with the built packages in /packages; sets SUITE_CHROOT.
use_copy() {
	COPY=$(scratch)
	# The lock of others who use DKMS in there.
	locked dkms copy_suite "$COPY/chroot"
	SUITE_CHROOT=$COPY/chroot
	as_root mkdir "$SUITE_CHROOT/packages"
	as_root cp "$PACKAGES"/*"$VERSION"* "$PACKAGES/next/"* "$SUITE_CHROOT/packages/"
	index_modules "$KERNEL_RELEASE"
}

# copy_suite DIR: without /tmp, where modules are built at any time.
copy_suite() {
	chroot_has dkms
	as_root mkdir "$1"
	as_root tar -C "$SUITE_CHROOT" --exclude='./tmp/*' --xattrs -cf - . | as_root tar -C "$1" --xattrs -xpf -
}

drop_copy() { [[ ! ${COPY:-} ]] || as_root rm -rf "$COPY"; }

# What the packages are made of.
PACKAGED=(kmod userspace rules dist examples packaging LICENSES CMakeLists.txt dkms.conf README.md scripts/package scripts/lib/build.sh)

# need_built: the packages of these sources, built unless they were.
need_built() {
	local hash
	hash=$(git -C "$TOP" ls-files -z --cached --others --exclude-standard -- "${PACKAGED[@]}" |
		tar -C "$TOP" --null -T - --sort=name --owner=0 --group=0 --mtime=@0 -cf - | digest)
	[[ $(cat "$PACKAGES/sources" 2>/dev/null) != "$hash" ]] || return 0
	rm -rf "$PACKAGES"
	quietly "$TOP/scripts/package"
	echo "$hash" >"$PACKAGES/sources"
}

chroot_apt() { in_chroot env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends "$@"; }

deb() { echo "/packages/$1_${2:-$VERSION}_${3:-all}.deb"; }

# next_version: sets NEXT; its packages for all machines, built from these sources with the number raised, go to $PACKAGES/next.
next_version() {
	local src
	src=$(mktemp -d)
	NEXT=${VERSION%.*}.$((${VERSION##*.} + 1))
	git -C "$TOP" ls-files -z --cached --others --exclude-standard | tar -C "$TOP" --null -T - -cf - | tar -C "$src" -xf -
	sed -i "s/^PACKAGE_VERSION=.*/PACKAGE_VERSION=\"$NEXT\"/" "$src/dkms.conf"
	quietly "$src/scripts/package" indep-deb
	rm -rf "$PACKAGES/next"
	mv "$src/build/packages" "$PACKAGES/next"
	rm -rf "$src"
}

# index_modules RELEASE: makes it a kernel that is installed. In most suites the headers come without it, and DKMS 3.2
# leaves modules without an index alone, and keeps none that would be empty: it gets one module of the suite's kernel.
index_modules() {
	local dir=$SUITE_CHROOT/lib/modules/$1
	[[ ! -e $dir/modules.dep ]] || return 0
	as_root mkdir -p "$dir/kernel"
	as_root cp "$(find "$KERNEL_ROOT/lib/" -name 'dummy.ko*' -print -quit)" "$dir/kernel/"
	in_chroot depmod "$1" 2>/dev/null
}

kernels() { (cd "$SUITE_CHROOT/lib/modules" && printf '%s\n' *); }

# module_version RELEASE: of the module that is installed for that kernel; nothing without one.
module_version() { in_chroot modinfo -k "$1" -F version ringtap || true; }

# kernels_have VERSION
kernels_have() {
	local release
	for release in $(kernels); do same "version for $release" "$(module_version "$release")" "$1"; done
}

# same WHAT SEEN WANTED
same() { [[ $2 == "$3" ]] || { echo "$1: '$2', not '$3'"; return 1; }; }

# says REGEX... -- COMMAND...: the command's words match each, whatever its status.
says() {
	local wanted=() out regex
	while [[ $1 != -- ]]; do wanted+=("$1"); shift; done
	shift
	out=$("$@" 2>&1) || true
	echo "$out"
	for regex in "${wanted[@]}"; do
		grep -qE -e "$regex" <<<"$out" || { echo "it does not say: $regex"; return 1; }
	done
}

# headers_without OPTION: the kernel's headers with one option off, in the chroot; prints where.
headers_without() {
	local name=/headers-without-$1 real
	real=$(in_chroot readlink -f "/lib/modules/$KERNEL_RELEASE/build")
	[[ -e $SUITE_CHROOT$name ]] || as_root cp -a "$SUITE_CHROOT$real" "$SUITE_CHROOT$name"
	as_root sed -i "/^CONFIG_$1=/d" "$SUITE_CHROOT$name/.config" "$SUITE_CHROOT$name/include/config/auto.conf"
	# Newer ones know where they are.
	as_root sed -i "s,^KBUILD_OUTPUT=.*,KBUILD_OUTPUT=$name," "$SUITE_CHROOT$name/Makefile"
	echo "$name"
}

# headers_with OPTION: the kernel's headers with one option on, in the chroot; prints where.
headers_with() {
	local name
	name=$(headers_without "$1")
	echo "CONFIG_$1=y" | as_root tee -a "$SUITE_CHROOT$name/.config" "$SUITE_CHROOT$name/include/config/auto.conf" >/dev/null
	echo "$name"
}

# nothing_left: no file, no module, no entry in a database that has the name.
# shellcheck disable=SC2016 # expanded in the chroot
nothing_left() {
	local left
	left=$(in_chroot sh -c 'find / \( -path /proc -o -path /dev -o -path /packages -o -path /var/log -o -path "/headers-*" \) \
		-prune -o -iname "*ringtap*" -print; grep -l ringtap /lib/modules/*/modules.dep /var/lib/dpkg/status; dkms status')
	[[ ! $left ]] || { echo "left behind:"; echo "$left"; return 1; }
}
