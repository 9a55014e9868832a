# SPDX-License-Identifier: MIT OR Apache-2.0
"""Events of ringtap: who did what to which file or peer, with what result, and how long it took.

    import ringtap

    for event in ringtap.live('evt.type = connect and evt.failed = true'):
        print(event['proc.name'], event['container.name'])

Needs Python 3.6 and libringtap.so.0, and nothing else. Fields and the language of filters are those of
ringtap(7). What a process wrote is text with surrogate escapes where it is no UTF-8.
"""
import ctypes
import errno
import ipaddress
import signal

__all__ = ['Error', 'Event', 'Source', 'live', 'read', 'stop_on_signals']

_TEXT, _BYTES, _NUMBER, _DURATION, _BOOLEAN, _ADDRESS = range(1, 7)
_LEAN, _START_STATE, _ENVIRONMENT, _FOLLOW = 1, 2, 4, 8
_HAS_START_STATE, _HAS_RESULT, _HAS_LATENCY = 1, 2, 4
_NO_CPU = 0xffffffff
_POLL_MS = 500  # how soon a signal that Python handles is heard


class Error(Exception):
    """A call of the library failed. errno: why; position: where in the filter, field or format, or None."""

    def __init__(self, number, text, position):
        super().__init__(text)
        self.errno = number
        self.position = position


class _Options(ctypes.Structure):
    _fields_ = [('size', ctypes.c_size_t), ('flags', ctypes.c_uint32), ('snaplen', ctypes.c_uint32),
                ('filter', ctypes.c_char_p), ('device', ctypes.c_char_p), ('ring_bytes', ctypes.c_uint64),
                ('command', ctypes.POINTER(ctypes.c_char_p))]


class _Info(ctypes.Structure):
    _fields_ = [('size', ctypes.c_size_t), ('name', ctypes.c_char_p), ('type', ctypes.c_uint32),
                ('flags', ctypes.c_uint32), ('number', ctypes.c_uint64), ('wall_ns', ctypes.c_uint64),
                ('ns', ctypes.c_uint64), ('cpu', ctypes.c_uint32), ('pid', ctypes.c_uint32),
                ('tid', ctypes.c_uint32), ('abi', ctypes.c_uint32), ('nr', ctypes.c_int32),
                ('result', ctypes.c_int64), ('latency_ns', ctypes.c_uint64)]


class _Value(ctypes.Structure):
    _fields_ = [('text', ctypes.c_void_p), ('len', ctypes.c_size_t), ('number', ctypes.c_uint64),
                ('is_negative', ctypes.c_uint32), ('type', ctypes.c_uint32), ('ip', ctypes.c_uint8 * 16)]


class _Argument(ctypes.Structure):
    _fields_ = [('size', ctypes.c_size_t), ('name', ctypes.c_char_p), ('type', ctypes.c_char_p),
                ('text', ctypes.c_char_p), ('value', ctypes.c_uint64), ('is_signed', ctypes.c_uint32)]


class _Counts(ctypes.Structure):
    _fields_ = [('size', ctypes.c_size_t), ('produced', ctypes.c_uint64), ('drained', ctypes.c_uint64),
                ('lost', ctypes.c_uint64), ('gaps', ctypes.c_uint64), ('lost_by_cause', ctypes.c_uint64 * 4),
                ('lost_by_type', ctypes.c_uint64 * 16)]


_HANDLE = ctypes.c_void_p
_OUT = ctypes.POINTER(ctypes.c_void_p)
_FUNCTIONS = {
    'ringtap_version': (ctypes.c_char_p,),
    'ringtap_source_new': (_HANDLE,),
    'ringtap_source_free': (None, _HANDLE),
    'ringtap_source_open_live': (ctypes.c_int, _HANDLE, ctypes.POINTER(_Options)),
    'ringtap_source_open_file': (ctypes.c_int, _HANDLE, ctypes.c_char_p, ctypes.POINTER(_Options)),
    'ringtap_source_error': (ctypes.c_char_p, _HANDLE),
    'ringtap_source_error_position': (ctypes.c_int, _HANDLE),
    'ringtap_source_next': (ctypes.c_int, _HANDLE, ctypes.c_int, _OUT),
    'ringtap_source_stop': (None, _HANDLE),
    'ringtap_source_event_fd': (ctypes.c_int, _HANDLE),
    'ringtap_source_sleep_ms': (ctypes.c_int, _HANDLE),
    'ringtap_source_field': (ctypes.c_int, _HANDLE, ctypes.c_char_p, _OUT),
    'ringtap_source_format': (ctypes.c_int, _HANDLE, ctypes.c_char_p, _OUT),
    'ringtap_source_counts': (ctypes.c_int, _HANDLE, ctypes.POINTER(_Counts)),
    'ringtap_source_save': (ctypes.c_int, _HANDLE, ctypes.c_char_p),
    'ringtap_source_saved_bytes': (ctypes.c_uint64, _HANDLE),
    'ringtap_event_get_info_sized': (None, _HANDLE, ctypes.POINTER(_Info), ctypes.c_size_t),
    'ringtap_event_values': (ctypes.c_size_t, _HANDLE, _HANDLE, ctypes.POINTER(ctypes.POINTER(_Value))),
    'ringtap_event_text': (ctypes.c_char_p, _HANDLE, _HANDLE),
    'ringtap_event_format': (ctypes.c_char_p, _HANDLE, _HANDLE),
    'ringtap_event_json': (ctypes.c_char_p, _HANDLE),
    'ringtap_event_arguments': (ctypes.c_uint, _HANDLE),
    'ringtap_event_get_argument_sized': (ctypes.c_int, _HANDLE, ctypes.c_uint, ctypes.POINTER(_Argument),
                                         ctypes.c_size_t),
}


