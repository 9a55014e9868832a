# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What comes from Debian: a suite's kernel with the chroot that builds modules for it, and the guest's root.

SUITES=(bullseye bookworm trixie sid)
GUEST_SUITE=bookworm
# shellcheck disable=SC2034 # read by build.sh
OLD_SUITE=bullseye

# Documentation and translations are most of a small system's files.
LEAN=(
	--dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*'
	--dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/locale/*'
	--dpkgopt='path-exclude=/usr/share/gtk-doc/*' --dpkgopt='path-exclude=/usr/share/i18n/*'
	--aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"'
)

is_suite() { [[ " ${SUITES[*]} " == *" $1 "* ]]; }

# The archives that this machine's apt uses, or the ones that the user names.
apt_uris() {
	if [[ ${RINGTAP_MIRROR:-} ]]; then printf '%s/\n' "${RINGTAP_MIRROR%/}"; return; fi
	# shellcheck disable=SC2016 # apt expands it
	apt-get indextargets --no-release-info --format '$(REPO_URI)' 'Created-By: Packages' | sort -u
}

# from_debian URI SUITE: does this archive carry the suite, and is it Debian's?
from_debian() {
	local file found=1
	file=$(mktemp -u)
	if /usr/lib/apt/apt-helper download-file "$1dists/$2/InRelease" "$file" >/dev/null 2>&1 &&
		grep -qx 'Origin: Debian' "$file"; then found=0; fi
	rm -f "$file"
	return "$found"
}

# suite_sources SUITE: sources.list lines for it. Its updates and security fixes are taken where they exist:
# sid has none, and not every mirror has them for every release.
suite_sources() {
	local uri suite main=
	for uri in $(apt_uris); do
		for suite in "$1" "$1-updates" "$1-security"; do
			from_debian "$uri" "$suite" || continue
			printf 'deb %s %s main\n' "$uri" "$suite"
			[[ $suite != "$1" ]] || main=yes
		done
	done
	[[ $main ]] || die "no archive in this machine's apt configuration carries Debian $1; name one: RINGTAP_MIRROR=URI"
}

# bootstrap SUITE DIR OPTION...: a small Debian in DIR, fetched the way this machine's apt fetches.
bootstrap() {
	local suite=$1 dir=$2 sources setting options=(); shift 2
	sources=$(suite_sources "$suite")
	while read -r setting; do options+=(--aptopt="${setting%;}"); done < <(
		apt-config dump | grep -E '^Acquire::(https?::Proxy|Check-Valid-Until|Check-Date) ' || true)
	quietly as_root mmdebstrap --mode=root "${LEAN[@]}" "${options[@]}" "$@" \
		"$suite" "$dir" - <<<"$sources" || die "cannot make a Debian $suite"
}

# Runs in the chroot, with the architecture and the compiler's prefix of a kernel that it only builds for: unpacks the
# kernel's headers, whose packages want that architecture's compiler, and installs what of it is this machine's:
# the tools in kbuild, and the cross compiler of the same version.
# shellcheck disable=SC2016 # expanded in the chroot
UNPACK_HEADERS='set -e; cd /tmp; export DEBIAN_FRONTEND=noninteractive
	apt() { apt-get -qq -o APT::Sandbox::User=root "$@"; }
	depends() { apt-cache depends "$1" | sed -n "s/^ *Depends: <\?\([^:>]*\).*/\1/p"; }
	headers=$(depends "linux-headers-$0:$0" | head -n 1)
	apt install -y $(depends "$headers:$0" | sed -n -e "/^linux-\(headers\|kbuild\)-/p" -e "s/^\(gcc-[0-9]*\).*/\1-$1/p" \
		-e "s/^linux-compiler-\(gcc-[0-9]*\).*/\1-$1/p")
	apt download "$headers:$0"
	dpkg --fsys-tarfile "$headers"_*.deb | tar -x -C / --keep-directory-symlink
	rm "$headers"_*.deb'

# Runs in the chroot: the image of the kernel whose headers were just installed, and the packages that
# the image is split into in newer suites. Only downloaded: installed, it would want an initramfs of its own.
# shellcheck disable=SC2016 # expanded in the chroot
FETCH_KERNEL='set -e; mkdir /kernel; cd /kernel; ls /lib/modules >release; image=linux-image-$(cat release)
	apt-get -qq -o APT::Sandbox::User=root download "$image" $(
	apt-cache depends "$image" | sed -n "s/^ *Depends: \(linux-\(binary\|modules\|image\)-.*\)/\1/p")'

suite_dir() { echo "$CACHE/suites/$1-$(printf %s "$DEB_ARCH ${LEAN[*]} ${CROSS:+$UNPACK_HEADERS}$FETCH_KERNEL" | digest)"; }

# prepare_suite SUITE: $(suite_dir SUITE) has
#   release    the kernel's release
#   image      what QEMU boots
#   config     its configuration
#   chroot/    compiler and headers of that kernel
#   kernel/    its image and modules, as packaged
prepare_suite() {
	local dir tmp deb headers
	dir=$(suite_dir "$1")
	[[ ! -e $dir ]] || return 0
	need_packages mmdebstrap debian-archive-keyring kmod
	say "fetching Debian $1's kernel, headers and compiler (once)"
	tmp=$(scratch)
	if [[ $CROSS ]]; then headers=--customize-hook="chroot \"\$1\" sh -c '$UNPACK_HEADERS' $DEB_ARCH $CROSS_GNU"
	else headers=--include="linux-headers-$DEB_ARCH"
	fi
	bootstrap "$1" "$tmp/chroot" --architectures="$CROSS_ARCHS" --variant=apt --include="make,gcc" "$headers" \
		--customize-hook="chroot \"\$1\" sh -c '$FETCH_KERNEL'"
	cp "$tmp/chroot/kernel/release" "$tmp/release"
	as_root mkdir "$tmp/kernel"
	for deb in "$tmp"/chroot/kernel/*.deb; do as_root dpkg -x "$deb" "$tmp/kernel"; done
	# Newer packages keep everything in /usr/lib/modules; kmod here looks in /lib.
	[[ -e $tmp/kernel/lib ]] || as_root ln -s usr/lib "$tmp/kernel/lib"
	as_root depmod -b "$tmp/kernel" "$(<"$tmp/release")" 2>/dev/null
	cp "$(find "$tmp/kernel" -name 'vmlinuz*' -type f -print -quit)" "$tmp/image"
	cp "$tmp/chroot/usr/src/linux-headers-$(<"$tmp/release")/include/config/auto.conf" "$tmp/config"
	as_root rm -r "$tmp/chroot/kernel"
	mkdir -p "$CACHE/suites"
	as_root mv -T "$tmp" "$dir"
}

# download PACKAGE...: into the working directory. The package lists may be absent or stale: only a failure tells.
download() {
	local fetch=(apt-get -qq -o APT::Sandbox::User=root download "$@")
	"${fetch[@]}" >/dev/null 2>&1 && return
	quietly apt_get update || say "apt-get update failed; trying with what there is"
	quietly "${fetch[@]}"
}

# Programs that tests judge by, and their libraries. Unpacked and not installed, since each would start a server here.
JUDGES=(prometheus rsyslog libestr0 libfastjson4)

judges() { echo "$CACHE/judges/$(printf %s "${JUDGES[*]}" | digest)"; }

prepare_judges() {
	local tmp deb
	[[ ! -e $(judges) ]] || return 0
	say "fetching ${JUDGES[*]} (once)"
	tmp=$(scratch)
	mkdir "$tmp/root"
	(cd "$tmp" && download "${JUDGES[@]}") || die "cannot fetch ${JUDGES[*]}"
	for deb in "$tmp"/*.deb; do dpkg -x "$deb" "$tmp/root"; done
	mkdir -p "$CACHE/judges"
	mv -T "$tmp/root" "$(judges)"
	rm -r "$tmp"
}

# with_judges COMMAND...: where it finds them.
with_judges() {
	local lib
	lib=$(judges)/usr/lib/$(uname -m)-linux-gnu
	PATH=$PATH:$(judges)/usr/bin:$(judges)/usr/sbin LD_LIBRARY_PATH=$lib RSYSLOG_MODDIR=$lib/rsyslog/ "$@"
}

# The kernel that the guest's suite ships, as sources
KERNEL_SOURCE=linux-source-6.1

# kernel_source_version: of the package that would be fetched.
kernel_source_version() {
	local version
	version=$(apt-cache show --no-all-versions "$KERNEL_SOURCE" 2>/dev/null | sed -n 's/^Version: //p')
	if [[ ! $version ]]; then
		quietly apt_get update || true
		version=$(apt-cache show --no-all-versions "$KERNEL_SOURCE" | sed -n 's/^Version: //p')
	fi
	echo "${version:?apt knows no $KERNEL_SOURCE}"
}

# unpack_kernel_source DIR TAR-OPTION...
unpack_kernel_source() {
	local dir=$1 tmp; shift
	need_packages xz-utils
	say "fetching Debian's $KERNEL_SOURCE"
	tmp=$(scratch)
	(cd "$tmp" && download "$KERNEL_SOURCE") || die "cannot fetch $KERNEL_SOURCE"
	dpkg-deb --fsys-tarfile "$tmp"/linux-source-*.deb | tar -xO --wildcards '*/linux-source-*.tar.xz' |
		tar -xJ -C "$dir" --strip-components=1 --wildcards "$@"
	rm -r "$tmp"
}

# Those that are marked [ARCH] are that architecture's alone.
guest_packages() {
	cat "$TOP/tests/vm/packages" ${RINGTAP_GUEST_PACKAGES:+"$RINGTAP_GUEST_PACKAGES"} |
		sed "s/#.*//; s/ *\[$DEB_ARCH\]//; /\[/d" | xargs | tr ' ' ,
}

# What a 2.6.32 kernel can mount, and no journal: nobody will want this disk back.
EXT4=(-q -F -t ext4 -m 0 -E 'lazy_itable_init=0,root_owner=0:0'
	-O 'none,ext_attr,dir_index,filetype,extent,flex_bg,sparse_super,large_file,huge_file,dir_nlink,extra_isize')

guest_root() { echo "$CACHE/guest/$GUEST_SUITE-$(printf %s "$DEB_ARCH $(guest_packages) ${LEAN[*]} ${EXT4[*]}${CROSS:+$(declare -f unpack_guest)}" | digest).ext4"; }

# unpack_foreign DIR PACKAGE...: of another architecture, whose programs cannot run here: only unpacked.
unpack_foreign() {
	local dir=$1; shift
	bootstrap "$GUEST_SUITE" "$dir" --architectures="$DEB_ARCH" --skip=check/qemu --variant=extract \
		--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr "${@/#/--include=}"
}

# unpack_guest DIR: what its packages' own scripts would have made, as far as the guest needs it.
unpack_guest() {
	unpack_foreign "$1" '?essential' "$(guest_packages)"
	as_root cp "$1/usr/share/base-passwd/passwd.master" "$1/etc/passwd"
	as_root cp "$1/usr/share/base-passwd/group.master" "$1/etc/group"
	as_root ln -s mawk "$1/usr/bin/awk"
	as_root ln -s gcc "$1/usr/bin/cc"
}

# prepare_guest_root: one root file system for every kernel.
prepare_guest_root() {
	local image tmp
	image=$(guest_root)
	[[ ! -e $image ]] || return 0
	need_packages mmdebstrap debian-archive-keyring e2fsprogs
	say "making the guest's root file system (once)"
	tmp=$(scratch)
	# A JRE's package wants the directory, which is left out with what lies in it.
	# shellcheck disable=SC2016 # expanded by mmdebstrap's shell
	if [[ $CROSS ]]; then unpack_guest "$tmp/root"
	else bootstrap "$GUEST_SUITE" "$tmp/root" --architectures="$DEB_ARCH" --variant=minbase --include="$(guest_packages)" \
		--setup-hook='mkdir -p "$1/usr/share/man/man1"'
	fi
	quietly as_root mke2fs "${EXT4[@]}" -L ringtap-root -d "$tmp/root" "$tmp/image" 3G
	as_root chown "$EUID" "$tmp/image"
	mkdir -p "$CACHE/guest"
	mv -T "$tmp/image" "$image"
	as_root rm -rf "$tmp"
}

# use_busybox: the guest's own; sets BUSYBOX.
use_busybox() {
	BUSYBOX=$(guest_root)
	BUSYBOX=${BUSYBOX%.ext4}.busybox
	locked guest-root take_busybox
}

take_busybox() {
	[[ ! -x $BUSYBOX ]] || return 0
	need_packages e2fsprogs
	quietly debugfs -R "dump /usr/bin/busybox $BUSYBOX.new" "$(guest_root)"
	chmod 755 "$BUSYBOX.new"
	mv -T "$BUSYBOX.new" "$BUSYBOX"
}
