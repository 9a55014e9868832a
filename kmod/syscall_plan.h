/* SPDX-License-Identifier: GPL-2.0 */
/* generated from syscalls.tbl and its like by scripts/gen-syscalls; do not edit */
#ifndef RINGTAP_SYSCALL_PLAN_H
#define RINGTAP_SYSCALL_PLAN_H

#include <linux/types.h>

#define PLAN_OPS 4
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
	PLAN_STRUCT_OUT,
	PLAN_ARRAY_OUT,
	PLAN_OUT_AT,
	PLAN_STRUCT_CUT
};

#define PLAN_LAST_READ PLAN_ENVP
#define PLAN_LAST_FILLED PLAN_MSG_OUT

/* One thing to capture: argument arg, with its length in argument len (or
 * PLAN_LEN_RET), and no more than argument max says (or PLAN_NO_MAX). Of a
 * struct, max is the index of its size, and len the argument with a count or
 * with the size that the caller knows of (or PLAN_NO_LEN).
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

static const __u16 plan_sizes[] = {
	[0] = 144,
	[1] = 8,
	[2] = 32,
	[3] = 128,
	[4] = 16,
	[5] = 4,
	[6] = 390,
	[7] = 6,
	[8] = 112,
	[9] = 24,
	[10] = 120,
	[11] = 208,
	[12] = 64,
	[13] = 12,
	[14] = 48,
	[15] = 56,
	[16] = 256,
	[17] = 88,
	[18] = 40,
	[19] = 45,
	[20] = 20,
	[21] = 72,
	[22] = 2,
	[23] = 325,
	[24] = 96,
	[25] = 60,
	[26] = 84,
	[27] = 104,
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
	[9] = { { { PLAN_IOV_OUT, 1, 2, PLAN_NO_MAX } } },
	[10] = { { { PLAN_IOV_IN, 1, 2, PLAN_NO_MAX } } },
	[11] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 1 } } },
	[12] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 },
	} },
	[13] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_CUT, 1, PLAN_NO_LEN, 4 },
	} },
	[14] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 2 } } },
	[15] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 } } },
	[16] = { { { PLAN_SOCKADDR_IN, 1, 2, PLAN_NO_MAX } } },
	[17] = { { { PLAN_SOCKADDR_OUT, 1, 2, PLAN_NO_MAX } } },
	[18] = { { { PLAN_IN, 1, 2, PLAN_NO_MAX }, { PLAN_SOCKADDR_IN, 4, 5, PLAN_NO_MAX } } },
	[19] = { { { PLAN_OUT, 1, PLAN_LEN_RET, 2 }, { PLAN_SOCKADDR_OUT, 4, 5, PLAN_NO_MAX } } },
	[20] = { { { PLAN_MSG_IN, 1, 0, PLAN_NO_MAX } } },
	[21] = { { { PLAN_MSG_OUT, 1, 0, PLAN_NO_MAX } } },
	[22] = { { { PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 1 } } },
	[23] = { { { PLAN_IN, 3, 4, PLAN_NO_MAX } } },
	[24] = { { { PLAN_OUT_AT, 3, 4, PLAN_NO_MAX } } },
	[25] = { { { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 } } },
	[26] = { {
		{ PLAN_PATH, 0, 0, PLAN_NO_MAX },
		{ PLAN_ARGV, 1, 0, PLAN_NO_MAX },
		{ PLAN_ENVP, 2, 0, PLAN_NO_MAX },
	} },
	[27] = { {
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 0 },
	} },
	[28] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 6 } } },
	[29] = { { { PLAN_ARRAY_IN, 1, 2, 7 } } },
	[30] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 } } },
	[31] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } } },
	[32] = { { { PLAN_OUT, 0, PLAN_LEN_RET, 1 } } },
	[33] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_PATH, 1, 0, PLAN_NO_MAX } } },
	[34] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_OUT, 1, PLAN_LEN_RET, 2 } } },
	[35] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 },
	} },
	[36] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } } },
	[37] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 8 } } },
	[38] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 2 } } },
	[39] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 5 } } },
	[40] = { { { PLAN_ARRAY_IN, 1, 0, 5 } } },
	[41] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 },
	} },
	[42] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 9 },
	} },
	[43] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 9 } } },
	[44] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 },
	} },
	[45] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } } },
	[46] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 } } },
	[47] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 9 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 9 },
	} },
	[48] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 4 } } },
	[49] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 10 } } },
	[50] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 10 } } },
	[51] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 5 } } },
	[52] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 } } },
	[53] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 5 } } },
	[54] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 11 } } },
	[55] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 4 } } },
	[56] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 4 }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 } } },
	[57] = { {
		{ PLAN_PATH, 0, 0, PLAN_NO_MAX },
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_STR, 2, 0, PLAN_NO_MAX },
		{ PLAN_STR, 4, 0, PLAN_NO_MAX },
	} },
	[58] = { { { PLAN_IN, 0, 1, PLAN_NO_MAX } } },
	[59] = { { { PLAN_STR, 0, 0, PLAN_NO_MAX } } },
	[60] = { { { PLAN_IN, 0, 1, PLAN_NO_MAX }, { PLAN_STR, 2, 0, PLAN_NO_MAX } } },
	[61] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX } } },
	[62] = { {
		{ PLAN_PATH, 0, 0, PLAN_NO_MAX },
		{ PLAN_STR, 1, 0, PLAN_NO_MAX },
		{ PLAN_IN, 2, 3, PLAN_NO_MAX },
	} },
	[63] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_IN, 2, 3, PLAN_NO_MAX } } },
	[64] = { {
		{ PLAN_PATH, 0, 0, PLAN_NO_MAX },
		{ PLAN_STR, 1, 0, PLAN_NO_MAX },
		{ PLAN_OUT, 2, PLAN_LEN_RET, 3 },
	} },
	[65] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[66] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STR, 1, 0, PLAN_NO_MAX } } },
	[67] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX } } },
	[68] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } } },
	[69] = { { { PLAN_IN, 2, 1, PLAN_NO_MAX } } },
	[70] = { { { PLAN_OUT, 2, PLAN_LEN_RET, 1 } } },
	[71] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 4 } } },
	[72] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 },
	} },
	[73] = { { { PLAN_ARRAY_IN, 2, 1, 1 } } },
	[74] = { { { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 2 } } },
	[75] = { { { PLAN_ARRAY_IN, 1, 2, 7 }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } } },
	[76] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 12 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 },
	} },
	[77] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 2 },
	} },
	[78] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_CUT, 3, PLAN_NO_LEN, 4 },
	} },
	[79] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 13 } } },
	[80] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 13 } } },
	[81] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 2 } } },
	[82] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } } },
	[83] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 },
	} },
	[84] = { { { PLAN_STR, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 12 } } },
	[85] = { { { PLAN_IN, 1, 2, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 } } },
	[86] = { {
		{ PLAN_OUT, 1, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 },
	} },
	[87] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 12 } } },
	[88] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 12 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 12 },
	} },
	[89] = { { { PLAN_ARRAY_IN, 2, 1, 2 } } },
	[90] = { {
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_OUT, 4, PLAN_NO_LEN, 0 },
	} },
	[91] = { {
		{ PLAN_STR, 0, 0, PLAN_NO_MAX },
		{ PLAN_STR, 1, 0, PLAN_NO_MAX },
		{ PLAN_IN, 2, 3, PLAN_NO_MAX },
	} },
	[92] = { {
		{ PLAN_STR, 0, 0, PLAN_NO_MAX },
		{ PLAN_STR, 1, 0, PLAN_NO_MAX },
		{ PLAN_STR, 2, 0, PLAN_NO_MAX },
	} },
	[93] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } } },
	[94] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 } } },
	[95] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 0 } } },
	[96] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_PATH, 3, 0, PLAN_NO_MAX } } },
	[97] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_PATH, 2, 0, PLAN_NO_MAX } } },
	[98] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[99] = { {
		{ PLAN_ARRAY_IN, 0, 1, 1 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 },
	} },
	[100] = { {
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 },
	} },
	[101] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 },
	} },
	[102] = { {
		{ PLAN_ARRAY_IN, 2, 1, 1 },
		{ PLAN_ARRAY_IN, 3, 1, 5 },
		{ PLAN_ARRAY_OUT, 4, 1, 5 },
	} },
	[103] = { {
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 13 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[104] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 } } },
	[105] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 14 } } },
	[106] = { { { PLAN_ARRAY_IN, 1, 2, 12 }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 } } },
	[107] = { { { PLAN_PATH, 4, 0, PLAN_NO_MAX } } },
	[108] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 },
	} },
	[109] = { {
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 5 },
	} },
	[110] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 11 } } },
	[111] = { { { PLAN_ARRAY_IN, 1, 2, 12 } } },
	[112] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 },
	} },
	[113] = { { { PLAN_IOV_OUT, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 4 } } },
	[114] = { { { PLAN_IOV_IN, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 4 } } },
	[115] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 15 } } },
	[116] = { { { PLAN_STRUCT_OUT, 1, 2, 15 } } },
	[117] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } } },
	[118] = { { { PLAN_IN, 3, 2, PLAN_NO_MAX } } },
	[119] = { {
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_ARGV, 2, 0, PLAN_NO_MAX },
		{ PLAN_ENVP, 3, 0, PLAN_NO_MAX },
	} },
	[120] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 4, PLAN_NO_LEN, 16 } } },
	[121] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_IN, 5, PLAN_NO_LEN, 4 },
	} },
	[122] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 9 } } },
	[123] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 10 } } },
	[124] = { { { PLAN_STR, 2, 0, PLAN_NO_MAX }, { PLAN_STR, 3, 0, PLAN_NO_MAX } } },
	[125] = { { { PLAN_STRUCT_IN, 0, 1, 17 } } },
	[126] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 2, 3, 9 } } },
	[127] = { { { PLAN_ARRAY_IN, 1, 2, 4 } } },
	[128] = { {
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 13 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[129] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 3, 4, 2 } } },
	[130] = { { { PLAN_STRUCT_IN, 0, 1, 9 } } },
	[131] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 13 } } },
	[132] = { { { PLAN_ARRAY_IN, 0, 1, 9 }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } } },
	[133] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 18 },
	} },
	[134] = { { { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 } } },
	[135] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 2 }, { PLAN_OUT, 1, 2, PLAN_NO_MAX } } },
	[136] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 2 },
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 1 },
	} },
	[137] = { {
		{ PLAN_ARRAY_OUT, 0, PLAN_LEN_RET, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 },
	} },
	[138] = { {
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_STR, 3, 0, PLAN_NO_MAX },
		{ PLAN_STRUCT_IN, 4, 5, 4 },
	} },
	[139] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 3, PLAN_LEN_RET, 4 } } },
	[140] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STR, 3, 0, PLAN_NO_MAX } } },
	[141] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, 3, 9 } } },
	[142] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 5 } } },
	[143] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 2 } } },
	[144] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 5 } } },
	[145] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 } } },
	[146] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 4 } } },
	[147] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 19 } } },
	[148] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 20 } } },
	[149] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 },
	} },
	[150] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 21 } } },
	[151] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 },
	} },
	[152] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 },
	} },
	[153] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 22 } } },
	[154] = { { { PLAN_ARRAY_IN, 1, 0, 22 } } },
	[155] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 20 } } },
	[156] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 12 } } },
	[157] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 12 } } },
	[158] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 23 } } },
	[159] = { {
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 21 },
	} },
	[160] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 12 } } },
	[161] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 3 } } },
	[162] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 },
	} },
	[163] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[164] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_CUT, 1, PLAN_NO_LEN, 1 },
	} },
	[165] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 22 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 22 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 22 },
	} },
	[166] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 20 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 20 },
	} },
	[167] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 },
	} },
	[168] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 13 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 13 },
	} },
	[169] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 24 } } },
	[170] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 24 } } },
	[171] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[172] = { { { PLAN_ARRAY_IN, 2, 1, 5 } } },
	[173] = { { { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[174] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 25 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 },
	} },
	[175] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_CUT, 3, PLAN_NO_LEN, 1 },
	} },
	[176] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 26 } } },
	[177] = { { { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 26 } } },
	[178] = { { { PLAN_STR, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 2 } } },
	[179] = { { { PLAN_IN, 1, 2, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 } } },
	[180] = { {
		{ PLAN_OUT, 1, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[181] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 25 } } },
	[182] = { { { PLAN_ARRAY_IN, 2, 1, 4 } } },
	[183] = { {
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_OUT, 4, PLAN_NO_LEN, 21 },
	} },
	[184] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } } },
	[185] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 24 } } },
	[186] = { {
		{ PLAN_ARRAY_IN, 0, 1, 1 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 },
	} },
	[187] = { {
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 },
	} },
	[188] = { {
		{ PLAN_ARRAY_IN, 2, 1, 5 },
		{ PLAN_ARRAY_IN, 3, 1, 5 },
		{ PLAN_ARRAY_OUT, 4, 1, 5 },
	} },
	[189] = { { { PLAN_ARRAY_IN, 1, 2, 2 }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 } } },
	[190] = { { { PLAN_PATH, 5, 0, PLAN_NO_MAX } } },
	[191] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 3 } } },
	[192] = { { { PLAN_ARRAY_IN, 1, 2, 2 } } },
	[193] = { { { PLAN_IOV_OUT, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 1 } } },
	[194] = { { { PLAN_IOV_IN, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 1 } } },
	[195] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 5, PLAN_NO_LEN, 1 },
	} },
	[196] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_IN, 5, PLAN_NO_LEN, 1 },
	} },
	[197] = { { { PLAN_ARRAY_IN, 1, 2, 2 }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 } } },
	[198] = { { { PLAN_ARRAY_IN, 1, 2, 1 } } },
	[199] = { {
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 4 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[200] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 } } },
	[201] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 3 } } },
	[202] = { {
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 4 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[203] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 27 } } },
	[204] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 27 } } },
	[205] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 4 } } },
	[206] = { { { PLAN_ARRAY_IN, 1, 2, 7 }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } } },
	[207] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 27 } } },
};

#if defined(__x86_64__) || defined(CONFIG_X86_64)

/* x86_64 */
#define PLAN_NATIVE_EXECVE 59
#define PLAN_NATIVE_EXECVEAT 322
#define PLAN_NATIVE_EXIT 60
#define PLAN_NATIVE_EXIT_GROUP 231
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
	[17] = 1,	/* pread64 */
	[18] = 2,	/* pwrite64 */
	[19] = 9,	/* readv */
	[20] = 10,	/* writev */
	[21] = 3,	/* access */
	[22] = 11,	/* pipe */
	[23] = 12,	/* select */
	[35] = 13,	/* nanosleep */
	[36] = 14,	/* getitimer */
	[38] = 7,	/* setitimer */
	[40] = 15,	/* sendfile */
	[42] = 16,	/* connect */
	[43] = 17,	/* accept */
	[44] = 18,	/* sendto */
	[45] = 19,	/* recvfrom */
	[46] = 20,	/* sendmsg */
	[47] = 21,	/* recvmsg */
	[49] = 16,	/* bind */
	[51] = 17,	/* getsockname */
	[52] = 17,	/* getpeername */
	[53] = 22,	/* socketpair */
	[54] = 23,	/* setsockopt */
	[55] = 24,	/* getsockopt */
	[56] = 25,	/* clone */
	[59] = 26,	/* execve */
	[61] = 27,	/* wait4 */
	[63] = 28,	/* uname */
	[65] = 29,	/* semop */
	[69] = 30,	/* msgsnd */
	[70] = 31,	/* msgrcv */
	[76] = 3,	/* truncate */
	[78] = 1,	/* getdents */
	[79] = 32,	/* getcwd */
	[80] = 3,	/* chdir */
	[82] = 33,	/* rename */
	[83] = 3,	/* mkdir */
	[84] = 3,	/* rmdir */
	[85] = 3,	/* creat */
	[86] = 33,	/* link */
	[87] = 3,	/* unlink */
	[88] = 33,	/* symlink */
	[89] = 34,	/* readlink */
	[90] = 3,	/* chmod */
	[92] = 3,	/* chown */
	[94] = 3,	/* lchown */
	[96] = 35,	/* gettimeofday */
	[97] = 36,	/* getrlimit */
	[98] = 5,	/* getrusage */
	[99] = 37,	/* sysinfo */
	[100] = 38,	/* times */
	[103] = 1,	/* syslog */
	[115] = 39,	/* getgroups */
	[116] = 40,	/* setgroups */
	[118] = 41,	/* getresuid */
	[120] = 41,	/* getresgid */
	[125] = 42,	/* capget */
	[126] = 43,	/* capset */
	[127] = 11,	/* rt_sigpending */
	[128] = 44,	/* rt_sigtimedwait */
	[129] = 45,	/* rt_sigqueueinfo */
	[130] = 46,	/* rt_sigsuspend */
	[131] = 47,	/* sigaltstack */
	[132] = 48,	/* utime */
	[133] = 3,	/* mknod */
	[134] = 3,	/* uselib */
	[136] = 14,	/* ustat */
	[137] = 49,	/* statfs */
	[138] = 50,	/* fstatfs */
	[142] = 51,	/* sched_setparam */
	[143] = 52,	/* sched_getparam */
	[144] = 53,	/* sched_setscheduler */
	[148] = 36,	/* sched_rr_get_interval */
	[155] = 33,	/* pivot_root */
	[159] = 54,	/* adjtimex */
	[160] = 55,	/* setrlimit */
	[161] = 3,	/* chroot */
	[163] = 3,	/* acct */
	[164] = 56,	/* settimeofday */
	[165] = 57,	/* mount */
	[166] = 3,	/* umount2 */
	[167] = 3,	/* swapon */
	[168] = 3,	/* swapoff */
	[170] = 58,	/* sethostname */
	[171] = 58,	/* setdomainname */
	[174] = 59,	/* create_module */
	[175] = 60,	/* init_module */
	[176] = 59,	/* delete_module */
	[178] = 59,	/* query_module */
	[179] = 61,	/* quotactl */
	[188] = 62,	/* setxattr */
	[189] = 62,	/* lsetxattr */
	[190] = 63,	/* fsetxattr */
	[191] = 64,	/* getxattr */
	[192] = 64,	/* lgetxattr */
	[193] = 65,	/* fgetxattr */
	[194] = 34,	/* listxattr */
	[195] = 34,	/* llistxattr */
	[196] = 1,	/* flistxattr */
	[197] = 66,	/* removexattr */
	[198] = 66,	/* lremovexattr */
	[199] = 67,	/* fremovexattr */
	[201] = 11,	/* time */
	[202] = 68,	/* futex */
	[203] = 69,	/* sched_setaffinity */
	[204] = 70,	/* sched_getaffinity */
	[205] = 71,	/* set_thread_area */
	[206] = 31,	/* io_setup */
	[208] = 72,	/* io_getevents */
	[209] = 73,	/* io_submit */
	[210] = 74,	/* io_cancel */
	[211] = 71,	/* get_thread_area */
	[212] = 1,	/* lookup_dcookie */
	[217] = 1,	/* getdents64 */
	[220] = 75,	/* semtimedop */
	[222] = 76,	/* timer_create */
	[223] = 77,	/* timer_settime */
	[224] = 14,	/* timer_gettime */
	[227] = 55,	/* clock_settime */
	[228] = 36,	/* clock_gettime */
	[229] = 36,	/* clock_getres */
	[230] = 78,	/* clock_nanosleep */
	[232] = 79,	/* epoll_wait */
	[233] = 80,	/* epoll_ctl */
	[235] = 81,	/* utimes */
	[237] = 82,	/* mbind */
	[238] = 30,	/* set_mempolicy */
	[239] = 83,	/* get_mempolicy */
	[240] = 84,	/* mq_open */
	[241] = 59,	/* mq_unlink */
	[242] = 85,	/* mq_timedsend */
	[243] = 86,	/* mq_timedreceive */
	[244] = 87,	/* mq_notify */
	[245] = 88,	/* mq_getsetattr */
	[246] = 89,	/* kexec_load */
	[247] = 90,	/* waitid */
	[248] = 91,	/* add_key */
	[249] = 92,	/* request_key */
	[254] = 61,	/* inotify_add_watch */
	[256] = 93,	/* migrate_pages */
	[257] = 61,	/* openat */
	[258] = 61,	/* mkdirat */
	[259] = 61,	/* mknodat */
	[260] = 61,	/* fchownat */
	[261] = 94,	/* futimesat */
	[262] = 95,	/* newfstatat */
	[263] = 61,	/* unlinkat */
	[264] = 96,	/* renameat */
	[265] = 96,	/* linkat */
	[266] = 97,	/* symlinkat */
	[267] = 98,	/* readlinkat */
	[268] = 61,	/* fchmodat */
	[269] = 61,	/* faccessat */
	[270] = 12,	/* pselect6 */
	[271] = 99,	/* ppoll */
	[274] = 100,	/* get_robust_list */
	[275] = 101,	/* splice */
	[278] = 10,	/* vmsplice */
	[279] = 102,	/* move_pages */
	[280] = 94,	/* utimensat */
	[281] = 103,	/* epoll_pwait */
	[282] = 30,	/* signalfd */
	[286] = 77,	/* timerfd_settime */
	[287] = 14,	/* timerfd_gettime */
	[288] = 17,	/* accept4 */
	[289] = 30,	/* signalfd4 */
	[293] = 11,	/* pipe2 */
	[295] = 9,	/* preadv */
	[296] = 10,	/* pwritev */
	[297] = 104,	/* rt_tgsigqueueinfo */
	[298] = 105,	/* perf_event_open */
	[299] = 106,	/* recvmmsg */
	[301] = 107,	/* fanotify_mark */
	[302] = 108,	/* prlimit64 */
	[303] = 109,	/* name_to_handle_at */
	[304] = 30,	/* open_by_handle_at */
	[305] = 110,	/* clock_adjtime */
	[307] = 111,	/* sendmmsg */
	[309] = 112,	/* getcpu */
	[310] = 113,	/* process_vm_readv */
	[311] = 114,	/* process_vm_writev */
	[313] = 67,	/* finit_module */
	[314] = 115,	/* sched_setattr */
	[315] = 116,	/* sched_getattr */
	[316] = 96,	/* renameat2 */
	[317] = 117,	/* seccomp */
	[318] = 32,	/* getrandom */
	[319] = 59,	/* memfd_create */
	[320] = 118,	/* kexec_file_load */
	[321] = 2,	/* bpf */
	[322] = 119,	/* execveat */
	[326] = 101,	/* copy_file_range */
	[327] = 9,	/* preadv2 */
	[328] = 10,	/* pwritev2 */
	[332] = 120,	/* statx */
	[333] = 121,	/* io_pgetevents */
	[334] = 122,	/* rseq */
	[424] = 45,	/* pidfd_send_signal */
	[425] = 123,	/* io_uring_setup */
	[428] = 61,	/* open_tree */
	[429] = 96,	/* move_mount */
	[430] = 59,	/* fsopen */
	[431] = 124,	/* fsconfig */
	[433] = 61,	/* fspick */
	[435] = 125,	/* clone3 */
	[437] = 126,	/* openat2 */
	[439] = 61,	/* faccessat2 */
	[440] = 127,	/* process_madvise */
	[441] = 128,	/* epoll_pwait2 */
	[442] = 129,	/* mount_setattr */
	[444] = 130,	/* landlock_create_ruleset */
	[445] = 131,	/* landlock_add_rule */
	[449] = 132,	/* futex_waitv */
	[451] = 133,	/* cachestat */
	[452] = 61,	/* fchmodat2 */
	[455] = 134,	/* futex_wait */
	[456] = 122,	/* futex_requeue */
	[457] = 135,	/* statmount */
	[458] = 136,	/* listmount */
	[459] = 25,	/* lsm_get_self_attr */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 137,	/* lsm_list_modules */
	[463] = 138,	/* setxattrat */
	[464] = 138,	/* getxattrat */
	[465] = 139,	/* listxattrat */
	[466] = 140,	/* removexattrat */
	[467] = 129,	/* open_tree_attr */
	[468] = 141,	/* file_getattr */
	[469] = 126,	/* file_setattr */
	[470] = 136,	/* listns */
};

