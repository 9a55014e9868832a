# shellcheck shell=bash disable=SC2034 # read by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# Everything that differs between guest architectures. A new one is a new case.

ARCHS=(x86_64 arm64)

# use_arch A: sets
#   MACHINE         what uname -m says there
#   DEB_ARCH        Debian's name for it
#   CROSS_ARCHS     Debian's architectures of a chroot that builds modules: this machine's, then what it builds for
#   CROSS           the prefix of the compiler and binutils, and CROSS_GNU the same in a package's name
#   KBUILD_CROSS    what the kernel's make must know
#   BUILD           where the programs for it are built
#   BOOT_PVH        is the kernel that is packed in the image what to boot?
# and how QEMU runs it.
use_arch() {
	MACHINE='' DEB_ARCH='' CROSS_ARCHS='' CROSS='' CROSS_GNU='' KBUILD_CROSS=() BUILD=$TOP/build BOOT_PVH=''
	case $1 in
	x86_64)
		MACHINE=x86_64 DEB_ARCH=amd64 CROSS_ARCHS=amd64
		QEMU_PACKAGE=qemu-system-x86
		QEMU=(qemu-system-x86_64 -machine pc)
		# la57 and pku are newer than the oldest kernels here, and slow or of no use in the rest.
		# A kernel that clears pages byte by byte takes minutes where these have held code.
		QEMU_CPU=max,la57=off,pku=off,erms=off
		TREE_IMAGE=arch/x86/boot/bzImage BOOT_PVH=yes
		# The emulated TSC is steady; the watchdog that doubts it only measures the host's load.
		ARCH_CMDLINE='console=ttyS0,115200 tsc=reliable no_timer_check'
		# TCG counts each iteration of a rep instruction; without rep the kernel copies with unrolled
		# loops, closer to real hardware. Numbers first: kernels before 5.18 know no names.
		ICOUNT_CPU=$QEMU_CPU
		ICOUNT_CMDLINE='clocksource=tsc nokaslr clearcpuid=112,297,580,rep_good,erms,fsrm'
		COARSE_CMDLINE='tsc=unstable hpet=disable pmtmr=0 clocksource=jiffies highres=off nohz=off'
		;;
	arm64)
		MACHINE=aarch64 DEB_ARCH=arm64 CROSS_ARCHS=amd64,arm64
		CROSS=aarch64-linux-gnu- CROSS_GNU=aarch64-linux-gnu
		KBUILD_CROSS=(ARCH=arm64 "CROSS_COMPILE=$CROSS")
		BUILD=$TOP/build/arm64
		QEMU_PACKAGE=qemu-system-arm
		QEMU=(qemu-system-aarch64 -machine virt)
		# Has 32-bit programs, atomic instructions, and sets the access flag of pages itself: on an older
		# core memory that nobody has touched since a fork cannot be read without a page fault.
		QEMU_CPU=neoverse-n1
		TREE_IMAGE=arch/arm64/boot/Image
		ARCH_CMDLINE='console=ttyAMA0 kpti=off'
		ICOUNT_CPU=$QEMU_CPU
		ICOUNT_CMDLINE='nokaslr' COARSE_CMDLINE='' # it cannot be without its counter
		;;
	*) die "--arch $1: not one of ${ARCHS[*]}" ;;
	esac
}

# The static client for the machine that use_arch named
release_binary() { echo "$TOP/build/release/ringtap-$MACHINE"; }
