# shellcheck shell=bash disable=SC2153 # set by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# The guest: which devices it gets, what its initramfs carries, and QEMU itself.

# choose_devices: by what the kernel in use can drive. Sets
#   DISK          virtio, ide or ahci
#   CHANNEL       virtio or serial: how bytes leave the guest
#   SHARE_BY      9p or disk: how a directory is shared
#   BOOT_MODULES  what to load before the root can be mounted
choose_devices() {
	BOOT_MODULES=(crc32c ext4)
	if kernel_has PCI VIRTIO_PCI VIRTIO_BLK; then DISK=virtio BOOT_MODULES+=(virtio_pci virtio_blk)
	elif kernel_has PCI ATA_PIIX BLK_DEV_SD; then DISK=ide BOOT_MODULES+=(ata_piix sd_mod)
	elif kernel_has PCI BLK_DEV_PIIX IDE_GD_ATA; then DISK=ide BOOT_MODULES+=(piix ide-gd_mod)
	elif kernel_has PCI SATA_AHCI BLK_DEV_SD; then DISK=ahci BOOT_MODULES+=(ahci sd_mod)
	else die "$KERNEL_ID has no driver for a disk here: virtio_blk, ata_piix, piix or ahci, with PCI"
	fi
	kernel_has EXT4_FS || die "$KERNEL_ID has no ext4"
	# A legacy port loses nothing either, but costs an interrupt for every 16 bytes.
	if kernel_has PCI VIRTIO_PCI VIRTIO_CONSOLE && has_virtio_ports; then CHANNEL=virtio BOOT_MODULES+=(virtio_pci virtio_console)
	elif kernel_has SERIAL_8250_CONSOLE; then CHANNEL=serial
	else die "$KERNEL_ID can send nothing out: neither virtio_console nor serial ports"
	fi
	if kernel_has PCI VIRTIO_PCI NET_9P_VIRTIO 9P_FS; then SHARE_BY=9p BOOT_MODULES+=(9pnet_virtio 9p)
	else SHARE_BY=disk
	fi
}

# Before 2.6.34 a virtio console was one console.
has_virtio_ports() {
	[[ ! $TREE ]] || grep -qs VIRTIO_CONSOLE_F_MULTIPORT "$TREE"/include/{uapi/,}linux/virtio_console.h
}

# copy_modules DIR NAME...: each with what it depends on, uncompressed, into DIR.
# Prints file names in the order in which to load them.
copy_modules() {
	local dir=$1 name file base; shift
	for name; do
		# None is printed for what is built in or absent: choose_devices has looked at what must be there.
		{ modprobe -C /dev/null -d "$KERNEL_ROOT" -S "$KERNEL_RELEASE" --show-depends "$name" 2>/dev/null || true; } |
			sed -n 's/^insmod \([^ ]*\).*/\1/p'
	done | awk '!seen[$0]++' | while read -r file; do
		base=${file##*/} base=${base%.ko*}.ko
		case $file in
		*.xz) xz -dc "$file" >"$dir/$base" ;;
		*.zst) zstd -qdc "$file" >"$dir/$base" ;;
		*.gz) gzip -dc "$file" >"$dir/$base" ;;
		*)
			# A suite's are small, and signed; a tree's may be neither.
			if [[ $TREE ]]; then "${CROSS}objcopy" --strip-debug "$file" "$dir/$base"; else cp "$file" "$dir/$base"; fi
			;;
		esac
		echo "$base"
	done
}

pack() { (cd "$1" && find . -mindepth 1 | LC_ALL=C sort | cpio --quiet -o -H newc -R 0:0); }

# use_initramfs: the half of it that depends on the kernel alone; sets INITRAMFS.
use_initramfs() {
	local key
	key=$(cat "$TOP/scripts/lib/guest.sh" "$TOP/tests/vm/init" "$TOP/tests/vm/modules" "$BUSYBOX" | digest)
	INITRAMFS=$CACHE/initramfs/$KERNEL_ID-$key.cpio
	locked "initramfs-$KERNEL_ID" make_initramfs
}

make_initramfs() {
	local tmp modules names
	[[ ! -e $INITRAMFS ]] || return 0
	need_packages kmod xz-utils zstd "binutils${CROSS_GNU:+-$CROSS_GNU}"
	tmp=$(scratch)
	modules=$tmp/root/lib/modules/$KERNEL_RELEASE
	mkdir -p "$tmp"/root/{bin,dev,proc,sys,root} "$modules"
	cp "$BUSYBOX" "$tmp/root/bin/busybox"
	cp "$TOP/tests/vm/init" "$tmp/root/init"
	mapfile -t names < <(sed 's/#.*//; /^$/d' "$TOP/tests/vm/modules")
	copy_modules "$modules" "${names[@]}" >/dev/null
	copy_modules "$modules" "${BOOT_MODULES[@]}" >"$tmp/root/boot-modules"
	depmod -b "$tmp/root" "$KERNEL_RELEASE" 2>/dev/null # files about what is built in are absent
	pack "$tmp/root" >"$tmp/cpio"
	mkdir -p "${INITRAMFS%/*}"
	mv -T "$tmp/cpio" "$INITRAMFS"
	rm -rf "$tmp"
}

