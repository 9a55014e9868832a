/* SPDX-License-Identifier: GPL-2.0 */
/* generated from syscalls.tbl and its like by scripts/gen-syscalls; do not edit */
#ifndef RINGTAP_SYSCALL_PLAN_H
#define RINGTAP_SYSCALL_PLAN_H

#include <linux/types.h>

#define PLAN_OPS 5
#define PLAN_NO_LEN 6
#define PLAN_LEN_RET 7	/* the length is the result */
#define PLAN_NO_MAX 7

/* What the kernel reads, then what it fills, then the structs. */
enum plan_kind {
	PLAN_END,
	PLAN_PATH,
	PLAN_STR,
	PLAN_IN,
	PLAN_IOV_IN,
	PLAN_SOCKADDR_IN,
	PLAN_MSG_IN,
	PLAN_ARGV,
	PLAN_ENVP,
	PLAN_OUT,
	PLAN_IOV_OUT,
	PLAN_SOCKADDR_OUT,
	PLAN_MSG_OUT,
	PLAN_STRUCT_IN,
	PLAN_ARRAY_IN,
	PLAN_MMSG_IN,
	PLAN_STRUCT_OUT,
	PLAN_ARRAY_OUT,
	PLAN_MMSG_OUT,
	PLAN_OUT_AT,
	PLAN_PAGES_OUT,
	PLAN_STRUCT_CUT,
	PLAN_SELECT
};

#define PLAN_LAST_READ PLAN_ENVP
#define PLAN_LAST_FILLED PLAN_MSG_OUT

/* One thing to capture: argument arg, with its length in argument len (or
 * PLAN_LEN_RET), and no more than argument max says (or PLAN_NO_MAX). Of a
 * struct, max is the index of its size, and len the argument with a count or
 * with the size that the caller knows of (or PLAN_NO_LEN). Of a PLAN_SELECT, max
 * is the index of its selection, and len the argument that selects.
 */
struct plan_op {
	__u8 kind;
	__u8 arg;
	__u8 len;
	__u8 max;
};

/* What to capture of a call: ends with PLAN_END or after PLAN_OPS. */
struct plan {
	struct plan_op op[PLAN_OPS];
};

/* What to capture where another argument has this value */
struct plan_case {
	__u32 value;
	struct plan_op op;
};

/* count cases from plan_cases[first] on, by value, which is the argument's under
 * mask; other is for all else. size: the most that a struct or string of them takes.
 */
struct plan_selection {
	__u16 first;
	__u16 count;
	__u32 mask;
	__u32 size;
	struct plan_op other;
};

static const __u16 plan_sizes[] = {
	[0] = 144,
	[1] = 8,
	[2] = 32,
	[3] = 16,
	[4] = 4,
	[5] = 2,
	[6] = 36,
	[7] = 18,
	[8] = 6,
	[9] = 20,
	[10] = 24,
	[11] = 28,
	[12] = 44,
	[13] = 40,
	[14] = 128,
	[15] = 112,
	[16] = 72,
	[17] = 48,
	[18] = 390,
	[19] = 104,
	[20] = 120,
	[21] = 208,
	[22] = 56,
	[23] = 64,
	[24] = 12,
	[25] = 256,
	[26] = 88,
	[27] = 45,
	[28] = 325,
	[29] = 68,
	[30] = 96,
	[31] = 60,
	[32] = 84,
};

static const struct plan syscall_plans[] = {
	[0] = { { { PLAN_END, 0, 0, 0 } } },
	[1] = { { { PLAN_OUT, 1, PLAN_LEN_RET, 2 } } },
	[2] = { { { PLAN_IN, 1, 2, PLAN_NO_MAX } } },
	[3] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX } } },
	[4] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 0 } } },
	[5] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 0 } } },
	[6] = { { { PLAN_ARRAY_IN, 0, 1, 1 } } },
	[7] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 2 }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 2 } } },
	[8] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } } },
	[9] = { { { PLAN_SELECT, 2, 1, 0 } } },
	[10] = { { { PLAN_IOV_OUT, 1, 2, PLAN_NO_MAX } } },
	[11] = { { { PLAN_IOV_IN, 1, 2, PLAN_NO_MAX } } },
	[12] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 1 } } },
	[13] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 3 },
	} },
	[14] = { { { PLAN_PAGES_OUT, 2, 1, PLAN_NO_MAX } } },
	[15] = { { { PLAN_SELECT, 2, 1, 1 } } },
	[16] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_CUT, 1, PLAN_NO_LEN, 3 },
	} },
	[17] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 2 } } },
	[18] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } } },
	[19] = { { { PLAN_SOCKADDR_IN, 1, 2, PLAN_NO_MAX } } },
	[20] = { { { PLAN_SOCKADDR_OUT, 1, 2, PLAN_NO_MAX } } },
	[21] = { { { PLAN_IN, 1, 2, PLAN_NO_MAX }, { PLAN_SOCKADDR_IN, 4, 5, PLAN_NO_MAX } } },
	[22] = { { { PLAN_OUT, 1, PLAN_LEN_RET, 2 }, { PLAN_SOCKADDR_OUT, 4, 5, PLAN_NO_MAX } } },
	[23] = { { { PLAN_MSG_IN, 1, 0, PLAN_NO_MAX } } },
	[24] = { { { PLAN_MSG_OUT, 1, 0, PLAN_NO_MAX } } },
	[25] = { { { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 1 } } },
	[26] = { { { PLAN_IN, 3, 4, PLAN_NO_MAX } } },
	[27] = { { { PLAN_OUT_AT, 3, 4, PLAN_NO_MAX } } },
	[28] = { { { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } } },
	[29] = { {
		{ PLAN_PATH, 0, 0, PLAN_NO_MAX },
		{ PLAN_ARGV, 1, 0, PLAN_NO_MAX },
		{ PLAN_ENVP, 2, 0, PLAN_NO_MAX },
	} },
	[30] = { {
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 0 },
	} },
	[31] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 18 } } },
	[32] = { { { PLAN_ARRAY_IN, 1, 2, 8 } } },
	[33] = { { { PLAN_SELECT, 3, 2, 2 } } },
	[34] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 } } },
	[35] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } } },
	[36] = { { { PLAN_SELECT, 2, 1, 3 } } },
	[37] = { { { PLAN_SELECT, 2, 1, 4 } } },
	[38] = { { { PLAN_OUT, 0, PLAN_LEN_RET, 1 } } },
	[39] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_PATH, 1, 0, PLAN_NO_MAX } } },
	[40] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_OUT, 1, PLAN_LEN_RET, 2 } } },
	[41] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 },
	} },
	[42] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 3 } } },
	[43] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 15 } } },
	[44] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 2 } } },
	[45] = { { { PLAN_SELECT, 3, 0, 5 } } },
	[46] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 4 } } },
	[47] = { { { PLAN_ARRAY_IN, 1, 0, 4 } } },
	[48] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 },
	} },
	[49] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 10 },
	} },
	[50] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 10 },
	} },
	[51] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 },
	} },
	[52] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 14 } } },
	[53] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 } } },
	[54] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 10 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 10 },
	} },
	[55] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 3 } } },
	[56] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 20 } } },
	[57] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 20 } } },
	[58] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 4 } } },
	[59] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } } },
	[60] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } } },
	[61] = { { { PLAN_SELECT, 1, 0, 6 } } },
	[62] = { { { PLAN_SELECT, 1, 0, 7 }, { PLAN_SELECT, 2, 0, 8 }, { PLAN_SELECT, 4, 0, 9 } } },
	[63] = { { { PLAN_SELECT, 1, 0, 10 } } },
	[64] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 21 } } },
	[65] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 3 } } },
	[66] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 3 }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 } } },
	[67] = { {
		{ PLAN_PATH, 0, 0, PLAN_NO_MAX },
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_STR, 2, 0, PLAN_NO_MAX },
		{ PLAN_STR, 4, 0, PLAN_NO_MAX },
	} },
	[68] = { { { PLAN_SELECT, 3, 2, 11 } } },
	[69] = { { { PLAN_IN, 0, 1, PLAN_NO_MAX } } },
	[70] = { { { PLAN_STR, 0, 0, PLAN_NO_MAX } } },
	[71] = { { { PLAN_IN, 0, 1, PLAN_NO_MAX }, { PLAN_STR, 2, 0, PLAN_NO_MAX } } },
	[72] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_SELECT, 3, 0, 12 } } },
	[73] = { {
		{ PLAN_PATH, 0, 0, PLAN_NO_MAX },
		{ PLAN_STR, 1, 0, PLAN_NO_MAX },
		{ PLAN_IN, 2, 3, PLAN_NO_MAX },
	} },
	[74] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_IN, 2, 3, PLAN_NO_MAX } } },
	[75] = { {
		{ PLAN_PATH, 0, 0, PLAN_NO_MAX },
		{ PLAN_STR, 1, 0, PLAN_NO_MAX },
		{ PLAN_OUT, 2, PLAN_LEN_RET, 3 },
	} },
	[76] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[77] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STR, 1, 0, PLAN_NO_MAX } } },
	[78] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX } } },
	[79] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 } } },
	[80] = { { { PLAN_IN, 2, 1, PLAN_NO_MAX } } },
	[81] = { { { PLAN_OUT, 2, PLAN_LEN_RET, 1 } } },
	[82] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 3 } } },
	[83] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 3 },
	} },
	[84] = { { { PLAN_ARRAY_IN, 2, 1, 1 } } },
	[85] = { { { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 2 } } },
	[86] = { { { PLAN_ARRAY_IN, 1, 2, 8 }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 } } },
	[87] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 23 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 },
	} },
	[88] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 2 },
	} },
	[89] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_CUT, 3, PLAN_NO_LEN, 3 },
	} },
	[90] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 24 } } },
	[91] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 24 } } },
	[92] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 2 } } },
	[93] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } } },
	[94] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 },
	} },
	[95] = { { { PLAN_STR, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 23 } } },
	[96] = { { { PLAN_IN, 1, 2, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 3 } } },
	[97] = { {
		{ PLAN_OUT, 1, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 3 },
	} },
	[98] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 23 } } },
	[99] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 23 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 23 },
	} },
	[100] = { { { PLAN_ARRAY_IN, 2, 1, 2 } } },
	[101] = { {
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_OUT, 4, PLAN_NO_LEN, 0 },
	} },
	[102] = { {
		{ PLAN_STR, 0, 0, PLAN_NO_MAX },
		{ PLAN_STR, 1, 0, PLAN_NO_MAX },
		{ PLAN_IN, 2, 3, PLAN_NO_MAX },
	} },
	[103] = { {
		{ PLAN_STR, 0, 0, PLAN_NO_MAX },
		{ PLAN_STR, 1, 0, PLAN_NO_MAX },
		{ PLAN_STR, 2, 0, PLAN_NO_MAX },
	} },
	[104] = { {
		{ PLAN_SELECT, 1, 0, 13 },
		{ PLAN_SELECT, 2, 0, 14 },
		{ PLAN_SELECT, 3, 0, 15 },
	} },
	[105] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX } } },
	[106] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 },
	} },
	[107] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } } },
	[108] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 0 } } },
	[109] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_PATH, 3, 0, PLAN_NO_MAX } } },
	[110] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_PATH, 2, 0, PLAN_NO_MAX } } },
	[111] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[112] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 5, PLAN_NO_LEN, 3 },
	} },
	[113] = { {
		{ PLAN_ARRAY_IN, 0, 1, 1 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 },
	} },
	[114] = { {
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 },
	} },
	[115] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 },
	} },
	[116] = { {
		{ PLAN_ARRAY_IN, 2, 1, 1 },
		{ PLAN_ARRAY_IN, 3, 1, 4 },
		{ PLAN_ARRAY_OUT, 4, 1, 4 },
	} },
	[117] = { {
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 24 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[118] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 14 } } },
	[119] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 23 } } },
	[120] = { { { PLAN_MMSG_OUT, 1, 2, 23 }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 3 } } },
	[121] = { { { PLAN_PATH, 4, 0, PLAN_NO_MAX } } },
	[122] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 3 },
	} },
	[123] = { {
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 },
	} },
	[124] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 21 } } },
	[125] = { { { PLAN_MMSG_IN, 1, 2, 23 } } },
	[126] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 },
	} },
	[127] = { { { PLAN_IOV_OUT, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 3 } } },
	[128] = { { { PLAN_IOV_IN, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 3 } } },
	[129] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 22 } } },
	[130] = { { { PLAN_STRUCT_OUT, 1, 2, 22 } } },
	[131] = { { { PLAN_SELECT, 2, 0, 16 } } },
	[132] = { { { PLAN_IN, 3, 2, PLAN_NO_MAX } } },
	[133] = { { { PLAN_SELECT, 1, 0, 17 } } },
	[134] = { {
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_ARGV, 2, 0, PLAN_NO_MAX },
		{ PLAN_ENVP, 3, 0, PLAN_NO_MAX },
	} },
	[135] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 4, PLAN_NO_LEN, 25 } } },
	[136] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 5, PLAN_NO_LEN, 3 },
	} },
	[137] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 10 } } },
	[138] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 20 } } },
	[139] = { { { PLAN_SELECT, 4, 3, 18 } } },
	[140] = { { { PLAN_SELECT, 2, 1, 19 } } },
	[141] = { { { PLAN_STR, 2, 0, PLAN_NO_MAX }, { PLAN_SELECT, 3, 1, 20 } } },
	[142] = { { { PLAN_STRUCT_IN, 0, 1, 26 } } },
	[143] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 2, 3, 10 } } },
	[144] = { { { PLAN_ARRAY_IN, 1, 2, 3 } } },
	[145] = { {
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 24 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[146] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 3, 4, 2 } } },
	[147] = { { { PLAN_SELECT, 3, 1, 12 } } },
	[148] = { { { PLAN_STRUCT_IN, 0, 1, 10 } } },
	[149] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 24 } } },
	[150] = { { { PLAN_ARRAY_IN, 0, 1, 10 }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 } } },
	[151] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 13 },
	} },
	[152] = { { { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 3 } } },
	[153] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 2 }, { PLAN_OUT, 1, 2, PLAN_NO_MAX } } },
	[154] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 2 },
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 1 },
	} },
	[155] = { { { PLAN_OUT_AT, 1, 2, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } } },
	[156] = { {
		{ PLAN_ARRAY_OUT, 0, PLAN_LEN_RET, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 },
	} },
	[157] = { {
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_STR, 3, 0, PLAN_NO_MAX },
		{ PLAN_STRUCT_IN, 4, 5, 3 },
	} },
	[158] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 3, PLAN_LEN_RET, 4 } } },
	[159] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STR, 3, 0, PLAN_NO_MAX } } },
	[160] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, 3, 10 } } },
	[161] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 4 } } },
	[162] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 2 } } },
	[163] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 4 } } },
	[164] = { { { PLAN_SELECT, 3, 0, 21 } } },
	[165] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 } } },
	[166] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 3 } } },
	[167] = { { { PLAN_SELECT, 2, 1, 22 } } },
	[168] = { { { PLAN_SELECT, 2, 1, 23 } } },
	[169] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 27 } } },
	[170] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 9 } } },
	[171] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 },
	} },
	[172] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 16 } } },
	[173] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 },
	} },
	[174] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 },
	} },
	[175] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 5 } } },
	[176] = { { { PLAN_ARRAY_IN, 1, 0, 5 } } },
	[177] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 9 } } },
	[178] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 23 } } },
	[179] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 23 } } },
	[180] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 28 } } },
	[181] = { {
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 16 },
	} },
	[182] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 23 } } },
	[183] = { {
		{ PLAN_SELECT, 3, 0, 24 },
		{ PLAN_SELECT, 4, 0, 25 },
		{ PLAN_SELECT, 5, 0, 26 },
	} },
	[184] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 14 } } },
	[185] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 },
	} },
	[186] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_SELECT, 3, 0, 27 } } },
	[187] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[188] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_CUT, 1, PLAN_NO_LEN, 1 },
	} },
	[189] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 },
	} },
	[190] = { {
		{ PLAN_SELECT, 1, 0, 28 },
		{ PLAN_SELECT, 2, 0, 29 },
		{ PLAN_SELECT, 4, 0, 9 },
	} },
	[191] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 9 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 9 },
	} },
	[192] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 },
	} },
	[193] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 24 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 24 },
	} },
	[194] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 30 } } },
	[195] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 30 } } },
	[196] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[197] = { { { PLAN_ARRAY_IN, 2, 1, 4 } } },
	[198] = { { { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[199] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 31 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 },
	} },
	[200] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_CUT, 3, PLAN_NO_LEN, 1 },
	} },
	[201] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 32 } } },
	[202] = { { { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 32 } } },
	[203] = { { { PLAN_STR, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 2 } } },
	[204] = { { { PLAN_IN, 1, 2, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 } } },
	[205] = { {
		{ PLAN_OUT, 1, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[206] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 31 } } },
	[207] = { { { PLAN_ARRAY_IN, 2, 1, 3 } } },
	[208] = { {
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_OUT, 4, PLAN_NO_LEN, 16 },
	} },
	[209] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } } },
	[210] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 30 } } },
	[211] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 5, PLAN_NO_LEN, 1 },
	} },
	[212] = { {
		{ PLAN_ARRAY_IN, 0, 1, 1 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 },
	} },
	[213] = { {
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 },
	} },
	[214] = { {
		{ PLAN_ARRAY_IN, 2, 1, 4 },
		{ PLAN_ARRAY_IN, 3, 1, 4 },
		{ PLAN_ARRAY_OUT, 4, 1, 4 },
	} },
	[215] = { { { PLAN_MMSG_OUT, 1, 2, 2 }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 } } },
	[216] = { { { PLAN_PATH, 5, 0, PLAN_NO_MAX } } },
	[217] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 14 } } },
	[218] = { { { PLAN_MMSG_IN, 1, 2, 2 } } },
	[219] = { { { PLAN_IOV_OUT, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 1 } } },
	[220] = { { { PLAN_IOV_IN, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 1 } } },
	[221] = { { { PLAN_SELECT, 2, 0, 30 } } },
	[222] = { { { PLAN_SELECT, 1, 0, 31 } } },
	[223] = { { { PLAN_SELECT, 1, 0, 32 } } },
	[224] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 5, PLAN_NO_LEN, 1 },
	} },
	[225] = { { { PLAN_SELECT, 3, 2, 33 } } },
	[226] = { { { PLAN_SELECT, 2, 1, 34 } } },
	[227] = { { { PLAN_SELECT, 2, 1, 35 } } },
	[228] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 14 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 5, PLAN_NO_LEN, 1 },
	} },
	[229] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 5, PLAN_NO_LEN, 1 },
	} },
	[230] = { { { PLAN_MMSG_OUT, 1, 2, 2 }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 3 } } },
	[231] = { { { PLAN_SELECT, 2, 1, 36 } } },
	[232] = { { { PLAN_ARRAY_IN, 1, 2, 1 } } },
	[233] = { { { PLAN_SELECT, 3, 1, 27 } } },
	[234] = { { { PLAN_SELECT, 2, 1, 37 } } },
	[235] = { { { PLAN_SELECT, 3, 0, 38 } } },
	[236] = { {
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 3 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[237] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 14 } } },
	[238] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 14 } } },
	[239] = { { { PLAN_SELECT, 3, 2, 39 } } },
	[240] = { {
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 3 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[241] = { { { PLAN_SELECT, 2, 1, 40 } } },
	[242] = { { { PLAN_SELECT, 2, 1, 41 } } },
	[243] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 19 } } },
	[244] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 19 } } },
	[245] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 3 } } },
	[246] = { { { PLAN_ARRAY_IN, 1, 2, 8 }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } } },
	[247] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 19 } } },
};

