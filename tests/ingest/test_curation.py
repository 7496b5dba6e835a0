"""Curation: how its lines are read, what its acts do, and that order and repetition change nothing."""

from __future__ import annotations

import csv
import io
from itertools import permutations
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.errors import RoadgraphError
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Roadmap, Severity, TopicKind
from roadgraph.graph.store import Store, save
from roadgraph.ingest.curate import idle
from roadgraph.ingest.curation import HEADER, MEDIA_TYPE, RECOMMENDED, Curation, Verb, curation, find_curation
from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read

BREAD = "# Baking roadmap\n- Flour\n- Yeast\n- Dough: requires flour\n- Sourdough Starter (SS)\n- Rye Roll"


def acts(*lines: str, name: str = "mine.tsv") -> Curation:
    """A curation of lines in which "/" stands for a tab; a reason is added where there is none."""
    cells = [line.split("/") for line in lines]
    filled = [[*row, *("", "", "taste")[len(row) - 1 :]] if len(row) < 4 else row for row in cells]
    return curation("\n".join("\t".join(row) for row in filled).encode(), name)


def graph_of(*curations: Curation, **documents: str) -> KnowledgeGraph:
    return merge((read(text.encode(), f"{name}.md") for name, text in documents.items()), curations)


def edges(graph: KnowledgeGraph) -> set[tuple[str, tuple[str, ...]]]:
    return {(p.topic, p.needs) for p in graph.prerequisites}


def test_a_line_has_five_columns_and_the_source_may_be_left_out() -> None:
    read_from = curation(
        b"Dough\trequires\tFlour\tit is made of it\tLepard: The Handmade Loaf\nYeast\tignore\t\ttoo small",
        "b.tsv",
    )
    assert [(a.topic, a.verb, a.objects, a.reason, a.source, a.line) for a in read_from.acts] == [
        ("Dough", Verb.REQUIRES, ("Flour",), "it is made of it", "Lepard: The Handmade Loaf", 1),
        ("Yeast", Verb.IGNORE, (), "too small", None, 2),
    ]
    assert read_from.diagnostics == ()


def test_every_act_is_read() -> None:
    found = acts(
        "A/requires/B | C", "A/recommends/H | I", "A/not requires/D", "A/same as/E", "A/not same as/F", "A/label/Aa", "A/kind/tool",
        "G/ignore",
    )  # fmt: skip
    assert [a.verb for a in found.acts] == list(Verb)
    assert [a.objects for a in found.acts[:2]] == [("B", "C"), ("H", "I")]
    assert found.diagnostics == ()


def test_comments_empty_lines_and_the_header_are_passed_over() -> None:
    text = (
        '# Bread\n\n \t \t\n\t\t\t\t\n"# a ""quoted"" comment"\n'
        + "\t".join(HEADER)
        + "\nC#\trequires\tC\twhy"
    )
    found = curation(text.encode(), "b.tsv")
    assert [(a.topic, a.line) for a in found.acts] == [("C#", 7)]
    assert found.diagnostics == ()
    assert (found.document.title, found.document.name, found.document.media_type) == (
        "Bread",
        "b.tsv",
        MEDIA_TYPE,
    )


def test_a_recommendation_stays_below_the_threshold_and_adds_no_topic() -> None:
    graph = graph_of(acts("Rye Roll/recommends/Yeast | Baking Soda", "Rye Roll/recommends/Butter"), a=BREAD)
    weak = [(p.topic, p.needs, p.basis, p.confidence) for p in graph.prerequisites if p.topic == "rye-roll"]
    assert weak == [("rye-roll", ("yeast",), Basis.CURATED, RECOMMENDED)]
    assert graph.find("butter") is None
    assert RECOMMENDED < 0.5


def test_a_recommendation_adds_to_what_documents_say() -> None:
    alone, both = graph_of(a=BREAD), graph_of(acts("Dough/recommends/Flour"), a=BREAD)
    stated, confirmed = (next(p for p in g.prerequisites if p.topic == "dough") for g in (alone, both))
    assert (confirmed.basis, stated.basis) == (Basis.STATED, Basis.STATED)
    assert stated.confidence < confirmed.confidence < 1.0


