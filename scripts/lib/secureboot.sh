# shellcheck shell=bash disable=SC2153 # set by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# Secure Boot: a firmware that boots only what is signed, with the test key that Debian's ovmf trusts and gives away.

FIRMWARE=/usr/share/OVMF/OVMF_CODE_4M.secboot.fd
FIRMWARE_VARIABLES=/usr/share/OVMF/OVMF_VARS_4M.snakeoil.fd
TEST_CERT=/usr/share/ovmf/PkKek-1-snakeoil.pem

test_key() { openssl rsa -in /usr/share/ovmf/PkKek-1-snakeoil.key -passin pass:snakeoil 2>/dev/null; }

# use_signed_image: KERNEL_IMAGE becomes one that the firmware boots. It must be the packed one, which is an EFI program.
use_signed_image() {
	[[ $SUITE_CHROOT ]] || die "--secure-boot needs a Debian suite's kernel"
	need_packages ovmf openssl sbsigntool
	local signed=$CACHE/images/$KERNEL_ID-signed
	locked "image-$KERNEL_ID" sign_image "$signed"
	KERNEL_IMAGE=$signed
}

sign_image() {
	local tmp
	[[ ! -e $1 ]] || return 0
	tmp=$(scratch)
	test_key >"$tmp/key"
	quietly sbsign --key "$tmp/key" --cert "$TEST_CERT" --output "$tmp/image" "$KERNEL_IMAGE"
	mkdir -p "${1%/*}"
	mv -T "$tmp/image" "$1"
	rm -r "$tmp"
}

# sign_module FILE KEY CERTIFICATE: by the tool that comes with the kernel's headers, as DKMS does.
sign_module() {
	local tmp=$SUITE_CHROOT/tmp/sign-$$
	as_root mkdir "$tmp"
	as_root cp "$1" "$tmp/module"
	as_root cp "$2" "$tmp/key"
	as_root cp "$3" "$tmp/cert"
	in_chroot "/lib/modules/$KERNEL_RELEASE/build/scripts/sign-file" sha256 "${tmp#"$SUITE_CHROOT"}"/{key,cert,module}
	cp "$tmp/module" "$1"
	as_root rm -r "$tmp"
}

# sign_payload DIR: the module in it is signed by the key that the firmware trusts; beside it are one that is
# not, and one that is signed by a key that nobody knows.
sign_payload() {
	local at=$1/opt/ringtap
	cp "$at/ringtap.ko" "$at/ringtap-unsigned.ko"
	cp "$at/ringtap.ko" "$at/ringtap-stranger.ko"
	test_key >"$RUN/key"
	sign_module "$at/ringtap.ko" "$RUN/key" "$TEST_CERT"
	quietly openssl req -new -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=stranger -keyout "$RUN/key" -out "$RUN/cert"
	sign_module "$at/ringtap-stranger.ko" "$RUN/key" "$RUN/cert"
}

# add_firmware: in QEMU; its variables can be changed only in system management mode, as Secure Boot wants it.
add_firmware() {
	cp "$FIRMWARE_VARIABLES" "$RUN/variables"
	QEMU+=(-machine 'q35,smm=on' -global 'driver=cfi.pflash01,property=secure,value=on'
		-drive "if=pflash,unit=0,format=raw,readonly=on,file=$FIRMWARE"
		-drive "if=pflash,unit=1,format=raw,file=$(opt "$RUN/variables")")
}