static const struct plan_case plan_cases[] = {
	{ 0x301, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 } },
	{ 0x125d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x125e, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1260, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x1263, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x1265, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x1267, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 } },
	{ 0x1268, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1277, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1278, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1279, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127c, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x127e, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 } },
	{ 0x127f, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x4b3b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x4b44, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5401, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 6 } },
	{ 0x5402, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5403, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5404, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5405, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 7 } },
	{ 0x5406, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x5407, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x5408, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x540f, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5410, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5411, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5413, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5414, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x5415, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5416, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5417, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5418, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5419, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x541a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x541b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5420, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5421, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5423, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5424, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5429, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5452, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5460, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5600, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x5603, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 8 } },
	{ 0x8902, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x8904, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8905, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8906, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 } },
	{ 0x8907, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 } },
	{ 0x8910, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8912, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8913, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x8914, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x8915, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8916, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8917, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8918, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8919, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x891e, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8921, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8922, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8923, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x8924, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8927, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8931, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8932, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8933, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8942, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8943, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8946, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8947, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8948, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8949, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x894b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8970, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8971, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89a0, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89a1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89b0, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89b1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0xb704, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x40045201, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40045431, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454ca, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x400454d4, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454d8, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454dc, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454de, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40081271, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40082404, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x40086602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40087602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x401c5820, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 11 } },
	{ 0x4020940d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x4024700a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x402c542b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x402c542c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x402c542d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x80041284, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80041285, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80044501, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045200, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045430, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045432, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045438, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045439, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045440, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454cf, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454d2, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 7 } },
	{ 0x800454d3, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454d7, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454dd, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454df, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045701, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045702, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045704, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045707, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045709, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8004570a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80081270, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80081272, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80081280, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80082407, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80084502, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80086601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80087601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8008b705, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8008b70d, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8010aa01, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8010aa02, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x801c581f, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 11 } },
	{ 0x80247009, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 6 } },
	{ 0x802c542a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 12 } },
	{ 0xc0045706, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0xc0045708, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0xc0185879, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0xc018aa3f, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0xc020660b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc020aa00, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc020aa04, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc028aa03, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 13 } },
	{ 0x1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 15 } },
	{ 0x2, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 15 } },
	{ 0x3, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 16 } },
	{ 0xd, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 15 } },
	{ 0xe, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 17 } },
	{ 0xf, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 15 } },
	{ 0x1, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 19 } },
	{ 0x2, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 19 } },
	{ 0x3, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 13 } },
	{ 0x12, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 19 } },
	{ 0x13, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 13 } },
	{ 0x14, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 19 } },
	{ 0x1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 20 } },
	{ 0x2, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 20 } },
	{ 0x3, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 2 } },
	{ 0xb, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 20 } },
	{ 0xc, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 2 } },
	{ 0xd, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 20 } },
	{ 0x5, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x6, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x7, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xf, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x10, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x11, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x24, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x25, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x26, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x405, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x40b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x40c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x40d, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x40e, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x40f, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x410, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x1, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 1 } },
	{ 0x2, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 1 } },
	{ 0x3, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 1 } },
	{ 0x4201, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 1 } },
	{ 0x4202, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 14 } },
	{ 0x4203, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 14 } },
	{ 0x4204, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 } },
	{ 0x4205, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 } },
	{ 0x420a, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 1 } },
	{ 0x420b, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } },
	{ 0x0, { PLAN_OUT, 1, PLAN_LEN_RET, 2 } },
	{ 0x1, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x2, { PLAN_OUT, 1, PLAN_LEN_RET, 2 } },
	{ 0x11, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x2, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x5, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x9, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0xb, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0xf, { PLAN_STR, 1, 0, PLAN_NO_MAX } },
	{ 0x10, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 3 } },
	{ 0x13, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x19, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x25, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x28, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } },
	{ 0x16, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x53564d41, { PLAN_STR, 4, 0, PLAN_NO_MAX } },
	{ 0x1003, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } },
	{ 0x1004, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } },
	{ 0x1021, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } },
	{ 0x1022, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } },
	{ 0x1024, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } },
	{ 0xa1b2c3d4, { PLAN_STR, 3, 0, PLAN_NO_MAX } },
	{ 0x580100, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } },
	{ 0x580200, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } },
	{ 0x580300, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 22 } },
	{ 0x580400, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 22 } },
	{ 0x580600, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } },
	{ 0x580900, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 22 } },
	{ 0x80000200, { PLAN_PATH, 3, 0, PLAN_NO_MAX } },
	{ 0x80000400, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 } },
	{ 0x80000500, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 10 } },
	{ 0x80000600, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 10 } },
	{ 0x80000700, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 16 } },
	{ 0x80000800, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 16 } },
	{ 0x80000900, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 16 } },
	{ 0x1, { PLAN_STR, 1, 0, PLAN_NO_MAX } },
	{ 0x17, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 24 } },
	{ 0x1f, { PLAN_OUT, 1, PLAN_LEN_RET, 2 } },
	{ 0x2, { PLAN_IN, 2, 3, PLAN_NO_MAX } },
	{ 0x6, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } },
	{ 0xa, { PLAN_STR, 2, 0, PLAN_NO_MAX } },
	{ 0xb, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } },
	{ 0xc, { PLAN_IN, 2, 3, PLAN_NO_MAX } },
	{ 0x11, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } },
	{ 0x14, { PLAN_IOV_IN, 2, 3, PLAN_NO_MAX } },
	{ 0x17, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } },
	{ 0x1d, { PLAN_STR, 2, 0, PLAN_NO_MAX } },
	{ 0xa, { PLAN_STR, 3, 0, PLAN_NO_MAX } },
	{ 0x1d, { PLAN_STR, 3, 0, PLAN_NO_MAX } },
	{ 0x1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x2, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x3, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 8 } },
	{ 0x0, { PLAN_STRUCT_IN, 1, 2, 12 } },
	{ 0x1, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x2, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x3, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x4, { PLAN_STRUCT_IN, 1, 2, 10 } },
	{ 0x5, { PLAN_STRUCT_IN, 1, 2, 16 } },
	{ 0x6, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x7, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x8, { PLAN_STRUCT_IN, 1, 2, 9 } },
	{ 0x9, { PLAN_STRUCT_IN, 1, 2, 9 } },
	{ 0xa, { PLAN_STRUCT_IN, 1, 2, 13 } },
	{ 0xb, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0xc, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0xd, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0xe, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0xf, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x10, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x11, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x12, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x13, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0x15, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x16, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x17, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0x1c, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x1d, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x1e, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0x1f, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0x20, { PLAN_STRUCT_IN, 1, 2, 4 } },
	{ 0x21, { PLAN_STRUCT_IN, 1, 2, 1 } },
	{ 0x22, { PLAN_STRUCT_IN, 1, 2, 4 } },
	{ 0x0, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 } },
	{ 0x8, { PLAN_STRUCT_IN, 4, 5, 10 } },
	{ 0x0, { PLAN_ARRAY_IN, 2, 3, 3 } },
	{ 0x2, { PLAN_ARRAY_IN, 2, 3, 4 } },
	{ 0x4, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x6, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x7, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x8, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 } },
	{ 0xb, { PLAN_ARRAY_IN, 2, 3, 3 } },
	{ 0xd, { PLAN_STRUCT_IN, 2, 3, 2 } },
	{ 0xe, { PLAN_STRUCT_IN, 2, 3, 2 } },
	{ 0xf, { PLAN_STRUCT_IN, 2, 3, 2 } },
	{ 0x10, { PLAN_STRUCT_IN, 2, 3, 2 } },
	{ 0x11, { PLAN_IN, 2, 3, PLAN_NO_MAX } },
	{ 0x13, { PLAN_ARRAY_IN, 2, 3, 4 } },
	{ 0x14, { PLAN_ARRAY_IN, 2, 3, 3 } },
	{ 0x15, { PLAN_ARRAY_IN, 2, 3, 3 } },
	{ 0x16, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 13 } },
	{ 0x17, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 13 } },
	{ 0x18, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 23 } },
	{ 0x19, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 13 } },
	{ 0x1b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1e, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x1, { PLAN_STR, 3, 0, PLAN_NO_MAX } },
	{ 0x2, { PLAN_IN, 3, 4, PLAN_NO_MAX } },
	{ 0x3, { PLAN_PATH, 3, 0, PLAN_NO_MAX } },
	{ 0x4, { PLAN_PATH, 3, 0, PLAN_NO_MAX } },
	{ 0x1, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 } },
	{ 0x2, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 } },
	{ 0x3, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 } },
	{ 0x4201, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 } },
	{ 0x4202, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 14 } },
	{ 0x4203, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 14 } },
	{ 0x4204, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } },
	{ 0x4205, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } },
	{ 0x420a, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 1 } },
	{ 0x420b, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } },
	{ 0x301, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x125d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x125e, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1260, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1263, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1265, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1267, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 } },
	{ 0x1268, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1277, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1278, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1279, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127c, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x127e, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 } },
	{ 0x127f, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x4b3b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x4b44, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5401, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 6 } },
	{ 0x5402, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5403, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5404, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5405, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 7 } },
	{ 0x5406, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x5407, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x5408, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x540f, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5410, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5411, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5413, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5414, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x5415, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5416, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5417, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5418, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5419, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x541a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x541b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5420, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5421, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5423, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5424, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5429, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5452, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5460, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5600, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x5603, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 8 } },
	{ 0x8902, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x8904, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8905, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8906, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8907, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8910, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8912, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x8913, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x8914, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x8915, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8916, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8917, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8918, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8919, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x891e, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8921, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8922, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8923, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x8924, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8927, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8931, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8932, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8933, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8942, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8943, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8946, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8947, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8948, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8949, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x894b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8970, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8971, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89a0, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89a1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89b0, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89b1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0xb704, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x40041271, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40045201, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40045431, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454ca, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x400454d4, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454d8, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454dc, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454de, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40046602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40047602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40082404, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x401c5820, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 11 } },
	{ 0x4020940d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x4024700a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x402c542b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x402c542c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x402c542d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x80041270, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80041272, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80041284, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80041285, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80042407, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80044501, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045200, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045430, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045432, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045438, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045439, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045440, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454cf, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454d2, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 7 } },
	{ 0x800454d3, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454d7, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454dd, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454df, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045701, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045702, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045704, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045707, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045709, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8004570a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80046601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80047601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80081280, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80084502, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8008b705, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8008b70d, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8010aa01, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8010aa02, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x801c581f, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 11 } },
	{ 0x80247009, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 6 } },
	{ 0x802c542a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 12 } },
	{ 0xc0045706, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0xc0045708, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0xc0185879, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0xc018aa3f, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0xc020660b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc020aa00, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc020aa04, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc028aa03, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 13 } },
	{ 0x5, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x6, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x7, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0xc, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0xd, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0xe, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0xf, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x10, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x11, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x24, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x25, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x26, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x405, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x40b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x40c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x40d, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x40e, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x40f, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x410, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x15, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 } },
	{ 0x1, { PLAN_ARRAY_IN, 4, 2, 8 } },
	{ 0x3, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 } },
	{ 0x4, { PLAN_ARRAY_IN, 4, 2, 8 } },
	{ 0xb, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 } },
	{ 0xc, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 } },
	{ 0xe, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 6 } },
	{ 0x18, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 6 } },
	{ 0x4, { PLAN_STRUCT_IN, 5, PLAN_NO_LEN, 1 } },
	{ 0x580100, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } },
	{ 0x580200, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } },
	{ 0x580300, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 22 } },
	{ 0x580400, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 22 } },
	{ 0x580600, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } },
	{ 0x580900, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 22 } },
	{ 0x80000200, { PLAN_PATH, 3, 0, PLAN_NO_MAX } },
	{ 0x80000400, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 } },
	{ 0x80000500, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 10 } },
	{ 0x80000600, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 10 } },
	{ 0x80000700, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 29 } },
	{ 0x80000800, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 29 } },
	{ 0x80000900, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 16 } },
	{ 0x2, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x5, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x9, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0xb, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0xf, { PLAN_STR, 1, 0, PLAN_NO_MAX } },
	{ 0x10, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 3 } },
	{ 0x13, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x19, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x25, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x28, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x16, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x2, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x3, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 8 } },
	{ 0x0, { PLAN_STRUCT_IN, 1, 2, 12 } },
	{ 0x1, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x2, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x3, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x4, { PLAN_STRUCT_IN, 1, 2, 10 } },
	{ 0x5, { PLAN_STRUCT_IN, 1, 2, 16 } },
	{ 0x6, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x7, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x8, { PLAN_STRUCT_IN, 1, 2, 9 } },
	{ 0x9, { PLAN_STRUCT_IN, 1, 2, 9 } },
	{ 0xa, { PLAN_STRUCT_IN, 1, 2, 13 } },
	{ 0xb, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0xc, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0xd, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0xe, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0xf, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x10, { PLAN_STRUCT_IN, 1, 2, 11 } },
	{ 0x11, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0x12, { PLAN_STRUCT_IN, 1, 2, 11 } },
	{ 0x13, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0x15, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x16, { PLAN_STRUCT_IN, 1, 2, 2 } },
	{ 0x17, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0x1c, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x1d, { PLAN_STRUCT_IN, 1, 2, 3 } },
	{ 0x1e, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0x1f, { PLAN_STRUCT_IN, 1, 2, 24 } },
	{ 0x20, { PLAN_STRUCT_IN, 1, 2, 4 } },
	{ 0x21, { PLAN_STRUCT_IN, 1, 2, 1 } },
	{ 0x22, { PLAN_STRUCT_IN, 1, 2, 4 } },
	{ 0x1003, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x1004, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } },
	{ 0x1021, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } },
	{ 0x1022, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } },
	{ 0x1024, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } },
	{ 0x1, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 23 } },
	{ 0x2, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 23 } },
	{ 0x3, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 13 } },
	{ 0x12, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 23 } },
	{ 0x13, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 13 } },
	{ 0x14, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 23 } },
	{ 0x1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 32 } },
	{ 0x2, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 32 } },
	{ 0x3, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 6 } },
	{ 0xd, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 32 } },
	{ 0xe, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 10 } },
	{ 0xf, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 32 } },
	{ 0x1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 26 } },
	{ 0x2, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 26 } },
	{ 0x3, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 2 } },
	{ 0xb, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 26 } },
	{ 0xc, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 2 } },
	{ 0xd, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 26 } },
	{ 0x0, { PLAN_ARRAY_IN, 2, 3, 1 } },
	{ 0x2, { PLAN_ARRAY_IN, 2, 3, 4 } },
	{ 0x4, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x6, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x7, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x8, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 } },
	{ 0xb, { PLAN_ARRAY_IN, 2, 3, 3 } },
	{ 0xd, { PLAN_STRUCT_IN, 2, 3, 2 } },
	{ 0xe, { PLAN_STRUCT_IN, 2, 3, 2 } },
	{ 0xf, { PLAN_STRUCT_IN, 2, 3, 2 } },
	{ 0x10, { PLAN_STRUCT_IN, 2, 3, 2 } },
	{ 0x11, { PLAN_IN, 2, 3, PLAN_NO_MAX } },
	{ 0x13, { PLAN_ARRAY_IN, 2, 3, 4 } },
	{ 0x14, { PLAN_ARRAY_IN, 2, 3, 3 } },
	{ 0x15, { PLAN_ARRAY_IN, 2, 3, 3 } },
	{ 0x16, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 13 } },
	{ 0x17, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 13 } },
	{ 0x18, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 23 } },
	{ 0x19, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 13 } },
	{ 0x1b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1e, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x301, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 } },
	{ 0x125d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x125e, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1260, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x1263, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x1265, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x1267, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 } },
	{ 0x1268, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1277, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1278, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1279, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127c, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x127e, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 } },
	{ 0x127f, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x4b3b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x4b44, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5401, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 6 } },
	{ 0x5402, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5403, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5404, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5405, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 7 } },
	{ 0x5406, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x5407, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x5408, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x540f, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5410, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5411, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5413, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5414, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x5415, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5416, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5417, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5418, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5419, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x541a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x541b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5420, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5421, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5423, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5424, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5429, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5452, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5460, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5600, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x5603, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 8 } },
	{ 0x8902, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x8904, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8905, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8906, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 } },
	{ 0x8907, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 } },
	{ 0x8910, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8912, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x8913, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x8914, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x8915, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8916, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8917, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8918, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8919, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x891e, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8921, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8922, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8923, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x8924, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8927, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8931, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8932, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8933, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8942, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8943, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8946, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8947, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8948, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8949, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x894b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8970, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8971, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89a0, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89a1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89b0, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89b1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0xb704, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x40041271, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40045201, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40045431, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454ca, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x400454d4, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454d8, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454dc, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454de, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40046602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40047602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40082404, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x401c5820, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 11 } },
	{ 0x4020940d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x4024700a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x402c542b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x402c542c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x402c542d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x80041270, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80041272, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80041284, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80041285, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80042407, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80044501, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045200, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045430, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045432, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045438, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045439, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045440, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454cf, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454d2, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 7 } },
	{ 0x800454d3, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454d7, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454dd, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454df, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045701, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045702, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045704, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045707, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045709, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8004570a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80046601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80047601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80081280, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80084502, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8008b705, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8008b70d, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8010aa01, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8010aa02, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x801c581f, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 11 } },
	{ 0x80247009, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 6 } },
	{ 0x802c542a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 12 } },
	{ 0xc0045706, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0xc0045708, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0xc0185879, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0xc018aa3f, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0xc020660b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc020aa00, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc020aa04, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc028aa03, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 13 } },
	{ 0x1, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 } },
	{ 0x2, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 } },
	{ 0x3, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 } },
	{ 0x4201, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 1 } },
	{ 0x4202, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 14 } },
	{ 0x4203, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 14 } },
	{ 0x4204, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } },
	{ 0x4205, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } },
	{ 0x420a, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 1 } },
	{ 0x420b, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } },
	{ 0x1, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 26 } },
	{ 0x2, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 26 } },
	{ 0x3, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 13 } },
	{ 0x12, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 26 } },
	{ 0x13, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 13 } },
	{ 0x14, { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 26 } },
	{ 0x301, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x125d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x125e, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1260, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1263, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1265, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1267, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 } },
	{ 0x1268, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1277, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x1278, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x1279, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127c, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x127d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x127e, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 } },
	{ 0x127f, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x4b3b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x4b44, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5401, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 6 } },
	{ 0x5402, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5403, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5404, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x5405, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 7 } },
	{ 0x5406, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x5407, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x5408, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x540f, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5410, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5411, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5413, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5414, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x5415, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5416, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5417, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5418, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5419, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x541a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x541b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5420, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5421, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5423, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x5424, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5429, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5452, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x545e, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5600, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x5601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x5602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x5603, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 8 } },
	{ 0x8902, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x8904, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8905, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8906, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8907, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8910, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8912, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x8913, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x8914, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x8915, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8916, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8917, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8918, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8919, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x891d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x891e, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8921, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8922, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8923, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x8924, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8927, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0x8931, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8932, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8933, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8942, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8943, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 9 } },
	{ 0x8946, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8947, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8948, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8949, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x894b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8970, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8971, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89a0, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89a1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89b0, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x89b1, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0xb704, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x40041271, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40045201, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40045431, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454ca, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 7 } },
	{ 0x400454d4, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454d8, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454dc, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x400454de, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40046602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40047602, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x40082404, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x401c5820, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 11 } },
	{ 0x4020940d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x4024700a, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 6 } },
	{ 0x402c542b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x402c542c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x402c542d, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 12 } },
	{ 0x80041270, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80041272, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80041284, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80041285, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80042407, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80044501, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045200, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045430, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045432, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045438, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045439, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045440, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454cf, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454d2, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 7 } },
	{ 0x800454d3, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454d7, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454dd, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x800454df, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045701, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045702, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045704, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045707, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80045709, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x8004570a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80046601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80047601, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 } },
	{ 0x80081280, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x80084502, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8008b705, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8008b70d, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x8010aa01, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x8010aa02, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x801c581f, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 11 } },
	{ 0x80247009, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 6 } },
	{ 0x802c542a, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 12 } },
	{ 0xc0045706, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0xc0045708, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } },
	{ 0xc0185879, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0xc018aa3f, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 10 } },
	{ 0xc020660b, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc020aa00, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc020aa04, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xc028aa03, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 13 } },
	{ 0x5, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x6, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0x7, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } },
	{ 0xc, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xd, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xe, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0xf, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x10, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x11, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x24, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x25, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x26, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x405, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } },
	{ 0x40b, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x40c, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x40d, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x40e, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
	{ 0x40f, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 } },
	{ 0x410, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } },
};

