/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* What the plugin `container` answers, and that nothing it is told harms it. usage: container_test [PLUGIN] */
#include <string.h>

#include "fake_libs.h"

#define DIGITS "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define SHORT "0123456789ab"

enum { ROUNDS = 8000 };

static char error[512];

static void *begin(void)
{
	void *state = begin_plugin("", error, sizeof(error));

	CHECK(state);
	return state;
}

static void in_group(const char *group)
{
	thread = (struct fake_thread){.groups = {group}};
}

static bool is(const char *text, const char *wanted)
{
	if (text && !strcmp(text, wanted))
		return true;
	fprintf(stderr, "'%s' is not '%s'\n", text ? text : "(nothing)", wanted);
	return false;
}

#define IS(field, wanted) CHECK(is(text_of(state, field, NULL), wanted))
#define KEYED(field, key, wanted) CHECK(is(text_of(state, field, key), wanted))
#define ABSENT(field) CHECK(!text_of(state, field, NULL))

static void a_process_of_the_host_is_in_no_container(void)
{
	void *state = begin();

	in_group("/system.slice/ssh.service");
	IS("container.id", "host");
	IS("container.full_id", "host");
	IS("container.name", "host");
	IS("container.type", "host");
	ABSENT("container.image");
	ABSENT("container.privileged");
	plugin.destroy(state);
}

static void of_an_unknown_thread_nothing_is_said(void)
{
	const struct libs_event event = {.tid = 7, .size = sizeof(event), .type = 7};
	void *state = begin();

	CHECK(!text_at(state, &event, 1, "container.id"));
	plugin.destroy(state);
}

static void a_group_alone_tells_id_and_runtime(void)
{
	void *state = begin();

	in_group("/system.slice/docker-" DIGITS ".scope");
	IS("container.id", SHORT);
	IS("container.full_id", DIGITS);
	IS("container.type", "docker");
	ABSENT("container.name");
	ABSENT("container.image");
	in_group("/machine.slice/machine-a\\x2db.scope");
	IS("container.id", "a-b");
	IS("container.name", "a-b");
	IS("container.type", "systemd-nspawn");
	thread = (struct fake_thread){.groups = {"/", "/lxc/box/init.scope"}};
	IS("container.id", "box");
	plugin.destroy(state);
}

#define WEB                                                                                                     \
	"{\"container\":{\"type\":0,\"id\":\"" SHORT "\",\"full_id\":\"" DIGITS "\",\"name\":\"web\","           \
	"\"image\":\"shop/web:1.2\",\"imagerepo\":\"shop/web\",\"imagetag\":\"1.2\",\"privileged\":true,"        \
	"\"ip\":\"10.0.0.2\",\"pod_sandbox_id\":\"fedcba987654321\",\"host_pid\":false,"                         \
	"\"Mounts\":[{\"Source\":\"/etc\",\"Destination\":\"/host/etc\",\"Mode\":\"\",\"RW\":false,"             \
	"\"Propagation\":\"rprivate\"},{\"Source\":\"/var/run/docker.sock\",\"Destination\":\"/d.sock\","        \
	"\"Mode\":\"ro\",\"RW\":true,\"Propagation\":\"\"}],"                                                    \
	"\"labels\":{\"io.kubernetes.pod.name\":\"shop-0\",\"io.kubernetes.pod.namespace\":\"eu\","              \
	"\"io.kubernetes.pod.uid\":\"u-1\",\"tier\":\"front\\u002d\\ud83d\\ude00\\tend\",\"empty\":\"\"}}}"

