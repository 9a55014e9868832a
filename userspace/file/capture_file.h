// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * The capture file: what `ringtap record` writes and `ringtap read` reads.
 *
 * A file_header, then chunks to the end: a chunk_header each, followed by stored_len bytes. All
 * numbers are in the byte order of the host that wrote the file. A file may be read while it is
 * written, and from a pipe; nothing is ever changed behind the writer's position.
 *
 *     header | STATE... | (RECORDS... STATE... HORIZON)... | END
 *
 * A snapshot of a flight recorder, which reads the host's state after its rings:
 *
 *     header | RECORDS... | STATE... | HORIZON | (RECORDS... HORIZON)... | END
 *
 * STATE    records that the client made from /proc, in the order in which they are to be taken. Behind the first HORIZON
 *          only those with record_late.
 * RECORDS  bytes of one CPU's ring exactly as they were: whole records in a row, PAD included. A
 *          CPU's chunks put together are its ring's records in order. In flight mode the first
 *          record of a CPU is an OVERWRITTEN, if something went before.
 * HORIZON  no payload. All records up to time ns, of all CPUs, are in chunks before this one. Who
 *          merges by time need not look further ahead.
 * FIRST    a number, uint64_t: the first record of that CPU in this file has it, since those before are in another
 *          file of the same capture. In front of its records.
 * COMMENT  a text of people's, UTF-8 without NUL. Readers keep comment_bytes_max of all. Since minor version 4.
 * END      struct end_stats, then end_stats.cpus times struct end_cpu. The last chunk. A file
 *          without it was cut off, or is still being written.
 *
 * A chunk's payload is stored_len bytes with the CRC-32 (that of gzip) stored_crc. With chunk_packed, those of STATE and
 * RECORDS are raw_len bytes of records told by what differs: see packed_records.h; since minor version 5. With chunk_zstd, it
 * is one zstd frame of raw_len bytes, or with both of packed_len bytes, which are so packed. Else both lengths are the same.
 *
 * Versions. A reader refuses another major version. Within one, the header and END's structs grow
 * at their ends, and readers skip chunk types that they do not know.
 */
#ifndef RINGTAP_FILE_CAPTURE_FILE_H
#define RINGTAP_FILE_CAPTURE_FILE_H

#include <ringtap/ringtap.hpp>

#include <cstddef>
#include <cstdint>

