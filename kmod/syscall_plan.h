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
	[30] = { { { PLAN_OUT, 0, PLAN_LEN_RET, 1 } } },
	[31] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_PATH, 1, 0, PLAN_NO_MAX } } },
	[32] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_OUT, 1, PLAN_LEN_RET, 2 } } },
	[33] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 },
	} },
	[34] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 4 } } },
	[35] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 8 } } },
	[36] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 2 } } },
	[37] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 5 } } },
	[38] = { { { PLAN_ARRAY_IN, 1, 0, 5 } } },
	[39] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 },
	} },
	[40] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 9 },
	} },
	[41] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 9 } } },
	[42] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 },
	} },
	[43] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 } } },
	[44] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 } } },
	[45] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 9 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 9 },
	} },
	[46] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 4 } } },
	[47] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 10 } } },
	[48] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 10 } } },
	[49] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 5 } } },
	[50] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 } } },
	[51] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 5 } } },
	[52] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 11 } } },
	[53] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 4 } } },
	[54] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 4 }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 } } },
	[55] = { {
		{ PLAN_PATH, 0, 0, PLAN_NO_MAX },
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_STR, 2, 0, PLAN_NO_MAX },
	} },
	[56] = { { { PLAN_IN, 0, 1, PLAN_NO_MAX } } },
	[57] = { { { PLAN_STR, 0, 0, PLAN_NO_MAX } } },
	[58] = { { { PLAN_STR, 2, 0, PLAN_NO_MAX } } },
	[59] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX } } },
	[60] = { {
		{ PLAN_PATH, 0, 0, PLAN_NO_MAX },
		{ PLAN_STR, 1, 0, PLAN_NO_MAX },
		{ PLAN_IN, 2, 3, PLAN_NO_MAX },
	} },
	[61] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_IN, 2, 3, PLAN_NO_MAX } } },
	[62] = { {
		{ PLAN_PATH, 0, 0, PLAN_NO_MAX },
		{ PLAN_STR, 1, 0, PLAN_NO_MAX },
		{ PLAN_OUT, 2, PLAN_LEN_RET, 3 },
	} },
	[63] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[64] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STR, 1, 0, PLAN_NO_MAX } } },
	[65] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX } } },
	[66] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } } },
	[67] = { { { PLAN_IN, 2, 1, PLAN_NO_MAX } } },
	[68] = { { { PLAN_OUT, 2, PLAN_LEN_RET, 1 } } },
	[69] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 4 } } },
	[70] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 } } },
	[71] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 },
	} },
	[72] = { { { PLAN_ARRAY_IN, 2, 1, 1 } } },
	[73] = { { { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 2 } } },
	[74] = { { { PLAN_ARRAY_IN, 1, 2, 7 }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } } },
	[75] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 12 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 },
	} },
	[76] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 2 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 2 },
	} },
	[77] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_CUT, 3, PLAN_NO_LEN, 4 },
	} },
	[78] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 13 } } },
	[79] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 13 } } },
	[80] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 2 } } },
	[81] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } } },
	[82] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 } } },
	[83] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 5 } } },
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
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 13 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[103] = { { { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 } } },
	[104] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 14 } } },
	[105] = { { { PLAN_ARRAY_IN, 1, 2, 12 }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 } } },
	[106] = { { { PLAN_PATH, 4, 0, PLAN_NO_MAX } } },
	[107] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 4 },
	} },
	[108] = { {
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 5 },
	} },
	[109] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 11 } } },
	[110] = { { { PLAN_ARRAY_IN, 1, 2, 12 } } },
	[111] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 },
	} },
	[112] = { { { PLAN_IOV_OUT, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 4 } } },
	[113] = { { { PLAN_IOV_IN, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 4 } } },
	[114] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 15 } } },
	[115] = { { { PLAN_STRUCT_OUT, 1, 2, 15 } } },
	[116] = { { { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } } },
	[117] = { { { PLAN_IN, 3, 2, PLAN_NO_MAX } } },
	[118] = { {
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_ARGV, 2, 0, PLAN_NO_MAX },
		{ PLAN_ENVP, 3, 0, PLAN_NO_MAX },
	} },
	[119] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 4, PLAN_NO_LEN, 16 } } },
	[120] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 9 } } },
	[121] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 10 } } },
	[122] = { { { PLAN_STRUCT_IN, 0, 1, 17 } } },
	[123] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 2, 3, 9 } } },
	[124] = { { { PLAN_ARRAY_IN, 1, 2, 4 } } },
	[125] = { {
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 13 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[126] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 3, 4, 2 } } },
	[127] = { { { PLAN_STRUCT_IN, 0, 1, 9 } } },
	[128] = { { { PLAN_ARRAY_IN, 0, 1, 9 }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 } } },
	[129] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 18 },
	} },
	[130] = { { { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 } } },
	[131] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 2 } } },
	[132] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 2 },
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 1 },
	} },
	[133] = { {
		{ PLAN_PATH, 1, 0, PLAN_NO_MAX },
		{ PLAN_STR, 3, 0, PLAN_NO_MAX },
		{ PLAN_STRUCT_IN, 4, 5, 4 },
	} },
	[134] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 3, PLAN_LEN_RET, 4 } } },
	[135] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STR, 3, 0, PLAN_NO_MAX } } },
	[136] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, 3, 9 } } },
	[137] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 2 } } },
	[138] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 5 } } },
	[139] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 } } },
	[140] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 4 } } },
	[141] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 19 } } },
	[142] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 20 } } },
	[143] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 4 },
	} },
	[144] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 21 } } },
	[145] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 1 },
	} },
	[146] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 1 },
	} },
	[147] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 22 } } },
	[148] = { { { PLAN_ARRAY_IN, 1, 0, 22 } } },
	[149] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 20 } } },
	[150] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 12 } } },
	[151] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 12 } } },
	[152] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 23 } } },
	[153] = { {
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 21 },
	} },
	[154] = { { { PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 12 } } },
	[155] = { { { PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 3 } } },
	[156] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 },
	} },
	[157] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[158] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_CUT, 1, PLAN_NO_LEN, 1 },
	} },
	[159] = { {
		{ PLAN_STRUCT_OUT, 0, PLAN_NO_LEN, 22 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 22 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 22 },
	} },
	[160] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 20 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 20 },
	} },
	[161] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 },
	} },
	[162] = { {
		{ PLAN_STRUCT_IN, 0, PLAN_NO_LEN, 13 },
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 13 },
	} },
	[163] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 24 } } },
	[164] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 24 } } },
	[165] = { {
		{ PLAN_ARRAY_OUT, 3, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[166] = { { { PLAN_ARRAY_IN, 2, 1, 5 } } },
	[167] = { { { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[168] = { {
		{ PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 25 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 },
	} },
	[169] = { {
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_CUT, 3, PLAN_NO_LEN, 1 },
	} },
	[170] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 26 } } },
	[171] = { { { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 26 } } },
	[172] = { { { PLAN_STR, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 2 } } },
	[173] = { { { PLAN_IN, 1, 2, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 } } },
	[174] = { {
		{ PLAN_OUT, 1, PLAN_LEN_RET, 2 },
		{ PLAN_STRUCT_OUT, 3, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[175] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 25 } } },
	[176] = { { { PLAN_ARRAY_IN, 2, 1, 4 } } },
	[177] = { {
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 },
		{ PLAN_STRUCT_OUT, 4, PLAN_NO_LEN, 21 },
	} },
	[178] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 4 } } },
	[179] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 24 } } },
	[180] = { {
		{ PLAN_ARRAY_IN, 0, 1, 1 },
		{ PLAN_STRUCT_IN, 2, PLAN_NO_LEN, 1 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 },
	} },
	[181] = { {
		{ PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 5 },
		{ PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 5 },
	} },
	[182] = { { { PLAN_ARRAY_IN, 1, 2, 2 }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 } } },
	[183] = { { { PLAN_PATH, 5, 0, PLAN_NO_MAX } } },
	[184] = { { { PLAN_STRUCT_IN, 1, PLAN_NO_LEN, 3 } } },
	[185] = { { { PLAN_ARRAY_IN, 1, 2, 2 } } },
	[186] = { { { PLAN_IOV_OUT, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 1 } } },
	[187] = { { { PLAN_IOV_IN, 1, 2, PLAN_NO_MAX }, { PLAN_ARRAY_IN, 3, 4, 1 } } },
	[188] = { { { PLAN_ARRAY_IN, 1, 2, 2 }, { PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 4 } } },
	[189] = { { { PLAN_ARRAY_IN, 1, 2, 1 } } },
	[190] = { {
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 4 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[191] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 3 } } },
	[192] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 3 } } },
	[193] = { {
		{ PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 4 },
		{ PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 4 },
		{ PLAN_STRUCT_IN, 4, PLAN_NO_LEN, 1 },
	} },
	[194] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 27 } } },
	[195] = { { { PLAN_STRUCT_OUT, 1, PLAN_NO_LEN, 27 } } },
	[196] = { { { PLAN_ARRAY_OUT, 1, PLAN_LEN_RET, 4 } } },
	[197] = { { { PLAN_ARRAY_IN, 1, 2, 7 }, { PLAN_STRUCT_IN, 3, PLAN_NO_LEN, 1 } } },
	[198] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STRUCT_OUT, 2, PLAN_NO_LEN, 27 } } },
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
	[76] = 3,	/* truncate */
	[78] = 1,	/* getdents */
	[79] = 30,	/* getcwd */
	[80] = 3,	/* chdir */
	[82] = 31,	/* rename */
	[83] = 3,	/* mkdir */
	[84] = 3,	/* rmdir */
	[85] = 3,	/* creat */
	[86] = 31,	/* link */
	[87] = 3,	/* unlink */
	[88] = 31,	/* symlink */
	[89] = 32,	/* readlink */
	[90] = 3,	/* chmod */
	[92] = 3,	/* chown */
	[94] = 3,	/* lchown */
	[96] = 33,	/* gettimeofday */
	[97] = 34,	/* getrlimit */
	[98] = 5,	/* getrusage */
	[99] = 35,	/* sysinfo */
	[100] = 36,	/* times */
	[103] = 1,	/* syslog */
	[115] = 37,	/* getgroups */
	[116] = 38,	/* setgroups */
	[118] = 39,	/* getresuid */
	[120] = 39,	/* getresgid */
	[125] = 40,	/* capget */
	[126] = 41,	/* capset */
	[127] = 11,	/* rt_sigpending */
	[128] = 42,	/* rt_sigtimedwait */
	[129] = 43,	/* rt_sigqueueinfo */
	[130] = 44,	/* rt_sigsuspend */
	[131] = 45,	/* sigaltstack */
	[132] = 46,	/* utime */
	[133] = 3,	/* mknod */
	[134] = 3,	/* uselib */
	[136] = 14,	/* ustat */
	[137] = 47,	/* statfs */
	[138] = 48,	/* fstatfs */
	[142] = 49,	/* sched_setparam */
	[143] = 50,	/* sched_getparam */
	[144] = 51,	/* sched_setscheduler */
	[148] = 34,	/* sched_rr_get_interval */
	[155] = 31,	/* pivot_root */
	[159] = 52,	/* adjtimex */
	[160] = 53,	/* setrlimit */
	[161] = 3,	/* chroot */
	[163] = 3,	/* acct */
	[164] = 54,	/* settimeofday */
	[165] = 55,	/* mount */
	[166] = 3,	/* umount2 */
	[167] = 3,	/* swapon */
	[168] = 3,	/* swapoff */
	[170] = 56,	/* sethostname */
	[171] = 56,	/* setdomainname */
	[174] = 57,	/* create_module */
	[175] = 58,	/* init_module */
	[176] = 57,	/* delete_module */
	[178] = 57,	/* query_module */
	[179] = 59,	/* quotactl */
	[188] = 60,	/* setxattr */
	[189] = 60,	/* lsetxattr */
	[190] = 61,	/* fsetxattr */
	[191] = 62,	/* getxattr */
	[192] = 62,	/* lgetxattr */
	[193] = 63,	/* fgetxattr */
	[194] = 32,	/* listxattr */
	[195] = 32,	/* llistxattr */
	[196] = 1,	/* flistxattr */
	[197] = 64,	/* removexattr */
	[198] = 64,	/* lremovexattr */
	[199] = 65,	/* fremovexattr */
	[201] = 11,	/* time */
	[202] = 66,	/* futex */
	[203] = 67,	/* sched_setaffinity */
	[204] = 68,	/* sched_getaffinity */
	[205] = 69,	/* set_thread_area */
	[206] = 70,	/* io_setup */
	[208] = 71,	/* io_getevents */
	[209] = 72,	/* io_submit */
	[210] = 73,	/* io_cancel */
	[211] = 69,	/* get_thread_area */
	[212] = 1,	/* lookup_dcookie */
	[217] = 1,	/* getdents64 */
	[220] = 74,	/* semtimedop */
	[222] = 75,	/* timer_create */
	[223] = 76,	/* timer_settime */
	[224] = 14,	/* timer_gettime */
	[227] = 53,	/* clock_settime */
	[228] = 34,	/* clock_gettime */
	[229] = 34,	/* clock_getres */
	[230] = 77,	/* clock_nanosleep */
	[232] = 78,	/* epoll_wait */
	[233] = 79,	/* epoll_ctl */
	[235] = 80,	/* utimes */
	[237] = 81,	/* mbind */
	[238] = 82,	/* set_mempolicy */
	[239] = 83,	/* get_mempolicy */
	[240] = 84,	/* mq_open */
	[241] = 57,	/* mq_unlink */
	[242] = 85,	/* mq_timedsend */
	[243] = 86,	/* mq_timedreceive */
	[244] = 87,	/* mq_notify */
	[245] = 88,	/* mq_getsetattr */
	[246] = 89,	/* kexec_load */
	[247] = 90,	/* waitid */
	[248] = 91,	/* add_key */
	[249] = 92,	/* request_key */
	[254] = 59,	/* inotify_add_watch */
	[256] = 93,	/* migrate_pages */
	[257] = 59,	/* openat */
	[258] = 59,	/* mkdirat */
	[259] = 59,	/* mknodat */
	[260] = 59,	/* fchownat */
	[261] = 94,	/* futimesat */
	[262] = 95,	/* newfstatat */
	[263] = 59,	/* unlinkat */
	[264] = 96,	/* renameat */
	[265] = 96,	/* linkat */
	[266] = 97,	/* symlinkat */
	[267] = 98,	/* readlinkat */
	[268] = 59,	/* fchmodat */
	[269] = 59,	/* faccessat */
	[270] = 12,	/* pselect6 */
	[271] = 99,	/* ppoll */
	[274] = 100,	/* get_robust_list */
	[275] = 101,	/* splice */
	[278] = 10,	/* vmsplice */
	[280] = 94,	/* utimensat */
	[281] = 102,	/* epoll_pwait */
	[282] = 82,	/* signalfd */
	[286] = 76,	/* timerfd_settime */
	[287] = 14,	/* timerfd_gettime */
	[288] = 17,	/* accept4 */
	[289] = 82,	/* signalfd4 */
	[293] = 11,	/* pipe2 */
	[295] = 9,	/* preadv */
	[296] = 10,	/* pwritev */
	[297] = 103,	/* rt_tgsigqueueinfo */
	[298] = 104,	/* perf_event_open */
	[299] = 105,	/* recvmmsg */
	[301] = 106,	/* fanotify_mark */
	[302] = 107,	/* prlimit64 */
	[303] = 108,	/* name_to_handle_at */
	[304] = 82,	/* open_by_handle_at */
	[305] = 109,	/* clock_adjtime */
	[307] = 110,	/* sendmmsg */
	[309] = 111,	/* getcpu */
	[310] = 112,	/* process_vm_readv */
	[311] = 113,	/* process_vm_writev */
	[313] = 65,	/* finit_module */
	[314] = 114,	/* sched_setattr */
	[315] = 115,	/* sched_getattr */
	[316] = 96,	/* renameat2 */
	[317] = 116,	/* seccomp */
	[318] = 30,	/* getrandom */
	[319] = 57,	/* memfd_create */
	[320] = 117,	/* kexec_file_load */
	[321] = 2,	/* bpf */
	[322] = 118,	/* execveat */
	[326] = 101,	/* copy_file_range */
	[327] = 9,	/* preadv2 */
	[328] = 10,	/* pwritev2 */
	[332] = 119,	/* statx */
	[333] = 71,	/* io_pgetevents */
	[334] = 120,	/* rseq */
	[424] = 43,	/* pidfd_send_signal */
	[425] = 121,	/* io_uring_setup */
	[428] = 59,	/* open_tree */
	[429] = 96,	/* move_mount */
	[430] = 57,	/* fsopen */
	[431] = 58,	/* fsconfig */
	[433] = 59,	/* fspick */
	[435] = 122,	/* clone3 */
	[437] = 123,	/* openat2 */
	[439] = 59,	/* faccessat2 */
	[440] = 124,	/* process_madvise */
	[441] = 125,	/* epoll_pwait2 */
	[442] = 126,	/* mount_setattr */
	[444] = 127,	/* landlock_create_ruleset */
	[449] = 128,	/* futex_waitv */
	[451] = 129,	/* cachestat */
	[452] = 59,	/* fchmodat2 */
	[455] = 130,	/* futex_wait */
	[456] = 120,	/* futex_requeue */
	[457] = 131,	/* statmount */
	[458] = 132,	/* listmount */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 50,	/* lsm_list_modules */
	[463] = 133,	/* setxattrat */
	[464] = 133,	/* getxattrat */
	[465] = 134,	/* listxattrat */
	[466] = 135,	/* removexattrat */
	[467] = 126,	/* open_tree_attr */
	[468] = 136,	/* file_getattr */
	[469] = 123,	/* file_setattr */
	[470] = 132,	/* listns */
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
	[7] = 50,	/* waitpid */
	[8] = 3,	/* creat */
	[9] = 31,	/* link */
	[10] = 3,	/* unlink */
	[11] = 26,	/* execve */
	[12] = 3,	/* chdir */
	[13] = 83,	/* time */
	[14] = 3,	/* mknod */
	[15] = 3,	/* chmod */
	[16] = 3,	/* lchown */
	[18] = 137,	/* oldstat */
	[21] = 55,	/* mount */
	[22] = 3,	/* umount */
	[25] = 138,	/* stime */
	[28] = 14,	/* oldfstat */
	[30] = 139,	/* utime */
	[33] = 3,	/* access */
	[38] = 31,	/* rename */
	[39] = 3,	/* mkdir */
	[40] = 3,	/* rmdir */
	[42] = 11,	/* pipe */
	[43] = 140,	/* times */
	[51] = 3,	/* acct */
	[52] = 3,	/* umount2 */
	[59] = 141,	/* oldolduname */
	[61] = 3,	/* chroot */
	[62] = 142,	/* ustat */
	[67] = 143,	/* sigaction */
	[73] = 83,	/* sigpending */
	[74] = 56,	/* sethostname */
	[75] = 82,	/* setrlimit */
	[76] = 70,	/* getrlimit */
	[77] = 144,	/* getrusage */
	[78] = 145,	/* gettimeofday */
	[79] = 146,	/* settimeofday */
	[80] = 147,	/* getgroups */
	[81] = 148,	/* setgroups */
	[82] = 149,	/* select */
	[83] = 31,	/* symlink */
	[84] = 137,	/* oldlstat */
	[85] = 32,	/* readlink */
	[86] = 3,	/* uselib */
	[87] = 3,	/* swapon */
	[90] = 120,	/* mmap */
	[92] = 3,	/* truncate */
	[99] = 150,	/* statfs */
	[100] = 151,	/* fstatfs */
	[103] = 1,	/* syslog */
	[104] = 143,	/* setitimer */
	[105] = 34,	/* getitimer */
	[106] = 150,	/* stat */
	[107] = 150,	/* lstat */
	[108] = 151,	/* fstat */
	[109] = 152,	/* olduname */
	[114] = 153,	/* wait4 */
	[115] = 3,	/* swapoff */
	[116] = 154,	/* sysinfo */
	[120] = 25,	/* clone */
	[121] = 56,	/* setdomainname */
	[122] = 28,	/* uname */
	[124] = 155,	/* adjtimex */
	[126] = 156,	/* sigprocmask */
	[127] = 57,	/* create_module */
	[128] = 58,	/* init_module */
	[129] = 57,	/* delete_module */
	[131] = 59,	/* quotactl */
	[140] = 22,	/* _llseek */
	[141] = 1,	/* getdents */
	[142] = 157,	/* _newselect */
	[145] = 9,	/* readv */
	[146] = 10,	/* writev */
	[154] = 49,	/* sched_setparam */
	[155] = 50,	/* sched_getparam */
	[156] = 51,	/* sched_setscheduler */
	[161] = 70,	/* sched_rr_get_interval */
	[162] = 158,	/* nanosleep */
	[165] = 159,	/* getresuid */
	[167] = 57,	/* query_module */
	[168] = 6,	/* poll */
	[171] = 159,	/* getresgid */
	[174] = 160,	/* rt_sigaction */
	[175] = 8,	/* rt_sigprocmask */
	[176] = 11,	/* rt_sigpending */
	[177] = 161,	/* rt_sigtimedwait */
	[178] = 43,	/* rt_sigqueueinfo */
	[179] = 44,	/* rt_sigsuspend */
	[180] = 1,	/* pread64 */
	[181] = 2,	/* pwrite64 */
	[182] = 3,	/* chown */
	[183] = 30,	/* getcwd */
	[184] = 40,	/* capget */
	[185] = 41,	/* capset */
	[186] = 162,	/* sigaltstack */
	[187] = 51,	/* sendfile */
	[191] = 70,	/* ugetrlimit */
	[193] = 3,	/* truncate64 */
	[195] = 163,	/* stat64 */
	[196] = 163,	/* lstat64 */
	[197] = 164,	/* fstat64 */
	[198] = 3,	/* lchown32 */
	[205] = 37,	/* getgroups32 */
	[206] = 38,	/* setgroups32 */
	[209] = 39,	/* getresuid32 */
	[211] = 39,	/* getresgid32 */
	[212] = 3,	/* chown32 */
	[217] = 31,	/* pivot_root */
	[220] = 1,	/* getdents64 */
	[226] = 60,	/* setxattr */
	[227] = 60,	/* lsetxattr */
	[228] = 61,	/* fsetxattr */
	[229] = 62,	/* getxattr */
	[230] = 62,	/* lgetxattr */
	[231] = 63,	/* fgetxattr */
	[232] = 32,	/* listxattr */
	[233] = 32,	/* llistxattr */
	[234] = 1,	/* flistxattr */
	[235] = 64,	/* removexattr */
	[236] = 64,	/* lremovexattr */
	[237] = 65,	/* fremovexattr */
	[239] = 15,	/* sendfile64 */
	[240] = 81,	/* futex */
	[241] = 67,	/* sched_setaffinity */
	[242] = 68,	/* sched_getaffinity */
	[243] = 69,	/* set_thread_area */
	[244] = 69,	/* get_thread_area */
	[245] = 50,	/* io_setup */
	[247] = 165,	/* io_getevents */
	[248] = 166,	/* io_submit */
	[249] = 73,	/* io_cancel */
	[253] = 167,	/* lookup_dcookie */
	[255] = 79,	/* epoll_ctl */
	[256] = 78,	/* epoll_wait */
	[259] = 168,	/* timer_create */
	[260] = 107,	/* timer_settime */
	[261] = 34,	/* timer_gettime */
	[264] = 82,	/* clock_settime */
	[265] = 70,	/* clock_gettime */
	[266] = 70,	/* clock_getres */
	[267] = 169,	/* clock_nanosleep */
	[268] = 170,	/* statfs64 */
	[269] = 171,	/* fstatfs64 */
	[271] = 46,	/* utimes */
	[274] = 81,	/* mbind */
	[275] = 83,	/* get_mempolicy */
	[276] = 82,	/* set_mempolicy */
	[277] = 172,	/* mq_open */
	[278] = 57,	/* mq_unlink */
	[279] = 173,	/* mq_timedsend */
	[280] = 174,	/* mq_timedreceive */
	[281] = 175,	/* mq_notify */
	[282] = 7,	/* mq_getsetattr */
	[283] = 176,	/* kexec_load */
	[284] = 177,	/* waitid */
	[286] = 91,	/* add_key */
	[287] = 92,	/* request_key */
	[292] = 59,	/* inotify_add_watch */
	[294] = 93,	/* migrate_pages */
	[295] = 59,	/* openat */
	[296] = 59,	/* mkdirat */
	[297] = 59,	/* mknodat */
	[298] = 59,	/* fchownat */
	[299] = 178,	/* futimesat */
	[300] = 179,	/* fstatat64 */
	[301] = 59,	/* unlinkat */
	[302] = 96,	/* renameat */
	[303] = 96,	/* linkat */
	[304] = 97,	/* symlinkat */
	[305] = 98,	/* readlinkat */
	[306] = 59,	/* fchmodat */
	[307] = 59,	/* faccessat */
	[308] = 157,	/* pselect6 */
	[309] = 180,	/* ppoll */
	[312] = 181,	/* get_robust_list */
	[313] = 101,	/* splice */
	[316] = 10,	/* vmsplice */
	[318] = 111,	/* getcpu */
	[319] = 102,	/* epoll_pwait */
	[320] = 178,	/* utimensat */
	[321] = 82,	/* signalfd */
	[325] = 107,	/* timerfd_settime */
	[326] = 34,	/* timerfd_gettime */
	[327] = 82,	/* signalfd4 */
	[331] = 11,	/* pipe2 */
	[333] = 9,	/* preadv */
	[334] = 10,	/* pwritev */
	[335] = 103,	/* rt_tgsigqueueinfo */
	[336] = 104,	/* perf_event_open */
	[337] = 182,	/* recvmmsg */
	[339] = 183,	/* fanotify_mark */
	[340] = 107,	/* prlimit64 */
	[341] = 108,	/* name_to_handle_at */
	[342] = 82,	/* open_by_handle_at */
	[343] = 184,	/* clock_adjtime */
	[345] = 185,	/* sendmmsg */
	[347] = 186,	/* process_vm_readv */
	[348] = 187,	/* process_vm_writev */
	[350] = 65,	/* finit_module */
	[351] = 114,	/* sched_setattr */
	[352] = 115,	/* sched_getattr */
	[353] = 96,	/* renameat2 */
	[354] = 15,	/* seccomp */
	[355] = 30,	/* getrandom */
	[356] = 57,	/* memfd_create */
	[357] = 2,	/* bpf */
	[358] = 118,	/* execveat */
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
	[383] = 119,	/* statx */
	[385] = 165,	/* io_pgetevents */
	[386] = 149,	/* rseq */
	[403] = 34,	/* clock_gettime64 */
	[404] = 53,	/* clock_settime64 */
	[405] = 109,	/* clock_adjtime64 */
	[406] = 34,	/* clock_getres_time64 */
	[407] = 77,	/* clock_nanosleep_time64 */
	[408] = 14,	/* timer_gettime64 */
	[409] = 76,	/* timer_settime64 */
	[410] = 14,	/* timerfd_gettime64 */
	[411] = 76,	/* timerfd_settime64 */
	[412] = 94,	/* utimensat_time64 */
	[413] = 12,	/* pselect6_time64 */
	[414] = 99,	/* ppoll_time64 */
	[416] = 71,	/* io_pgetevents_time64 */
	[417] = 188,	/* recvmmsg_time64 */
	[418] = 85,	/* mq_timedsend_time64 */
	[419] = 86,	/* mq_timedreceive_time64 */
	[420] = 74,	/* semtimedop_time64 */
	[421] = 42,	/* rt_sigtimedwait_time64 */
	[422] = 66,	/* futex_time64 */
	[423] = 34,	/* sched_rr_get_interval_time64 */
	[424] = 43,	/* pidfd_send_signal */
	[425] = 121,	/* io_uring_setup */
	[428] = 59,	/* open_tree */
	[429] = 96,	/* move_mount */
	[430] = 57,	/* fsopen */
	[431] = 58,	/* fsconfig */
	[433] = 59,	/* fspick */
	[435] = 122,	/* clone3 */
	[437] = 123,	/* openat2 */
	[439] = 59,	/* faccessat2 */
	[440] = 189,	/* process_madvise */
	[441] = 125,	/* epoll_pwait2 */
	[442] = 126,	/* mount_setattr */
	[444] = 127,	/* landlock_create_ruleset */
	[449] = 128,	/* futex_waitv */
	[451] = 129,	/* cachestat */
	[452] = 59,	/* fchmodat2 */
	[455] = 130,	/* futex_wait */
	[456] = 120,	/* futex_requeue */
	[457] = 131,	/* statmount */
	[458] = 132,	/* listmount */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 50,	/* lsm_list_modules */
	[463] = 133,	/* setxattrat */
	[464] = 133,	/* getxattrat */
	[465] = 134,	/* listxattrat */
	[466] = 135,	/* removexattrat */
	[467] = 126,	/* open_tree_attr */
	[468] = 136,	/* file_getattr */
	[469] = 123,	/* file_setattr */
	[470] = 132,	/* listns */
};