static void an_event_tells_of_a_container(uint16_t type)
{
	uint64_t number;
	void *state = begin();

	in_group("/docker/" DIGITS);
	CHECK(tell(state, type, 1, WEB) == LIBS_SUCCESS);
	IS("container.id", SHORT);
	IS("container.full_id", DIGITS);
	IS("container.name", "web");
	IS("container.image.repository", "shop/web");
	IS("container.image.tag", "1.2");
	IS("container.ip", "10.0.0.2");
	CHECK(number_of(state, "container.privileged", &number) && number == 1);
	CHECK(number_of(state, "container.host_pid", &number) && number == 0);
	ABSENT("container.host_ipc");
	ABSENT("container.image.digest");
	IS("k8s.pod.name", "shop-0");
	IS("k8s.ns.name", "eu");
	IS("k8s.pod.uid", "u-1");
	IS("k8s.pod.sandbox_id", "fedcba987654");
	IS("k8s.pod.full_sandbox_id", "fedcba987654321");
	ABSENT("k8s.rc.name");
	plugin.destroy(state);
}

static void events_of_each_type_tell_of_a_container(void)
{
	an_event_tells_of_a_container(272);
	an_event_tells_of_a_container(324);
}

static void events_that_plugins_insert_tell_of_beginnings_and_ends(void)
{
	const char *const begun[] = {"id", "container", WEB}, *const ended[] = {"id", "container_removed", WEB},
			  *const other[] = {"id", "weather", WEB};
	struct libs_event *event;
	void *state = begin();

	in_group("/docker/" DIGITS);
	event = make_event(402, UINT64_MAX, 3, other);
	CHECK(tell_event(state, event, 1) == LIBS_SUCCESS);
	CHECK(!text_at(state, event, 1, "container.name"));
	free(event);
	event = make_event(402, UINT64_MAX, 3, begun);
	CHECK(tell_event(state, event, 2) == LIBS_SUCCESS);
	CHECK(is(text_at(state, event, 2, "container.name"), "web"));
	CHECK(!text_at(state, event, 3, "container.name"));
	free(event);
	IS("container.name", "web");
	event = make_event(402, UINT64_MAX, 3, ended);
	CHECK(tell_event(state, event, 4) == LIBS_SUCCESS);
	CHECK(is(text_at(state, event, 4, "container.name"), "web"));
	CHECK(tell(state, 324, 5, "{\"container\":{\"id\":\"other\"}}") == LIBS_SUCCESS);
	free(event);
	ABSENT("container.name");
	plugin.destroy(state);
}

static void facts_with_a_group_are_of_no_other(void)
{
	void *state = begin();

	CHECK(tell(state, 324, 1, "{\"container\":{\"id\":\"" SHORT "\",\"name\":\"web\",\"cgroup\":\"/docker/" DIGITS "\"}}") ==
	      LIBS_SUCCESS);
	in_group("/docker/" DIGITS "/below");
	IS("container.name", "web");
	in_group("/user.slice/user-1000.slice/docker/" DIGITS);
	IS("container.id", SHORT);
	ABSENT("container.name");
	thread = (struct fake_thread){.groups = {"/made/up/docker/" DIGITS, "/docker/" DIGITS}};
	IS("container.name", "web");
	plugin.destroy(state);
}

static void a_group_that_is_called_like_anothers_takes_no_facts_away(void)
{
	void *state = begin();

	CHECK(tell(state, 324, 1, "{\"container\":{\"id\":\"" SHORT "\",\"name\":\"web\",\"cgroup\":\"/docker/" DIGITS "\"}}") ==
	      LIBS_SUCCESS);
	CHECK(tell(state, 324, 2, "{\"container\":{\"id\":\"" SHORT "\",\"name\":\"1000:web\",\"cgroup\":\"/u/docker/" DIGITS "\"}}") ==
	      LIBS_SUCCESS);
	in_group("/docker/" DIGITS);
	IS("container.name", "web");
	in_group("/u/docker/" DIGITS);
	IS("container.name", "1000:web");
	plugin.destroy(state);
}

static void more_facts_take_the_place_of_fewer(void)
{
	void *state = begin();

	in_group("/docker/" DIGITS);
	CHECK(tell(state, 324, 1, "{\"container\":{\"id\":\"" SHORT "\"}}") == LIBS_SUCCESS);
	ABSENT("container.name");
	CHECK(tell(state, 324, 2, WEB) == LIBS_SUCCESS);
	IS("container.name", "web");
	plugin.destroy(state);
}

