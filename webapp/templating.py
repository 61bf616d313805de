"""Templates, compiled once for each language of the interface.

A page of results is some thousand small texts. Whatever is the same for every reader of a language
is settled when a template is compiled: sentences without values are written out, included
templates stand where they are included, attributes are read and macros called as in Python.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from types import CodeType, FunctionType
from typing import Any, TypeGuard

from babel.support import NullTranslations
from flask import Flask
from flask.templating import Environment
from jinja2 import Template, TemplateNotFound, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]  # unwrapped

from webapp import wording

# Ends the line of a compiled template's imports
_OURS = f"; from {__name__} import escape_text, escaped as escape, plain as Macro"
_VALUE = re.compile(r"%\((\w+)\)s")


def init(app: Flask) -> None:
    """Before anything touches the app's templates."""
    app.jinja_environment = Spoken
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.add_extension("jinja2.ext.i18n")  # for those who collect the texts
    app.jinja_env.globals.update(_=wording.say, interface_language=wording.interface_language)


def escaped(value: object) -> str:
    """What stands in the page for a value, without the wrapping that further formatting needs."""
    if type(value) is str:
        return escape_text(value)
    if isinstance(value, Markup):
        return value
    return escape_text(str(value))


def plain(
    _: Environment, macro: FunctionType, name: str, arguments: tuple[str, ...], *special: bool
) -> FunctionType:
    """A macro as the function that it is compiled to: it takes what it names, by position."""
    if any(special[:-1]):  # but for whether it escapes
        raise TypeError(f"the macro {name} takes more than it names")
    macro.__defaults__ = (missing,) * len(arguments)
    return macro


class Spoken(Environment):
    """Hands out each template as compiled for the reader's language."""

    sentences: NullTranslations | None = None  # in these is compiled; None: hands out alone
    language = wording.DEFAULT  # whose sentences they are

    def get_template(  # type: ignore[override]  # the names of a base class without types
        self, name: str, parent: str | None = None, globals: dict[str, object] | None = None
    ) -> Template:
        spoken = self if self.sentences else self._in(wording.sentences())
        return super(Spoken, spoken).get_template(name, parent, globals)

    def _in(self, sentences: NullTranslations) -> "Spoken":
        known: dict[NullTranslations, Spoken] = self.__dict__.setdefault("spoken", {})
        if sentences not in known:
            made = self.overlay()
            made.sentences = sentences
            made.language = wording.interface_language()
            made.code_generator_class = _Direct
            made.bytecode_cache = _COMPILED[sentences]
            known[sentences] = made
        return known[sentences]

    def parsed(self, name: str) -> nodes.Template:
        if self.loader is None:
            raise TemplateNotFound(name)
        source, path, _ = self.loader.get_source(self, name)
        return self.parse(source, name, path)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        settled = _Settled(self).whole(source)
        imports, end, rest = super()._generate(settled, name, filename, defer_init).partition("\n")
        return f"{imports}{_OURS}{end}{rest}"


class _Kept(BytecodeCache):
    """What has been compiled in this process, for each app that it makes."""

    def __init__(self) -> None:
        self._codes: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._codes[bucket.key] = bucket.code


_COMPILED: dict[NullTranslations, _Kept] = defaultdict(_Kept)


