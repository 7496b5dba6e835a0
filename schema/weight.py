"""How much a query asks for, found in one walk over its document, before anything is executed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from graphql import (
    ArgumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    SelectionSetNode,
    get_named_type,
    is_list_type,
    is_non_null_type,
)
from graphql.type import GraphQLField
from graphql.utilities import value_from_ast_untyped

from .connection import LARGEST_PAGE, PAGE

SEARCH, WALK, DRAW = "search", "walk", "draw"
"""Work that depends on how large the graph is: comparing names, following prerequisites, placing a diagram."""

WORK: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Query.topics": {SEARCH: ("search",), WALK: ("requiring", "requiredFor")},
    "Query.resources": {SEARCH: ("search",)},
    "Query.learningPath": {WALK: ()},
    "Query.chain": {WALK: ()},
    "Query.nextTopics": {WALK: ()},
    "Query.diagram": {WALK: (), DRAW: ()},
    "LearningPath.diagram": {DRAW: ()},
    "Topic.prerequisites": {WALK: ("transitive",)},
    "Topic.requiredBy": {WALK: ("transitive",)},
}
"""The work of fields: where arguments are named, it is done if one of them is given and not false."""

LIST = 10
"""The number of items that a list without pages is taken to have."""

LISTS: Mapping[str, int] = {
    "Query.documents": 50,
    "LearningPath.steps": 50,
    "__Schema.types": 40,
    "__Schema.directives": 6,
    "__Type.fields": 5,
    "__Type.interfaces": 1,
    "__Type.possibleTypes": 3,
    "__Type.enumValues": 3,
    "__Type.inputFields": 1,
    "__Field.args": 2,
    "__Directive.args": 1,
}
"""The same for lists whose usual length is known; those of an introspection are averages over this schema."""

NESTED = 250
"""How deep fields and fragments, counted together, are followed."""


class Weight(NamedTuple):
    """How much a selection asks for.

    `cost` is a number of fields; `each` the part of it that every item of a page costs, for a selection on a page.
    `depth` is the number of fields from the outermost to the innermost; `aliases`, `fields` and `directives` are
    numbers of what is written. Fragments count wherever they are used.
    """

    cost: int = 0
    each: int = 0
    depth: int = 0
    aliases: int = 0
    fields: int = 0
    directives: int = 0


class TooDeepError(Exception):
    """A selection that is nested beyond `NESTED`."""


class Walk:
    """The walk over one document, in which the weight of every fragment is found once, however often it is used."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: dict[str, Any],
        sizes: Mapping[str, int],
    ) -> None:
        """`sizes` are known lengths of lists by field and of pages by type, and the cost of each sort of work."""
        self._schema = schema
        self._fragments = fragments
        self._variables = variables
        self._sizes = sizes
        self._weights: dict[str, Weight] = {}
        self._nesting = 0
        self.arguments: list[tuple[str, Any]] = []
        """Every argument of every field, by name, with the value that it will have."""

    def selection(self, selected: SelectionSetNode | None, parent: GraphQLNamedType | None) -> Weight:
        """The weight of a selection on a type; None where the type is not known."""
        if selected is None:
            return Weight()
        self._nesting += 1
        if self._nesting > NESTED:
            raise TooDeepError
        spread: dict[str, Weight] = {}
        parts: list[Weight] = []
        for node in selected.selections:
            parts.append(Weight(directives=len(node.directives or ())))
            if isinstance(node, FieldNode):
                parts.append(self._field(node, parent))
            elif isinstance(node, InlineFragmentNode):
                parts.append(self.selection(node.selection_set, self._condition(node) or parent))
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
                spread[node.name.value] = self._fragment(node.name.value)
        self._nesting -= 1
        return _sum([*parts, *spread.values()])

    def _fragment(self, name: str) -> Weight:
        if name not in self._weights:
            self._weights[name] = Weight()  # for a fragment that uses itself, which validation refuses
            if fragment := self._fragments.get(name):
                self._weights[name] = self.selection(fragment.selection_set, self._condition(fragment))
        return self._weights[name]

    def _condition(self, node: InlineFragmentNode | FragmentDefinitionNode) -> GraphQLNamedType | None:
        return self._schema.type_map.get(node.type_condition.name.value) if node.type_condition else None

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None) -> Weight:
        place = f"{parent.name if parent else ''}.{node.name.value}"
        field = self._definition(node.name.value, parent)
        given = {argument.name.value: self._value(argument) for argument in node.arguments or ()}
        self.arguments += given.items()
        result = get_named_type(field.type) if field else None
        inner = self.selection(node.selection_set, result)
        cost = 1 + self._work(place, given) + self._size(field, place, given) * inner.cost
        if result is not None and _is_page(result.name):
            cost += self._page(result.name, given) * inner.each
        weight = inner._replace(
            cost=cost,
            each=0,
            depth=inner.depth + 1,
            aliases=inner.aliases + (node.alias is not None),
            fields=inner.fields + 1,
        )
        if parent is not None and _is_page(parent.name) and node.name.value in ("nodes", "edges"):
            return weight._replace(cost=0, each=1 + inner.cost)
        return weight

    def _definition(self, name: str, parent: GraphQLNamedType | None) -> GraphQLField | None:
        if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType):
            return self._schema.get_field(parent, name)
        return None

    def _value(self, argument: ArgumentNode) -> Any:
        return value_from_ast_untyped(argument.value, self._variables)

    def _work(self, place: str, given: Mapping[str, Any]) -> int:
        """What a field costs besides itself and what is selected of it."""
        sorts = WORK.get(place, {}).items()
        return sum(
            self._sizes.get(sort, 0) for sort, names in sorts if not names or any(map(given.get, names))
        )

    def _size(self, field: GraphQLField | None, place: str, given: Mapping[str, Any]) -> int:
        """The number of items that a field is taken to have, 1 where it is no list."""
        of = field.type if field else None
        if not is_list_type(of.of_type if is_non_null_type(of) else of):
            return 1
        if place == "Query.nodes" and isinstance(given.get("ids"), list):
            return len(given["ids"])
        return self._sizes.get(place, LISTS.get(place, LIST))

    def _page(self, of: str, given: Mapping[str, Any]) -> int:
        """The greatest number of items that a page can have."""
        first = given.get("first")
        size = first if isinstance(first, int | float) and first == first else PAGE
        return int(min(max(size, 0), LARGEST_PAGE, self._sizes.get(of, LARGEST_PAGE)))


def _is_page(name: str) -> bool:
    return name.endswith("Connection")


def _sum(parts: Iterable[Weight]) -> Weight:
    columns = [*zip(Weight(), *parts, strict=True)]
    depth = max(columns[Weight._fields.index("depth")])
    return Weight(*map(sum, columns))._replace(depth=depth)