static const struct plan_selection plan_selections[] = {
	[0] = { 0, 151, 0xffffffff, 44, { PLAN_END, 0, 0, 0 } },
	[1] = { 151, 6, 0xfffffeff, 112, { PLAN_END, 0, 0, 0 } },
	[2] = { 157, 6, 0xfffffeff, 104, { PLAN_END, 0, 0, 0 } },
	[3] = { 163, 6, 0xfffffeff, 120, { PLAN_END, 0, 0, 0 } },
	[4] = { 169, 16, 0xffffffff, 32, { PLAN_END, 0, 0, 0 } },
	[5] = { 185, 10, 0xffffffff, 128, { PLAN_END, 0, 0, 0 } },
	[6] = { 195, 4, 0xffffffff, 16, { PLAN_END, 0, 0, 0 } },
	[7] = { 199, 10, 0xffffffff, 4096, { PLAN_END, 0, 0, 0 } },
	[8] = { 209, 1, 0xffffffff, 16, { PLAN_END, 0, 0, 0 } },
	[9] = { 210, 1, 0xffffffff, 4096, { PLAN_END, 0, 0, 0 } },
	[10] = { 211, 5, 0xffffffff, 8, { PLAN_END, 0, 0, 0 } },
	[11] = { 216, 1, 0xffffffff, 4096, { PLAN_END, 0, 0, 0 } },
	[12] = { 217, 13, 0xffffff00, 4096, { PLAN_END, 0, 0, 0 } },
	[13] = { 230, 3, 0xffffffff, 4096, { PLAN_END, 0, 0, 0 } },
	[14] = { 233, 9, 0xffffffff, 4096, { PLAN_END, 0, 0, 0 } },
	[15] = { 242, 2, 0xffffffff, 4096, { PLAN_END, 0, 0, 0 } },
	[16] = { 244, 3, 0xffffffff, 16, { PLAN_END, 0, 0, 0 } },
	[17] = { 247, 30, 0xffffffff, 72, { PLAN_IN, 1, 2, PLAN_NO_MAX } },
	[18] = { 277, 2, 0x48, 24, { PLAN_END, 0, 0, 0 } },
	[19] = { 279, 24, 0x7fffffff, 1024, { PLAN_END, 0, 0, 0 } },
	[20] = { 303, 4, 0xffffffff, 4096, { PLAN_END, 0, 0, 0 } },
	[21] = { 307, 10, 0xffffffff, 128, { PLAN_END, 0, 0, 0 } },
	[22] = { 317, 151, 0xffffffff, 44, { PLAN_END, 0, 0, 0 } },
	[23] = { 468, 19, 0xffffffff, 24, { PLAN_END, 0, 0, 0 } },
	[24] = { 487, 1, 0xffff, 4, { PLAN_END, 0, 0, 0 } },
	[25] = { 488, 7, 0xffff, 1024, { PLAN_END, 0, 0, 0 } },
	[26] = { 495, 1, 0xffff, 8, { PLAN_END, 0, 0, 0 } },
	[27] = { 496, 13, 0xffffff00, 4096, { PLAN_END, 0, 0, 0 } },
	[28] = { 509, 10, 0xffffffff, 4096, { PLAN_END, 0, 0, 0 } },
	[29] = { 519, 1, 0xffffffff, 8, { PLAN_END, 0, 0, 0 } },
	[30] = { 520, 3, 0xffffffff, 8, { PLAN_END, 0, 0, 0 } },
	[31] = { 523, 30, 0xffffffff, 72, { PLAN_IN, 1, 2, PLAN_NO_MAX } },
	[32] = { 553, 5, 0xffffffff, 8, { PLAN_END, 0, 0, 0 } },
	[33] = { 558, 6, 0xfffffeff, 64, { PLAN_END, 0, 0, 0 } },
	[34] = { 564, 6, 0xfffffeff, 84, { PLAN_END, 0, 0, 0 } },
	[35] = { 570, 6, 0xfffffeff, 88, { PLAN_END, 0, 0, 0 } },
	[36] = { 576, 24, 0x7fffffff, 1024, { PLAN_END, 0, 0, 0 } },
	[37] = { 600, 151, 0xffffffff, 44, { PLAN_END, 0, 0, 0 } },
	[38] = { 751, 10, 0xffffffff, 128, { PLAN_END, 0, 0, 0 } },
	[39] = { 761, 6, 0xfffffeff, 88, { PLAN_END, 0, 0, 0 } },
	[40] = { 767, 151, 0xffffffff, 44, { PLAN_END, 0, 0, 0 } },
	[41] = { 918, 19, 0xffffffff, 32, { PLAN_END, 0, 0, 0 } },
};