def test_windows_line_ends_and_a_byte_order_mark_change_nothing_but_the_hash() -> None:
    plain = curation(b"Dough\trequires\tFlour\twhy\nDough\trequires\tWater\twhy", "b.tsv")
    windows = curation(b"\xef\xbb\xbfDough\trequires\tFlour\twhy\r\nDough\trequires\tWater\twhy\r\n", "b.tsv")
    assert [(a.objects, a.line, a.quote) for a in windows.acts] == [
        (a.objects, a.line, a.quote) for a in plain.acts
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Dough requires Flour", "single column; write topic, act, object, reason, source, with a tab between them"),
        ("Dough\trequire\tFlour\twhy", "'require' is no act; did you mean 'requires'?"),
        ("Dough\tbeats\tFlour\twhy", "'beats' is no act; write requires, recommends, not requires"),
        ("Dough\t\tFlour\twhy", "second column is empty"),
        ("\trequires\tFlour\twhy", "names no topic"),
        ("Dough\trequires\t\twhy", "third column is empty; say what comes after 'requires'"),
        ("Dough\trequires\tFlour | -\twhy", "third column is empty"),
        ("Dough\trequires\tFlour", "gives no reason"),
        ("Dough\trequires\tDoughs\twhy", "names one topic twice"),
        ("Dough\tignore\tFlour\twhy", "leave the third column empty"),
        ("Dough\tsame as\tFlour | Water\twhy", "only prerequisites have alternatives"),
        ("Dough\tkind\tstuff\twhy", "'stuff' is no kind of topic; write area, concept, model, task, tool, dataset"),
        ("Dough\tkind\t\twhy", "third column is empty"),
        ('Dough\trequires\t"Flour\twhy', "close the quotation mark"),
        ("Dough\trequires\tFlour\twhy\tsource\tmore", "6 columns; leave out what follows the source"),
        ("rye rolls\trequires\tRYE\twhy", "line 1 says the same"),
        ("Rye Roll\tnot requires\tRye\twhy", "line 1 says otherwise and counts"),
        ("Rye Roll\trecommends\tRye\twhy", "line 1 says otherwise and counts"),
        ("Roll\tsame as\tBun\twhy", "line 2 says the same"),
        ("Bun\tnot same as\tRoll\twhy", "line 2 says otherwise"),
        ("Mixer\tkind\tconcept\twhy", "line 3 says otherwise"),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_and_the_others_count(line: str, message: str) -> None:
    good = ["Rye Roll\trequires\tRye\twhy", "Bun\tsame as\tRoll\twhy", "Mixer\tkind\ttool\twhy"]
    found = curation("\n".join([*good, line, "Last\trequires\tLine\twhy"]).encode(), "b.tsv")
    assert [a.line for a in found.acts] == [1, 2, 3, 5]
    (told,) = found.diagnostics
    assert (told.severity, told.code, told.document, told.line) == (Severity.WARNING, "curation", "b.tsv", 4)
    assert message in told.message


def test_a_file_that_is_no_text_is_an_error_and_no_acts() -> None:
    found = curation(b"%PDF-1.7", "b.pdf")
    assert (found.acts, [d.severity for d in found.diagnostics]) == ((), [Severity.ERROR])


@given(st.binary(max_size=300) | st.text('ab\t\n"#| requisame', max_size=120).map(str.encode))
def test_reading_never_fails_and_every_quote_is_its_line(data: bytes) -> None:
    found = curation(data, "b.tsv")
    lines = found.document.text.split("\n")
    assert [a.quote for a in found.acts] == [lines[a.line - 1].rstrip() for a in found.acts]
    assert all(0 < (d.line or 1) <= len(lines) for d in found.diagnostics)
    assert curation(data, "b.tsv") == found


words = st.text('abc"#|,; ', min_size=1, max_size=8).map(lambda text: "x" + text.strip() + "y")


@given(st.lists(st.tuples(words, words, words, words), max_size=5))
def test_what_a_spreadsheet_writes_is_read_again(rows: list[tuple[str, str, str, str]]) -> None:
    file = io.StringIO()
    written = csv.writer(file, "excel-tab", lineterminator="\n")
    for number, (topic, need, reason, source) in enumerate(rows):
        written.writerow([f"{topic}{number}", "requires", f"{need}z", reason, source])
    found = curation(file.getvalue().encode(), "b.tsv")
    assert [(a.topic, a.reason, a.source) for a in found.acts] == [
        (f"{' '.join(topic.split())}{number}", " ".join(reason.split()), " ".join(source.split()))
        for number, (topic, _, reason, source) in enumerate(rows)
    ]


def test_a_prerequisite_is_added_with_the_line_as_its_evidence() -> None:
    mine = acts("Dough/requires/Yeast/it makes it rise/Lepard")
    graph = graph_of(mine, a=BREAD)
    (added,) = (p for p in graph.requires("dough") if p.requires == "yeast")
    assert (added.basis, added.confidence) == (Basis.CURATED, 1.0)
    (line,) = added.evidence
    assert (line.document, line.line, line.rule, line.basis, line.confidence) == (
        mine.document.id, 1, "curation", Basis.CURATED, 1.0,
    )  # fmt: skip
    assert line.quote == "Dough\trequires\tYeast\tit makes it rise\tLepard"
    assert graph.documents[mine.document.id].name == "mine.tsv"


def test_what_a_document_states_stays_as_evidence_beside_it() -> None:
    graph = graph_of(acts("Dough/requires/Flour"), a=BREAD)
    (p,) = graph.prerequisites
    assert (p.basis, p.confidence) == (Basis.CURATED, 1.0)
    assert {e.rule for e in p.evidence} > {"curation"}


@pytest.mark.parametrize("name", ["rye rolls", "RYE ROLL", "rye-roll", "Rye-roll", "ryeroll"])
def test_topics_are_named_as_in_references(name: str) -> None:
    assert ("rye-roll", ("flour",)) in edges(graph_of(acts(f"{name}/requires/flours"), a=BREAD))


def test_an_acronym_names_its_topic() -> None:
    graph = graph_of(acts("SS/requires/yeast"), a=BREAD)
    assert ("sourdough-starter", ("yeast",)) in edges(graph)


def test_alternatives_become_a_clause() -> None:
    graph = graph_of(acts("Dough/requires/Yeast | Flour"), a="# Baking roadmap\n- Flour\n- Yeast\n- Dough")
    assert edges(graph) == {("dough", ("flour", "yeast"))}
    assert graph.requires("dough")[0].any_of == ("flour", "yeast")


def test_of_alternatives_those_count_that_documents_name_or_all() -> None:
    mine = acts("Dough/requires/Yeast | Leaven", "Rye Roll/requires/Tin | Stone", "Flour/requires/Tin")
    graph = graph_of(mine, a="# Baking roadmap\n- Dough\n- Yeast\n- Flour\n- Rye Roll")
    assert edges(graph) == {("dough", ("yeast",)), ("rye-roll", ("stone", "tin")), ("flour", ("tin",))}
    assert graph.find("leaven") is None
    again = graph_of(mine, a="# Baking roadmap\n- Dough\n- Yeast", b="# Baking roadmap\n- Dough\n- Leaven")
    assert edges(again) == {("dough", ("leaven", "yeast"))}


def test_what_is_required_and_not_there_is_added_with_what_it_requires() -> None:
    mine = acts("Grain/requires/Field", "Flour/requires/Grain", "Grain/kind/area", "Acre/same as/Field")
    graph = graph_of(mine, a=BREAD)
    assert {("flour", ("grain",)), ("grain", ("field",))} <= edges(graph)
    assert (graph.topics["grain"].kind, graph.topics["field"].kind) == (TopicKind.AREA, TopicKind.CONCEPT)
    assert [(m.document, m.line, m.rule) for m in graph.topics["grain"].mentions] == [
        (mine.document.id, 2, "curation")
    ]
    assert graph.topic("acre").id == "field"


def test_an_act_on_a_topic_that_is_not_there_says_nothing() -> None:
    mine = acts(
        "Cake/requires/Flour", "Cake/requires/Sugar", "Cake/kind/tool", "Cake/ignore", "Cake/label/Gateau"
    )
    bare, curated = graph_of(a=BREAD), graph_of(mine, a=BREAD)
    assert dict(curated.topics) == dict(bare.topics)
    assert curated.prerequisites == bare.prerequisites
    assert curated.diagnostics == bare.diagnostics
    assert [act.line for act in idle(mine, curated.topics)] == [1, 2, 3, 4, 5]


def test_a_prerequisite_that_is_denied_is_cut_and_told() -> None:
    graph = graph_of(acts("Dough/not requires/Flour/it may be of rice"), a=BREAD)
    assert graph.prerequisites == ()
    (conflict,) = graph.conflicts
    assert (conflict.kind, conflict.topics, conflict.kept) == ("curated", ("dough", "flour"), ())
    assert [(p.topic, p.requires) for p in conflict.cut] == [("dough", "flour")]
    assert conflict.message == "Dough requires Flour was cut by mine.tsv:1: it may be of rice"


def test_a_denial_outweighs_another_curation() -> None:
    theirs, mine = acts("Dough/requires/Yeast", name="theirs.tsv"), acts("Dough/not requires/Yeast")
    assert edges(graph_of(theirs, mine, a=BREAD)) == {("dough", ("flour",))}


def test_a_clause_is_denied_as_a_whole_only() -> None:
    clause = acts("Dough/requires/Yeast | Flour", name="theirs.tsv")
    text = "# Baking roadmap\n- Flour\n- Yeast\n- Dough"
    assert edges(graph_of(clause, acts("Dough/not requires/Yeast"), a=text)) == {
        ("dough", ("flour", "yeast"))
    }
    assert edges(graph_of(clause, acts("Dough/not requires/Flour | Yeast"), a=text)) == set()


def test_names_of_one_topic_are_united() -> None:
    graph = graph_of(
        acts("Rye Roll/same as/Black Bread"), a=BREAD, b="# Baking roadmap\n- Black Bread\n- Bun"
    )
    assert graph.topic("rye roll") is graph.topic("black bread")
    assert {m.document for m in graph.topic("rye roll").mentions} >= {
        d.id for d in graph.documents.values() if d.name in ("a.md", "b.md")
    }


def test_a_name_that_no_document_uses_becomes_an_alias() -> None:
    graph = graph_of(acts("Pumpernickel/same as/Rye Roll", "Pumpernickel/requires/Flour"), a=BREAD)
    assert "Pumpernickel" in graph.topic("rye roll").aliases
    assert ("rye-roll", ("flour",)) in edges(graph)


def test_names_are_united_through_one_that_no_document_uses() -> None:
    mine = acts("Bun/same as/Barm Cake", "Barm Cake/same as/Bap")
    graph = graph_of(mine, a="# Baking roadmap\n- Bun\n- Oven", b="# Baking roadmap\n- Bap\n- Oven")
    assert graph.topic("bun") is graph.topic("bap")


def test_topics_are_kept_apart_against_every_rule() -> None:
    texts = {"a": "# Music roadmap\n- Fugue\n- Canon", "b": "# Music roadmap\n- Fugue technique\n- Canon"}
    one, two = graph_of(**texts), graph_of(acts("Fugue technique/not same as/Fugue"), **texts)
    assert one.topic("fugue technique") is one.topic("fugue")
    assert two.topic("fugue technique") is not two.topic("fugue")


def test_an_alias_that_is_denied_names_something_else() -> None:
    graph = graph_of(acts("SS/not same as/Sourdough Starter", "Rye Roll/requires/SS"), a=BREAD)
    assert "SS" not in graph.topic("sourdough starter").aliases
    assert graph.topic("SS").id == "ss"
    assert ("rye-roll", ("ss",)) in edges(graph)


def test_apart_outweighs_the_same() -> None:
    graph = graph_of(
        acts("Flour/same as/Yeast", name="a.tsv"), acts("Yeast/not same as/Flour", name="b.tsv"), a=BREAD
    )
    assert graph.topic("flour") is not graph.topic("yeast")


def test_a_label_renames_a_topic_and_its_old_name_stays_known() -> None:
    graph = graph_of(acts("Rye Roll/label/Rye Bread"), a=BREAD)
    topic = graph.topics["rye-bread"]
    assert (topic.label, graph.topic("rye roll")) == ("Rye Bread", topic)


def test_a_label_that_another_topic_bears_unites_the_two() -> None:
    graph = graph_of(acts("Rye Roll/label/Flour"), a=BREAD)
    assert graph.topic("rye roll") is graph.topic("flour")


def test_of_several_labels_the_first_counts() -> None:
    one, other = acts("Flour/label/Meal", name="a.tsv"), acts("Flour/label/Powder", name="b.tsv")
    assert graph_of(other, one, a=BREAD).topic("flour").label == "Meal"


def test_a_kind_is_set() -> None:
    assert graph_of(acts("Yeast/kind/tool"), a=BREAD).topic("yeast").kind is TopicKind.TOOL


def test_an_ignored_topic_is_gone_with_its_relations() -> None:
    text = "# Baking roadmap\n## Flour\n- Rye\n- Dough: requires flour\n- [Milling at home](https://example.org/mill)"
    bare, graph = (
        graph_of(a=text),
        graph_of(acts("Flour/ignore", "Oven/requires/Flour", "Dough/requires/Oven"), a=text),
    )
    assert bare.find("flour") is not None
    assert graph.find("flour") is None
    assert edges(graph) == {("dough", ("oven",))}
    assert not [b for b in graph.broader if "flour" in (b.topic, b.broader)]
    assert not [r for r in graph.resources.values() if "flour" in r.topics]
    assert set(graph.resources) == set(bare.resources)


def test_ignoring_a_name_that_is_an_alias_takes_the_alias_only() -> None:
    graph = graph_of(acts("SS/ignore"), a=BREAD)
    assert graph.topic("sourdough starter").aliases == ()
    assert graph.find("SS") is None


def test_an_ignored_alternative_leaves_the_other() -> None:
    clause = acts("Dough/requires/Yeast | Water", name="theirs.tsv")
    text = "# Baking roadmap\n- Flour\n- Dough: requires yeast or water\n- Yeast\n- Water"
    assert edges(graph_of(a=text)) == {("dough", ("water", "yeast"))}
    assert edges(graph_of(acts("Yeast/ignore"), clause, a=text)) == {("dough", ("water",))}


def test_an_act_between_two_names_of_one_topic_is_told() -> None:
    mine = acts("Rye Roll/same as/Black Bread", name="a.tsv")
    graph = graph_of(
        mine, acts("Flour/requires/Grain", "Rye Roll/requires/Black Bread", name="b.tsv"), a=BREAD
    )
    (told,) = graph.diagnostics
    assert (told.document, told.line, told.severity) == ("b.tsv", 2, Severity.WARNING)
    assert "Rye Roll and Black Bread are one topic here" in told.message


def test_curation_outweighs_documents_in_a_cycle() -> None:
    texts = {name: f"# Baking roadmap {name}\n- Flour: requires dough\n- Dough" for name in "abcd"}
    graph = graph_of(acts("Dough/requires/Flour"), **texts)
    assert edges(graph) == {("dough", ("flour",))}
    (conflict,) = graph.conflicts
    assert (conflict.kind, [p.basis for p in conflict.kept]) == ("contradiction", [Basis.CURATED])


def test_without_curation_nothing_changes() -> None:
    roadmap = read(BREAD.encode(), "a.md")
    graph = merge([roadmap])
    with_nothing = merge([roadmap], [curation(b"# no acts yet", "empty.tsv")])
    assert dict(with_nothing.topics) == dict(graph.topics)
    assert with_nothing.prerequisites == graph.prerequisites


def test_order_and_repetition_of_documents_and_curations_change_nothing() -> None:
    roadmaps = [
        read(text.encode(), f"{at}.md")
        for at, text in enumerate([BREAD, "# Baking roadmap\n- Bun: requires dough\n- Black Bread"])
    ]
    curations = [
        acts("Bun/requires/Butter", "Rye Roll/same as/Black Bread", name="a.tsv"),
        acts("Bun/label/Roll", "Dough/not requires/Flour", name="b.tsv"),
        acts("Yeast/ignore", "Butter/requires/Milk", name="c.tsv"),
    ]
    first = merge(roadmaps, curations)
    assert {("roll", ("butter",)), ("butter", ("milk",))} <= edges(first)
    assert all(merge(roadmaps[::-1], order) == first for order in permutations(curations))
    assert merge([*roadmaps, *roadmaps], [*curations, *curations]) == first
    assert merge(roadmaps, [*curations, curation(curations[0].document.text.encode(), "z.tsv")]) == first


def test_a_curation_that_is_kept_among_the_roadmaps_is_replayed() -> None:
    roadmap, mine = read(BREAD.encode(), "a.md"), acts("Dough/requires/Yeast", "Dough/requires")
    assert (
        merge([mine.roadmap, roadmap]) == merge([roadmap], [mine]) == merge([mine.roadmap, roadmap], [mine])
    )


def test_a_store_keeps_curations_like_documents(tmp_path: Path) -> None:
    kept = [read(BREAD.encode(), "a.md"), acts("Dough/requires/Yeast", "bad line").roadmap]
    graph = merge(kept)
    save(tmp_path / "s.store", kept, graph)
    opened = Store.open(tmp_path / "s.store")
    assert opened.graph == graph
    assert merge(opened.roadmaps.values()) == graph
    added = read(b"# Baking roadmap\n- Yeast: requires sugar\n- Sugar", "b.md")
    assert ("dough", ("yeast",)) in edges(merge([*opened.roadmaps.values(), added]))
    assert ("dough", ("yeast",)) not in edges(merge(r for r in kept if r.document.name != "mine.tsv"))


names = st.sampled_from(["Flour", "Dough", "Bread", "Yeast", "Oven", "Loaf", "Water", "flours"])
verbs = st.sampled_from(["requires", "not requires", "same as", "not same as", "label"])
drawn = st.lists(st.tuples(names, verbs, names), max_size=8).map(
    lambda rows: "\n".join(f"{topic}\t{verb}\t{other}\twhy" for topic, verb, other in rows)
)
stated = st.lists(st.tuples(names, names), max_size=6).map(
    lambda rows: "# Baking roadmap\n" + "\n".join(f"- {topic}: requires {other}" for topic, other in rows)
)


@given(st.lists(stated, min_size=1, max_size=3), st.lists(drawn, min_size=1, max_size=3))
def test_any_curation_of_any_documents_gives_one_acyclic_graph(texts: list[str], files: list[str]) -> None:
    roadmaps: list[Roadmap] = [read(text.encode(), f"{at}.md") for at, text in enumerate(texts)]
    curations = [curation(file.encode(), f"{at}.tsv") for at, file in enumerate(files)]
    graph = merge(roadmaps, curations)
    assert merge(roadmaps[::-1], [*curations[::-1], *curations]) == graph
    assert nx.is_directed_acyclic_graph(graph.prerequisite_graph())
    denied = [act for one in curations for act in one.acts if act.verb is Verb.NOT_REQUIRES]
    cut = {(graph.find(act.topic), graph.find(act.objects[0])) for act in denied}
    assert not {(graph.topics[p.topic], graph.topics[p.needs[0]]) for p in graph.prerequisites} & cut
    for p in graph.prerequisites:
        curated = any(e.basis is Basis.CURATED for e in p.evidence)
        assert (p.basis is Basis.CURATED) == curated
        assert (p.confidence == 1.0) == curated


def test_what_is_kept_apart_is_not_called_alike() -> None:
    graph = graph_of(
        acts("Flour/not same as/Oven", name="a.tsv"),
        acts("Oven/label/Flour", name="b.tsv"),
        a=BREAD + "\n- Oven",
    )
    assert graph.topic("oven").label == "Oven"
    assert graph.topic("flour").label == "Flour"


def test_the_documentation_shows_every_act_in_lines_that_are_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "curation.md").read_text(encoding="utf-8")
    shown = page.split("```tsv\n")[1].split("```")[0]
    found = curation(shown.encode(), "mine.tsv")
    assert found.diagnostics == ()
    assert {act.verb for act in found.acts} == set(Verb)
    assert [verb for verb in Verb if f"| `{verb}` |" not in page] == []


