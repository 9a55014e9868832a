# SPDX-License-Identifier: MIT OR Apache-2.0
# make            the module for KDIR (the running kernel by default) and the client
# make install    both, with man page, udev rule and modules-load entry
# make dkms       the module by DKMS, from a copy in /usr/src
# make packages   .deb and .rpm packages, into build/packages
# make release    build/release/ringtap-MACHINE, a static client for each machine
# make check      style and static checks       make test      everything

VERSION := $(shell sed -n 's/^PACKAGE_VERSION="\(.*\)"/\1/p' dkms.conf)
KVER    ?= $(shell uname -r)
KDIR    ?= /lib/modules/$(KVER)/build
BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
KBUILD  := $(MAKE) -C $(KDIR) M=$(CURDIR)/kmod

all: module client

module: check-kernel
	$(KBUILD) modules

client:
	cmake -S . -B $(BUILD) -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_INSTALL_PREFIX=$(PREFIX)
	cmake --build $(BUILD) --parallel $(shell nproc)

install: install-module install-client

install-module: check-kernel
	$(KBUILD) INSTALL_MOD_PATH=$(DESTDIR) modules_install
	[ -n "$(DESTDIR)" ] || depmod $(KVER)

install-client: client
	DESTDIR=$(DESTDIR) cmake --install $(BUILD)
	install -Dm644 dist/60-ringtap.rules $(DESTDIR)/lib/udev/rules.d/60-ringtap.rules
	install -Dm644 dist/ringtap.conf $(DESTDIR)/usr/lib/modules-load.d/ringtap.conf
	[ -n "$(DESTDIR)" ] || ldconfig

# DKMS needs the sources of the module alone.
dkms:
	mkdir -p /usr/src/ringtap-$(VERSION)
	cp -R dkms.conf kmod /usr/src/ringtap-$(VERSION)/
	dkms install ringtap/$(VERSION) -k $(KVER)

packages:
	scripts/package

release:
	scripts/build --release

check:
	scripts/check

test:
	scripts/test

clean:
	rm -rf $(BUILD)
	[ ! -d $(KDIR) ] || $(KBUILD) clean

check-kernel:
	@kmod/check-kernel $(KDIR)

.PHONY: all module client install install-module install-client dkms packages release check test clean check-kernel