#if defined(__x86_64__) || defined(CONFIG_X86_64)

/* x86_64 */
#define PLAN_NATIVE_EXECVE 59
#define PLAN_NATIVE_EXECVEAT 322
#define PLAN_NATIVE_EXIT 60
#define PLAN_NATIVE_EXIT_GROUP 231
#define PLAN_NATIVE_RT_SIGRETURN 15
#define PLAN_NATIVE_NR 472

static const __u8 plan_native[PLAN_NATIVE_NR] = {
	[0] = 1,	/* read */
	[1] = 2,	/* write */
	[2] = 3,	/* open */
	[4] = 4,	/* stat */
	[5] = 5,	/* fstat */
	[6] = 4,	/* lstat */
	[7] = 6,	/* poll */
	[13] = 7,	/* rt_sigaction */
	[14] = 8,	/* rt_sigprocmask */
	[16] = 9,	/* ioctl */
	[17] = 1,	/* pread64 */
	[18] = 2,	/* pwrite64 */
	[19] = 10,	/* readv */
	[20] = 11,	/* writev */
	[21] = 3,	/* access */
	[22] = 12,	/* pipe */
	[23] = 13,	/* select */
	[27] = 14,	/* mincore */
	[31] = 15,	/* shmctl */
	[35] = 16,	/* nanosleep */
	[36] = 17,	/* getitimer */
	[38] = 7,	/* setitimer */
	[40] = 18,	/* sendfile */
	[42] = 19,	/* connect */
	[43] = 20,	/* accept */
	[44] = 21,	/* sendto */
	[45] = 22,	/* recvfrom */
	[46] = 23,	/* sendmsg */
	[47] = 24,	/* recvmsg */
	[49] = 19,	/* bind */
	[51] = 20,	/* getsockname */
	[52] = 20,	/* getpeername */
	[53] = 25,	/* socketpair */
	[54] = 26,	/* setsockopt */
	[55] = 27,	/* getsockopt */
	[56] = 28,	/* clone */
	[59] = 29,	/* execve */
	[61] = 30,	/* wait4 */
	[63] = 31,	/* uname */
	[65] = 32,	/* semop */
	[66] = 33,	/* semctl */
	[69] = 34,	/* msgsnd */
	[70] = 35,	/* msgrcv */
	[71] = 36,	/* msgctl */
	[72] = 37,	/* fcntl */
	[76] = 3,	/* truncate */
	[78] = 1,	/* getdents */
	[79] = 38,	/* getcwd */
	[80] = 3,	/* chdir */
	[82] = 39,	/* rename */
	[83] = 3,	/* mkdir */
	[84] = 3,	/* rmdir */
	[85] = 3,	/* creat */
	[86] = 39,	/* link */
	[87] = 3,	/* unlink */
	[88] = 39,	/* symlink */
	[89] = 40,	/* readlink */
	[90] = 3,	/* chmod */
	[92] = 3,	/* chown */
	[94] = 3,	/* lchown */
	[96] = 41,	/* gettimeofday */
	[97] = 42,	/* getrlimit */
	[98] = 5,	/* getrusage */
	[99] = 43,	/* sysinfo */
	[100] = 44,	/* times */
	[101] = 45,	/* ptrace */
	[103] = 1,	/* syslog */
	[115] = 46,	/* getgroups */
	[116] = 47,	/* setgroups */
	[118] = 48,	/* getresuid */
	[120] = 48,	/* getresgid */
	[125] = 49,	/* capget */
	[126] = 50,	/* capset */
	[127] = 12,	/* rt_sigpending */
	[128] = 51,	/* rt_sigtimedwait */
	[129] = 52,	/* rt_sigqueueinfo */
	[130] = 53,	/* rt_sigsuspend */
	[131] = 54,	/* sigaltstack */
	[132] = 55,	/* utime */
	[133] = 3,	/* mknod */
	[134] = 3,	/* uselib */
	[136] = 17,	/* ustat */
	[137] = 56,	/* statfs */
	[138] = 57,	/* fstatfs */
	[142] = 58,	/* sched_setparam */
	[143] = 59,	/* sched_getparam */
	[144] = 60,	/* sched_setscheduler */
	[148] = 42,	/* sched_rr_get_interval */
	[154] = 61,	/* modify_ldt */
	[155] = 39,	/* pivot_root */
	[157] = 62,	/* prctl */
	[158] = 63,	/* arch_prctl */
	[159] = 64,	/* adjtimex */
	[160] = 65,	/* setrlimit */
	[161] = 3,	/* chroot */
	[163] = 3,	/* acct */
	[164] = 66,	/* settimeofday */
	[165] = 67,	/* mount */
	[166] = 3,	/* umount2 */
	[167] = 3,	/* swapon */
	[168] = 3,	/* swapoff */
	[169] = 68,	/* reboot */
	[170] = 69,	/* sethostname */
	[171] = 69,	/* setdomainname */
	[174] = 70,	/* create_module */
	[175] = 71,	/* init_module */
	[176] = 70,	/* delete_module */
	[178] = 70,	/* query_module */
	[179] = 72,	/* quotactl */
	[188] = 73,	/* setxattr */
	[189] = 73,	/* lsetxattr */
	[190] = 74,	/* fsetxattr */
	[191] = 75,	/* getxattr */
	[192] = 75,	/* lgetxattr */
	[193] = 76,	/* fgetxattr */
	[194] = 40,	/* listxattr */
	[195] = 40,	/* llistxattr */
	[196] = 1,	/* flistxattr */
	[197] = 77,	/* removexattr */
	[198] = 77,	/* lremovexattr */
	[199] = 78,	/* fremovexattr */
	[201] = 12,	/* time */
	[202] = 79,	/* futex */
	[203] = 80,	/* sched_setaffinity */
	[204] = 81,	/* sched_getaffinity */
	[205] = 82,	/* set_thread_area */
	[206] = 35,	/* io_setup */
	[208] = 83,	/* io_getevents */
	[209] = 84,	/* io_submit */
	[210] = 85,	/* io_cancel */
	[211] = 82,	/* get_thread_area */
	[212] = 1,	/* lookup_dcookie */
	[217] = 1,	/* getdents64 */
	[220] = 86,	/* semtimedop */
	[222] = 87,	/* timer_create */
	[223] = 88,	/* timer_settime */
	[224] = 17,	/* timer_gettime */
	[227] = 65,	/* clock_settime */
	[228] = 42,	/* clock_gettime */
	[229] = 42,	/* clock_getres */
	[230] = 89,	/* clock_nanosleep */
	[232] = 90,	/* epoll_wait */
	[233] = 91,	/* epoll_ctl */
	[235] = 92,	/* utimes */
	[237] = 93,	/* mbind */
	[238] = 34,	/* set_mempolicy */
	[239] = 94,	/* get_mempolicy */
	[240] = 95,	/* mq_open */
	[241] = 70,	/* mq_unlink */
	[242] = 96,	/* mq_timedsend */
	[243] = 97,	/* mq_timedreceive */
	[244] = 98,	/* mq_notify */
	[245] = 99,	/* mq_getsetattr */
	[246] = 100,	/* kexec_load */
	[247] = 101,	/* waitid */
	[248] = 102,	/* add_key */
	[249] = 103,	/* request_key */
	[250] = 104,	/* keyctl */
	[254] = 105,	/* inotify_add_watch */
	[256] = 106,	/* migrate_pages */
	[257] = 105,	/* openat */
	[258] = 105,	/* mkdirat */
	[259] = 105,	/* mknodat */
	[260] = 105,	/* fchownat */
	[261] = 107,	/* futimesat */
	[262] = 108,	/* newfstatat */
	[263] = 105,	/* unlinkat */
	[264] = 109,	/* renameat */
	[265] = 109,	/* linkat */
	[266] = 110,	/* symlinkat */
	[267] = 111,	/* readlinkat */
	[268] = 105,	/* fchmodat */
	[269] = 105,	/* faccessat */
	[270] = 112,	/* pselect6 */
	[271] = 113,	/* ppoll */
	[274] = 114,	/* get_robust_list */
	[275] = 115,	/* splice */
	[278] = 11,	/* vmsplice */
	[279] = 116,	/* move_pages */
	[280] = 107,	/* utimensat */
	[281] = 117,	/* epoll_pwait */
	[282] = 34,	/* signalfd */
	[286] = 88,	/* timerfd_settime */
	[287] = 17,	/* timerfd_gettime */
	[288] = 20,	/* accept4 */
	[289] = 34,	/* signalfd4 */
	[293] = 12,	/* pipe2 */
	[295] = 10,	/* preadv */
	[296] = 11,	/* pwritev */
	[297] = 118,	/* rt_tgsigqueueinfo */
	[298] = 119,	/* perf_event_open */
	[299] = 120,	/* recvmmsg */
	[301] = 121,	/* fanotify_mark */
	[302] = 122,	/* prlimit64 */
	[303] = 123,	/* name_to_handle_at */
	[304] = 34,	/* open_by_handle_at */
	[305] = 124,	/* clock_adjtime */
	[307] = 125,	/* sendmmsg */
	[309] = 126,	/* getcpu */
	[310] = 127,	/* process_vm_readv */
	[311] = 128,	/* process_vm_writev */
	[313] = 78,	/* finit_module */
	[314] = 129,	/* sched_setattr */
	[315] = 130,	/* sched_getattr */
	[316] = 109,	/* renameat2 */
	[317] = 131,	/* seccomp */
	[318] = 38,	/* getrandom */
	[319] = 70,	/* memfd_create */
	[320] = 132,	/* kexec_file_load */
	[321] = 133,	/* bpf */
	[322] = 134,	/* execveat */
	[326] = 115,	/* copy_file_range */
	[327] = 10,	/* preadv2 */
	[328] = 11,	/* pwritev2 */
	[332] = 135,	/* statx */
	[333] = 136,	/* io_pgetevents */
	[334] = 137,	/* rseq */
	[424] = 52,	/* pidfd_send_signal */
	[425] = 138,	/* io_uring_setup */
	[426] = 139,	/* io_uring_enter */
	[427] = 140,	/* io_uring_register */
	[428] = 105,	/* open_tree */
	[429] = 109,	/* move_mount */
	[430] = 70,	/* fsopen */
	[431] = 141,	/* fsconfig */
	[433] = 105,	/* fspick */
	[435] = 142,	/* clone3 */
	[437] = 143,	/* openat2 */
	[439] = 105,	/* faccessat2 */
	[440] = 144,	/* process_madvise */
	[441] = 145,	/* epoll_pwait2 */
	[442] = 146,	/* mount_setattr */
	[443] = 147,	/* quotactl_fd */
	[444] = 148,	/* landlock_create_ruleset */
	[445] = 149,	/* landlock_add_rule */
	[449] = 150,	/* futex_waitv */
	[451] = 151,	/* cachestat */
	[452] = 105,	/* fchmodat2 */
	[455] = 152,	/* futex_wait */
	[456] = 137,	/* futex_requeue */
	[457] = 153,	/* statmount */
	[458] = 154,	/* listmount */
	[459] = 155,	/* lsm_get_self_attr */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 156,	/* lsm_list_modules */
	[463] = 157,	/* setxattrat */
	[464] = 157,	/* getxattrat */
	[465] = 158,	/* listxattrat */
	[466] = 159,	/* removexattrat */
	[467] = 146,	/* open_tree_attr */
	[468] = 160,	/* file_getattr */
	[469] = 143,	/* file_setattr */
	[470] = 154,	/* listns */
};

