# shellcheck shell=bash disable=SC2034 # read by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# A kernel to boot, from a Debian suite or from a built tree; the module built for it.

# use_kernel K: prepares it and sets
#   KERNEL_ID       its name in the cache, different for each build
#   KERNEL_RELEASE  what uname -r will say
#   KERNEL_IMAGE    what QEMU boots
#   KERNEL_CONFIG   its .config
#   KERNEL_ROOT     the directory above its lib/modules
use_kernel() {
	local dir
	if is_suite "$1"; then use_suite "$1"
	elif is_debug_kernel "$1"; then
		dir=$(debug_kernel_dir "$1")
		locked "debug-$1" prepare_debug_kernel "$1" "$dir"
		use_tree "$dir"
	elif [[ -d $1 ]]; then use_tree "$(realpath "$1")"
	else die "--kernel $1: neither a suite (${SUITES[*]}), nor a debug kernel (${DEBUG_KERNELS[*]}), nor a directory"
	fi
}

use_suite() {
	local dir
	locked "suite-$1" prepare_suite "$1"
	dir=$(suite_dir "$1")
	SUITE_CHROOT=$dir/chroot TREE=
	KERNEL_RELEASE=$(<"$dir/release")
	KERNEL_ID=$1-$KERNEL_RELEASE
	KERNEL_IMAGE=$dir/image
	KERNEL_CONFIG=$dir/config
	KERNEL_ROOT=$dir/kernel
}

use_tree() {
	[[ -f $1/$TREE_IMAGE && -f $1/.config ]] || die "--kernel $1: not a built kernel tree (no $TREE_IMAGE or no .config)"
	TREE=$1 SUITE_CHROOT=
	KERNEL_RELEASE=$(<"$1/include/config/kernel.release")
	KERNEL_ID=$KERNEL_RELEASE-$(tree_identity "$1" | digest)
	KERNEL_IMAGE=$1/$TREE_IMAGE
	KERNEL_CONFIG=$1/.config
	KERNEL_ROOT=$CACHE/trees/$KERNEL_ID
	locked "tree-$KERNEL_ID" index_tree "$1"
}

# Changes whenever the tree is built again, or its module with another compiler.
tree_identity() {
	echo "$1 ${CC:-}"
	stat -c '%s %Y' "$1/$TREE_IMAGE" "$1/.config"
}

# index_tree TREE: modules that were built but not installed, as if they were.
index_tree() {
	local tmp dir
	[[ ! -e $KERNEL_ROOT ]] || return 0
	need_packages kmod
	tmp=$(scratch)
	dir=$tmp/lib/modules/$KERNEL_RELEASE
	mkdir -p "$dir"
	find "$1" -name '*.ko' -exec ln -s -t "$dir" {} +
	depmod -b "$tmp" "$KERNEL_RELEASE" 2>/dev/null # files about what is built in are absent
	mkdir -p "$CACHE/trees"
	mv -T "$tmp" "$KERNEL_ROOT"
}

# use_entry: a compressed image takes seconds to unpack itself under emulation. Where the kernel inside can be
# booted as it is (PVH, Linux 4.21 and later), KERNEL_IMAGE becomes that.
use_entry() {
	local unpacked=$CACHE/images/$KERNEL_ID
	[[ $BOOT_PVH ]] || return 0
	need_packages binutils xz-utils zstd
	if [[ $TREE && -f $TREE/vmlinux ]]; then unpacked=$TREE/vmlinux
	else locked "image-$KERNEL_ID" unpack_image "$unpacked"
	fi
	! has_pvh "$unpacked" || KERNEL_IMAGE=$unpacked
}

has_pvh() { readelf -n "$1" 2>/dev/null | grep -q 'Xen .*(0x00000012)'; }

# unpack_image FILE: FILE stays empty when it cannot be done.
unpack_image() {
	local tmp unpack
	[[ ! -e $1 ]] || return 0
	tmp=$(scratch)
	image_payload "$KERNEL_IMAGE" >"$tmp/payload"
	for unpack in 'xz -dc --single-stream' 'zstd -dc' 'gzip -dc' 'xz -dc --format=lzma'; do
		# A length follows the compressed data, and some of the tools complain of it.
		$unpack -q "$tmp/payload" >"$tmp/image" 2>/dev/null || true
		! has_pvh "$tmp/image" || break
		: >"$tmp/image"
	done
	mkdir -p "${1%/*}"
	mv -T "$tmp/image" "$1"
	rm -r "$tmp"
}