def test_a_bundled_curation_is_found_by_its_name() -> None:
    name, data = find_curation("deep-learning")
    assert (name, data) == find_curation("deep-learning.tsv")
    assert curation(data, name).acts


def test_a_file_is_found_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.tsv").write_bytes(b"A\trequires\tB\twhy")
    monkeypatch.chdir(tmp_path)
    assert find_curation("mine.tsv") == ("mine.tsv", b"A\trequires\tB\twhy")
    (tmp_path / "deep-learning.tsv").write_bytes(b"mine")
    assert find_curation("deep-learning.tsv") == ("deep-learning.tsv", b"mine")
    (tmp_path / "deep-learning").mkdir()
    assert find_curation("deep-learning")[0] == "deep-learning.tsv"


@pytest.mark.parametrize("ref", ["deep-lerning", "", "no/such/file.tsv", "a\0b", "x" * 5000])
def test_a_curation_that_is_not_there_is_told_with_those_that_are(ref: str) -> None:
    with pytest.raises(RoadgraphError) as error:
        find_curation(ref)
    assert repr(ref) in str(error.value)
    assert error.value.hint


def test_a_folder_is_no_curation(tmp_path: Path) -> None:
    with pytest.raises(RoadgraphError, match="cannot be read"):
        find_curation(str(tmp_path))


def test_the_hint_lists_the_bundled_names() -> None:
    with pytest.raises(RoadgraphError) as error:
        find_curation("deep-lerning")
    assert error.value.hint == "name a file, or one that is bundled: deep-learning"