namespace ringtap {

// A letter with the eighth bit, both kinds of newline, and DOS's end of file: whatever takes a file
// for text shows.
constexpr char file_magic[8] = {'\x89', 'R', 'T', 'A', 'P', '\r', '\n', '\x1a'};
constexpr uint32_t file_byte_order = 0x01020304;
constexpr uint16_t file_version_major = 1;
constexpr uint16_t file_version_minor = 5;

struct file_header {
    char magic[8];
    uint32_t byte_order;   // file_byte_order, as the writer's host sees it
    uint32_t header_size;  // of this header; its last four bytes are always the CRC
    uint16_t version_major;
    uint16_t version_minor;
    uint16_t machine;  // ELF's e_machine of the captured kernel
    uint16_t reserved0;
    uint32_t page_size;
    uint32_t abi_major;  // of the module
    uint32_t abi_minor;
    uint32_t nr_cpus;
    uint32_t setup_flags;  // RINGTAP_SETUP_*
    uint32_t snaplen;
    uint32_t command;  // process that was started to be captured; silent until its execve; 0: none
    uint32_t reserved1;
    uint64_t ring_size;
    uint64_t start_ns;       // CLOCK_MONOTONIC, as all times of records
    int64_t wall_offset_ns;  // CLOCK_REALTIME - CLOCK_MONOTONIC at the start
    uint16_t record_size[RINGTAP_TYPES_MAX];
    char module_version[32];
    char kernel_release[72];
    char hostname[72];
    uint32_t reserved2;
    char boot_id[40];  // /proc/sys/kernel/random/boot_id; since minor version 3
    uint32_t crc;      // of all bytes before
};

constexpr uint32_t chunk_magic = 0x4b435452;  // "RTCK", on a little-endian host

enum chunk_type : uint16_t { chunk_state = 1, chunk_records, chunk_horizon, chunk_end, chunk_first, chunk_comment };

constexpr uint16_t chunk_zstd = 0x0001;
constexpr uint16_t chunk_packed = 0x0002;

struct chunk_header {
    uint32_t magic;
    uint16_t type;   // enum chunk_type
    uint16_t flags;  // chunk_zstd, chunk_packed
    uint32_t cpu;    // RECORDS, FIRST
    uint32_t raw_len;
    uint32_t stored_len;
    uint32_t stored_crc;
    uint64_t ns;          // HORIZON
    uint32_t packed_len;  // with chunk_zstd and chunk_packed, else 0
    uint32_t crc;  // of this header's bytes before
};

// No chunk is longer, raw or stored. (The writer keeps to about 256 KiB.)
constexpr uint32_t chunk_bytes_max = 16 << 20;

// No chunk of records is compressed to less than this part of itself: what would be, is stored as it is.
constexpr uint32_t chunk_ratio_max = 4096;

// No record of a CPU is longer: no module writes half as much.
constexpr uint32_t record_bytes_max = 1 << 20;

constexpr size_t comment_bytes_max = 64 << 10;

// No kernel is built for more.
constexpr uint32_t file_cpus_max = 64 << 10;

// A record that the client makes of the start state, where the module has no type that says it: a
// state_head, then what `what` tells. It has RINGTAP_F_STATE. Readers pass over types that they do
// not know, and over a `what` that they do not know.
constexpr uint16_t record_client = RINGTAP_TYPES_MAX - 1;

// A flag of an EXEC or a FORK with RINGTAP_F_STATE: it is no part of the start, but was looked up later, of a process or
// thread of which nothing had been told. What records tell of it, also those behind that are older, is better.
constexpr uint16_t record_late = 0x8000;
// ringtap_record.flags of a record that a file was cut around: what it says of processes and descriptors is needed, and
// readers show it with the start state alone.
constexpr uint16_t record_carried = 0x4000;

// ringtap_exec.exe_flags of the start state: the other bits are the kernel's. Without it they are not known.
constexpr uint32_t exe_flags_known = 0x80000000;

// An item that the client makes, first of all of a SYSCALL or an ENTRY, where not all of its numbers are known: struct
// unknown_numbers. What is not known is 0, or -1 of a descriptor.
constexpr uint16_t item_unknown = 0xffff;

struct unknown_numbers {
    uint32_t args;    // bit i: args[i]
    uint32_t result;  // 1: ret
};

enum state_what : uint32_t {
    // Descriptors of process h.tgid: `count` times a state_entry, then name_len bytes of the link
    // in /proc/PID/fd, local_len and remote_len bytes of struct sockaddr, and zeros up to the next
    // multiple of 8. All descriptors of the process that were open at h.ns are in its records, of
    // which the first has state_first.
    state_of_descriptors = 1,
    // Whose a control group is: strings, each with its NUL: the group's path, the runtime's number
    // (enum container_runtime), id, name, image, image id, pod's name, namespace and uid, the
    // user's id by whose word that is, and further facts as JSON (model/container_facts.h); empty,
    // or not there: not known.
    state_of_container = 2,
    // Lines "u ID NAME" and "g ID NAME" of the host's users and groups.
    state_of_users = 3,
    // Process h.tgid has the descriptors of process `other`, whatever either opens or closes.
    state_of_sharing = 4,
    // Lines "MAJOR:MINOR ROOT MOUNTPOINT" of /proc/1/mountinfo, with its escapes.
    state_of_mounts = 5,
    // Records were lost until start_ns, in front of this file. Since minor version 4.
    state_of_losses = 6,
    // A state_process: what more is known of process h.tgid. Since minor version 4.
    state_of_process = 7,
};

constexpr uint32_t state_first = 0x1;     // what was known of the process's descriptors is over
constexpr uint32_t state_followed = 0x2;  // all calls that change descriptors are captured

struct state_head {
    ringtap_record h;
    uint32_t what;   // enum state_what
    uint32_t flags;  // state_first, state_followed
    union {
        uint32_t count;
        uint32_t other;
    };
    uint32_t size;      // bytes behind this head, without the padding
    uint64_t start_ns;  // of the process, CLOCK_MONOTONIC; 0: not known
};

constexpr uint16_t state_cloexec = 0x1;
constexpr uint16_t state_listening = 0x2;
constexpr uint16_t state_server = 0x4;
constexpr uint16_t state_unsure = 0x8;  // the addresses are by a text that may have been forged

struct state_entry {
    uint64_t ns;  // when it was looked at
    uint64_t dev, ino;
    int32_t fd;
    uint32_t open_flags;              // O_*
    uint32_t mode;                    // S_IF*
    uint16_t flags;                   // state_cloexec...
    uint16_t family, type, protocol;  // of sockets
    uint16_t name_len, local_len, remote_len;
    uint32_t peer_ino;  // AF_UNIX: the other end's; 0: it has none, or nobody knows. Since minor version 4
};

struct state_process {
    uint64_t known_ns;  // when all of it was known; 0: it never was
    uint64_t exec_ns;   // of its last execve; 0: not known
    uint64_t start_ns;
};

static_assert(sizeof(state_head) == 56 && sizeof(state_entry) == 56 && sizeof(state_process) == 24);

// What the module counted, in sum and until the capture was stopped.
struct end_stats {
    uint32_t cpus;  // how many end_cpu follow
    uint32_t cpu_size;
    uint64_t stop_ns;
    uint64_t produced;
    uint64_t written;
    uint64_t lost;
    uint64_t lost_by_cause[RINGTAP_CAUSES_MAX];
    uint64_t lost_by_type[RINGTAP_TYPES_MAX];
};

// What the recording client counted by sequence numbers: ringtap_counts of one CPU.
struct end_cpu {
    uint32_t cpu;
    uint32_t reserved;
    uint64_t produced;
    uint64_t drained;
    uint64_t lost;
    uint64_t gaps;
    uint64_t overwritten;  // since minor version 1
};

// What headers had before version 1.3, with their CRC.
constexpr uint32_t file_header_size_least = 296;

static_assert(sizeof(file_header) == 336 && offsetof(file_header, boot_id) + sizeof(uint32_t) == file_header_size_least && offsetof(file_header, ring_size) == 56 &&
              offsetof(file_header, record_size) == 80);
static_assert(sizeof(chunk_header) == 40 && offsetof(chunk_header, ns) == 24);
static_assert(sizeof(end_stats) == 200 && sizeof(end_cpu) == 48);

// A file that cannot be opened, read or written; the text names it.
class file_error : public error {
  public:
    using error::error;
};

}  // namespace ringtap

#endif