def _load(name='libringtap.so.0'):
    library = ctypes.CDLL(name, use_errno=True)
    for function, (result, *arguments) in _FUNCTIONS.items():
        found = getattr(library, function)
        found.restype, found.argtypes = result, arguments
    return library


_library = _load()


def _text(raw):
    return None if raw is None else raw.decode('utf-8', 'surrogateescape')


def _one(value):
    if value.type == _TEXT:
        return _text(ctypes.string_at(value.text, value.len))
    if value.type == _BYTES:
        return ctypes.string_at(value.text, value.len)
    if value.type == _BOOLEAN:
        return value.number != 0
    if value.type == _ADDRESS:
        address = ipaddress.IPv6Address(bytes(value.ip))
        return address.ipv4_mapped or address
    return value.number - (1 << 64) if value.is_negative else value.number


class Event:
    """An event, until the next one is taken from its source. event['fd.name']: what a field says, or None."""

    def __init__(self, source):
        self._source = source
        self._handle = None
        self._info = None
        self._values = ctypes.POINTER(_Value)()
        self._values_at = ctypes.byref(self._values)

    def _begin(self, handle):
        self._handle = handle
        self._info = None
        return self

    def values(self, field):
        """All that a field says, as a list: text, bytes, int, bool or an address of ipaddress."""
        count = _library.ringtap_event_values(self._handle, self._source.field(field), self._values_at)
        return [_one(self._values[i]) for i in range(count)]

    def __getitem__(self, field):
        if _library.ringtap_event_values(self._handle, self._source.field(field), self._values_at):
            return _one(self._values.contents)
        return None

    def text(self, field):
        """The same as `ringtap trace -p` prints it, or None."""
        return _text(_library.ringtap_event_text(self._handle, self._source.field(field)))

    def format(self, format):
        """The event in a format of `ringtap trace -p`, or None if it lacks one of its fields."""
        return _text(_library.ringtap_event_format(self._handle, self._source._format(format)))

    def json(self):
        """The event as `ringtap trace --json` prints it."""
        return _text(_library.ringtap_event_json(self._handle))

    def arguments(self):
        """Of a call: a dictionary of its arguments, each (value, text)."""
        known = {}
        for i in range(_library.ringtap_event_arguments(self._handle)):
            one = _Argument()
            _library.ringtap_event_get_argument_sized(self._handle, i, ctypes.byref(one), ctypes.sizeof(one))
            value = one.value - (1 << 64) if one.is_signed and one.value >> 63 else one.value
            known[_text(one.name)] = (value, _text(one.text))
        return known

    @property
    def _known(self):
        if self._info is None:
            self._info = _Info()
            _library.ringtap_event_get_info_sized(self._handle, ctypes.byref(self._info), ctypes.sizeof(_Info))
        return self._info

    @property
    def name(self):
        """The call's name; or procexec, procfork, procexit, drop."""
        return _text(self._known.name)

    @property
    def time(self):
        """Seconds since 1970, as time.time() has them."""
        return self._known.wall_ns / 1e9

    @property
    def pid(self):
        return self._known.pid

    @property
    def tid(self):
        return self._known.tid

    @property
    def cpu(self):
        return None if self._known.cpu == _NO_CPU else self._known.cpu

    @property
    def result(self):
        """What a call returned, or minus an error number; None: it has not returned, or is no call."""
        return self._known.result if self._known.flags & _HAS_RESULT else None

    @property
    def latency(self):
        """Seconds from the entry of a call to its return, or None."""
        return self._known.latency_ns / 1e9 if self._known.flags & _HAS_LATENCY else None

    @property
    def of_start_state(self):
        """It tells of what was there when the capture began."""
        return bool(self._known.flags & _HAS_START_STATE)


