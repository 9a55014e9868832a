/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * usage: source_test [PLUGIN]: the source plugin as a program loads it (without PLUGIN: linked with it). The program ringtap is
 * this one, which does what the variable RINGTAP_PLAYS says when the plugin starts it.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "libs_plugin.h"

/* ---- the program */

enum { EVENT = 0x216, FLAGGED = 0x217, SECTION = 0x0a0d0d0a, CLOSE_END = 5, MANY = 20000 };

static size_t put_block(unsigned char *out, uint32_t type, uint64_t ns)
{
	struct libs_event event = {.ns = ns, .tid = 7, .size = sizeof(event), .type = CLOSE_END};
	uint32_t at = type == EVENT ? 10 : type == FLAGGED ? 14 : 8;
	uint32_t size = type == SECTION ? 28 : (at + (uint32_t)sizeof(event) + 3u) / 4 * 4 + 4;

	memset(out, 0, size);
	memcpy(out, &type, 4);
	memcpy(out + 4, &size, 4);
	if (type != SECTION)
		memcpy(out + at, &event, sizeof(event));
	memcpy(out + size - 4, &size, 4);
	return size;
}

static void put(const void *bytes, size_t size)
{
	CHECK(write(STDOUT_FILENO, bytes, size) == (ssize_t)size);
}

static void put_events(void)
{
	static unsigned char bytes[MANY * 48];
	size_t size = 0;
	uint64_t i;

	for (i = 0; i < MANY; i++)
		size += put_block(bytes + size, i % 100 ? EVENT : FLAGGED, i);
	put(bytes, size);
}

static void put_in_pieces(void)
{
	struct timespec pause = {0, 2000000};
	unsigned char block[64];
	size_t i, size = put_block(block, EVENT, 42);

	for (i = 0; i < size; i++) {
		put(block + i, 1);
		nanosleep(&pause, NULL);
	}
}

static int play(const char *part, int argc, char **argv)
{
	unsigned char block[64];
	int i;

	if (!strcmp(part, "arguments")) {
		fprintf(stderr, "ringtap: first line\nringtap:");
		for (i = 0; i < argc; i++)
			fprintf(stderr, " [%s]", argv[i]);
		fprintf(stderr, "\n  where it is\n  ^^^^^");
		return 2;
	}
	if (!strcmp(part, "nothing"))
		return 1;
	if (!strcmp(part, "late"))
		usleep(500000);
	put(block, put_block(block, SECTION, 0));
	if (!strcmp(part, "events"))
		put_events();
	else if (!strcmp(part, "pieces"))
		put_in_pieces();
	else if (!strcmp(part, "garbage"))
		put("these are no blocks, and never were", 35);
	else if (!strcmp(part, "large event")) {
		put_block(block, EVENT, 0);
		memset(block + 26, 0xff, 4);
		put(block, 40);
	} else if (!strcmp(part, "killed"))
		raise(SIGKILL);
	else if (!strcmp(part, "deaf"))
		signal(SIGTERM, SIG_IGN);
	if (!strcmp(part, "idle") || !strcmp(part, "deaf"))
		for (;;)
			pause();
	return 0;
}

/* ---- the plugin */

static struct {
	void *(*init)(const struct libs_init_input *, int32_t *);
	void (*destroy)(void *);
	const char *(*last_error)(void *);
	const char *(*api)(void);
	const char *(*name)(void);
	void *(*open)(void *, const char *, int32_t *);
	void (*close)(void *, void *);
	int32_t (*next_batch)(void *, void *, uint32_t *, struct libs_event ***);
} plugin;

static void *loaded;
static char program[PATH_MAX + 16];

static void *function(const char *name)
{
	void *found = dlsym(loaded, name);

	if (!found)
		fprintf(stderr, "%s is missing\n", name);
	CHECK(found);
	return found;
}

