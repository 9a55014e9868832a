# SPDX-License-Identifier: MIT OR Apache-2.0
# shellcheck shell=sh
# For init scripts of services that are a subcommand of ringtap: NAME, SUBCOMMAND and OPTIONS are set, and RELOAD to a
# signal, if it takes one. OPTIONS may be set anew in /etc/sysconfig/NAME.

# shellcheck source=/dev/null
[ ! -r "/etc/sysconfig/$NAME" ] || . "/etc/sysconfig/$NAME"
PIDFILE=/var/run/$NAME.pid

# Whether the process of the file is still ringtap.
running() {
	[ -r "$PIDFILE" ] && read -r pid <"$PIDFILE" && [ "$(readlink "/proc/$pid/exe")" = /usr/sbin/ringtap ]
}

start() {
	running && return 0
	[ -c /dev/ringtap ] || modprobe ringtap || return 1
	# shellcheck disable=SC2086 # they are words
	/usr/sbin/ringtap "$SUBCOMMAND" $OPTIONS </dev/null >/dev/null 2>>"/var/log/$NAME.log" &
	echo $! >"$PIDFILE"
	sleep 1
	running
}

stop() {
	running || return 0
	kill "$pid"
	for _ in 1 2 3 4 5; do
		running || break
		sleep 1
	done
	running && return 1
	rm -f "$PIDFILE"
}

# serve ARGUMENT-OF-INIT: does it, and exits
serve() {
	case $1 in
	start | stop) "$1" ;;
	restart) stop && start ;;
	reload) [ "${RELOAD-}" ] && running && kill "-$RELOAD" "$pid" ;;
	status) if running; then echo "$NAME runs as $pid"; else echo "$NAME does not run"; exit 3; fi ;;
	*) echo "usage: $0 start | stop | restart | reload | status" >&2; exit 2 ;;
	esac
	exit
}