# image_payload IMAGE: the compressed kernel in it, by the x86 boot protocol's header.
image_payload() {
	local sectors offset length
	sectors=$(od -An -tu1 -j 0x1f1 -N 1 "$1")
	offset=$(od -An -tu4 -j 0x248 -N 4 "$1")
	length=$(od -An -tu4 -j 0x24c -N 4 "$1")
	{ tail -c "+$(((sectors + 1) * 512 + offset + 1))" "$1" || true; } | head -c "$((length))"
}

# kernel_has SYMBOL...: are they all in the kernel's configuration, built in or as modules?
kernel_has() {
	local symbol
	for symbol; do grep -qE "^CONFIG_$symbol=[ym]$" "$KERNEL_CONFIG" || return 1; done
}

# Left out of the copy: what a build in place leaves behind.
MODULE_SOURCES=(--exclude='*.o' --exclude='*.ko' --exclude='*.mod*' --exclude='.*.cmd' --exclude=.tmp_versions
	--exclude=Module.symvers --exclude=modules.order --sort=name --owner=0 --group=0 --mtime=@0)

# use_module: builds it for the kernel in use unless these sources were already; sets MODULE.
use_module() {
	local kmod=${RINGTAP_KMOD:-$TOP/kmod} hash
	[[ -f $kmod/Kbuild || -f $kmod/Makefile ]] || die "no kernel module's sources in $kmod"
	hash=$({ tar -C "$kmod" "${MODULE_SOURCES[@]}" -cf - . && cat "$TOP/dkms.conf"; } | digest)
	MODULE=$CACHE/modules/$KERNEL_ID/$hash/ringtap.ko
	locked "module-$KERNEL_ID-$hash" build_module "$kmod" "${MODULE%/*}"
}

# copy_module_sources KMOD DIR: into DIR/kmod, beside the file with the version number.
copy_module_sources() {
	as_root mkdir "$2/kmod"
	tar -C "$1" "${MODULE_SOURCES[@]}" -cf - . | as_root tar -C "$2/kmod" --no-same-owner -xf -
	as_root cp "$TOP/dkms.conf" "$2/"
}

# build_module KMOD DIR: DIR gets ringtap.ko and the compiler's words.
build_module() {
	local tmp src status=0
	[[ ! -e $2 ]] || return 0
	tmp=$(scratch)
	src=${SUITE_CHROOT:-$tmp}/tmp/ringtap-${tmp##*/}
	as_root mkdir -p "$src"
	copy_module_sources "$1" "$src"
	compile_module "$src/kmod" >"$tmp/log" 2>&1 || status=$?
	if ((status != 0)); then
		cat "$tmp/log" >&2
		as_root rm -rf "$src" "$tmp"
		die "the module does not build for $KERNEL_ID"
	fi
	grep -A 6 'warning:' "$tmp/log" >&2 || true
	mkdir -p "$tmp/out" "${2%/*}"
	cp "$src/kmod/ringtap.ko" "$tmp/log" "$tmp/out/"
	mv -T "$tmp/out" "$2"
	as_root rm -rf "$src" "$tmp"
}

# in_chroot COMMAND...: in the suite's chroot. Newer objtool and dkms read /proc and /dev; mounted for this command
# alone, they are gone with it.
in_chroot() {
	# shellcheck disable=SC2016 # expanded by the inner shell
	as_root unshare --mount sh -c 'mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && exec chroot "$@"' \
		sh "$SUITE_CHROOT" "$@"
}

# compile_module SRC MAKE-ARGUMENT...: a suite's own compiler for a suite's kernel; for a tree, this machine's or CC.
compile_module() {
	local jobs src=$1; shift
	jobs=-j$(nproc)
	if [[ $SUITE_CHROOT ]]; then
		in_chroot make "$jobs" -C "/lib/modules/$KERNEL_RELEASE/build" M="${src#"$SUITE_CHROOT"}" \
			"${KBUILD_CROSS[@]}" "$@" modules
	else
		need_packages make gcc
		# Not installed here: Debian's cross compilers and its gcc-multilib exclude each other.
		command -v "${CC:-${CROSS}gcc}" >/dev/null || die "no ${CC:-${CROSS}gcc}: name the tree's compiler by CC="
		make "$jobs" -C "$TREE" M="$src" "${KBUILD_CROSS[@]}" ${CC:+CC="$CC"} "$@" modules
	fi
}