static void mounts_are_known_by_number_and_by_pattern(void)
{
	void *state = begin();

	in_group("/docker/" DIGITS);
	CHECK(tell(state, 324, 1, WEB) == LIBS_SUCCESS);
	IS("container.mounts", "/etc:/host/etc::false:rprivate,/var/run/docker.sock:/d.sock:ro:true:");
	KEYED("container.mount", "1", "/var/run/docker.sock:/d.sock:ro:true:");
	KEYED("container.mount", "/etc", "/etc:/host/etc::false:rprivate");
	KEYED("container.mount.dest", "/var/run/*", "/d.sock");
	KEYED("container.mount.source", "/host/*", "/etc");
	KEYED("container.mount.rdwr", "0", "false");
	KEYED("container.mount.mode", "1", "ro");
	CHECK(!text_of(state, "container.mount.dest", "2"));
	CHECK(!text_of(state, "container.mount.dest", "/root*"));
	plugin.destroy(state);
}

static void labels_are_told_but_long_ones(void)
{
	void *state = begin_plugin("{\"label_max_len\": 14, \"engines\": {}}", error, sizeof(error));

	CHECK(state);
	in_group("/docker/" DIGITS);
	CHECK(tell(state, 324, 1, WEB) == LIBS_SUCCESS);
	KEYED("container.label", "tier", "front-\xf0\x9f\x98\x80\tend");
	KEYED("container.label", "io.kubernetes.pod.name", "shop-0");
	CHECK(!text_of(state, "container.label", "none"));
	IS("container.labels", "tier:front-\xf0\x9f\x98\x80\tend, empty");
	plugin.destroy(state);
	state = begin_plugin("{\"label_max_len\": 5}", error, sizeof(error));
	CHECK(tell(state, 324, 1, WEB) == LIBS_SUCCESS);
	CHECK(!text_of(state, "container.label", "tier"));
	IS("k8s.pod.name", "shop-0");
	plugin.destroy(state);
}

static void a_pod_is_known_by_its_sandbox(void)
{
	void *state = begin();

	in_group("/docker/" DIGITS);
	CHECK(tell(state, 324, 1, WEB) == LIBS_SUCCESS);
	ABSENT("k8s.pod.labels");
	CHECK(tell(state, 324, 2, "{\"container\":{\"id\":\"fedcba987654\",\"ip\":\"10.0.0.9\",\"pod_sandbox_labels\":{\"app\":\"shop\"}}}") ==
	      LIBS_SUCCESS);
	IS("k8s.pod.labels", "app:shop");
	KEYED("k8s.pod.label", "app", "shop");
	IS("k8s.pod.ip", "10.0.0.9");
	plugin.destroy(state);
}

static void a_container_begins_with_its_first_process(void)
{
	uint64_t number;
	void *state = begin();

	in_group("/docker/" DIGITS);
	CHECK(!number_of(state, "container.start_ts", &number));
	thread.start_ns = 3000;
	CHECK(number_of(state, "container.start_ts", &number) && number == 3000);
	CHECK(number_of(state, "container.duration", &number) && number == 2000);
	thread.start_ns = 6000;
	CHECK(!number_of(state, "container.duration", &number));
	plugin.destroy(state);
}

static void two_plugins_know_nothing_of_each_other(void)
{
	void *state = begin(), *other = begin();

	in_group("/docker/" DIGITS);
	CHECK(tell(other, 324, 1, WEB) == LIBS_SUCCESS);
	ABSENT("container.name");
	plugin.destroy(state);
	state = other;
	IS("container.name", "web");
	plugin.destroy(state);
}

