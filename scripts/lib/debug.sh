# shellcheck shell=bash disable=SC2153 # set by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# Kernels that watch themselves: built from Debian's kernel source, with a configuration of this repository's.

DEBUG_KERNELS=(kasan kcsan kcfi)
DEBUG_CONFIGS=$TOP/tests/vm/debug

is_debug_kernel() { [[ " ${DEBUG_KERNELS[*]} " == *" $1 "* ]]; }

# Most of the sources belong to hardware that no guest has. The Kconfig files stay: they are one tree.
DEBUG_LEFT_OUT=(--exclude='*/drivers/'{gpu,media,staging,infiniband,scsi,usb,iio,hwmon}'/*.[ch]'
	--exclude='*/drivers/net/'{ethernet,wireless}'/*.[ch]' --exclude='*/sound/*.[ch]'
	--exclude='*/arch/'{arm,arm64,mips,powerpc,s390}'/*.'{[chS],dts,dtsi} --exclude='*/Documentation/*/*'
	--exclude='*/tools/testing/*' --exclude='*/tools/perf/*')

# debug_config NAME: the whole of what is asked for.
debug_config() { grep -h '^CONFIG_' "$DEBUG_CONFIGS"/{guest,detectors,"$1"}.config; }

# debug_kernel_dir NAME: another one for each version of the source, each configuration and each compiler.
debug_kernel_dir() {
	local version
	version=$(kernel_source_version)
	echo "$CACHE/debug/$1-$version-$({ debug_config "$1"; "${CC:-gcc}" --version; } | digest)"
}

# prepare_debug_kernel NAME DIR: DIR becomes a built tree.
prepare_debug_kernel() {
	local tmp
	[[ ! -e $2 ]] || return 0
	need_packages make gcc libc6-dev bc bison flex libelf-dev
	[[ ${CC:-gcc} == */* ]] || need_packages "${CC:-gcc}"
	tmp=$(scratch)
	trap 'rm -rf "$tmp"' EXIT # of the subshell that holds the lock
	unpack_kernel_source "$tmp" "${DEBUG_LEFT_OUT[@]}"
	say "building the $1 kernel (once)"
	debug_config "$1" >"$tmp/wanted.config"
	quietly make -C "$tmp" ${CC:+CC="$CC"} KCONFIG_ALLCONFIG=wanted.config allnoconfig || die 'its configuration failed'
	all_granted "$tmp"
	quietly make -C "$tmp" ${CC:+CC="$CC"} -j"$(nproc)" bzImage modules || die 'its build failed'
	# Modules are built against headers, tools and symbol lists.
	find "$tmp" \( -name '*.o' -o -name '*.a' -o -name '.*.cmd' \) -not -path '*/scripts/*' -not -path '*/tools/*' -delete
	mkdir -p "$CACHE/debug"
	mv -T "$tmp" "$2"
	trap - EXIT
}

# all_granted TREE: Kconfig drops in silence what it does not know, or whose needs are not met.
all_granted() {
	local dropped
	dropped=$(grep -vxFf "$1/.config" "$1/wanted.config" || true)
	[[ ! $dropped ]] || die "this kernel cannot have: ${dropped//$'\n'/ }"
}
