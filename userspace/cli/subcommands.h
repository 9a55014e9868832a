// SPDX-License-Identifier: MIT OR Apache-2.0
// One function and one file per subcommand.
#ifndef RINGTAP_CLI_SUBCOMMANDS_H
#define RINGTAP_CLI_SUBCOMMANDS_H

namespace ringtap {

// argv[0] is the subcommand's full name, "ringtap trace". Each returns an exit status.
int cmd_trace(int argc, char **argv);
int cmd_record(int argc, char **argv);
int cmd_read(int argc, char **argv);
int cmd_list(int argc, char **argv);
int cmd_probe(int argc, char **argv);
int cmd_list(int argc, char **argv);
int cmd_sysdig(int argc, char **argv);
int cmd_stat(int argc, char **argv);

}  // namespace ringtap

#endif