static void a_wrong_configuration_is_refused_in_one_line(void)
{
	static const char *const wrong[] = {"{", "[]", "{\"sockets\": 1}", "{\"label_max_len\": \"many\"}", "{\"label_max_len\": -1}", "7"};
	static const char *const right[] = {"", " \n", "null", "{}", "{\"engines\": {\"docker\": {\"enabled\": true}}, \"hooks\": [\"create\"]}"};
	size_t at;

	for (at = 0; at < sizeof(wrong) / sizeof(wrong[0]); at++) {
		CHECK(!begin_plugin(wrong[at], error, sizeof(error)));
		CHECK(strlen(error) > 10 && !strchr(error, '\n'));
	}
	for (at = 0; at < sizeof(right) / sizeof(right[0]); at++) {
		void *state = begin_plugin(right[at], error, sizeof(error));

		CHECK(state && !*error);
		plugin.destroy(state);
	}
}

static void a_program_without_threads_is_refused(void)
{
	const struct libs_init_input input = {.config = ""};
	int32_t status = LIBS_SUCCESS;
	void *state = plugin.init(&input, &status);

	CHECK(status == LIBS_FAILURE && *plugin.get_last_error(state));
	plugin.destroy(state);
}

static void who_rules_ask_for_it_is(void)
{
	const char *fields = plugin.get_fields();

	CHECK(!strcmp(plugin.get_name(), "container"));
	CHECK(!strcmp(plugin.get_required_api_version(), "3.0.0"));
	CHECK(strverscmp(plugin.get_version(), "0.4.0") >= 0);
	CHECK(fields == plugin.get_fields() && fields[0] == '[' && !strcmp(fields + strlen(fields) - 2, "}]"));
}

/* ---- what is made to harm */

static uint32_t random_word(void)
{
	static uint64_t word = 88172645463325252u;

	word ^= word << 13;
	word ^= word >> 7;
	word ^= word << 17;
	return word >> 16;
}

static void ask_everything(void *state)
{
	static const char *const names[] = {"container.id", "container.name", "container.image", "container.mounts",
					    "container.labels", "k8s.pod.labels", "k8s.pod.ip", "k8s.pod.sandbox_id", "container.type"};
	uint64_t number;
	size_t at;

	for (at = 0; at < sizeof(names) / sizeof(names[0]); at++)
		text_of(state, names[at], NULL);
	text_of(state, "container.mount.dest", "/*");
	text_of(state, "container.mount", "1");
	text_of(state, "container.label", "tier");
	number_of(state, "container.privileged", &number);
}

static void no_text_harms(void)
{
	static const char odd[] = "{}[]\":,\\u0d8f truefalsenull-1e9\n\xff\x80";
	char text[sizeof(WEB)];
	void *state = begin();
	int round, changes;

	in_group("/docker/" DIGITS);
	for (round = 0; round < ROUNDS; round++) {
		memcpy(text, WEB, sizeof(text));
		for (changes = random_word() % 6; changes >= 0; changes--)
			text[random_word() % (sizeof(text) - 1)] = odd[random_word() % (sizeof(odd) - 1)];
		if (random_word() % 8 == 0)
			text[random_word() % sizeof(text)] = '\0';
		tell(state, 324, round, text);
		ask_everything(state);
	}
	plugin.destroy(state);
}

static void no_event_harms(void)
{
	const char *const texts[] = {"id", "container", WEB};
	static const uint16_t types[] = {272, 324, 402};
	void *state = begin();
	int round;

	in_group("/docker/" DIGITS);
	for (round = 0; round < ROUNDS; round++) {
		const uint16_t type = types[random_word() % 3];
		struct libs_event *event = make_event(type, 100, type == 402 ? 3 : 1, type == 402 ? texts : &texts[2]);
		const uint32_t size = event->size;

		/* All but the size is whatever it is: libs has looked at that. */
		((unsigned char *)&event->type)[random_word() % (size - 20)] = random_word();
		event->parameters = random_word() % 4 ? event->parameters : random_word() >> random_word() % 32;
		event->size = random_word() % 4 ? size : random_word() % (size + 1);
		if (event->type == 272 || event->type == 324 || event->type == 402)
			tell_event(state, event, round);
		ask_everything(state);
		free(event);
	}
	plugin.destroy(state);
}