/* i386 */
#define PLAN_COMPAT_EXECVE 11
#define PLAN_COMPAT_EXECVEAT 358
#define PLAN_COMPAT_EXIT 1
#define PLAN_COMPAT_EXIT_GROUP 252
#define PLAN_COMPAT_RT_SIGRETURN 173
#define PLAN_COMPAT_SIGRETURN 119
#define PLAN_COMPAT_NR 472

static const __u8 plan_compat[PLAN_COMPAT_NR] = {
	[3] = 1,	/* read */
	[4] = 2,	/* write */
	[5] = 3,	/* open */
	[7] = 59,	/* waitpid */
	[8] = 3,	/* creat */
	[9] = 39,	/* link */
	[10] = 3,	/* unlink */
	[11] = 29,	/* execve */
	[12] = 3,	/* chdir */
	[13] = 161,	/* time */
	[14] = 3,	/* mknod */
	[15] = 3,	/* chmod */
	[16] = 3,	/* lchown */
	[18] = 162,	/* oldstat */
	[21] = 67,	/* mount */
	[22] = 3,	/* umount */
	[25] = 163,	/* stime */
	[26] = 164,	/* ptrace */
	[28] = 17,	/* oldfstat */
	[30] = 165,	/* utime */
	[33] = 3,	/* access */
	[38] = 39,	/* rename */
	[39] = 3,	/* mkdir */
	[40] = 3,	/* rmdir */
	[42] = 12,	/* pipe */
	[43] = 166,	/* times */
	[51] = 3,	/* acct */
	[52] = 3,	/* umount2 */
	[54] = 167,	/* ioctl */
	[55] = 168,	/* fcntl */
	[59] = 169,	/* oldolduname */
	[61] = 3,	/* chroot */
	[62] = 170,	/* ustat */
	[67] = 171,	/* sigaction */
	[73] = 161,	/* sigpending */
	[74] = 69,	/* sethostname */
	[75] = 34,	/* setrlimit */
	[76] = 35,	/* getrlimit */
	[77] = 172,	/* getrusage */
	[78] = 173,	/* gettimeofday */
	[79] = 174,	/* settimeofday */
	[80] = 175,	/* getgroups */
	[81] = 176,	/* setgroups */
	[82] = 177,	/* select */
	[83] = 39,	/* symlink */
	[84] = 162,	/* oldlstat */
	[85] = 40,	/* readlink */
	[86] = 3,	/* uselib */
	[87] = 3,	/* swapon */
	[88] = 68,	/* reboot */
	[90] = 137,	/* mmap */
	[92] = 3,	/* truncate */
	[99] = 178,	/* statfs */
	[100] = 179,	/* fstatfs */
	[103] = 1,	/* syslog */
	[104] = 171,	/* setitimer */
	[105] = 42,	/* getitimer */
	[106] = 178,	/* stat */
	[107] = 178,	/* lstat */
	[108] = 179,	/* fstat */
	[109] = 180,	/* olduname */
	[114] = 181,	/* wait4 */
	[115] = 3,	/* swapoff */
	[116] = 182,	/* sysinfo */
	[117] = 183,	/* ipc */
	[120] = 28,	/* clone */
	[121] = 69,	/* setdomainname */
	[122] = 31,	/* uname */
	[123] = 61,	/* modify_ldt */
	[124] = 184,	/* adjtimex */
	[126] = 185,	/* sigprocmask */
	[127] = 70,	/* create_module */
	[128] = 71,	/* init_module */
	[129] = 70,	/* delete_module */
	[131] = 186,	/* quotactl */
	[140] = 25,	/* _llseek */
	[141] = 1,	/* getdents */
	[142] = 187,	/* _newselect */
	[145] = 10,	/* readv */
	[146] = 11,	/* writev */
	[154] = 58,	/* sched_setparam */
	[155] = 59,	/* sched_getparam */
	[156] = 60,	/* sched_setscheduler */
	[161] = 35,	/* sched_rr_get_interval */
	[162] = 188,	/* nanosleep */
	[165] = 189,	/* getresuid */
	[167] = 70,	/* query_module */
	[168] = 6,	/* poll */
	[171] = 189,	/* getresgid */
	[172] = 190,	/* prctl */
	[174] = 191,	/* rt_sigaction */
	[175] = 8,	/* rt_sigprocmask */
	[176] = 12,	/* rt_sigpending */
	[177] = 192,	/* rt_sigtimedwait */
	[178] = 52,	/* rt_sigqueueinfo */
	[179] = 53,	/* rt_sigsuspend */
	[180] = 1,	/* pread64 */
	[181] = 2,	/* pwrite64 */
	[182] = 3,	/* chown */
	[183] = 38,	/* getcwd */
	[184] = 49,	/* capget */
	[185] = 50,	/* capset */
	[186] = 193,	/* sigaltstack */
	[187] = 60,	/* sendfile */
	[191] = 35,	/* ugetrlimit */
	[193] = 3,	/* truncate64 */
	[195] = 194,	/* stat64 */
	[196] = 194,	/* lstat64 */
	[197] = 195,	/* fstat64 */
	[198] = 3,	/* lchown32 */
	[205] = 46,	/* getgroups32 */
	[206] = 47,	/* setgroups32 */
	[209] = 48,	/* getresuid32 */
	[211] = 48,	/* getresgid32 */
	[212] = 3,	/* chown32 */
	[217] = 39,	/* pivot_root */
	[218] = 14,	/* mincore */
	[220] = 1,	/* getdents64 */
	[221] = 168,	/* fcntl64 */
	[226] = 73,	/* setxattr */
	[227] = 73,	/* lsetxattr */
	[228] = 74,	/* fsetxattr */
	[229] = 75,	/* getxattr */
	[230] = 75,	/* lgetxattr */
	[231] = 76,	/* fgetxattr */
	[232] = 40,	/* listxattr */
	[233] = 40,	/* llistxattr */
	[234] = 1,	/* flistxattr */
	[235] = 77,	/* removexattr */
	[236] = 77,	/* lremovexattr */
	[237] = 78,	/* fremovexattr */
	[239] = 18,	/* sendfile64 */
	[240] = 93,	/* futex */
	[241] = 80,	/* sched_setaffinity */
	[242] = 81,	/* sched_getaffinity */
	[243] = 82,	/* set_thread_area */
	[244] = 82,	/* get_thread_area */
	[245] = 59,	/* io_setup */
	[247] = 196,	/* io_getevents */
	[248] = 197,	/* io_submit */
	[249] = 85,	/* io_cancel */
	[253] = 198,	/* lookup_dcookie */
	[255] = 91,	/* epoll_ctl */
	[256] = 90,	/* epoll_wait */
	[259] = 199,	/* timer_create */
	[260] = 122,	/* timer_settime */
	[261] = 42,	/* timer_gettime */
	[264] = 34,	/* clock_settime */
	[265] = 35,	/* clock_gettime */
	[266] = 35,	/* clock_getres */
	[267] = 200,	/* clock_nanosleep */
	[268] = 201,	/* statfs64 */
	[269] = 202,	/* fstatfs64 */
	[271] = 55,	/* utimes */
	[274] = 93,	/* mbind */
	[275] = 94,	/* get_mempolicy */
	[276] = 34,	/* set_mempolicy */
	[277] = 203,	/* mq_open */
	[278] = 70,	/* mq_unlink */
	[279] = 204,	/* mq_timedsend */
	[280] = 205,	/* mq_timedreceive */
	[281] = 206,	/* mq_notify */
	[282] = 7,	/* mq_getsetattr */
	[283] = 207,	/* kexec_load */
	[284] = 208,	/* waitid */
	[286] = 102,	/* add_key */
	[287] = 103,	/* request_key */
	[288] = 104,	/* keyctl */
	[292] = 105,	/* inotify_add_watch */
	[294] = 106,	/* migrate_pages */
	[295] = 105,	/* openat */
	[296] = 105,	/* mkdirat */
	[297] = 105,	/* mknodat */
	[298] = 105,	/* fchownat */
	[299] = 209,	/* futimesat */
	[300] = 210,	/* fstatat64 */
	[301] = 105,	/* unlinkat */
	[302] = 109,	/* renameat */
	[303] = 109,	/* linkat */
	[304] = 110,	/* symlinkat */
	[305] = 111,	/* readlinkat */
	[306] = 105,	/* fchmodat */
	[307] = 105,	/* faccessat */
	[308] = 211,	/* pselect6 */
	[309] = 212,	/* ppoll */
	[312] = 213,	/* get_robust_list */
	[313] = 115,	/* splice */
	[316] = 11,	/* vmsplice */
	[317] = 214,	/* move_pages */
	[318] = 126,	/* getcpu */
	[319] = 117,	/* epoll_pwait */
	[320] = 209,	/* utimensat */
	[321] = 34,	/* signalfd */
	[325] = 122,	/* timerfd_settime */
	[326] = 42,	/* timerfd_gettime */
	[327] = 34,	/* signalfd4 */
	[331] = 12,	/* pipe2 */
	[333] = 10,	/* preadv */
	[334] = 11,	/* pwritev */
	[335] = 118,	/* rt_tgsigqueueinfo */
	[336] = 119,	/* perf_event_open */
	[337] = 215,	/* recvmmsg */
	[339] = 216,	/* fanotify_mark */
	[340] = 122,	/* prlimit64 */
	[341] = 123,	/* name_to_handle_at */
	[342] = 34,	/* open_by_handle_at */
	[343] = 217,	/* clock_adjtime */
	[345] = 218,	/* sendmmsg */
	[347] = 219,	/* process_vm_readv */
	[348] = 220,	/* process_vm_writev */
	[350] = 78,	/* finit_module */
	[351] = 129,	/* sched_setattr */
	[352] = 130,	/* sched_getattr */
	[353] = 109,	/* renameat2 */
	[354] = 221,	/* seccomp */
	[355] = 38,	/* getrandom */
	[356] = 70,	/* memfd_create */
	[357] = 222,	/* bpf */
	[358] = 134,	/* execveat */
	[360] = 25,	/* socketpair */
	[361] = 19,	/* bind */
	[362] = 19,	/* connect */
	[364] = 20,	/* accept4 */
	[365] = 27,	/* getsockopt */
	[366] = 26,	/* setsockopt */
	[367] = 20,	/* getsockname */
	[368] = 20,	/* getpeername */
	[369] = 21,	/* sendto */
	[370] = 23,	/* sendmsg */
	[371] = 22,	/* recvfrom */
	[372] = 24,	/* recvmsg */
	[377] = 115,	/* copy_file_range */
	[378] = 10,	/* preadv2 */
	[379] = 11,	/* pwritev2 */
	[383] = 135,	/* statx */
	[384] = 223,	/* arch_prctl */
	[385] = 224,	/* io_pgetevents */
	[386] = 177,	/* rseq */
	[394] = 225,	/* semctl */
	[396] = 226,	/* shmctl */
	[400] = 58,	/* msgsnd */
	[401] = 59,	/* msgrcv */
	[402] = 227,	/* msgctl */
	[403] = 42,	/* clock_gettime64 */
	[404] = 65,	/* clock_settime64 */
	[405] = 124,	/* clock_adjtime64 */
	[406] = 42,	/* clock_getres_time64 */
	[407] = 89,	/* clock_nanosleep_time64 */
	[408] = 17,	/* timer_gettime64 */
	[409] = 88,	/* timer_settime64 */
	[410] = 17,	/* timerfd_gettime64 */
	[411] = 88,	/* timerfd_settime64 */
	[412] = 107,	/* utimensat_time64 */
	[413] = 228,	/* pselect6_time64 */
	[414] = 113,	/* ppoll_time64 */
	[416] = 229,	/* io_pgetevents_time64 */
	[417] = 230,	/* recvmmsg_time64 */
	[418] = 96,	/* mq_timedsend_time64 */
	[419] = 97,	/* mq_timedreceive_time64 */
	[420] = 86,	/* semtimedop_time64 */
	[421] = 51,	/* rt_sigtimedwait_time64 */
	[422] = 79,	/* futex_time64 */
	[423] = 42,	/* sched_rr_get_interval_time64 */
	[424] = 52,	/* pidfd_send_signal */
	[425] = 138,	/* io_uring_setup */
	[426] = 139,	/* io_uring_enter */
	[427] = 231,	/* io_uring_register */
	[428] = 105,	/* open_tree */
	[429] = 109,	/* move_mount */
	[430] = 70,	/* fsopen */
	[431] = 141,	/* fsconfig */
	[433] = 105,	/* fspick */
	[435] = 142,	/* clone3 */
	[437] = 143,	/* openat2 */
	[439] = 105,	/* faccessat2 */
	[440] = 232,	/* process_madvise */
	[441] = 145,	/* epoll_pwait2 */
	[442] = 146,	/* mount_setattr */
	[443] = 233,	/* quotactl_fd */
	[444] = 148,	/* landlock_create_ruleset */
	[445] = 149,	/* landlock_add_rule */
	[449] = 150,	/* futex_waitv */
	[451] = 151,	/* cachestat */
	[452] = 105,	/* fchmodat2 */
	[455] = 152,	/* futex_wait */
	[456] = 137,	/* futex_requeue */
	[457] = 153,	/* statmount */
	[458] = 154,	/* listmount */
	[459] = 155,	/* lsm_get_self_attr */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 156,	/* lsm_list_modules */
	[463] = 157,	/* setxattrat */
	[464] = 157,	/* getxattrat */
	[465] = 158,	/* listxattrat */
	[466] = 159,	/* removexattrat */
	[467] = 146,	/* open_tree_attr */
	[468] = 160,	/* file_getattr */
	[469] = 143,	/* file_setattr */
	[470] = 154,	/* listns */
};

