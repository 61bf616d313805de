"""Templates as Python would write them: text and values that stand together are one expression.

Attributes are read, and macros called, as in Python.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from types import FunctionType
from typing import Any, TypeGuard

from flask.templating import Environment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.utils import missing
from markupsafe import Markup
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]  # unwrapped

# What a template imports that is compiled so
IMPORTED = f"from {__name__} import escape_text, escaped as escape, plain as Macro"


def escaped(value: object) -> str:
    """What stands in the page for a value, without the wrapping that further formatting needs."""
    if type(value) is str:
        return escape_text(value)
    if type(value) is int:
        return str(value)
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


class Direct(CodeGenerator):
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
        elif isinstance(node, nodes.Block):
            # whole, or each of its pieces would be handed up through the templates it is in
            self.write(f"concat(context.blocks[{node.name!r}][0](context))")
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
    return isinstance(node, nodes.Output) or (isinstance(node, nodes.Block) and not node.scoped)


def _parts(node: nodes.Node) -> Iterator[nodes.Node]:
    if isinstance(node, nodes.Output):
        yield from node.nodes
    else:
        yield node