static char *repeat(const char *begin, const char *text, int times, const char *end)
{
	char *made = malloc(strlen(begin) + strlen(text) * times + strlen(end) + 1), *to = made;

	CHECK(made);
	to = stpcpy(to, begin);
	while (times--)
		to = stpcpy(to, text);
	strcpy(to, end);
	return made;
}

static void what_is_too_deep_or_too_much_is_refused(void)
{
	char *deep = repeat("{\"container\":{\"id\":\"" SHORT "\",\"x\":", "[", 30000, "");
	char *wide = repeat("{\"container\":{\"id\":\"" SHORT "\",\"x\":[", "1,", 30000, "1]}}");
	char *long_text = repeat("{\"container\":{\"id\":\"" SHORT "\",\"x\":\"", "1234567890", 6600, "\"}}");
	char *long_id = repeat("{\"container\":{\"id\":\"", "0123456789", 26, "\"}}");
	void *state = begin();

	CHECK(tell(state, 324, 1, deep) == LIBS_FAILURE);
	CHECK(tell(state, 324, 1, wide) == LIBS_FAILURE);
	CHECK(tell(state, 324, 1, long_text) == LIBS_FAILURE);
	CHECK(tell(state, 324, 1, long_id) == LIBS_FAILURE);
	CHECK(tell(state, 324, 1, "{\"container\":{}}") == LIBS_FAILURE);
	CHECK(tell(state, 324, 1, "{\"id\":\"x\"}") == LIBS_FAILURE);
	CHECK(tell(state, 324, 1, "") == LIBS_FAILURE);
	CHECK(*plugin.get_last_error(state));
	plugin.destroy(state);
	free(deep);
	free(wide);
	free(long_text);
	free(long_id);
}

static void the_oldest_facts_give_way(void)
{
	char json[256], group[256];
	void *state = begin();
	int number;

	for (number = 0; number < 10000; number++) {
		snprintf(json, sizeof(json), "{\"container\":{\"id\":\"%012x\",\"name\":\"number %d\"}}", number, number);
		CHECK(tell(state, 324, number, json) == LIBS_SUCCESS);
	}
	snprintf(group, sizeof(group), "/docker/%012x%052x", 9999, 0);
	in_group(group);
	IS("container.name", "number 9999");
	snprintf(group, sizeof(group), "/docker/%012x%052x", 9999 - 4095, 0);
	IS("container.name", "number 5904");
	snprintf(group, sizeof(group), "/docker/%012x%052x", 9999 - 4096, 0);
	ABSENT("container.name");
	plugin.destroy(state);
}

int main(int argc, char **argv)
{
	load_plugin(argc > 1 ? argv[1] : NULL);
#define RUN(test) (test(), puts("PASS " #test))
	RUN(who_rules_ask_for_it_is);
	RUN(a_process_of_the_host_is_in_no_container);
	RUN(of_an_unknown_thread_nothing_is_said);
	RUN(a_group_alone_tells_id_and_runtime);
	RUN(events_of_each_type_tell_of_a_container);
	RUN(events_that_plugins_insert_tell_of_beginnings_and_ends);
	RUN(facts_with_a_group_are_of_no_other);
	RUN(a_group_that_is_called_like_anothers_takes_no_facts_away);
	RUN(more_facts_take_the_place_of_fewer);
	RUN(mounts_are_known_by_number_and_by_pattern);
	RUN(labels_are_told_but_long_ones);
	RUN(a_pod_is_known_by_its_sandbox);
	RUN(a_container_begins_with_its_first_process);
	RUN(two_plugins_know_nothing_of_each_other);
	RUN(a_wrong_configuration_is_refused_in_one_line);
	RUN(a_program_without_threads_is_refused);
	RUN(no_text_harms);
	RUN(no_event_harms);
	RUN(what_is_too_deep_or_too_much_is_refused);
	RUN(the_oldest_facts_give_way);
	return 0;
}