/* x32: its own numbers from 512 on; those below are plan_native's */
#define PLAN_X32_BASE 512
#define PLAN_X32_EXECVE 520
#define PLAN_X32_EXECVEAT 545
#define PLAN_X32_RT_SIGRETURN 513
#define PLAN_X32_NR 36

static const __u8 plan_x32[PLAN_X32_NR] = {
	[0] = 191,	/* rt_sigaction */
	[2] = 234,	/* ioctl */
	[3] = 10,	/* readv */
	[4] = 11,	/* writev */
	[5] = 22,	/* recvfrom */
	[6] = 23,	/* sendmsg */
	[7] = 24,	/* recvmsg */
	[8] = 29,	/* execve */
	[9] = 235,	/* ptrace */
	[10] = 12,	/* rt_sigpending */
	[11] = 51,	/* rt_sigtimedwait */
	[12] = 52,	/* rt_sigqueueinfo */
	[13] = 193,	/* sigaltstack */
	[14] = 199,	/* timer_create */
	[15] = 206,	/* mq_notify */
	[16] = 207,	/* kexec_load */
	[17] = 101,	/* waitid */
	[19] = 213,	/* get_robust_list */
	[20] = 11,	/* vmsplice */
	[21] = 214,	/* move_pages */
	[22] = 10,	/* preadv */
	[23] = 11,	/* pwritev */
	[24] = 118,	/* rt_tgsigqueueinfo */
	[25] = 230,	/* recvmmsg */
	[26] = 218,	/* sendmmsg */
	[27] = 219,	/* process_vm_readv */
	[28] = 220,	/* process_vm_writev */
	[29] = 26,	/* setsockopt */
	[30] = 27,	/* getsockopt */
	[31] = 59,	/* io_setup */
	[32] = 197,	/* io_submit */
	[33] = 134,	/* execveat */
	[34] = 10,	/* preadv2 */
	[35] = 11,	/* pwritev2 */
};

