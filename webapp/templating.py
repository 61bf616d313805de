"""Templates, compiled once for each language of the interface.

A page of results is some thousand small texts. Whatever is the same for every reader of a language
is settled when a template is compiled: sentences without values are written out, and included
templates stand where they are included.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from types import CodeType  # noqa: TC003 -- beside the others of its kind

from babel.support import NullTranslations
from flask import Flask
from flask.templating import Environment
from jinja2 import Template, TemplateNotFound, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.visitor import NodeTransformer

from webapp import wording
from webapp.expressions import IMPORTED, Direct

_VALUE = re.compile(r"%\((\w+)\)s")


def init(app: Flask) -> None:
    """Before anything touches the app's templates."""
    app.jinja_environment = Spoken
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.add_extension("jinja2.ext.i18n")  # for those who collect the texts
    app.jinja_env.globals.update(_=wording.say, interface_language=wording.interface_language)


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
            made.code_generator_class = Direct
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
        return f"{imports}; {IMPORTED}{end}{rest}"


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