/* i386 */
#define PLAN_COMPAT_EXECVE 11
#define PLAN_COMPAT_EXECVEAT 358
#define PLAN_COMPAT_EXIT 1
#define PLAN_COMPAT_EXIT_GROUP 252
#define PLAN_COMPAT_NR 472

static const __u8 plan_compat[PLAN_COMPAT_NR] = {
	[3] = 1,	/* read */
	[4] = 2,	/* write */
	[5] = 3,	/* open */
	[7] = 52,	/* waitpid */
	[8] = 3,	/* creat */
	[9] = 33,	/* link */
	[10] = 3,	/* unlink */
	[11] = 26,	/* execve */
	[12] = 3,	/* chdir */
	[13] = 142,	/* time */
	[14] = 3,	/* mknod */
	[15] = 3,	/* chmod */
	[16] = 3,	/* lchown */
	[18] = 143,	/* oldstat */
	[21] = 57,	/* mount */
	[22] = 3,	/* umount */
	[25] = 144,	/* stime */
	[28] = 14,	/* oldfstat */
	[30] = 145,	/* utime */
	[33] = 3,	/* access */
	[38] = 33,	/* rename */
	[39] = 3,	/* mkdir */
	[40] = 3,	/* rmdir */
	[42] = 11,	/* pipe */
	[43] = 146,	/* times */
	[51] = 3,	/* acct */
	[52] = 3,	/* umount2 */
	[59] = 147,	/* oldolduname */
	[61] = 3,	/* chroot */
	[62] = 148,	/* ustat */
	[67] = 149,	/* sigaction */
	[73] = 142,	/* sigpending */
	[74] = 58,	/* sethostname */
	[75] = 30,	/* setrlimit */
	[76] = 31,	/* getrlimit */
	[77] = 150,	/* getrusage */
	[78] = 151,	/* gettimeofday */
	[79] = 152,	/* settimeofday */
	[80] = 153,	/* getgroups */
	[81] = 154,	/* setgroups */
	[82] = 155,	/* select */
	[83] = 33,	/* symlink */
	[84] = 143,	/* oldlstat */
	[85] = 34,	/* readlink */
	[86] = 3,	/* uselib */
	[87] = 3,	/* swapon */
	[90] = 122,	/* mmap */
	[92] = 3,	/* truncate */
	[99] = 156,	/* statfs */
	[100] = 157,	/* fstatfs */
	[103] = 1,	/* syslog */
	[104] = 149,	/* setitimer */
	[105] = 36,	/* getitimer */
	[106] = 156,	/* stat */
	[107] = 156,	/* lstat */
	[108] = 157,	/* fstat */
	[109] = 158,	/* olduname */
	[114] = 159,	/* wait4 */
	[115] = 3,	/* swapoff */
	[116] = 160,	/* sysinfo */
	[120] = 25,	/* clone */
	[121] = 58,	/* setdomainname */
	[122] = 28,	/* uname */
	[124] = 161,	/* adjtimex */
	[126] = 162,	/* sigprocmask */
	[127] = 59,	/* create_module */
	[128] = 60,	/* init_module */
	[129] = 59,	/* delete_module */
	[131] = 61,	/* quotactl */
	[140] = 22,	/* _llseek */
	[141] = 1,	/* getdents */
	[142] = 163,	/* _newselect */
	[145] = 9,	/* readv */
	[146] = 10,	/* writev */
	[154] = 51,	/* sched_setparam */
	[155] = 52,	/* sched_getparam */
	[156] = 53,	/* sched_setscheduler */
	[161] = 31,	/* sched_rr_get_interval */
	[162] = 164,	/* nanosleep */
	[165] = 165,	/* getresuid */
	[167] = 59,	/* query_module */
	[168] = 6,	/* poll */
	[171] = 165,	/* getresgid */
	[174] = 166,	/* rt_sigaction */
	[175] = 8,	/* rt_sigprocmask */
	[176] = 11,	/* rt_sigpending */
	[177] = 167,	/* rt_sigtimedwait */
	[178] = 45,	/* rt_sigqueueinfo */
	[179] = 46,	/* rt_sigsuspend */
	[180] = 1,	/* pread64 */
	[181] = 2,	/* pwrite64 */
	[182] = 3,	/* chown */
	[183] = 32,	/* getcwd */
	[184] = 42,	/* capget */
	[185] = 43,	/* capset */
	[186] = 168,	/* sigaltstack */
	[187] = 53,	/* sendfile */
	[191] = 31,	/* ugetrlimit */
	[193] = 3,	/* truncate64 */
	[195] = 169,	/* stat64 */
	[196] = 169,	/* lstat64 */
	[197] = 170,	/* fstat64 */
	[198] = 3,	/* lchown32 */
	[205] = 39,	/* getgroups32 */
	[206] = 40,	/* setgroups32 */
	[209] = 41,	/* getresuid32 */
	[211] = 41,	/* getresgid32 */
	[212] = 3,	/* chown32 */
	[217] = 33,	/* pivot_root */
	[220] = 1,	/* getdents64 */
	[226] = 62,	/* setxattr */
	[227] = 62,	/* lsetxattr */
	[228] = 63,	/* fsetxattr */
	[229] = 64,	/* getxattr */
	[230] = 64,	/* lgetxattr */
	[231] = 65,	/* fgetxattr */
	[232] = 34,	/* listxattr */
	[233] = 34,	/* llistxattr */
	[234] = 1,	/* flistxattr */
	[235] = 66,	/* removexattr */
	[236] = 66,	/* lremovexattr */
	[237] = 67,	/* fremovexattr */
	[239] = 15,	/* sendfile64 */
	[240] = 82,	/* futex */
	[241] = 69,	/* sched_setaffinity */
	[242] = 70,	/* sched_getaffinity */
	[243] = 71,	/* set_thread_area */
	[244] = 71,	/* get_thread_area */
	[245] = 52,	/* io_setup */
	[247] = 171,	/* io_getevents */
	[248] = 172,	/* io_submit */
	[249] = 74,	/* io_cancel */
	[253] = 173,	/* lookup_dcookie */
	[255] = 80,	/* epoll_ctl */
	[256] = 79,	/* epoll_wait */
	[259] = 174,	/* timer_create */
	[260] = 108,	/* timer_settime */
	[261] = 36,	/* timer_gettime */
	[264] = 30,	/* clock_settime */
	[265] = 31,	/* clock_gettime */
	[266] = 31,	/* clock_getres */
	[267] = 175,	/* clock_nanosleep */
	[268] = 176,	/* statfs64 */
	[269] = 177,	/* fstatfs64 */
	[271] = 48,	/* utimes */
	[274] = 82,	/* mbind */
	[275] = 83,	/* get_mempolicy */
	[276] = 30,	/* set_mempolicy */
	[277] = 178,	/* mq_open */
	[278] = 59,	/* mq_unlink */
	[279] = 179,	/* mq_timedsend */
	[280] = 180,	/* mq_timedreceive */
	[281] = 181,	/* mq_notify */
	[282] = 7,	/* mq_getsetattr */
	[283] = 182,	/* kexec_load */
	[284] = 183,	/* waitid */
	[286] = 91,	/* add_key */
	[287] = 92,	/* request_key */
	[292] = 61,	/* inotify_add_watch */
	[294] = 93,	/* migrate_pages */
	[295] = 61,	/* openat */
	[296] = 61,	/* mkdirat */
	[297] = 61,	/* mknodat */
	[298] = 61,	/* fchownat */
	[299] = 184,	/* futimesat */
	[300] = 185,	/* fstatat64 */
	[301] = 61,	/* unlinkat */
	[302] = 96,	/* renameat */
	[303] = 96,	/* linkat */
	[304] = 97,	/* symlinkat */
	[305] = 98,	/* readlinkat */
	[306] = 61,	/* fchmodat */
	[307] = 61,	/* faccessat */
	[308] = 163,	/* pselect6 */
	[309] = 186,	/* ppoll */
	[312] = 187,	/* get_robust_list */
	[313] = 101,	/* splice */
	[316] = 10,	/* vmsplice */
	[317] = 188,	/* move_pages */
	[318] = 112,	/* getcpu */
	[319] = 103,	/* epoll_pwait */
	[320] = 184,	/* utimensat */
	[321] = 30,	/* signalfd */
	[325] = 108,	/* timerfd_settime */
	[326] = 36,	/* timerfd_gettime */
	[327] = 30,	/* signalfd4 */
	[331] = 11,	/* pipe2 */
	[333] = 9,	/* preadv */
	[334] = 10,	/* pwritev */
	[335] = 104,	/* rt_tgsigqueueinfo */
	[336] = 105,	/* perf_event_open */
	[337] = 189,	/* recvmmsg */
	[339] = 190,	/* fanotify_mark */
	[340] = 108,	/* prlimit64 */
	[341] = 109,	/* name_to_handle_at */
	[342] = 30,	/* open_by_handle_at */
	[343] = 191,	/* clock_adjtime */
	[345] = 192,	/* sendmmsg */
	[347] = 193,	/* process_vm_readv */
	[348] = 194,	/* process_vm_writev */
	[350] = 67,	/* finit_module */
	[351] = 115,	/* sched_setattr */
	[352] = 116,	/* sched_getattr */
	[353] = 96,	/* renameat2 */
	[354] = 15,	/* seccomp */
	[355] = 32,	/* getrandom */
	[356] = 59,	/* memfd_create */
	[357] = 2,	/* bpf */
	[358] = 119,	/* execveat */
	[360] = 22,	/* socketpair */
	[361] = 16,	/* bind */
	[362] = 16,	/* connect */
	[364] = 17,	/* accept4 */
	[365] = 24,	/* getsockopt */
	[366] = 23,	/* setsockopt */
	[367] = 17,	/* getsockname */
	[368] = 17,	/* getpeername */
	[369] = 18,	/* sendto */
	[370] = 20,	/* sendmsg */
	[371] = 19,	/* recvfrom */
	[372] = 21,	/* recvmsg */
	[377] = 101,	/* copy_file_range */
	[378] = 9,	/* preadv2 */
	[379] = 10,	/* pwritev2 */
	[383] = 120,	/* statx */
	[385] = 195,	/* io_pgetevents */
	[386] = 155,	/* rseq */
	[400] = 51,	/* msgsnd */
	[401] = 52,	/* msgrcv */
	[403] = 36,	/* clock_gettime64 */
	[404] = 55,	/* clock_settime64 */
	[405] = 110,	/* clock_adjtime64 */
	[406] = 36,	/* clock_getres_time64 */
	[407] = 78,	/* clock_nanosleep_time64 */
	[408] = 14,	/* timer_gettime64 */
	[409] = 77,	/* timer_settime64 */
	[410] = 14,	/* timerfd_gettime64 */
	[411] = 77,	/* timerfd_settime64 */
	[412] = 94,	/* utimensat_time64 */
	[413] = 12,	/* pselect6_time64 */
	[414] = 99,	/* ppoll_time64 */
	[416] = 196,	/* io_pgetevents_time64 */
	[417] = 197,	/* recvmmsg_time64 */
	[418] = 85,	/* mq_timedsend_time64 */
	[419] = 86,	/* mq_timedreceive_time64 */
	[420] = 75,	/* semtimedop_time64 */
	[421] = 44,	/* rt_sigtimedwait_time64 */
	[422] = 68,	/* futex_time64 */
	[423] = 36,	/* sched_rr_get_interval_time64 */
	[424] = 45,	/* pidfd_send_signal */
	[425] = 123,	/* io_uring_setup */
	[428] = 61,	/* open_tree */
	[429] = 96,	/* move_mount */
	[430] = 59,	/* fsopen */
	[431] = 124,	/* fsconfig */
	[433] = 61,	/* fspick */
	[435] = 125,	/* clone3 */
	[437] = 126,	/* openat2 */
	[439] = 61,	/* faccessat2 */
	[440] = 198,	/* process_madvise */
	[441] = 128,	/* epoll_pwait2 */
	[442] = 129,	/* mount_setattr */
	[444] = 130,	/* landlock_create_ruleset */
	[445] = 131,	/* landlock_add_rule */
	[449] = 132,	/* futex_waitv */
	[451] = 133,	/* cachestat */
	[452] = 61,	/* fchmodat2 */
	[455] = 134,	/* futex_wait */
	[456] = 122,	/* futex_requeue */
	[457] = 135,	/* statmount */
	[458] = 136,	/* listmount */
	[459] = 25,	/* lsm_get_self_attr */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 137,	/* lsm_list_modules */
	[463] = 138,	/* setxattrat */
	[464] = 138,	/* getxattrat */
	[465] = 139,	/* listxattrat */
	[466] = 140,	/* removexattrat */
	[467] = 129,	/* open_tree_attr */
	[468] = 141,	/* file_getattr */
	[469] = 126,	/* file_setattr */
	[470] = 136,	/* listns */
};