#elif defined(__aarch64__) || defined(CONFIG_ARM64)

/* arm64 */
#define PLAN_NATIVE_EXECVE 221
#define PLAN_NATIVE_EXECVEAT 281
#define PLAN_NATIVE_EXIT 93
#define PLAN_NATIVE_EXIT_GROUP 94
#define PLAN_NATIVE_RT_SIGRETURN 139
#define PLAN_NATIVE_NR 472

static const __u8 plan_native[PLAN_NATIVE_NR] = {
	[0] = 35,	/* io_setup */
	[2] = 84,	/* io_submit */
	[3] = 85,	/* io_cancel */
	[4] = 83,	/* io_getevents */
	[5] = 73,	/* setxattr */
	[6] = 73,	/* lsetxattr */
	[7] = 74,	/* fsetxattr */
	[8] = 75,	/* getxattr */
	[9] = 75,	/* lgetxattr */
	[10] = 76,	/* fgetxattr */
	[11] = 40,	/* listxattr */
	[12] = 40,	/* llistxattr */
	[13] = 1,	/* flistxattr */
	[14] = 77,	/* removexattr */
	[15] = 77,	/* lremovexattr */
	[16] = 78,	/* fremovexattr */
	[17] = 38,	/* getcwd */
	[18] = 1,	/* lookup_dcookie */
	[21] = 79,	/* epoll_ctl */
	[22] = 236,	/* epoll_pwait */
	[25] = 37,	/* fcntl */
	[27] = 105,	/* inotify_add_watch */
	[29] = 9,	/* ioctl */
	[33] = 105,	/* mknodat */
	[34] = 105,	/* mkdirat */
	[35] = 105,	/* unlinkat */
	[36] = 110,	/* symlinkat */
	[37] = 109,	/* linkat */
	[38] = 109,	/* renameat */
	[39] = 3,	/* umount2 */
	[40] = 67,	/* mount */
	[41] = 39,	/* pivot_root */
	[43] = 56,	/* statfs */
	[44] = 57,	/* fstatfs */
	[45] = 3,	/* truncate */
	[48] = 105,	/* faccessat */
	[49] = 3,	/* chdir */
	[51] = 3,	/* chroot */
	[53] = 105,	/* fchmodat */
	[54] = 105,	/* fchownat */
	[56] = 105,	/* openat */
	[59] = 12,	/* pipe2 */
	[60] = 72,	/* quotactl */
	[61] = 1,	/* getdents64 */
	[63] = 1,	/* read */
	[64] = 2,	/* write */
	[65] = 10,	/* readv */
	[66] = 11,	/* writev */
	[67] = 1,	/* pread64 */
	[68] = 2,	/* pwrite64 */
	[69] = 10,	/* preadv */
	[70] = 11,	/* pwritev */
	[71] = 18,	/* sendfile */
	[72] = 112,	/* pselect6 */
	[73] = 113,	/* ppoll */
	[74] = 34,	/* signalfd4 */
	[75] = 11,	/* vmsplice */
	[76] = 115,	/* splice */
	[78] = 111,	/* readlinkat */
	[79] = 237,	/* newfstatat */
	[80] = 238,	/* fstat */
	[86] = 88,	/* timerfd_settime */
	[87] = 17,	/* timerfd_gettime */
	[88] = 107,	/* utimensat */
	[89] = 3,	/* acct */
	[90] = 49,	/* capget */
	[91] = 50,	/* capset */
	[95] = 101,	/* waitid */
	[98] = 79,	/* futex */
	[100] = 114,	/* get_robust_list */
	[101] = 16,	/* nanosleep */
	[102] = 17,	/* getitimer */
	[103] = 7,	/* setitimer */
	[104] = 100,	/* kexec_load */
	[105] = 71,	/* init_module */
	[106] = 70,	/* delete_module */
	[107] = 87,	/* timer_create */
	[108] = 17,	/* timer_gettime */
	[110] = 88,	/* timer_settime */
	[112] = 65,	/* clock_settime */
	[113] = 42,	/* clock_gettime */
	[114] = 42,	/* clock_getres */
	[115] = 89,	/* clock_nanosleep */
	[116] = 1,	/* syslog */
	[117] = 45,	/* ptrace */
	[118] = 58,	/* sched_setparam */
	[119] = 60,	/* sched_setscheduler */
	[121] = 59,	/* sched_getparam */
	[122] = 80,	/* sched_setaffinity */
	[123] = 81,	/* sched_getaffinity */
	[127] = 42,	/* sched_rr_get_interval */
	[132] = 54,	/* sigaltstack */
	[133] = 53,	/* rt_sigsuspend */
	[134] = 7,	/* rt_sigaction */
	[135] = 8,	/* rt_sigprocmask */
	[136] = 12,	/* rt_sigpending */
	[137] = 51,	/* rt_sigtimedwait */
	[138] = 52,	/* rt_sigqueueinfo */
	[142] = 68,	/* reboot */
	[148] = 48,	/* getresuid */
	[150] = 48,	/* getresgid */
	[153] = 44,	/* times */
	[158] = 46,	/* getgroups */
	[159] = 47,	/* setgroups */
	[160] = 31,	/* uname */
	[161] = 69,	/* sethostname */
	[162] = 69,	/* setdomainname */
	[163] = 42,	/* getrlimit */
	[164] = 65,	/* setrlimit */
	[165] = 5,	/* getrusage */
	[167] = 62,	/* prctl */
	[168] = 126,	/* getcpu */
	[169] = 41,	/* gettimeofday */
	[170] = 66,	/* settimeofday */
	[171] = 64,	/* adjtimex */
	[179] = 43,	/* sysinfo */
	[180] = 95,	/* mq_open */
	[181] = 70,	/* mq_unlink */
	[182] = 96,	/* mq_timedsend */
	[183] = 97,	/* mq_timedreceive */
	[184] = 98,	/* mq_notify */
	[185] = 99,	/* mq_getsetattr */
	[187] = 36,	/* msgctl */
	[188] = 35,	/* msgrcv */
	[189] = 34,	/* msgsnd */
	[191] = 239,	/* semctl */
	[192] = 86,	/* semtimedop */
	[193] = 32,	/* semop */
	[195] = 15,	/* shmctl */
	[199] = 25,	/* socketpair */
	[200] = 19,	/* bind */
	[202] = 20,	/* accept */
	[203] = 19,	/* connect */
	[204] = 20,	/* getsockname */
	[205] = 20,	/* getpeername */
	[206] = 21,	/* sendto */
	[207] = 22,	/* recvfrom */
	[208] = 26,	/* setsockopt */
	[209] = 27,	/* getsockopt */
	[211] = 23,	/* sendmsg */
	[212] = 24,	/* recvmsg */
	[217] = 102,	/* add_key */
	[218] = 103,	/* request_key */
	[219] = 104,	/* keyctl */
	[220] = 28,	/* clone */
	[221] = 29,	/* execve */
	[224] = 3,	/* swapon */
	[225] = 3,	/* swapoff */
	[232] = 14,	/* mincore */
	[235] = 93,	/* mbind */
	[236] = 94,	/* get_mempolicy */
	[237] = 34,	/* set_mempolicy */
	[238] = 106,	/* migrate_pages */
	[239] = 116,	/* move_pages */
	[240] = 118,	/* rt_tgsigqueueinfo */
	[241] = 119,	/* perf_event_open */
	[242] = 20,	/* accept4 */
	[243] = 120,	/* recvmmsg */
	[260] = 30,	/* wait4 */
	[261] = 122,	/* prlimit64 */
	[263] = 121,	/* fanotify_mark */
	[264] = 123,	/* name_to_handle_at */
	[265] = 34,	/* open_by_handle_at */
	[266] = 124,	/* clock_adjtime */
	[269] = 125,	/* sendmmsg */
	[270] = 127,	/* process_vm_readv */
	[271] = 128,	/* process_vm_writev */
	[273] = 78,	/* finit_module */
	[274] = 129,	/* sched_setattr */
	[275] = 130,	/* sched_getattr */
	[276] = 109,	/* renameat2 */
	[277] = 131,	/* seccomp */
	[278] = 38,	/* getrandom */
	[279] = 70,	/* memfd_create */
	[280] = 133,	/* bpf */
	[281] = 134,	/* execveat */
	[285] = 115,	/* copy_file_range */
	[286] = 10,	/* preadv2 */
	[287] = 11,	/* pwritev2 */
	[291] = 135,	/* statx */
	[292] = 136,	/* io_pgetevents */
	[293] = 137,	/* rseq */
	[294] = 132,	/* kexec_file_load */
	[424] = 52,	/* pidfd_send_signal */
	[425] = 138,	/* io_uring_setup */
	[426] = 139,	/* io_uring_enter */
	[427] = 140,	/* io_uring_register */
	[428] = 105,	/* open_tree */
	[429] = 109,	/* move_mount */
	[430] = 70,	/* fsopen */
	[431] = 141,	/* fsconfig */
	[433] = 105,	/* fspick */
	[435] = 142,	/* clone3 */
	[437] = 143,	/* openat2 */
	[439] = 105,	/* faccessat2 */
	[440] = 144,	/* process_madvise */
	[441] = 240,	/* epoll_pwait2 */
	[442] = 146,	/* mount_setattr */
	[443] = 147,	/* quotactl_fd */
	[444] = 148,	/* landlock_create_ruleset */
	[445] = 149,	/* landlock_add_rule */
	[449] = 150,	/* futex_waitv */
	[451] = 151,	/* cachestat */
	[452] = 105,	/* fchmodat2 */
	[455] = 152,	/* futex_wait */
	[456] = 137,	/* futex_requeue */
	[457] = 153,	/* statmount */
	[458] = 154,	/* listmount */
	[459] = 155,	/* lsm_get_self_attr */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 156,	/* lsm_list_modules */
	[463] = 157,	/* setxattrat */
	[464] = 157,	/* getxattrat */
	[465] = 158,	/* listxattrat */
	[466] = 159,	/* removexattrat */
	[467] = 146,	/* open_tree_attr */
	[468] = 160,	/* file_getattr */
	[469] = 143,	/* file_setattr */
	[470] = 154,	/* listns */
};

/* arm */
#define PLAN_COMPAT_EXECVE 11
#define PLAN_COMPAT_EXECVEAT 387
#define PLAN_COMPAT_EXIT 1
#define PLAN_COMPAT_EXIT_GROUP 248
#define PLAN_COMPAT_RT_SIGRETURN 173
#define PLAN_COMPAT_SIGRETURN 119
#define PLAN_COMPAT_NR 472