class Source:
    """Where events come from: see live() and read(). To be used by one thread, and in a with statement or a loop."""

    def __init__(self):
        self._handle = _library.ringtap_source_new()
        if not self._handle:
            raise MemoryError
        self._event = Event(self)
        self._fields = {}
        self._formats = {}

    def _check(self, result):
        if result < 0:
            position = _library.ringtap_source_error_position(self._handle)
            raise Error(-result, _text(_library.ringtap_source_error(self._handle)), None if position < 0 else position)
        return result

    def _look_up(self, known, function, text):
        handle = known.get(text)
        if handle is None:
            made = ctypes.c_void_p()
            self._check(function(self._handle, text.encode(), ctypes.byref(made)))
            handle = known[text] = made
        return handle

    def field(self, name):
        """Looks a field up, as events do when they are asked for it: raises Error if there is none."""
        return self._fields.get(name) or self._look_up(self._fields, _library.ringtap_source_field, name)

    def _format(self, text):
        return self._look_up(self._formats, _library.ringtap_source_format, text)

    def next(self, timeout=None):
        """The next event; None: timeout seconds have passed. Raises StopIteration at the end."""
        handle = ctypes.c_void_p()
        ms = _POLL_MS if timeout is None else int(timeout * 1000)
        while True:
            result = _library.ringtap_source_next(self._handle, ms, ctypes.byref(handle))
            if result > 0:
                return self._event._begin(handle)
            if result == -errno.ENODATA:
                raise StopIteration
            if result == -errno.EINTR:
                continue  # Python has run its handlers of signals, or does now
            self._check(result)
            if timeout is not None:
                return None

    def __iter__(self):
        return self

    def __next__(self):
        return self.next()

    def stop(self):
        """Ends the source: what it has taken in is still given. May be called by a handler of signals."""
        _library.ringtap_source_stop(self._handle)

    def fileno(self):
        """For select and asyncio: readable when next(0) has something to do. See ringtap_source_event_fd(3)."""
        return self._check(_library.ringtap_source_event_fd(self._handle))

    def sleep_seconds(self):
        """How long to sleep on fileno() at most; None: no limit."""
        ms = _library.ringtap_source_sleep_ms(self._handle)
        return None if ms < 0 else ms / 1000

    def counts(self):
        """What was read and lost, by the records' sequence numbers: produced, drained, lost, gaps."""
        counts = _Counts(size=ctypes.sizeof(_Counts))
        self._check(_library.ringtap_source_counts(self._handle, ctypes.byref(counts)))
        return {name: getattr(counts, name) for name in ('produced', 'drained', 'lost', 'gaps')}

    def save(self, path):
        """All records that are read from now on go to this capture file, too; None: no longer."""
        self._check(_library.ringtap_source_save(self._handle, None if path is None else path.encode()))

    def saved_bytes(self):
        return _library.ringtap_source_saved_bytes(self._handle)

    def close(self):
        if self._handle:
            _library.ringtap_source_free(self._handle)
            self._handle = None

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()

    def __del__(self):
        self.close()


def _encoded(text):
    return None if text is None else text.encode()


def live(filter=None, command=None, lean=False, start_state=False, environment=False, snaplen=0, ring_bytes=0,
         device=None):
    """This host's events from now on; command: a list of words that is run, and it and all below it are captured."""
    source = Source()
    options = _Options(size=ctypes.sizeof(_Options), filter=_encoded(filter), device=_encoded(device), snaplen=snaplen,
                       ring_bytes=ring_bytes, flags=_LEAN * lean | _START_STATE * start_state |
                       _ENVIRONMENT * environment)
    if command:
        words = [word.encode() for word in command] + [None]
        options.command = (ctypes.c_char_p * len(words))(*words)
    source._check(_library.ringtap_source_open_live(source._handle, ctypes.byref(options)))
    return source


def read(path, filter=None, start_state=False, follow=False):
    """The events of a capture file; '-': standard input. follow: at its end, wait for what is written to it."""
    source = Source()
    options = _Options(size=ctypes.sizeof(_Options), filter=_encoded(filter),
                       flags=_START_STATE * start_state | _FOLLOW * follow)
    source._check(_library.ringtap_source_open_file(source._handle, path.encode(), ctypes.byref(options)))
    return source


def stop_on_signals(source, *numbers):
    """SIGINT and SIGTERM, or those given, end the source, and so the loop over it."""
    for number in numbers or (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *unused: source.stop())