# copy_programs FROM TO: the executables of a directory of the build, when there is one.
copy_programs() {
	[[ ! -d $1 ]] || find "$1" -maxdepth 1 \( -type f -o -type l \) -perm -u+x ! -name '*.so*' -exec cp -L -t "$2" {} +
}

quote() { printf "'%s' " "${@//\'/\'\\\'\'}"; }

# copy_project DIR: the project's programs.
copy_project() {
	local bin=${RINGTAP_BIN:-$BUILD/bin}
	copy_programs "$bin" "$1/bin"
	copy_programs "$bin/../tests" "$1/tests"
	[[ ! -d $bin/../lib ]] || find "$bin/../lib" -maxdepth 1 -name '*.so*' -exec cp -a -t "$1/lib" {} +
	[[ ! -d $TOP/tests/live ]] || cp -aL "$TOP/tests/live/." "$1/live/"
	cp "$TOP"/userspace/python/*.py "$TOP"/examples/*.py "$1/live/"
}

bare_program() { if [[ ${RINGTAP_BIN:-} ]]; then echo "$RINGTAP_BIN/ringtap"; else release_binary; fi; }

# make_payload DIR COMMAND...: what this run adds: the module, the project's programs, the command.
make_payload() {
	local root=$1 at=$1/opt/ringtap; shift
	mkdir -p "$at"/{bin,tests,live,lib}
	cp "$BUSYBOX" "$at/busybox"
	cp "$TOP/tests/vm/stage2" "$at/"
	[[ ! $MODULE ]] || cp "$MODULE" "$at/ringtap.ko"
	[[ ! $SCAP ]] || cp "$SCAP" "$at/scap.ko"
	if [[ $BARE ]]; then
		cp "$(bare_program)" "$at/bin/ringtap"
		touch "$root/bare"
	else
		copy_project "$at"
	fi
	quote "$@" >"$at/command"
	case $CHANNEL in
	virtio) echo 'out=/dev/vport0p1 err=/dev/vport0p2 result=/dev/vport0p3' ;;
	serial) echo 'out=/dev/ttyS1 err=/dev/ttyS2 result=/dev/ttyS3' ;;
	esac >"$at/settings"
	echo "load=${MODULE:+yes} share=${SHARE:+$SHARE_BY} clock=${ICOUNT:+virtual}" >>"$at/settings"
}

# QEMU's options end a value at a comma unless it is doubled.
opt() { printf %s "${1//,/,,}"; }

# add_disk ID FILE OPTION: the root is the first, a shared directory may be the second.
add_disk() {
	local drive port
	drive=format=raw,file=$(opt "$2"),id=$1,$3
	case $DISK in
	virtio) QEMU+=(-drive "$drive,if=virtio") ;;
	ide) QEMU+=(-drive "$drive,if=ide") ;;
	ahci)
		port=0
		if [[ $1 == root ]]; then QEMU+=(-device 'ahci,id=ahci'); else port=1; fi
		QEMU+=(-drive "$drive,if=none" -device "ide-hd,drive=$1,bus=ahci.$port")
		;;
	esac
}

add_channels() {
	local name nr=0 ports=(2f8:3 3e8:5 2e8:7)
	QEMU+=(-chardev "file,id=log,path=$(opt "$KERNEL_LOG")" -serial chardev:log)
	[[ $CHANNEL != virtio ]] || QEMU+=(-device virtio-serial-pci)
	for name in out err result; do
		QEMU+=(-chardev "file,id=$name,path=$(opt "$RUN/$name")")
		# Each legacy port has an interrupt of its own: on this bus sharing one loses some.
		case $CHANNEL in
		virtio) QEMU+=(-device "virtserialport,chardev=$name,nr=$((nr + 1))") ;;
		serial) QEMU+=(-device "isa-serial,chardev=$name,index=$((nr + 1)),iobase=0x${ports[nr]%:*},irq=${ports[nr]#*:}") ;;
		esac
		nr=$((nr + 1))
	done
}

add_share() {
	[[ $SHARE ]] || return 0
	if [[ $SHARE_BY == 9p ]]; then
		QEMU+=(-virtfs "local,path=$(opt "$SHARE"),mount_tag=share,security_model=none,multidevs=remap")
	else
		quietly as_root mke2fs "${EXT4[@]}" -L ringtap-share -d "$SHARE" "$RUN/share.ext4" "$(($(du -sm "$SHARE" | cut -f1) * 5 / 4 + 256))M"
		as_root chown "$EUID" "$RUN/share.ext4"
		add_disk share "$RUN/share.ext4" cache=unsafe
	fi
}

# Without 9p, what the guest wrote comes back when it has ended. What it deleted stays.
fetch_share() {
	[[ $SHARE && $SHARE_BY == disk ]] || return 0
	mkdir "$RUN/share"
	quietly as_root debugfs -R "rdump / $RUN/share" "$RUN/share.ext4" || die "cannot read the shared directory back"
	as_root rm -rf "$RUN/share/lost+found"
	as_root cp -a --no-preserve=ownership "$RUN/share/." "$SHARE/"
}

# The table that a kernel without ACPI reads has the first processor of each socket.
topology() { if kernel_has ACPI; then echo "$SMP"; else echo "$SMP,sockets=$SMP"; fi; }

# compose_qemu: the whole command line, in QEMU.
compose_qemu() {
	local cmdline="$ARCH_CMDLINE loglevel=7 panic=-1 oops=panic random.trust_cpu=on"
	# Emulated on a busy machine, a processor is slow, not stuck.
	cmdline+=' watchdog_thresh=60 rcupdate.rcu_cpu_stall_timeout=120'
	[[ ! $COARSE ]] || cmdline+=" $COARSE_CMDLINE"
	local thread=${RINGTAP_TCG_THREAD:-single}
	[[ ! $ICOUNT ]] || thread=single
	# The processors take turns in one thread. With a thread for each (multi), QEMU 7.2 lost the race between one
	# that patches code and one that translates it: one boot in ten died of an int3 at a jump label.
	QEMU+=(-no-user-config -nodefaults -display none -no-reboot -m "$MEM" -accel "tcg,thread=$thread")
	if [[ $ICOUNT ]]; then
		cmdline+=" $ICOUNT_CMDLINE"
		QEMU+=(-icount 'shift=0,sleep=off' -smp 1 -cpu "$ICOUNT_CPU")
	else
		QEMU+=(-smp "$(topology)" -cpu "$QEMU_CPU")
	fi
	add_channels
	[[ $BARE ]] || add_disk root "$(guest_root)" snapshot=on
	add_share
	QEMU+=(-kernel "$KERNEL_IMAGE" -initrd "$RUN/initrd" -append "$cmdline")
}

# end_if_hung PID: a kernel that has no first process in five minutes will have none. It has not run the command either.
end_if_hung() {
	local waited
	for ((waited = 0; waited < 300; waited++)); do
		sleep 1
		kill -0 "$1" 2>/dev/null || return 0
		! grep -qsa 'ringtap-vm is up' "$KERNEL_LOG" || return 0
	done
	touch "$RUN/hung"
	kill "$1"
}

# boot_once: runs QEMU to its end, streaming the command's output; sets BOOT_STATUS (124: time was up).
boot_once() {
	local helpers=()
	# Held open, so that readers do not wait for a QEMU that never opened its end.
	exec 7<>"$RUN/out" 8<>"$RUN/err"
	TMPDIR=$RUN timeout -k 5 "$TIMEOUT" "${QEMU[@]}" >"$RUN/qemu.log" 2>&1 </dev/null 7>&- 8>&- &
	QEMU_PID=$!
	# Nobody reads any more (`| head`): nothing is left to run for.
	{ cat "$RUN/out" || { touch "$RUN/closed"; kill "$QEMU_PID"; }; } 7>&- 8>&- & helpers+=($!)
	cat "$RUN/err" >&2 7>&- 8>&- & helpers+=($!)
	end_if_hung "$QEMU_PID" 7>&- 8>&- & helpers+=($!)
	BOOT_STATUS=0
	wait "$QEMU_PID" || BOOT_STATUS=$?
	QEMU_PID=
	exec 7>&- 8>&-
	wait "${helpers[@]}" || true
	[[ $BOOT_STATUS != 137 ]] || BOOT_STATUS=124
}

# boot: a kernel may hang in its own self-tests, in one boot of some hundreds. In two, it is not by chance.
boot() {
	mkfifo "$RUN/out" "$RUN/err"
	boot_once
	[[ -e $RUN/hung ]] || return 0
	cp "$KERNEL_LOG" "${KERNEL_LOG%.log}-hung.log"
	say "the kernel hung before its first process, and is booted again; its log: ${KERNEL_LOG%.log}-hung.log"
	rm "$RUN/hung"
	boot_once
}
