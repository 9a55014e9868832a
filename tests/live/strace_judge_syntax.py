# SPDX-License-Identifier: MIT OR Apache-2.0
"""The text of a call as trees: strace's and ringtap's are of one family.

A node is a tuple, by its first element:
    ('text', STRING, cut)       a quoted string, with its escapes; cut: there was more
    ('struct', ((NAME, NODE)...))  {a=1, 2}: NAME is '' where there is none
    ('array', (NODE...))        [1, 2]
    ('call', NAME, (NODE...))   makedev(0x8, 0x1)
    ('fd', NUMBER, NAME)        3</etc/passwd>
    ('word', WORD)              anything else: O_RDONLY|O_CLOEXEC, 0x1f, NULL
    ('row', (NODE...))          several of these without a comma between them
"""
import functools
import re

TOKEN = re.compile(r'''
      (?P<text>@?"(?:[^"\\]|\\.)*"(?:\.\.\.)?)
    | (?P<fd>(?:AT_FDCWD|-?\d+)<(?:->|=>|[^<>]|<[^<>]*>)*>(?:\(deleted\))?)
    | (?P<comment>/\*.*?\*/)
    | (?P<call>\w+\()
    | (?P<open>[\[{(])
    | (?P<close>[\]})])
    | (?P<comma>,)
    | (?P<space>\s+)
    | (?P<word>[^\s\[\]{}(),"]+)
''', re.VERBOSE | re.DOTALL)
NAME = re.compile(r'([A-Za-z_]\w*(?:\.\w+)*)=(?!=|>)')
CLOSES = {'[': ']', '{': '}', '(': ')'}


class Unreadable(Exception):
    """A text that is no call's."""


class _Reader:
    def __init__(self, text):
        self.text, self.at = text, 0

    def token(self):
        match = TOKEN.match(self.text, self.at)
        if not match:
            raise Unreadable(self.text[self.at:self.at + 60])
        self.at = match.end()
        return match.lastgroup, match[0]

    def items(self, end):
        """(name, node) of each up to the closing bracket, or the end of the text."""
        items, name, nodes = [], self.name(end), []
        while self.at < len(self.text):
            kind, token = self.token()
            if kind == 'close' and token == end or kind == 'comma':
                if nodes or kind == 'comma':
                    items.append((name, row(nodes)))
                if kind == 'close':
                    return items
                self.skip_blank()
                name, nodes = self.name(end), []
            elif kind not in ('space', 'comment'):
                nodes.append(self.node(kind, token))
        if end:
            raise Unreadable(f'no {end} in {self.text[:200]}')
        if nodes:
            items.append((name, row(nodes)))
        return items

    def skip_blank(self):
        while self.at < len(self.text) and self.text[self.at] == ' ':
            self.at += 1

    def name(self, end):
        match = end == '}' and NAME.match(self.text, self.at)
        if not match:
            return ''
        self.at = match.end()
        return match[1]

    def node(self, kind, token):
        if kind == 'text':
            cut = token.endswith('...')
            return ('text', token[:-3] if cut else token, cut)
        if kind == 'fd':
            number, _, name = token.partition('<')
            return ('fd', number, name[:name.rindex('>')] + name[name.rindex('>') + 1:])
        if kind == 'call':
            return ('call', token[:-1], tuple(node for _, node in self.items(')')))
        if kind == 'open':
            items = self.items(CLOSES[token])
            if token == '{':
                return ('struct', tuple(items))
            return ('array' if token == '[' else 'call', *([''] if token == '(' else []), tuple(node for _, node in items))
        return ('word', token)


def row(nodes):
    return nodes[0] if len(nodes) == 1 else ('row', tuple(nodes))


@functools.lru_cache(20000)
def parse(text):
    """The node that a text is."""
    items = _Reader(text).items('')
    return items[0][1] if len(items) == 1 else ('row', tuple(node for _, node in items))


MARK = re.compile(r'"(?:[^"\\]|\\.)*"|(?<=[\dD])<(?:->|=>|[^<>]|<[^<>]*>)*>|[\[{(]|[\]})]|, ', re.DOTALL)
DEPTH = {'[': 1, '{': 1, '(': 1, ']': -1, '}': -1, ')': -1}


def arguments(text):
    """The texts of a call's arguments."""
    found, depth, begin = [], 0, 0
    for match in MARK.finditer(text):
        token = match[0]
        if token in DEPTH:
            depth += DEPTH[token]
        elif token == ', ' and depth == 0:
            found.append(text[begin:match.start()])
            begin = match.end()
    if depth:
        raise Unreadable(f'brackets of {text[:200]}')
    # What strace has not finished ends with a comma.
    return found + [text[begin:]] if text[begin:] else found