/* x32: its own numbers from 512 on; those below are plan_native's */
#define PLAN_X32_BASE 512
#define PLAN_X32_EXECVE 520
#define PLAN_X32_EXECVEAT 545
#define PLAN_X32_NR 36

static const __u8 plan_x32[PLAN_X32_NR] = {
	[0] = 166,	/* rt_sigaction */
	[3] = 9,	/* readv */
	[4] = 10,	/* writev */
	[5] = 19,	/* recvfrom */
	[6] = 20,	/* sendmsg */
	[7] = 21,	/* recvmsg */
	[8] = 26,	/* execve */
	[10] = 11,	/* rt_sigpending */
	[11] = 44,	/* rt_sigtimedwait */
	[12] = 45,	/* rt_sigqueueinfo */
	[13] = 168,	/* sigaltstack */
	[14] = 174,	/* timer_create */
	[15] = 181,	/* mq_notify */
	[16] = 182,	/* kexec_load */
	[17] = 90,	/* waitid */
	[19] = 187,	/* get_robust_list */
	[20] = 10,	/* vmsplice */
	[21] = 188,	/* move_pages */
	[22] = 9,	/* preadv */
	[23] = 10,	/* pwritev */
	[24] = 104,	/* rt_tgsigqueueinfo */
	[25] = 197,	/* recvmmsg */
	[26] = 192,	/* sendmmsg */
	[27] = 193,	/* process_vm_readv */
	[28] = 194,	/* process_vm_writev */
	[29] = 23,	/* setsockopt */
	[30] = 24,	/* getsockopt */
	[31] = 52,	/* io_setup */
	[32] = 172,	/* io_submit */
	[33] = 119,	/* execveat */
	[34] = 9,	/* preadv2 */
	[35] = 10,	/* pwritev2 */
};

