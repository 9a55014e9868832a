# shellcheck shell=bash disable=SC2034 # read by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# Everything that differs between guest architectures. A new one is a new case.

use_arch() {
	case $1 in
	x86_64)
		DEB_ARCH=amd64
		QEMU_PACKAGE=qemu-system-x86
		QEMU=(qemu-system-x86_64 -machine pc)
		# la57 and pku are newer than the oldest kernels here, and slow or of no use in the rest.
		QEMU_CPU=max,la57=off,pku=off
		TREE_IMAGE=arch/x86/boot/bzImage
		# The emulated TSC is steady; the watchdog that doubts it only measures the host's load.
		ARCH_CMDLINE='console=ttyS0,115200 tsc=reliable no_timer_check'
		# TCG counts each iteration of a rep instruction; without rep the kernel copies with unrolled
		# loops, closer to real hardware. Numbers first: kernels before 5.18 know no names.
		ICOUNT_CPU=$QEMU_CPU,erms=off
		ICOUNT_CMDLINE='clocksource=tsc nokaslr clearcpuid=112,297,580,rep_good,erms,fsrm'
		;;
	*) die "--arch $1: only x86_64 so far" ;;
	esac
}