/* x32: its own numbers from 512 on; those below are plan_native's */
#define PLAN_X32_BASE 512
#define PLAN_X32_EXECVE 520
#define PLAN_X32_EXECVEAT 545
#define PLAN_X32_NR 36

static const __u8 plan_x32[PLAN_X32_NR] = {
	[0] = 160,	/* rt_sigaction */
	[3] = 9,	/* readv */
	[4] = 10,	/* writev */
	[5] = 19,	/* recvfrom */
	[6] = 20,	/* sendmsg */
	[7] = 21,	/* recvmsg */
	[8] = 26,	/* execve */
	[10] = 11,	/* rt_sigpending */
	[11] = 42,	/* rt_sigtimedwait */
	[12] = 43,	/* rt_sigqueueinfo */
	[13] = 162,	/* sigaltstack */
	[14] = 168,	/* timer_create */
	[15] = 175,	/* mq_notify */
	[16] = 176,	/* kexec_load */
	[17] = 90,	/* waitid */
	[19] = 181,	/* get_robust_list */
	[20] = 10,	/* vmsplice */
	[22] = 9,	/* preadv */
	[23] = 10,	/* pwritev */
	[24] = 103,	/* rt_tgsigqueueinfo */
	[25] = 188,	/* recvmmsg */
	[26] = 185,	/* sendmmsg */
	[27] = 186,	/* process_vm_readv */
	[28] = 187,	/* process_vm_writev */
	[29] = 23,	/* setsockopt */
	[30] = 24,	/* getsockopt */
	[31] = 50,	/* io_setup */
	[32] = 166,	/* io_submit */
	[33] = 118,	/* execveat */
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
	[0] = 70,	/* io_setup */
	[2] = 72,	/* io_submit */
	[3] = 73,	/* io_cancel */
	[4] = 71,	/* io_getevents */
	[5] = 60,	/* setxattr */
	[6] = 60,	/* lsetxattr */
	[7] = 61,	/* fsetxattr */
	[8] = 62,	/* getxattr */
	[9] = 62,	/* lgetxattr */
	[10] = 63,	/* fgetxattr */
	[11] = 32,	/* listxattr */
	[12] = 32,	/* llistxattr */
	[13] = 1,	/* flistxattr */
	[14] = 64,	/* removexattr */
	[15] = 64,	/* lremovexattr */
	[16] = 65,	/* fremovexattr */
	[17] = 30,	/* getcwd */
	[18] = 1,	/* lookup_dcookie */
	[21] = 66,	/* epoll_ctl */
	[22] = 190,	/* epoll_pwait */
	[27] = 59,	/* inotify_add_watch */
	[33] = 59,	/* mknodat */
	[34] = 59,	/* mkdirat */
	[35] = 59,	/* unlinkat */
	[36] = 97,	/* symlinkat */
	[37] = 96,	/* linkat */
	[38] = 96,	/* renameat */
	[39] = 3,	/* umount2 */
	[40] = 55,	/* mount */
	[41] = 31,	/* pivot_root */
	[43] = 47,	/* statfs */
	[44] = 48,	/* fstatfs */
	[45] = 3,	/* truncate */
	[48] = 59,	/* faccessat */
	[49] = 3,	/* chdir */
	[51] = 3,	/* chroot */
	[53] = 59,	/* fchmodat */
	[54] = 59,	/* fchownat */
	[56] = 59,	/* openat */
	[59] = 11,	/* pipe2 */
	[60] = 59,	/* quotactl */
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
	[74] = 82,	/* signalfd4 */
	[75] = 10,	/* vmsplice */
	[76] = 101,	/* splice */
	[78] = 98,	/* readlinkat */
	[79] = 191,	/* newfstatat */
	[80] = 192,	/* fstat */
	[86] = 76,	/* timerfd_settime */
	[87] = 14,	/* timerfd_gettime */
	[88] = 94,	/* utimensat */
	[89] = 3,	/* acct */
	[90] = 40,	/* capget */
	[91] = 41,	/* capset */
	[95] = 90,	/* waitid */
	[98] = 66,	/* futex */
	[100] = 100,	/* get_robust_list */
	[101] = 13,	/* nanosleep */
	[102] = 14,	/* getitimer */
	[103] = 7,	/* setitimer */
	[104] = 89,	/* kexec_load */
	[105] = 58,	/* init_module */
	[106] = 57,	/* delete_module */
	[107] = 75,	/* timer_create */
	[108] = 14,	/* timer_gettime */
	[110] = 76,	/* timer_settime */
	[112] = 53,	/* clock_settime */
	[113] = 34,	/* clock_gettime */
	[114] = 34,	/* clock_getres */
	[115] = 77,	/* clock_nanosleep */
	[116] = 1,	/* syslog */
	[118] = 49,	/* sched_setparam */
	[119] = 51,	/* sched_setscheduler */
	[121] = 50,	/* sched_getparam */
	[122] = 67,	/* sched_setaffinity */
	[123] = 68,	/* sched_getaffinity */
	[127] = 34,	/* sched_rr_get_interval */
	[132] = 45,	/* sigaltstack */
	[133] = 44,	/* rt_sigsuspend */
	[134] = 7,	/* rt_sigaction */
	[135] = 8,	/* rt_sigprocmask */
	[136] = 11,	/* rt_sigpending */
	[137] = 42,	/* rt_sigtimedwait */
	[138] = 43,	/* rt_sigqueueinfo */
	[148] = 39,	/* getresuid */
	[150] = 39,	/* getresgid */
	[153] = 36,	/* times */
	[158] = 37,	/* getgroups */
	[159] = 38,	/* setgroups */
	[160] = 28,	/* uname */
	[161] = 56,	/* sethostname */
	[162] = 56,	/* setdomainname */
	[163] = 34,	/* getrlimit */
	[164] = 53,	/* setrlimit */
	[165] = 5,	/* getrusage */
	[168] = 111,	/* getcpu */
	[169] = 33,	/* gettimeofday */
	[170] = 54,	/* settimeofday */
	[171] = 52,	/* adjtimex */
	[179] = 35,	/* sysinfo */
	[180] = 84,	/* mq_open */
	[181] = 57,	/* mq_unlink */
	[182] = 85,	/* mq_timedsend */
	[183] = 86,	/* mq_timedreceive */
	[184] = 87,	/* mq_notify */
	[185] = 88,	/* mq_getsetattr */
	[192] = 74,	/* semtimedop */
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
	[235] = 81,	/* mbind */
	[236] = 83,	/* get_mempolicy */
	[237] = 82,	/* set_mempolicy */
	[238] = 93,	/* migrate_pages */
	[240] = 103,	/* rt_tgsigqueueinfo */
	[241] = 104,	/* perf_event_open */
	[242] = 17,	/* accept4 */
	[243] = 105,	/* recvmmsg */
	[260] = 27,	/* wait4 */
	[261] = 107,	/* prlimit64 */
	[263] = 106,	/* fanotify_mark */
	[264] = 108,	/* name_to_handle_at */
	[265] = 82,	/* open_by_handle_at */
	[266] = 109,	/* clock_adjtime */
	[269] = 110,	/* sendmmsg */
	[270] = 112,	/* process_vm_readv */
	[271] = 113,	/* process_vm_writev */
	[273] = 65,	/* finit_module */
	[274] = 114,	/* sched_setattr */
	[275] = 115,	/* sched_getattr */
	[276] = 96,	/* renameat2 */
	[277] = 116,	/* seccomp */
	[278] = 30,	/* getrandom */
	[279] = 57,	/* memfd_create */
	[280] = 2,	/* bpf */
	[281] = 118,	/* execveat */
	[285] = 101,	/* copy_file_range */
	[286] = 9,	/* preadv2 */
	[287] = 10,	/* pwritev2 */
	[291] = 119,	/* statx */
	[292] = 71,	/* io_pgetevents */
	[293] = 120,	/* rseq */
	[294] = 117,	/* kexec_file_load */
	[424] = 43,	/* pidfd_send_signal */
	[425] = 121,	/* io_uring_setup */
	[428] = 59,	/* open_tree */
	[429] = 96,	/* move_mount */
	[430] = 57,	/* fsopen */
	[431] = 58,	/* fsconfig */
	[433] = 59,	/* fspick */
	[435] = 122,	/* clone3 */
	[437] = 123,	/* openat2 */
	[439] = 59,	/* faccessat2 */
	[440] = 124,	/* process_madvise */
	[441] = 193,	/* epoll_pwait2 */
	[442] = 126,	/* mount_setattr */
	[444] = 127,	/* landlock_create_ruleset */
	[449] = 128,	/* futex_waitv */
	[451] = 129,	/* cachestat */
	[452] = 59,	/* fchmodat2 */
	[455] = 130,	/* futex_wait */
	[456] = 120,	/* futex_requeue */
	[457] = 131,	/* statmount */
	[458] = 132,	/* listmount */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 50,	/* lsm_list_modules */
	[463] = 133,	/* setxattrat */
	[464] = 133,	/* getxattrat */
	[465] = 134,	/* listxattrat */
	[466] = 135,	/* removexattrat */
	[467] = 126,	/* open_tree_attr */
	[468] = 136,	/* file_getattr */
	[469] = 123,	/* file_setattr */
	[470] = 132,	/* listns */
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
	[9] = 31,	/* link */
	[10] = 3,	/* unlink */
	[11] = 26,	/* execve */
	[12] = 3,	/* chdir */
	[14] = 3,	/* mknod */
	[15] = 3,	/* chmod */
	[16] = 3,	/* lchown */
	[21] = 55,	/* mount */
	[33] = 3,	/* access */
	[38] = 31,	/* rename */
	[39] = 3,	/* mkdir */
	[40] = 3,	/* rmdir */
	[42] = 11,	/* pipe */
	[43] = 140,	/* times */
	[51] = 3,	/* acct */
	[52] = 3,	/* umount2 */
	[61] = 3,	/* chroot */
	[62] = 142,	/* ustat */
	[67] = 143,	/* sigaction */
	[73] = 83,	/* sigpending */
	[74] = 56,	/* sethostname */
	[75] = 82,	/* setrlimit */
	[77] = 144,	/* getrusage */
	[78] = 145,	/* gettimeofday */
	[79] = 146,	/* settimeofday */
	[80] = 147,	/* getgroups */
	[81] = 148,	/* setgroups */
	[83] = 31,	/* symlink */
	[85] = 32,	/* readlink */
	[86] = 3,	/* uselib */
	[87] = 3,	/* swapon */
	[92] = 3,	/* truncate */
	[99] = 150,	/* statfs */
	[100] = 151,	/* fstatfs */
	[103] = 1,	/* syslog */
	[104] = 143,	/* setitimer */
	[105] = 34,	/* getitimer */
	[106] = 150,	/* stat */
	[107] = 150,	/* lstat */
	[108] = 151,	/* fstat */
	[114] = 153,	/* wait4 */
	[115] = 3,	/* swapoff */
	[116] = 154,	/* sysinfo */
	[120] = 25,	/* clone */
	[121] = 56,	/* setdomainname */
	[122] = 28,	/* uname */
	[124] = 155,	/* adjtimex */
	[126] = 156,	/* sigprocmask */
	[128] = 58,	/* init_module */
	[129] = 57,	/* delete_module */
	[131] = 59,	/* quotactl */
	[140] = 22,	/* _llseek */
	[141] = 1,	/* getdents */
	[142] = 157,	/* _newselect */
	[145] = 9,	/* readv */
	[146] = 10,	/* writev */
	[154] = 49,	/* sched_setparam */
	[155] = 50,	/* sched_getparam */
	[156] = 51,	/* sched_setscheduler */
	[161] = 70,	/* sched_rr_get_interval */
	[162] = 158,	/* nanosleep */
	[165] = 159,	/* getresuid */
	[168] = 6,	/* poll */
	[171] = 159,	/* getresgid */
	[174] = 160,	/* rt_sigaction */
	[175] = 8,	/* rt_sigprocmask */
	[176] = 11,	/* rt_sigpending */
	[177] = 161,	/* rt_sigtimedwait */
	[178] = 43,	/* rt_sigqueueinfo */
	[179] = 44,	/* rt_sigsuspend */
	[180] = 1,	/* pread64 */
	[181] = 2,	/* pwrite64 */
	[182] = 3,	/* chown */
	[183] = 30,	/* getcwd */
	[184] = 40,	/* capget */
	[185] = 41,	/* capset */
	[186] = 162,	/* sigaltstack */
	[187] = 51,	/* sendfile */
	[191] = 70,	/* ugetrlimit */
	[193] = 3,	/* truncate64 */
	[195] = 194,	/* stat64 */
	[196] = 194,	/* lstat64 */
	[197] = 195,	/* fstat64 */
	[198] = 3,	/* lchown32 */
	[205] = 37,	/* getgroups32 */
	[206] = 38,	/* setgroups32 */
	[209] = 39,	/* getresuid32 */
	[211] = 39,	/* getresgid32 */
	[212] = 3,	/* chown32 */
	[217] = 1,	/* getdents64 */
	[218] = 31,	/* pivot_root */
	[226] = 60,	/* setxattr */
	[227] = 60,	/* lsetxattr */
	[228] = 61,	/* fsetxattr */
	[229] = 62,	/* getxattr */
	[230] = 62,	/* lgetxattr */
	[231] = 63,	/* fgetxattr */
	[232] = 32,	/* listxattr */
	[233] = 32,	/* llistxattr */
	[234] = 1,	/* flistxattr */
	[235] = 64,	/* removexattr */
	[236] = 64,	/* lremovexattr */
	[237] = 65,	/* fremovexattr */
	[239] = 15,	/* sendfile64 */
	[240] = 81,	/* futex */
	[241] = 67,	/* sched_setaffinity */
	[242] = 68,	/* sched_getaffinity */
	[243] = 50,	/* io_setup */
	[245] = 165,	/* io_getevents */
	[246] = 166,	/* io_submit */
	[247] = 73,	/* io_cancel */
	[249] = 167,	/* lookup_dcookie */
	[251] = 66,	/* epoll_ctl */
	[252] = 196,	/* epoll_wait */
	[257] = 168,	/* timer_create */
	[258] = 107,	/* timer_settime */
	[259] = 34,	/* timer_gettime */
	[262] = 82,	/* clock_settime */
	[263] = 70,	/* clock_gettime */
	[264] = 70,	/* clock_getres */
	[265] = 169,	/* clock_nanosleep */
	[266] = 170,	/* statfs64 */
	[267] = 171,	/* fstatfs64 */
	[269] = 46,	/* utimes */
	[274] = 172,	/* mq_open */
	[275] = 57,	/* mq_unlink */
	[276] = 173,	/* mq_timedsend */
	[277] = 174,	/* mq_timedreceive */
	[278] = 175,	/* mq_notify */
	[279] = 7,	/* mq_getsetattr */
	[280] = 177,	/* waitid */
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
	[309] = 91,	/* add_key */
	[310] = 92,	/* request_key */
	[312] = 197,	/* semtimedop */
	[317] = 59,	/* inotify_add_watch */
	[319] = 81,	/* mbind */
	[320] = 83,	/* get_mempolicy */
	[321] = 82,	/* set_mempolicy */
	[322] = 59,	/* openat */
	[323] = 59,	/* mkdirat */
	[324] = 59,	/* mknodat */
	[325] = 59,	/* fchownat */
	[326] = 178,	/* futimesat */
	[327] = 198,	/* fstatat64 */
	[328] = 59,	/* unlinkat */
	[329] = 96,	/* renameat */
	[330] = 96,	/* linkat */
	[331] = 97,	/* symlinkat */
	[332] = 98,	/* readlinkat */
	[333] = 59,	/* fchmodat */
	[334] = 59,	/* faccessat */
	[335] = 157,	/* pselect6 */
	[336] = 180,	/* ppoll */
	[339] = 181,	/* get_robust_list */
	[340] = 101,	/* splice */
	[343] = 10,	/* vmsplice */
	[345] = 111,	/* getcpu */
	[346] = 190,	/* epoll_pwait */
	[347] = 176,	/* kexec_load */
	[348] = 178,	/* utimensat */
	[349] = 82,	/* signalfd */
	[353] = 107,	/* timerfd_settime */
	[354] = 34,	/* timerfd_gettime */
	[355] = 82,	/* signalfd4 */
	[359] = 11,	/* pipe2 */
	[361] = 9,	/* preadv */
	[362] = 10,	/* pwritev */
	[363] = 103,	/* rt_tgsigqueueinfo */
	[364] = 104,	/* perf_event_open */
	[365] = 182,	/* recvmmsg */
	[366] = 17,	/* accept4 */
	[368] = 183,	/* fanotify_mark */
	[369] = 107,	/* prlimit64 */
	[370] = 108,	/* name_to_handle_at */
	[371] = 82,	/* open_by_handle_at */
	[372] = 184,	/* clock_adjtime */
	[374] = 185,	/* sendmmsg */
	[376] = 186,	/* process_vm_readv */
	[377] = 187,	/* process_vm_writev */
	[379] = 65,	/* finit_module */
	[380] = 114,	/* sched_setattr */
	[381] = 115,	/* sched_getattr */
	[382] = 96,	/* renameat2 */
	[383] = 15,	/* seccomp */
	[384] = 30,	/* getrandom */
	[385] = 57,	/* memfd_create */
	[386] = 2,	/* bpf */
	[387] = 118,	/* execveat */
	[391] = 101,	/* copy_file_range */
	[392] = 9,	/* preadv2 */
	[393] = 10,	/* pwritev2 */
	[397] = 119,	/* statx */
	[398] = 120,	/* rseq */
	[399] = 165,	/* io_pgetevents */
	[400] = 93,	/* migrate_pages */
	[401] = 117,	/* kexec_file_load */
	[403] = 34,	/* clock_gettime64 */
	[404] = 53,	/* clock_settime64 */
	[405] = 109,	/* clock_adjtime64 */
	[406] = 34,	/* clock_getres_time64 */
	[407] = 77,	/* clock_nanosleep_time64 */
	[408] = 14,	/* timer_gettime64 */
	[409] = 76,	/* timer_settime64 */
	[410] = 14,	/* timerfd_gettime64 */
	[411] = 76,	/* timerfd_settime64 */
	[412] = 94,	/* utimensat_time64 */
	[413] = 12,	/* pselect6_time64 */
	[414] = 99,	/* ppoll_time64 */
	[416] = 71,	/* io_pgetevents_time64 */
	[417] = 188,	/* recvmmsg_time64 */
	[418] = 85,	/* mq_timedsend_time64 */
	[419] = 86,	/* mq_timedreceive_time64 */
	[420] = 74,	/* semtimedop_time64 */
	[421] = 42,	/* rt_sigtimedwait_time64 */
	[422] = 66,	/* futex_time64 */
	[423] = 34,	/* sched_rr_get_interval_time64 */
	[424] = 43,	/* pidfd_send_signal */
	[425] = 121,	/* io_uring_setup */
	[428] = 59,	/* open_tree */
	[429] = 96,	/* move_mount */
	[430] = 57,	/* fsopen */
	[431] = 58,	/* fsconfig */
	[433] = 59,	/* fspick */
	[435] = 122,	/* clone3 */
	[437] = 123,	/* openat2 */
	[439] = 59,	/* faccessat2 */
	[440] = 189,	/* process_madvise */
	[441] = 193,	/* epoll_pwait2 */
	[442] = 126,	/* mount_setattr */
	[444] = 127,	/* landlock_create_ruleset */
	[449] = 128,	/* futex_waitv */
	[451] = 129,	/* cachestat */
	[452] = 59,	/* fchmodat2 */
	[455] = 130,	/* futex_wait */
	[456] = 120,	/* futex_requeue */
	[457] = 131,	/* statmount */
	[458] = 132,	/* listmount */
	[460] = 2,	/* lsm_set_self_attr */
	[461] = 50,	/* lsm_list_modules */
	[463] = 133,	/* setxattrat */
	[464] = 133,	/* getxattrat */
	[465] = 134,	/* listxattrat */
	[466] = 135,	/* removexattrat */
	[467] = 126,	/* open_tree_attr */
	[468] = 136,	/* file_getattr */
	[469] = 123,	/* file_setattr */
	[470] = 132,	/* listns */
};

#else
#error "syscalls.tbl has no numbers for this machine"
#endif

#endif /* RINGTAP_SYSCALL_PLAN_H */