#elif defined(__aarch64__) || defined(CONFIG_ARM64)

/* arm64 */
#define PLAN_NATIVE_EXECVE 221
#define PLAN_NATIVE_EXECVEAT 281
#define PLAN_NATIVE_EXIT 93
#define PLAN_NATIVE_EXIT_GROUP 94
#define PLAN_NATIVE_NR 472

static const __u8 plan_native[PLAN_NATIVE_NR] = {
	[0] = 31,	/* io_setup */
	[2] = 73,	/* io_submit */
	[3] = 74,	/* io_cancel */
	[4] = 72,	/* io_getevents */
	[5] = 62,	/* setxattr */
	[6] = 62,	/* lsetxattr */
	[7] = 63,	/* fsetxattr */
	[8] = 64,	/* getxattr */
	[9] = 64,	/* lgetxattr */
	[10] = 65,	/* fgetxattr */
	[11] = 34,	/* listxattr */
	[12] = 34,	/* llistxattr */
	[13] = 1,	/* flistxattr */
	[14] = 66,	/* removexattr */
	[15] = 66,	/* lremovexattr */
	[16] = 67,	/* fremovexattr */
	[17] = 32,	/* getcwd */
	[18] = 1,	/* lookup_dcookie */
	[21] = 68,	/* epoll_ctl */
	[22] = 199,	/* epoll_pwait */
	[27] = 61,	/* inotify_add_watch */
	[33] = 61,	/* mknodat */
	[34] = 61,	/* mkdirat */
	[35] = 61,	/* unlinkat */
	[36] = 97,	/* symlinkat */
	[37] = 96,	/* linkat */
	[38] = 96,	/* renameat */
	[39] = 3,	/* umount2 */
	[40] = 57,	/* mount */
	[41] = 33,	/* pivot_root */
	[43] = 49,	/* statfs */
	[44] = 50,	/* fstatfs */
	[45] = 3,	/* truncate */
	[48] = 61,	/* faccessat */
	[49] = 3,	/* chdir */
	[51] = 3,	/* chroot */
	[53] = 61,	/* fchmodat */
	[54] = 61,	/* fchownat */
	[56] = 61,	/* openat */
	[59] = 11,	/* pipe2 */
	[60] = 61,	/* quotactl */
	[61] = 1,	/* getdents64 */
	[63] = 1,	/* read */
	[64] = 2,	/* write */
	[65] = 9,	/* readv */
	[66] = 10,	/* writev */
	[67] = 1,	/* pread64 */
	[68] = 2,	/* pwrite64 */
	[69] = 9,	/* preadv */
	[70] = 10,	/* pwritev */
	[71] = 15,	/* sendfile */
	[72] = 12,	/* pselect6 */
	[73] = 99,	/* ppoll */
	[74] = 30,	/* signalfd4 */
	[75] = 10,	/* vmsplice */
	[76] = 101,	/* splice */
	[78] = 98,	/* readlinkat */
	[79] = 200,	/* newfstatat */
	[80] = 201,	/* fstat */
	[86] = 77,	/* timerfd_settime */
	[87] = 14,	/* timerfd_gettime */
	[88] = 94,	/* utimensat */
	[89] = 3,	/* acct */
	[90] = 42,	/* capget */
	[91] = 43,	/* capset */
	[95] = 90,	/* waitid */
	[98] = 68,	/* futex */
	[100] = 100,	/* get_robust_list */
	[101] = 13,	/* nanosleep */
	[102] = 14,	/* getitimer */
	[103] = 7,	/* setitimer */
	[104] = 89,	/* kexec_load */
	[105] = 60,	/* init_module */
	[106] = 59,	/* delete_module */
	[107] = 76,	/* timer_create */
	[108] = 14,	/* timer_gettime */
	[110] = 77,	/* timer_settime */
	[112] = 55,	/* clock_settime */
	[113] = 36,	/* clock_gettime */
	[114] = 36,	/* clock_getres */
	[115] = 78,	/* clock_nanosleep */
	[116] = 1,	/* syslog */
	[118] = 51,	/* sched_setparam */
	[119] = 53,	/* sched_setscheduler */
	[121] = 52,	/* sched_getparam */
	[122] = 69,	/* sched_setaffinity */
	[123] = 70,	/* sched_getaffinity */
	[127] = 36,	/* sched_rr_get_interval */
	[132] = 47,	/* sigaltstack */
	[133] = 46,	/* rt_sigsuspend */
	[134] = 7,	/* rt_sigaction */
	[135] = 8,	/* rt_sigprocmask */
	[136] = 11,	/* rt_sigpending */
	[137] = 44,	/* rt_sigtimedwait */
	[138] = 45,	/* rt_sigqueueinfo */
	[148] = 41,	/* getresuid */
	[150] = 41,	/* getresgid */
	[153] = 38,	/* times */
	[158] = 39,	/* getgroups */
	[159] = 40,	/* setgroups */
	[160] = 28,	/* uname */
	[161] = 58,	/* sethostname */
	[162] = 58,	/* setdomainname */
	[163] = 36,	/* getrlimit */
	[164] = 55,	/* setrlimit */
	[165] = 5,	/* getrusage */
	[168] = 112,	/* getcpu */
	[169] = 35,	/* gettimeofday */
	[170] = 56,	/* settimeofday */
	[171] = 54,	/* adjtimex */
	[179] = 37,	/* sysinfo */
	[180] = 84,	/* mq_open */
	[181] = 59,	/* mq_unlink */
	[182] = 85,	/* mq_timedsend */
	[183] = 86,	/* mq_timedreceive */
	[184] = 87,	/* mq_notify */
	[185] = 88,	/* mq_getsetattr */
	[188] = 31,	/* msgrcv */
	[189] = 30,	/* msgsnd */
	[192] = 75,	/* semtimedop */
	[193] = 29,	/* semop */
	[199] = 22,	/* socketpair */
	[200] = 16,	/* bind */
	[202] = 17,	/* accept */
	[203] = 16,	/* connect */
	[204] = 17,	/* getsockname */
	[205] = 17,	/* getpeername */
	[206] = 18,	/* sendto */
	[207] = 19,	/* recvfrom */
	[208] = 23,	/* setsockopt */
	[209] = 24,	/* getsockopt */
	[211] = 20,	/* sendmsg */
	[212] = 21,	/* recvmsg */
	[217] = 91,	/* add_key */
	[218] = 92,	/* request_key */
	[220] = 25,	/* clone */
	[221] = 26,	/* execve */
	[224] = 3,	/* swapon */
	[225] = 3,	/* swapoff */
	[235] = 82,	/* mbind */
	[236] = 83,	/* get_mempolicy */
	[237] = 30,	/* set_mempolicy */
	[238] = 93,	/* migrate_pages */
	[239] = 102,	/* move_pages */
	[240] = 104,	/* rt_tgsigqueueinfo */
	[241] = 105,	/* perf_event_open */
	[242] = 17,	/* accept4 */
	[243] = 106,	/* recvmmsg */
	[260] = 27,	/* wait4 */
	[261] = 108,	/* prlimit64 */
	[263] = 107,	/* fanotify_mark */
	[264] = 109,	/* name_to_handle_at */
	[265] = 30,	/* open_by_handle_at */
	[266] = 110,	/* clock_adjtime */
	[269] = 111,	/* sendmmsg */
	[270] = 113,	/* process_vm_readv */
	[271] = 114,	/* process_vm_writev */
	[273] = 67,	/* finit_module */
	[274] = 115,	/* sched_setattr */
	[275] = 116,	/* sched_getattr */
	[276] = 96,	/* renameat2 */
	[277] = 117,	/* seccomp */
	[278] = 32,	/* getrandom */
	[279] = 59,	/* memfd_create */
	[280] = 2,	/* bpf */
	[281] = 119,	/* execveat */
	[285] = 101,	/* copy_file_range */
	[286] = 9,	/* preadv2 */
	[287] = 10,	/* pwritev2 */
	[291] = 120,	/* statx */
	[292] = 121,	/* io_pgetevents */
	[293] = 122,	/* rseq */
	[294] = 118,	/* kexec_file_load */
	[424] = 45,	/* pidfd_send_signal */
	[425] = 123,	/* io_uring_setup */
	[428] = 61,	/* open_tree */
	[429] = 96,	/* move_mount */
	[430] = 59,	/* fsopen */
	[431] = 124,	/* fsconfig */
	[433] = 61,	/* fspick */
	[435] = 125,	/* clone3 */
	[437] = 126,	/* openat2 */
	[439] = 61,	/* faccessat2 */
	[440] = 127,	/* process_madvise */
	[441] = 202,	/* epoll_pwait2 */
	[442] = 129,	/* mount_setattr */
	[444] = 130,	/* landlock_create_ruleset */
	[445] = 131,	/* landlock_add_rule */
	[449] = 132,	/* futex_waitv */
	[451] = 133,	/* cachestat */
	[452] = 61,	/* fchmodat2 */
	[455] = 134,	/* futex_wait */
	[456] = 122,	/* futex_requeue */
	[457] = 135,	/* statmount */
	[458] = 136,	/* listmount */
	[459] = 25,	/* lsm_get_self_attr */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 137,	/* lsm_list_modules */
	[463] = 138,	/* setxattrat */
	[464] = 138,	/* getxattrat */
	[465] = 139,	/* listxattrat */
	[466] = 140,	/* removexattrat */
	[467] = 129,	/* open_tree_attr */
	[468] = 141,	/* file_getattr */
	[469] = 126,	/* file_setattr */
	[470] = 136,	/* listns */
};

