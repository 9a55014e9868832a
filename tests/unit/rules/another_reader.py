#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
# usage: another_reader.py RINGTAP DIRECTORY
# A second reading of rules files, written from what Falco's documentation says of them: it knows nothing of ringtap's
# own. Of each rule, `ringtap detect --print-conditions` means the same, macros, lists, overrides and exceptions written
# out. The files are those of the directory, each alone and all together, and of $RINGTAP_FALCO_RULES, if that is set.
import glob
import json
import os
import re
import subprocess
import sys

try:
    import yaml
except ImportError:
    print('there is no module yaml for Python: install python3-yaml')
    sys.exit(77)

TOKEN = re.compile(r'''\s*(?:("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|([(),])|(<=|>=|!=|==|=|<|>)|([^\s(),"'=<>!]+))''')
LIST_WORDS = ('in', 'intersects', 'pmatch')
WORDS = LIST_WORDS + ('contains', 'icontains', 'bcontains', 'startswith', 'bstartswith', 'endswith', 'glob', 'iglob', 'regex',
                      'exists')


def unquoted(text):
    body = text[1:-1]
    return re.sub(r'\\([\\"\'ntr])', lambda m: {'n': '\n', 't': '\t', 'r': '\r'}.get(m[1], m[1]), body)


class Condition:
    """A condition's tree, of tuples. Names are looked up in macros and lists."""

    def __init__(self, text, macros, lists):
        self.text, self.at, self.macros, self.lists = text, 0, macros, lists

    def peek(self):
        match = TOKEN.match(self.text, self.at)
        return match.group(0).strip() if match and match.end() > self.at else ''

    def take(self):
        match = TOKEN.match(self.text, self.at)
        assert match, f'what is this? {self.text[self.at:self.at + 40]!r}'
        self.at = match.end()
        return match.group(0).strip()

    def whole(self):
        tree = self.chain('or', lambda: self.chain('and', self.negation))
        assert not self.text[self.at:].strip(), f'left over: {self.text[self.at:]!r}'
        return tree

    def chain(self, word, part):
        parts = [part()]
        while self.peek() == word:
            self.take()
            parts.append(part())
        return parts[0] if len(parts) == 1 else (word, *parts)

    def negation(self):
        negated = False
        while self.peek() == 'not':
            self.take()
            negated = not negated
        inner = self.primary()
        return ('not', inner) if negated else inner

    def primary(self):
        if self.peek() == '(':
            self.take()
            tree = self.chain('or', lambda: self.chain('and', self.negation))
            assert self.take() == ')'
            return tree
        left = self.term()
        if '.' not in left:
            return self.macros[left]
        operator = self.take_operator()
        if operator == 'exists':
            return ('check', left, operator)
        if operator in LIST_WORDS:
            return ('check', left, operator, *self.values())
        if re.match(r'\s*(val|tolower|toupper|b64|basename|len)\(', self.text[self.at:]):
            return ('check', left, operator, ('field', re.sub(r'^val\((.*)\)$', r'\1', self.term())))
        values = self.value()
        assert len(values) == 1, f'{left} is compared with several values'
        return ('check', left, operator, *values)

    def term(self):
        name = self.take()
        if self.peek() == '(' and '.' not in name:
            self.take()
            name = f'{name}({self.term()})'
            assert self.take() == ')'
        return re.sub(r'\b(evt\.arg|evt\.rawarg|proc\.env|evt\.type\.is)\.([a-z_0-9A-Z]+)', r'\1[\2]', name)

    def take_operator(self):
        word = self.take()
        assert word in WORDS or word in ('=', '==', '!=', '<', '<=', '>', '>='), f'{word!r} is no operator'
        return '=' if word == '==' else word

    def values(self):
        if self.peek() != '(':
            return self.value()
        self.take()
        found = []
        while self.peek() != ')':
            found += self.value()
            if self.peek() == ',':
                self.take()
        self.take()
        return found

    def value(self):
        token = self.take()
        if token[0] in '"\'':
            return [unquoted(token)]
        # An operator's sign may stand within a bare word.
        while self.at < len(self.text) and self.text[self.at] not in ' \t\n\r(),"\'':
            token += self.text[self.at]
            self.at += 1
        return self.lists[token] if token in self.lists else [token]


def written_item(item):
    return unquoted(item) if len(item) > 1 and item[0] in '"\'' and item[-1] == item[0] else item


def quoted(word):
    return '"' + word.replace('\\', '\\\\').replace('"', '\\"') + '"' if re.search(r'[\s(),=\'"]', word) else word


