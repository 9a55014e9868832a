#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Which programs are started, by whom, in which container: one line each.

usage: exec_logger.py [CAPTURE-FILE]
"""
import sys
import time

import ringtap


def main():
    wanted = 'evt.type = procexec'
    source = ringtap.read(sys.argv[1], wanted) if len(sys.argv) > 1 else ringtap.live(wanted)
    ringtap.stop_on_signals(source)
    with source:
        for event in source:
            if event.name == 'drop':
                print('records were lost', file=sys.stderr)
                continue
            when = time.strftime('%H:%M:%S', time.localtime(event.time))
            print(when, event['user.name'], event['container.name'], event['proc.pname'], '->', event['proc.cmdline'],
                  flush=True)


if __name__ == '__main__':
    main()