class _Settled(NodeTransformer):
    """Puts includes in their place, and the sentences of the environment's language."""

    def __init__(self, environment: Spoken) -> None:
        self._environment = environment
        self._say = (environment.sentences or NullTranslations()).gettext
        self._imported: dict[str, list[str | tuple[str, str]]] = defaultdict(list)

    def whole(self, template: nodes.Template) -> nodes.Template:
        """With all that it and its parts import at its head, each once."""
        settled: nodes.Template = self.visit(template)
        heads = [
            nodes.FromImport(nodes.Const(name), names, False, lineno=1)  # noqa: FBT003 -- without context
            for name, names in self._imported.items()
        ]
        settled.body[:0] = heads
        return settled

    def visit_FromImport(self, node: nodes.FromImport) -> None:  # noqa: N802 -- the hook's name
        known = self._imported[node.template.as_const()]
        known += [name for name in node.names if name not in known]

    def visit_Include(self, node: nodes.Include) -> list[nodes.Node]:  # noqa: N802 -- the hook's name
        name = node.template.as_const()
        body = self._environment.parsed(name).body
        return list(self.visit(nodes.Template(body, lineno=node.lineno)).body)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 -- the hook's name
        self.generic_visit(node)
        node.nodes = [part for one in node.nodes for part in self._settled(one)]
        return node

    def _settled(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        """A sentence in the language, parted where its values stand; anything else as it is."""
        if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
            yield node
            return
        if node.node.name == "interface_language":
            yield nodes.TemplateData(self._environment.language, lineno=node.lineno)
            return
        if not _is_sentence(node):
            yield node
            return
        said = self._say(node.args[0].as_const())
        values = {one.key: one.value for one in node.kwargs}
        for place, text in enumerate(_VALUE.split(said)):
            yield values[text] if place % 2 else nodes.TemplateData(text % (), lineno=node.lineno)


def _is_sentence(node: nodes.Call) -> bool:
    """Whether it is `_("…")`, with values by name or without."""
    return (
        isinstance(node.node, nodes.Name)
        and node.node.name == "_"
        and isinstance(node.args[0], nodes.Const)
    )


class _Direct(CodeGenerator):
    """What stands together is put together by one expression, and the rest is as Python has it.

    Our templates are handed frozen values alone, and call macros by position.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._macros: set[str] = set()

    def blockvisit(self, nodes_: Iterable[nodes.Node], frame: Frame) -> None:
        for together, run in groupby(nodes_, _is_text):
            if together and not frame.require_output_check:
                self._put(list(run), frame)
            else:
                super().blockvisit(run, frame)

    def _put(self, run: list[nodes.Node], frame: Frame) -> None:
        way = "yield " if frame.buffer is None else f"{frame.buffer}.append("
        self.writeline(way, run[0])
        self._text(run, frame)
        self.write("" if frame.buffer is None else ")")

    def _text(self, run: Iterable[nodes.Node], frame: Frame) -> None:
        """One expression, which Python compiles as it does an f-string."""
        parts = [part for node in run for part in _parts(node)]
        template = "".join(
            one.data.replace("%", "%%") if isinstance(one, nodes.TemplateData) else "%s"
            for one in parts
        )
        values = [one for one in parts if not isinstance(one, nodes.TemplateData)]
        self.write(repr(template if values else template % ()))
        if values:
            self.write(" % (")
            for one in values:
                self._value(one, frame)
                self.write(", ")
            self.write(")")

    def _value(self, node: nodes.Node, frame: Frame) -> None:
        if isinstance(node, nodes.If):
            self._either(node, frame)
        elif self._is_macro(node):
            self._call(node, frame)
        else:
            self.write("(escape_text(v) if (v := ")
            self.visit(node, frame)
            self.write(").__class__ is str else escape(v))")

    def _either(self, node: nodes.If, frame: Frame) -> None:
        self.write("(")
        for one in (node, *node.elif_):
            self._text(one.body, frame)
            self.write(" if ")
            self.visit(one.test, frame)
            self.write(" else ")
        self._text(node.else_, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 -- the hook's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802 -- the hook's name
        self._macros.update(map(str, node.names))
        super().visit_FromImport(node, frame)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802 -- the hook's name
        self._macros.add(node.name)
        super().visit_Macro(node, frame)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """The macros of a template see what all templates see, and need no look at more."""
        self.write("environment.get_template(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r})._get_default_module()")

    def visit_Call(  # noqa: N802 -- the hook's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        if forward_caller or not isinstance(node.node, nodes.Name):
            super().visit_Call(node, frame, forward_caller=forward_caller)
        elif self._is_macro(node):
            self.write("Markup(")
            self._call(node, frame)
            self.write(")")
        else:
            self._call(node, frame)

    def _is_macro(self, node: nodes.Node) -> TypeGuard[nodes.Call]:
        return (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name in self._macros
        )

    def _call(self, node: nodes.Call, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def _is_text(node: nodes.Node) -> bool:
    """Whether it is nothing but text and values, some of them on conditions."""
    if isinstance(node, nodes.If):
        branches = (*node.body, *node.else_, *(one for n in node.elif_ for one in n.body))
        return all(map(_is_text, branches))
    return isinstance(node, nodes.Output)


def _parts(node: nodes.Node) -> Iterator[nodes.Node]:
    if isinstance(node, nodes.Output):
        yield from node.nodes
    else:
        yield node
