"""How much a document gives validation to compare."""

from __future__ import annotations

from collections import Counter

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLCompositeType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    is_composite_type,
)


def pairs(schema: GraphQLSchema, document: DocumentNode) -> int:
    """The number of pairs of fields that have one name and one type, and of pairs of fragments, in a document.

    Validation compares such fields two by two to see whether they can be merged, and what is selected of them again:
    a document of a few thousand characters can keep it busy for seconds. Each part is looked at once.

    >>> from graphql import build_schema, parse
    >>> pairs(build_schema("type Query { a: Int b: Int }"), parse("{ a a a b }"))
    3
    """
    fields: Counter[tuple[str, str]] = Counter()
    fragments = sum(isinstance(d, FragmentDefinitionNode) for d in document.definitions)
    waiting = _roots(schema, document)
    while waiting:
        selected, parent = waiting.pop()
        for node in selected.selections:
            if isinstance(node, FieldNode):
                fields[parent.name if parent else "", (node.alias or node.name).value] += 1
            if isinstance(node, FieldNode | InlineFragmentNode) and node.selection_set:
                waiting.append((node.selection_set, _type(schema, node, parent)))
    return sum(count * (count - 1) // 2 for count in (fragments, *fields.values()))


_Waiting = list[tuple[SelectionSetNode, GraphQLCompositeType | None]]


def _roots(schema: GraphQLSchema, document: DocumentNode) -> _Waiting:
    """The outermost selections of all operations and fragments, with their types."""
    roots: _Waiting = []
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            roots.append((definition.selection_set, schema.get_root_type(definition.operation)))
        elif isinstance(definition, FragmentDefinitionNode):
            roots.append((definition.selection_set, _named(schema, definition.type_condition.name.value)))
    return roots


def _type(
    schema: GraphQLSchema, node: FieldNode | InlineFragmentNode, parent: GraphQLCompositeType | None
) -> GraphQLCompositeType | None:
    """The type of what is selected of a field or fragment; None where it is not known."""
    if isinstance(node, InlineFragmentNode):
        return _named(schema, node.type_condition.name.value) if node.type_condition else parent
    field = schema.get_field(parent, node.name.value) if parent else None
    return _composite(get_named_type(field.type)) if field else None


def _named(schema: GraphQLSchema, name: str) -> GraphQLCompositeType | None:
    return _composite(schema.type_map.get(name))


def _composite(kind: object) -> GraphQLCompositeType | None:
    return kind if is_composite_type(kind) else None