class Rules:
    def __init__(self):
        self.rules, self.macros, self.lists = {}, {}, {}

    def read(self, path):
        with open(path, encoding='utf-8') as file:
            for document in yaml.load_all(file, Loader=yaml.BaseLoader):
                for item in document or []:
                    self.add(item)

    def add(self, item):
        for kind, known in (('list', self.lists), ('macro', self.macros), ('rule', self.rules)):
            if kind not in item:
                continue
            earlier = known.get(item[kind])
            changes = dict(item.get('override', {}))
            if item.get('append') == 'true':
                changes = {key: 'append' for key in ('items', 'condition', 'exceptions') if key in item}
            if not changes and (kind != 'rule' or 'condition' in item):
                known[item[kind]] = dict(item)
            elif not changes:
                earlier['enabled'] = item['enabled']
            for key, how in changes.items():
                self.change(earlier, key, how, item[key])

    @staticmethod
    def change(earlier, key, how, value):
        if how == 'replace':
            earlier[key] = value
        elif key == 'exceptions':
            mine = earlier.setdefault(key, [])
            for more in value:
                same = [one for one in mine if one['name'] == more['name']]
                if same:
                    same[0]['values'] = same[0].get('values', []) + more['values']
                else:
                    mine.append(more)
        elif isinstance(value, list):
            earlier[key] = earlier.get(key, []) + value
        else:
            earlier[key] += ' ' + value

    def items(self, name):
        found = []
        for item in self.lists[name]['items']:
            found += self.items(item) if item in self.lists else [written_item(item)]
        return found

    def conditions(self):
        lists = {name: self.items(name) for name in self.lists}
        macros = {}
        for name, macro in self.macros.items():
            try:
                macros[name] = Condition(macro['condition'], macros, lists).whole()
            except KeyError:  # defined behind it, after it was replaced: looked up in order of need
                macros[name] = Condition(macro['condition'], LateMacros(self, macros, lists), lists).whole()
        return {name: self.with_exceptions(rule, macros, lists) for name, rule in self.rules.items()}

    @staticmethod
    def with_exceptions(rule, macros, lists):
        tree = Condition(rule['condition'], macros, lists).whole()
        refused = [('not', Condition(text, macros, lists).whole()) for text in map(exception_text, rule.get('exceptions') or [])
                   if text]
        return ('and', tree, *refused) if refused else tree


class LateMacros(dict):
    def __init__(self, rules, known, lists):
        super().__init__(known)
        self.rules, self.lists = rules, lists

    def __missing__(self, name):
        return Condition(self.rules.macros[name]['condition'], self, self.lists).whole()


def exception_text(exception):
    fields, values = exception['fields'], exception.get('values', [])
    if not values:
        return ''
    if isinstance(fields, str):
        return f"{fields} {exception.get('comps', 'in')} ({', '.join(map(quoted, values))})"
    comps = exception.get('comps', ['='] * len(fields))
    ways = []
    for row in values:
        checks = []
        for field, comp, value in zip(fields, comps, row):
            words = value if isinstance(value, list) else [value]
            text = ', '.join(quoted(written_item(word)) for word in words)
            checks.append(f'{field} {comp} ' + (f'({text})' if comp in LIST_WORDS else text))
        ways.append('(' + ' and '.join(checks) + ')')
    return ' or '.join(ways)


def ours(ringtap, files):
    command = [ringtap, 'detect', '--print-conditions', '--json']
    for file in files:
        command += ['-R', file]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, universal_newlines=True).stdout
    return {rule['rule']: Condition(rule['condition'], {}, {}).whole() for rule in map(json.loads, out.splitlines())}


def agree(ringtap, files):
    rules = Rules()
    for file in files:
        rules.read(file)
    theirs = {name: tree for name, tree in rules.conditions().items() if rules.rules[name].get('source', 'syscall') == 'syscall'}
    mine = ours(ringtap, files)
    wrong = sorted(name for name in theirs.keys() | mine.keys() if theirs.get(name) != mine.get(name))
    for name in wrong:
        print(f'{" ".join(files)}: rule {name!r}:\n  another reader: {theirs.get(name)}\n  ringtap:        {mine.get(name)}')
    print(f'{len(theirs)} rules of {" ".join(map(os.path.basename, files))}: {len(wrong)} differ')
    return bool(theirs) and not wrong


def main():
    ringtap, directory = sys.argv[1:]
    good = True
    for place in filter(None, (directory, os.environ.get('RINGTAP_FALCO_RULES'))):
        files = sorted(glob.glob(os.path.join(place, '*.yaml')))
        assert files, f'{place}: no rules files'
        for chosen in [[file] for file in files] + [files]:
            good &= agree(ringtap, chosen)
    sys.exit(0 if good else 1)


main()