/* arm */
#define PLAN_COMPAT_EXECVE 11
#define PLAN_COMPAT_EXECVEAT 387
#define PLAN_COMPAT_EXIT 1
#define PLAN_COMPAT_EXIT_GROUP 248
#define PLAN_COMPAT_NR 472

static const __u8 plan_compat[PLAN_COMPAT_NR] = {
	[3] = 1,	/* read */
	[4] = 2,	/* write */
	[5] = 3,	/* open */
	[8] = 3,	/* creat */
	[9] = 33,	/* link */
	[10] = 3,	/* unlink */
	[11] = 26,	/* execve */
	[12] = 3,	/* chdir */
	[14] = 3,	/* mknod */
	[15] = 3,	/* chmod */
	[16] = 3,	/* lchown */
	[21] = 57,	/* mount */
	[33] = 3,	/* access */
	[38] = 33,	/* rename */
	[39] = 3,	/* mkdir */
	[40] = 3,	/* rmdir */
	[42] = 11,	/* pipe */
	[43] = 146,	/* times */
	[51] = 3,	/* acct */
	[52] = 3,	/* umount2 */
	[61] = 3,	/* chroot */
	[62] = 148,	/* ustat */
	[67] = 149,	/* sigaction */
	[73] = 142,	/* sigpending */
	[74] = 58,	/* sethostname */
	[75] = 30,	/* setrlimit */
	[77] = 150,	/* getrusage */
	[78] = 151,	/* gettimeofday */
	[79] = 152,	/* settimeofday */
	[80] = 153,	/* getgroups */
	[81] = 154,	/* setgroups */
	[83] = 33,	/* symlink */
	[85] = 34,	/* readlink */
	[86] = 3,	/* uselib */
	[87] = 3,	/* swapon */
	[92] = 3,	/* truncate */
	[99] = 156,	/* statfs */
	[100] = 157,	/* fstatfs */
	[103] = 1,	/* syslog */
	[104] = 149,	/* setitimer */
	[105] = 36,	/* getitimer */
	[106] = 156,	/* stat */
	[107] = 156,	/* lstat */
	[108] = 157,	/* fstat */
	[114] = 159,	/* wait4 */
	[115] = 3,	/* swapoff */
	[116] = 160,	/* sysinfo */
	[120] = 25,	/* clone */
	[121] = 58,	/* setdomainname */
	[122] = 28,	/* uname */
	[124] = 161,	/* adjtimex */
	[126] = 162,	/* sigprocmask */
	[128] = 60,	/* init_module */
	[129] = 59,	/* delete_module */
	[131] = 61,	/* quotactl */
	[140] = 22,	/* _llseek */
	[141] = 1,	/* getdents */
	[142] = 163,	/* _newselect */
	[145] = 9,	/* readv */
	[146] = 10,	/* writev */
	[154] = 51,	/* sched_setparam */
	[155] = 52,	/* sched_getparam */
	[156] = 53,	/* sched_setscheduler */
	[161] = 31,	/* sched_rr_get_interval */
	[162] = 164,	/* nanosleep */
	[165] = 165,	/* getresuid */
	[168] = 6,	/* poll */
	[171] = 165,	/* getresgid */
	[174] = 166,	/* rt_sigaction */
	[175] = 8,	/* rt_sigprocmask */
	[176] = 11,	/* rt_sigpending */
	[177] = 167,	/* rt_sigtimedwait */
	[178] = 45,	/* rt_sigqueueinfo */
	[179] = 46,	/* rt_sigsuspend */
	[180] = 1,	/* pread64 */
	[181] = 2,	/* pwrite64 */
	[182] = 3,	/* chown */
	[183] = 32,	/* getcwd */
	[184] = 42,	/* capget */
	[185] = 43,	/* capset */
	[186] = 168,	/* sigaltstack */
	[187] = 53,	/* sendfile */
	[191] = 31,	/* ugetrlimit */
	[193] = 3,	/* truncate64 */
	[195] = 203,	/* stat64 */
	[196] = 203,	/* lstat64 */
	[197] = 204,	/* fstat64 */
	[198] = 3,	/* lchown32 */
	[205] = 39,	/* getgroups32 */
	[206] = 40,	/* setgroups32 */
	[209] = 41,	/* getresuid32 */
	[211] = 41,	/* getresgid32 */
	[212] = 3,	/* chown32 */
	[217] = 1,	/* getdents64 */
	[218] = 33,	/* pivot_root */
	[226] = 62,	/* setxattr */
	[227] = 62,	/* lsetxattr */
	[228] = 63,	/* fsetxattr */
	[229] = 64,	/* getxattr */
	[230] = 64,	/* lgetxattr */
	[231] = 65,	/* fgetxattr */
	[232] = 34,	/* listxattr */
	[233] = 34,	/* llistxattr */
	[234] = 1,	/* flistxattr */
	[235] = 66,	/* removexattr */
	[236] = 66,	/* lremovexattr */
	[237] = 67,	/* fremovexattr */
	[239] = 15,	/* sendfile64 */
	[240] = 82,	/* futex */
	[241] = 69,	/* sched_setaffinity */
	[242] = 70,	/* sched_getaffinity */
	[243] = 52,	/* io_setup */
	[245] = 171,	/* io_getevents */
	[246] = 172,	/* io_submit */
	[247] = 74,	/* io_cancel */
	[249] = 173,	/* lookup_dcookie */
	[251] = 68,	/* epoll_ctl */
	[252] = 205,	/* epoll_wait */
	[257] = 174,	/* timer_create */
	[258] = 108,	/* timer_settime */
	[259] = 36,	/* timer_gettime */
	[262] = 30,	/* clock_settime */
	[263] = 31,	/* clock_gettime */
	[264] = 31,	/* clock_getres */
	[265] = 175,	/* clock_nanosleep */
	[266] = 176,	/* statfs64 */
	[267] = 177,	/* fstatfs64 */
	[269] = 48,	/* utimes */
	[274] = 178,	/* mq_open */
	[275] = 59,	/* mq_unlink */
	[276] = 179,	/* mq_timedsend */
	[277] = 180,	/* mq_timedreceive */
	[278] = 181,	/* mq_notify */
	[279] = 7,	/* mq_getsetattr */
	[280] = 183,	/* waitid */
	[282] = 16,	/* bind */
	[283] = 16,	/* connect */
	[285] = 17,	/* accept */
	[286] = 17,	/* getsockname */
	[287] = 17,	/* getpeername */
	[288] = 22,	/* socketpair */
	[289] = 2,	/* send */
	[290] = 18,	/* sendto */
	[291] = 1,	/* recv */
	[292] = 19,	/* recvfrom */
	[294] = 23,	/* setsockopt */
	[295] = 24,	/* getsockopt */
	[296] = 20,	/* sendmsg */
	[297] = 21,	/* recvmsg */
	[298] = 29,	/* semop */
	[301] = 51,	/* msgsnd */
	[302] = 52,	/* msgrcv */
	[309] = 91,	/* add_key */
	[310] = 92,	/* request_key */
	[312] = 206,	/* semtimedop */
	[317] = 61,	/* inotify_add_watch */
	[319] = 82,	/* mbind */
	[320] = 83,	/* get_mempolicy */
	[321] = 30,	/* set_mempolicy */
	[322] = 61,	/* openat */
	[323] = 61,	/* mkdirat */
	[324] = 61,	/* mknodat */
	[325] = 61,	/* fchownat */
	[326] = 184,	/* futimesat */
	[327] = 207,	/* fstatat64 */
	[328] = 61,	/* unlinkat */
	[329] = 96,	/* renameat */
	[330] = 96,	/* linkat */
	[331] = 97,	/* symlinkat */
	[332] = 98,	/* readlinkat */
	[333] = 61,	/* fchmodat */
	[334] = 61,	/* faccessat */
	[335] = 163,	/* pselect6 */
	[336] = 186,	/* ppoll */
	[339] = 187,	/* get_robust_list */
	[340] = 101,	/* splice */
	[343] = 10,	/* vmsplice */
	[344] = 188,	/* move_pages */
	[345] = 112,	/* getcpu */
	[346] = 199,	/* epoll_pwait */
	[347] = 182,	/* kexec_load */
	[348] = 184,	/* utimensat */
	[349] = 30,	/* signalfd */
	[353] = 108,	/* timerfd_settime */
	[354] = 36,	/* timerfd_gettime */
	[355] = 30,	/* signalfd4 */
	[359] = 11,	/* pipe2 */
	[361] = 9,	/* preadv */
	[362] = 10,	/* pwritev */
	[363] = 104,	/* rt_tgsigqueueinfo */
	[364] = 105,	/* perf_event_open */
	[365] = 189,	/* recvmmsg */
	[366] = 17,	/* accept4 */
	[368] = 190,	/* fanotify_mark */
	[369] = 108,	/* prlimit64 */
	[370] = 109,	/* name_to_handle_at */
	[371] = 30,	/* open_by_handle_at */
	[372] = 191,	/* clock_adjtime */
	[374] = 192,	/* sendmmsg */
	[376] = 193,	/* process_vm_readv */
	[377] = 194,	/* process_vm_writev */
	[379] = 67,	/* finit_module */
	[380] = 115,	/* sched_setattr */
	[381] = 116,	/* sched_getattr */
	[382] = 96,	/* renameat2 */
	[383] = 15,	/* seccomp */
	[384] = 32,	/* getrandom */
	[385] = 59,	/* memfd_create */
	[386] = 2,	/* bpf */
	[387] = 119,	/* execveat */
	[391] = 101,	/* copy_file_range */
	[392] = 9,	/* preadv2 */
	[393] = 10,	/* pwritev2 */
	[397] = 120,	/* statx */
	[398] = 122,	/* rseq */
	[399] = 195,	/* io_pgetevents */
	[400] = 93,	/* migrate_pages */
	[401] = 118,	/* kexec_file_load */
	[403] = 36,	/* clock_gettime64 */
	[404] = 55,	/* clock_settime64 */
	[405] = 110,	/* clock_adjtime64 */
	[406] = 36,	/* clock_getres_time64 */
	[407] = 78,	/* clock_nanosleep_time64 */
	[408] = 14,	/* timer_gettime64 */
	[409] = 77,	/* timer_settime64 */
	[410] = 14,	/* timerfd_gettime64 */
	[411] = 77,	/* timerfd_settime64 */
	[412] = 94,	/* utimensat_time64 */
	[413] = 12,	/* pselect6_time64 */
	[414] = 99,	/* ppoll_time64 */
	[416] = 196,	/* io_pgetevents_time64 */
	[417] = 197,	/* recvmmsg_time64 */
	[418] = 85,	/* mq_timedsend_time64 */
	[419] = 86,	/* mq_timedreceive_time64 */
	[420] = 75,	/* semtimedop_time64 */
	[421] = 44,	/* rt_sigtimedwait_time64 */
	[422] = 68,	/* futex_time64 */
	[423] = 36,	/* sched_rr_get_interval_time64 */
	[424] = 45,	/* pidfd_send_signal */
	[425] = 123,	/* io_uring_setup */
	[428] = 61,	/* open_tree */
	[429] = 96,	/* move_mount */
	[430] = 59,	/* fsopen */
	[431] = 124,	/* fsconfig */
	[433] = 61,	/* fspick */
	[435] = 125,	/* clone3 */
	[437] = 126,	/* openat2 */
	[439] = 61,	/* faccessat2 */
	[440] = 198,	/* process_madvise */
	[441] = 202,	/* epoll_pwait2 */
	[442] = 129,	/* mount_setattr */
	[444] = 130,	/* landlock_create_ruleset */
	[445] = 131,	/* landlock_add_rule */
	[449] = 132,	/* futex_waitv */
	[451] = 133,	/* cachestat */
	[452] = 61,	/* fchmodat2 */
	[455] = 134,	/* futex_wait */
	[456] = 122,	/* futex_requeue */
	[457] = 135,	/* statmount */
	[458] = 136,	/* listmount */
	[459] = 25,	/* lsm_get_self_attr */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 137,	/* lsm_list_modules */
	[463] = 138,	/* setxattrat */
	[464] = 138,	/* getxattrat */
	[465] = 139,	/* listxattrat */
	[466] = 140,	/* removexattrat */
	[467] = 129,	/* open_tree_attr */
	[468] = 141,	/* file_getattr */
	[469] = 126,	/* file_setattr */
	[470] = 136,	/* listns */
};

#else
#error "syscalls.tbl has no numbers for this machine"
#endif

#endif /* RINGTAP_SYSCALL_PLAN_H */