static void load(const char *path)
{
	loaded = dlopen(path, RTLD_NOW);
	if (!loaded)
		fprintf(stderr, "%s\n", dlerror());
	CHECK(loaded);
	*(void **)&plugin.init = function("plugin_init");
	*(void **)&plugin.destroy = function("plugin_destroy");
	*(void **)&plugin.last_error = function("plugin_get_last_error");
	*(void **)&plugin.api = function("plugin_get_required_api_version");
	*(void **)&plugin.name = function("plugin_get_name");
	*(void **)&plugin.open = function("plugin_open");
	*(void **)&plugin.close = function("plugin_close");
	*(void **)&plugin.next_batch = function("plugin_next_batch");
	/* Libs refuse a plugin that has one of them without the other, or both for what is their own source. */
	CHECK(!dlsym(loaded, "plugin_get_id") && !dlsym(loaded, "plugin_get_event_source"));
}

static void *made(void)
{
	struct libs_init_input input = {.config = ""};
	int32_t rc = LIBS_FAILURE;
	void *state = plugin.init(&input, &rc);

	CHECK(rc == LIBS_SUCCESS && state);
	return state;
}

static void *opened(void *state, const char *part)
{
	int32_t rc = LIBS_FAILURE;
	void *instance;

	setenv("RINGTAP_PLAYS", part, 1);
	instance = plugin.open(state, program, &rc);
	if (rc != LIBS_SUCCESS)
		fprintf(stderr, "%s\n", plugin.last_error(state));
	CHECK(rc == LIBS_SUCCESS && instance);
	return instance;
}

/* What opening fails with. */
static const char *refusal(void *state, const char *part, const char *params)
{
	char text[PATH_MAX + 4096];
	int32_t rc = LIBS_SUCCESS;

	setenv("RINGTAP_PLAYS", part, 1);
	snprintf(text, sizeof(text), "%s %s", program, params);
	CHECK(!plugin.open(state, text, &rc));
	CHECK(rc == LIBS_FAILURE);
	return plugin.last_error(state);
}

/* The next that is not a timeout. */
static int32_t next(void *state, void *instance, uint32_t *count, struct libs_event ***events)
{
	int32_t rc;

	do
		rc = plugin.next_batch(state, instance, count, events);
	while (rc == LIBS_TIMEOUT);
	return rc;
}

/* ---- what it does */

static void all_events_are_given_in_order(void)
{
	void *state = made(), *instance = opened(state, "events");
	struct libs_event **events;
	uint64_t seen = 0;
	uint32_t count, i;
	int32_t rc;

	while ((rc = next(state, instance, &count, &events)) == LIBS_SUCCESS) {
		CHECK(count > 0);
		for (i = 0; i < count; i++, seen++)
			CHECK(events[i]->ns == seen && events[i]->tid == 7 && events[i]->type == CLOSE_END);
	}
	CHECK(rc == LIBS_END && seen == MANY);
	CHECK(next(state, instance, &count, &events) == LIBS_END && !count);
	plugin.close(state, instance);
	plugin.destroy(state);
}

static void an_event_in_pieces_is_waited_for(void)
{
	void *state = made(), *instance = opened(state, "pieces");
	struct libs_event **events;
	uint32_t count;

	CHECK(next(state, instance, &count, &events) == LIBS_SUCCESS);
	CHECK(count == 1 && events[0]->ns == 42);
	CHECK(next(state, instance, &count, &events) == LIBS_END);
	plugin.close(state, instance);
	plugin.destroy(state);
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void who_asks_in_vain_is_not_kept(void)
{
	void *state = made(), *instance = opened(state, "idle");
	struct libs_event **events;
	uint32_t count;
	double begun = now();

	CHECK(plugin.next_batch(state, instance, &count, &events) == LIBS_TIMEOUT);
	CHECK(now() - begun < 1);
	plugin.close(state, instance);
	plugin.destroy(state);
}

static void on_alarm(int number) { (void)number; }

static void signals_do_not_end_the_start(void)
{
	struct itimerval often = {{0, 20000}, {0, 20000}}, never = {{0, 0}, {0, 0}};
	struct sigaction action = {.sa_handler = on_alarm};
	void *state = made(), *instance;

	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &often, NULL);
	instance = opened(state, "late");
	setitimer(ITIMER_REAL, &never, NULL);
	plugin.close(state, instance);
	plugin.destroy(state);
}