static const __u8 plan_compat[PLAN_COMPAT_NR] = {
	[3] = 1,	/* read */
	[4] = 2,	/* write */
	[5] = 3,	/* open */
	[8] = 3,	/* creat */
	[9] = 39,	/* link */
	[10] = 3,	/* unlink */
	[11] = 29,	/* execve */
	[12] = 3,	/* chdir */
	[14] = 3,	/* mknod */
	[15] = 3,	/* chmod */
	[16] = 3,	/* lchown */
	[21] = 67,	/* mount */
	[26] = 164,	/* ptrace */
	[33] = 3,	/* access */
	[38] = 39,	/* rename */
	[39] = 3,	/* mkdir */
	[40] = 3,	/* rmdir */
	[42] = 12,	/* pipe */
	[43] = 166,	/* times */
	[51] = 3,	/* acct */
	[52] = 3,	/* umount2 */
	[54] = 241,	/* ioctl */
	[55] = 242,	/* fcntl */
	[61] = 3,	/* chroot */
	[62] = 170,	/* ustat */
	[67] = 171,	/* sigaction */
	[73] = 161,	/* sigpending */
	[74] = 69,	/* sethostname */
	[75] = 34,	/* setrlimit */
	[77] = 172,	/* getrusage */
	[78] = 173,	/* gettimeofday */
	[79] = 174,	/* settimeofday */
	[80] = 175,	/* getgroups */
	[81] = 176,	/* setgroups */
	[83] = 39,	/* symlink */
	[85] = 40,	/* readlink */
	[86] = 3,	/* uselib */
	[87] = 3,	/* swapon */
	[88] = 68,	/* reboot */
	[92] = 3,	/* truncate */
	[99] = 178,	/* statfs */
	[100] = 179,	/* fstatfs */
	[103] = 1,	/* syslog */
	[104] = 171,	/* setitimer */
	[105] = 42,	/* getitimer */
	[106] = 178,	/* stat */
	[107] = 178,	/* lstat */
	[108] = 179,	/* fstat */
	[114] = 181,	/* wait4 */
	[115] = 3,	/* swapoff */
	[116] = 182,	/* sysinfo */
	[120] = 28,	/* clone */
	[121] = 69,	/* setdomainname */
	[122] = 31,	/* uname */
	[124] = 184,	/* adjtimex */
	[126] = 185,	/* sigprocmask */
	[128] = 71,	/* init_module */
	[129] = 70,	/* delete_module */
	[131] = 72,	/* quotactl */
	[140] = 25,	/* _llseek */
	[141] = 1,	/* getdents */
	[142] = 187,	/* _newselect */
	[145] = 10,	/* readv */
	[146] = 11,	/* writev */
	[154] = 58,	/* sched_setparam */
	[155] = 59,	/* sched_getparam */
	[156] = 60,	/* sched_setscheduler */
	[161] = 35,	/* sched_rr_get_interval */
	[162] = 188,	/* nanosleep */
	[165] = 189,	/* getresuid */
	[168] = 6,	/* poll */
	[171] = 189,	/* getresgid */
	[172] = 190,	/* prctl */
	[174] = 191,	/* rt_sigaction */
	[175] = 8,	/* rt_sigprocmask */
	[176] = 12,	/* rt_sigpending */
	[177] = 192,	/* rt_sigtimedwait */
	[178] = 52,	/* rt_sigqueueinfo */
	[179] = 53,	/* rt_sigsuspend */
	[180] = 1,	/* pread64 */
	[181] = 2,	/* pwrite64 */
	[182] = 3,	/* chown */
	[183] = 38,	/* getcwd */
	[184] = 49,	/* capget */
	[185] = 50,	/* capset */
	[186] = 193,	/* sigaltstack */
	[187] = 60,	/* sendfile */
	[191] = 35,	/* ugetrlimit */
	[193] = 3,	/* truncate64 */
	[195] = 243,	/* stat64 */
	[196] = 243,	/* lstat64 */
	[197] = 244,	/* fstat64 */
	[198] = 3,	/* lchown32 */
	[205] = 46,	/* getgroups32 */
	[206] = 47,	/* setgroups32 */
	[209] = 48,	/* getresuid32 */
	[211] = 48,	/* getresgid32 */
	[212] = 3,	/* chown32 */
	[217] = 1,	/* getdents64 */
	[218] = 39,	/* pivot_root */
	[219] = 14,	/* mincore */
	[221] = 242,	/* fcntl64 */
	[226] = 73,	/* setxattr */
	[227] = 73,	/* lsetxattr */
	[228] = 74,	/* fsetxattr */
	[229] = 75,	/* getxattr */
	[230] = 75,	/* lgetxattr */
	[231] = 76,	/* fgetxattr */
	[232] = 40,	/* listxattr */
	[233] = 40,	/* llistxattr */
	[234] = 1,	/* flistxattr */
	[235] = 77,	/* removexattr */
	[236] = 77,	/* lremovexattr */
	[237] = 78,	/* fremovexattr */
	[239] = 18,	/* sendfile64 */
	[240] = 93,	/* futex */
	[241] = 80,	/* sched_setaffinity */
	[242] = 81,	/* sched_getaffinity */
	[243] = 59,	/* io_setup */
	[245] = 196,	/* io_getevents */
	[246] = 197,	/* io_submit */
	[247] = 85,	/* io_cancel */
	[249] = 198,	/* lookup_dcookie */
	[251] = 79,	/* epoll_ctl */
	[252] = 245,	/* epoll_wait */
	[257] = 199,	/* timer_create */
	[258] = 122,	/* timer_settime */
	[259] = 42,	/* timer_gettime */
	[262] = 34,	/* clock_settime */
	[263] = 35,	/* clock_gettime */
	[264] = 35,	/* clock_getres */
	[265] = 200,	/* clock_nanosleep */
	[266] = 201,	/* statfs64 */
	[267] = 202,	/* fstatfs64 */
	[269] = 55,	/* utimes */
	[274] = 203,	/* mq_open */
	[275] = 70,	/* mq_unlink */
	[276] = 204,	/* mq_timedsend */
	[277] = 205,	/* mq_timedreceive */
	[278] = 206,	/* mq_notify */
	[279] = 7,	/* mq_getsetattr */
	[280] = 208,	/* waitid */
	[282] = 19,	/* bind */
	[283] = 19,	/* connect */
	[285] = 20,	/* accept */
	[286] = 20,	/* getsockname */
	[287] = 20,	/* getpeername */
	[288] = 25,	/* socketpair */
	[289] = 2,	/* send */
	[290] = 21,	/* sendto */
	[291] = 1,	/* recv */
	[292] = 22,	/* recvfrom */
	[294] = 26,	/* setsockopt */
	[295] = 27,	/* getsockopt */
	[296] = 23,	/* sendmsg */
	[297] = 24,	/* recvmsg */
	[298] = 32,	/* semop */
	[300] = 225,	/* semctl */
	[301] = 58,	/* msgsnd */
	[302] = 59,	/* msgrcv */
	[304] = 227,	/* msgctl */
	[308] = 226,	/* shmctl */
	[309] = 102,	/* add_key */
	[310] = 103,	/* request_key */
	[311] = 104,	/* keyctl */
	[312] = 246,	/* semtimedop */
	[317] = 105,	/* inotify_add_watch */
	[319] = 93,	/* mbind */
	[320] = 94,	/* get_mempolicy */
	[321] = 34,	/* set_mempolicy */
	[322] = 105,	/* openat */
	[323] = 105,	/* mkdirat */
	[324] = 105,	/* mknodat */
	[325] = 105,	/* fchownat */
	[326] = 209,	/* futimesat */
	[327] = 247,	/* fstatat64 */
	[328] = 105,	/* unlinkat */
	[329] = 109,	/* renameat */
	[330] = 109,	/* linkat */
	[331] = 110,	/* symlinkat */
	[332] = 111,	/* readlinkat */
	[333] = 105,	/* fchmodat */
	[334] = 105,	/* faccessat */
	[335] = 211,	/* pselect6 */
	[336] = 212,	/* ppoll */
	[339] = 213,	/* get_robust_list */
	[340] = 115,	/* splice */
	[343] = 11,	/* vmsplice */
	[344] = 214,	/* move_pages */
	[345] = 126,	/* getcpu */
	[346] = 236,	/* epoll_pwait */
	[347] = 207,	/* kexec_load */
	[348] = 209,	/* utimensat */
	[349] = 34,	/* signalfd */
	[353] = 122,	/* timerfd_settime */
	[354] = 42,	/* timerfd_gettime */
	[355] = 34,	/* signalfd4 */
	[359] = 12,	/* pipe2 */
	[361] = 10,	/* preadv */
	[362] = 11,	/* pwritev */
	[363] = 118,	/* rt_tgsigqueueinfo */
	[364] = 119,	/* perf_event_open */
	[365] = 215,	/* recvmmsg */
	[366] = 20,	/* accept4 */
	[368] = 216,	/* fanotify_mark */
	[369] = 122,	/* prlimit64 */
	[370] = 123,	/* name_to_handle_at */
	[371] = 34,	/* open_by_handle_at */
	[372] = 217,	/* clock_adjtime */
	[374] = 218,	/* sendmmsg */
	[376] = 219,	/* process_vm_readv */
	[377] = 220,	/* process_vm_writev */
	[379] = 78,	/* finit_module */
	[380] = 129,	/* sched_setattr */
	[381] = 130,	/* sched_getattr */
	[382] = 109,	/* renameat2 */
	[383] = 221,	/* seccomp */
	[384] = 38,	/* getrandom */
	[385] = 70,	/* memfd_create */
	[386] = 133,	/* bpf */
	[387] = 134,	/* execveat */
	[391] = 115,	/* copy_file_range */
	[392] = 10,	/* preadv2 */
	[393] = 11,	/* pwritev2 */
	[397] = 135,	/* statx */
	[398] = 137,	/* rseq */
	[399] = 224,	/* io_pgetevents */
	[400] = 106,	/* migrate_pages */
	[401] = 132,	/* kexec_file_load */
	[403] = 42,	/* clock_gettime64 */
	[404] = 65,	/* clock_settime64 */
	[405] = 124,	/* clock_adjtime64 */
	[406] = 42,	/* clock_getres_time64 */
	[407] = 89,	/* clock_nanosleep_time64 */
	[408] = 17,	/* timer_gettime64 */
	[409] = 88,	/* timer_settime64 */
	[410] = 17,	/* timerfd_gettime64 */
	[411] = 88,	/* timerfd_settime64 */
	[412] = 107,	/* utimensat_time64 */
	[413] = 228,	/* pselect6_time64 */
	[414] = 113,	/* ppoll_time64 */
	[416] = 229,	/* io_pgetevents_time64 */
	[417] = 230,	/* recvmmsg_time64 */
	[418] = 96,	/* mq_timedsend_time64 */
	[419] = 97,	/* mq_timedreceive_time64 */
	[420] = 86,	/* semtimedop_time64 */
	[421] = 51,	/* rt_sigtimedwait_time64 */
	[422] = 79,	/* futex_time64 */
	[423] = 42,	/* sched_rr_get_interval_time64 */
	[424] = 52,	/* pidfd_send_signal */
	[425] = 138,	/* io_uring_setup */
	[426] = 139,	/* io_uring_enter */
	[427] = 231,	/* io_uring_register */
	[428] = 105,	/* open_tree */
	[429] = 109,	/* move_mount */
	[430] = 70,	/* fsopen */
	[431] = 141,	/* fsconfig */
	[433] = 105,	/* fspick */
	[435] = 142,	/* clone3 */
	[437] = 143,	/* openat2 */
	[439] = 105,	/* faccessat2 */
	[440] = 232,	/* process_madvise */
	[441] = 240,	/* epoll_pwait2 */
	[442] = 146,	/* mount_setattr */
	[443] = 147,	/* quotactl_fd */
	[444] = 148,	/* landlock_create_ruleset */
	[445] = 149,	/* landlock_add_rule */
	[449] = 150,	/* futex_waitv */
	[451] = 151,	/* cachestat */
	[452] = 105,	/* fchmodat2 */
	[455] = 152,	/* futex_wait */
	[456] = 137,	/* futex_requeue */
	[457] = 153,	/* statmount */
	[458] = 154,	/* listmount */
	[459] = 155,	/* lsm_get_self_attr */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 156,	/* lsm_list_modules */
	[463] = 157,	/* setxattrat */
	[464] = 157,	/* getxattrat */
	[465] = 158,	/* listxattrat */
	[466] = 159,	/* removexattrat */
	[467] = 146,	/* open_tree_attr */
	[468] = 160,	/* file_getattr */
	[469] = 143,	/* file_setattr */
	[470] = 154,	/* listns */
};

#else
#error "syscalls.tbl has no numbers for this machine"
#endif

#endif /* RINGTAP_SYSCALL_PLAN_H */