static void params_are_options(void)
{
	void *state = made();
	const char *said = refusal(state, "arguments", "snaplen=200  memory=64M\tfilter= proc.name=a b and fd.name='-x' ");

	CHECK(strstr(said, "[record] [--format=scap] [--dialect=live] [-w-]"));
	CHECK(strstr(said, "[--snaplen=200] [--memory=64M] [proc.name=a b and fd.name='-x' ]"));
	CHECK(!strstr(said, "first line") && strncmp(said, "ringtap:", 8));
	plugin.destroy(state);
}

static void wrong_params_are_named(void)
{
	char many[2000] = "";
	void *state = made();
	int i;

	CHECK(strstr(refusal(state, "idle", "snaplem=200"), "'snaplem=200'"));
	CHECK(strstr(refusal(state, "idle", "output=/etc/passwd"), "'output=/etc/passwd'"));
	CHECK(strstr(refusal(state, "idle", "snaplen"), "'snaplen'"));
	CHECK(strstr(refusal(state, "idle", "filter=-w/etc/passwd"), "'-w/etc/passwd'"));
	for (i = 0; i < 100; i++)
		strcat(many, "pid=1 ");
	CHECK(strstr(refusal(state, "idle", many), "too many"));
	plugin.destroy(state);
}

static void failures_are_told(void)
{
	void *state = made();
	int32_t rc = LIBS_SUCCESS;

	CHECK(!plugin.open(state, "program=/nowhere/ringtap", &rc));
	CHECK(rc == LIBS_FAILURE && strstr(plugin.last_error(state), "ringtap"));
	CHECK(strstr(refusal(state, "nothing", ""), "without a word"));
	plugin.destroy(state);
}

static void fails_later(const char *part, const char *why)
{
	void *state = made(), *instance = opened(state, part);
	struct libs_event **events;
	uint32_t count;

	CHECK(next(state, instance, &count, &events) == LIBS_FAILURE);
	CHECK(strstr(plugin.last_error(state), why));
	plugin.close(state, instance);
	plugin.destroy(state);
}

static void what_happens_later_is_told(void)
{
	fails_later("garbage", "no events");
	fails_later("large event", "no events");
	fails_later("killed", "signal 9");
}

static unsigned open_files(void)
{
	DIR *directory = opendir("/proc/self/fd");
	unsigned count = 0;

	CHECK(directory);
	while (readdir(directory))
		count++;
	closedir(directory);
	return count;
}

static void nothing_is_left(void)
{
	unsigned before = open_files();
	void *state = made(), *one, *two;
	int i;

	for (i = 0; i < 20; i++) {
		one = opened(state, "idle");
		two = opened(state, "events");
		CHECK(one != two);
		plugin.close(state, one);
		plugin.close(state, two);
	}
	plugin.close(state, NULL);
	plugin.destroy(state);
	CHECK(open_files() == before);
	CHECK(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
}

static void who_does_not_end_is_ended(void)
{
	void *state = made(), *instance = opened(state, "deaf");
	double begun = now();

	usleep(200000);
	plugin.close(state, instance);
	CHECK(now() - begun < 20);
	CHECK(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
	plugin.destroy(state);
}

int main(int argc, char **argv)
{
	char self[PATH_MAX];
	ssize_t size;

	if (getenv("RINGTAP_PLAYS"))
		return play(getenv("RINGTAP_PLAYS"), argc, argv);
	size = readlink("/proc/self/exe", self, sizeof(self) - 1);
	CHECK(size > 0);
	self[size] = 0;
	snprintf(program, sizeof(program), "program=%s", self);
	load(argc > 1 ? argv[1] : NULL);
	CHECK(!strcmp(plugin.name(), "ringtap") && !strcmp(plugin.api(), "3.0.0"));
	all_events_are_given_in_order();
	an_event_in_pieces_is_waited_for();
	who_asks_in_vain_is_not_kept();
	signals_do_not_end_the_start();
	params_are_options();
	wrong_params_are_named();
	failures_are_told();
	what_happens_later_is_told();
	nothing_is_left();
	who_does_not_end_is_ended();
	return 0;
}
