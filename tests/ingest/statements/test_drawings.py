"""What drawings state: prerequisites where something says so, classifications, and otherwise topics alone."""

from __future__ import annotations

from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.label import fold
from roadgraph.graph.model import Basis, Evidence, Mention, Roadmap, TopicKind
from roadgraph.ingest.document import document
from roadgraph.ingest.markdown import markdown
from roadgraph.ingest.phrase import Name
from roadgraph.ingest.statements.confidence import CONFIDENCE
from roadgraph.ingest.statements.drawings import drawings
from roadgraph.ingest.statements.parse import passages
from roadgraph.ingest.statements.passage import Lexicon
from roadgraph.ingest.statements.reading import Reading
from roadgraph.ingest.statements.subject import subject
from roadgraph.ingest.statements.topics import topics
from roadgraph.ingest.words import words

SURE, CALLED, OPTIONAL = CONFIDENCE["drawing"], CONFIDENCE["roadmap-drawing"], CONFIDENCE["optional"]


def roadmap(text: str) -> Roadmap:
    """What the names and the drawings of a Markdown text state."""
    source, _ = document(text.encode(), "drawn.md")
    outline = markdown(source.text)
    about = subject(outline, words())
    reading = Reading(source, words())
    if about.name:
        place = reading.place(about.line, about.end_line, "title", about.name)
        reading.subject = reading.topic(Name(about.name), place, TopicKind.AREA)
    root = passages(outline, Lexicon(words(), fold(about.name), lambda _: False, about.node))
    topics(reading, root)
    drawings(reading, root)
    return reading.roadmap()


def requires(found: Roadmap) -> set[tuple[str, str, float]]:
    """Every prerequisite as topic, what it needs ("A | B" for a choice) and confidence."""
    label = {topic.id: topic.label for topic in found.topics}
    return {
        (label[p.topic], " | ".join(sorted(label[need] for need in p.needs)), p.confidence)
        for p in found.prerequisites
    }


def broader(found: Roadmap) -> set[tuple[str, str]]:
    label = {topic.id: topic.label for topic in found.topics}
    return {(label[b.topic], label[b.broader]) for b in found.broader}


def labels(found: Roadmap) -> set[str]:
    return {topic.label for topic in found.topics}


def block(info: str, *lines: str) -> str:
    return "\n".join([f"```{info}", *lines, "```"])


CHART = block("mermaid", "graph TD", "A[Pawn structure] --> B[Endgames]", "C[Tactics] --> B")


class TestWhatTheSurroundingsSay:
    @pytest.mark.parametrize(
        "before",
        [
            "# Chess\n## Learning order", "# Chess\n## Prerequisites", "# Chess\n## Prerequisite graph",
            "# Chess\n## Topic dependencies", "# Chess\n## Dependencies", "# Chess\n## Suggested path",
            "# Chess\n## 🗺️ Learning Path", "# Chess\n## The order in which to learn", "# Chess learning path",
            "# Chess\n## Dependency map", "# Chess\n## Learning order\n### Diagram", "# Chess\n## Skill tree",
            "# Chess\nThe diagram shows what to learn first:", "# Chess\n**Learning order**",
            "# Chess\n## Overview\nHow the topics depend on each other:", "# Chess\n## Learning order\n### Phase 1",
            "# Chess\nThe arrows below lead from a prerequisite to what needs it.",
            "# Chess\nIn this chart, A --> B means that A must be known before B.",
            "# Chess\n- Learning order:\n",
        ],
    )  # fmt: skip
    def test_an_order_makes_arrows_prerequisites(self, before: str) -> None:
        found = roadmap(
            f"{before}\n\n{CHART if not before.startswith('# Chess' + chr(10) + '-') else _indented(CHART)}\n"
        )
        assert requires(found) == {("Endgames", "Pawn structure", SURE), ("Endgames", "Tactics", SURE)}
        assert {p.basis for p in found.prerequisites} == {Basis.DRAWN}

    @pytest.mark.parametrize(
        "before", ["# Chess\n## Roadmap", "# Chess roadmap", "# Chess\n## My curriculum"]
    )
    def test_a_mere_roadmap_is_trusted_less(self, before: str) -> None:
        expected = {("Endgames", "Pawn structure", CALLED), ("Endgames", "Tactics", CALLED)}
        assert requires(roadmap(f"{before}\n\n{CHART}\n")) == expected

    @pytest.mark.parametrize(
        "before",
        [
            "# Chess", "# Chess\n## How a game goes", "# Chess learning path\n## Middle game",
            "# Chess\n## Roadmap\nYou can learn these in any order:",
            "# Chess\n## Learning order\nThese arrows are not prerequisites:",
            "# Chess\nOpenings are a prerequisite for nothing. We all love the game of chess for its own sake and history.",
            "# Path planning\n## Path planning for robots", "# Chess\n## Dependency injection",
        ],
    )  # fmt: skip
    def test_nothing_said_leaves_topics_alone(self, before: str) -> None:
        found = roadmap(f"{before}\n\n{CHART}\n")
        assert requires(found) == set()
        assert {"Pawn structure", "Endgames", "Tactics"} <= labels(found)

    @pytest.mark.parametrize("before", ["## Contributing", "## License", "## Resources", "## Projects"])
    def test_a_section_about_something_else_is_not_heard(self, before: str) -> None:
        found = roadmap(f"# Chess learning path\n{before}\n\n{CHART}\n")
        assert "Endgames" not in labels(found)

    def test_the_title_of_the_drawing_says_it(self) -> None:
        chart = block(
            "mermaid", "---", "title: Order of study", "---", "graph TD", "A[Tactics] --> B[Endgames]"
        )
        assert requires(roadmap(f"# Chess\n{chart}\n")) == {("Endgames", "Tactics", SURE)}
        dot = block("dot", "digraph prerequisites {", "Tactics -> Endgames", "}")
        assert requires(roadmap(f"# Chess\n{dot}\n")) == {("Endgames", "Tactics", SURE)}

    @pytest.mark.parametrize(
        "legend",
        [
            "An arrow from A to B means that A depends on B.",
            "Arrows point to the prerequisites.",
            "X -> Y reads: X requires Y.",
            'An arrow means "requires".',
        ],
    )
    def test_a_legend_turns_the_arrows(self, legend: str) -> None:
        expected = {("Pawn structure", "Endgames", SURE), ("Tactics", "Endgames", SURE)}
        assert requires(roadmap(f"# Chess\n## Dependencies\n\n{legend}\n\n{CHART}\n")) == expected
        assert requires(roadmap(f"# Chess\n\n{CHART}\n\n{legend}\n")) == expected


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))


class TestArrows:
    def order(self, *lines: str) -> Roadmap:
        return roadmap("# Weaving\n## Learning order\n" + block("mermaid", "graph TD", *lines) + "\n")

    def test_chains_dots_and_labels(self) -> None:
        found = self.order(
            "A[Warping] --> B[Plain weave] --> C[Twill]",
            "B -.-> D[Tapestry]",
            "A -->|optional| E[Dyeing]",
            "E -- recommended --> C",
            "C -->|then| F[Satin]",
            "F -->|week 3| G[Damask]",
            "G --- H[Brocade]",
            "H <--> A",
            "D -->|sends yarn to| H",
        )
        assert requires(found) == {
            ("Plain weave", "Warping", SURE), ("Twill", "Plain weave", SURE), ("Tapestry", "Plain weave", OPTIONAL),
            ("Dyeing", "Warping", OPTIONAL), ("Twill", "Dyeing", OPTIONAL), ("Satin", "Twill", SURE), ("Damask", "Satin", SURE),
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("label", "expected"),
        [
            ("requires", ("Warping", "Twill", SURE)),
            ("depends on", ("Warping", "Twill", SURE)),
            ("builds on", ("Warping", "Twill", SURE)),
            ("is a prerequisite for", ("Twill", "Warping", SURE)),
            ("prerequisite", ("Twill", "Warping", SURE)),
            ("Before", ("Twill", "Warping", SURE)),
            ("unlocks", ("Twill", "Warping", SURE)),
        ],
    )
    def test_a_label_says_it_without_an_order(self, label: str, expected: tuple[str, str, float]) -> None:
        chart = block("mermaid", "graph TD", f"A[Warping] -->|{label}| B[Twill]", "B --> C[Satin]")
        assert requires(roadmap(f"# Weaving\n\n{chart}\n")) == {expected}
        dot = block("dot", "digraph {", f'Warping -> Twill [label="{label}"]', "}")
        assert requires(roadmap(f"# Weaving\n\n{dot}\n")) == {expected}

    @pytest.mark.parametrize(
        ("label", "expected"),
        [
            ("includes", ("Twill", "Warping")),
            ("such as", ("Twill", "Warping")),
            ("is a", ("Warping", "Twill")),
            ("part of", ("Warping", "Twill")),
        ],
    )
    def test_a_label_says_what_is_a_part(self, label: str, expected: tuple[str, str]) -> None:
        found = self.order(f"A[Warping] -->|{label}| B[Twill]")
        assert (broader(found), requires(found)) == ({expected}, set())

    def test_what_only_steers_is_no_topic(self) -> None:
        found = self.order(
            "S((Start)) --> A[Warping]", "A --> Q{Even tension?}", "Q -->|Yes| B[Twill]", "Q -->|No| A",
            "B --> E([End])", "B --> 1[1]", "1 --> P[Phase 2]", "P --> X", "X --> n2", "B --> C[2. Satin]",
        )  # fmt: skip
        assert labels(found) == {"Weaving", "Warping", "Twill", "Satin"}
        assert requires(found) == {("Satin", "Twill", SURE)}

    def test_names_in_a_label(self) -> None:
        found = self.order(
            "A[Week 1: Warping] --> B[Floor loom or table loom]",
            "B --> C[Twill & Satin weave]",
            'C --> D["Convolute<br/>weave"]',
            "D --> E[Pattern books: a history]",
        )
        assert requires(found) == {
            ("Floor loom", "Warping", SURE), ("Table loom", "Warping", SURE),
            ("Twill", "Floor loom | Table loom", SURE), ("Satin weave", "Floor loom | Table loom", SURE),
            ("Convolute weave", "Twill", SURE), ("Convolute weave", "Satin weave", SURE),
            ("Pattern books", "Convolute weave", SURE),
        }  # fmt: skip

    def test_a_circle_is_no_order(self) -> None:
        found = self.order("A[Warping] --> B[Twill] --> C[Satin] --> A", "C --> D[Damask]")
        assert requires(found) == {("Damask", "Satin", SURE)}

    def test_the_subject_is_no_prerequisite_of_its_parts(self) -> None:
        found = self.order("A[Weaving roadmap] --> B[Twill]", "W[Weaving] --> B", "C[Satin] --> W")
        assert requires(found) == {("Weaving", "Satin", SURE)}

    def test_named_groups_hold_their_nodes_and_can_be_needed(self) -> None:
        found = self.order(
            "subgraph one [Yarn craft]", "A[Spinning]", "subgraph Beginner", "B[Plying]", "end", "end",
            "subgraph two [Resources]", "R[Handbook]", "end",
            "one --> C[Twill]",
        )  # fmt: skip
        assert broader(found) == {("Spinning", "Yarn craft"), ("Plying", "Yarn craft")}
        assert requires(found) == {("Twill", "Yarn craft", SURE)}
        assert "Handbook" not in labels(found)
        assert {t.kind for t in found.topics if t.label == "Yarn craft"} == {TopicKind.AREA}

    def test_a_drawing_whose_nodes_are_mostly_no_names_says_nothing(self) -> None:
        found = self.order(
            "A[Thread the needle through the eye.] --> B[x = 1;]",
            "B --> C[Then you pull it.]",
            "C --> D[Twill]",
        )
        assert labels(found) == {"Weaving"}


class TestClassifications:
    FAN = block(
        "mermaid",
        "graph TD",
        "A[Looms] --> B[Floor loom]",
        "A --> C[Table loom]",
        "A --> D[Rigid heddle loom]",
    )
    BELOW: ClassVar[set[tuple[str, str]]] = {
        ("Floor loom", "Looms"),
        ("Table loom", "Looms"),
        ("Rigid heddle loom", "Looms"),
    }

    def test_a_chart_that_merely_fans_out(self) -> None:
        found = roadmap(f"# Weaving\n\n{self.FAN}\n")
        assert (broader(found), requires(found)) == (self.BELOW, set())

    def test_but_not_below_an_order_or_a_roadmap(self) -> None:
        ordered = roadmap(f"# Weaving\n## Learning order\n{self.FAN}\n")
        assert broader(ordered) == set()
        assert requires(ordered) == {(child, parent, SURE) for child, parent in self.BELOW}
        assert broader(roadmap(f"# Weaving roadmap\n\n{self.FAN}\n")) == set()

    def test_a_roadmap_that_fans_out_from_its_subject(self) -> None:
        found = roadmap(f"# Looms roadmap\n\n{self.FAN}\n")
        assert (broader(found), requires(found)) == (self.BELOW, set())

    def test_a_narrow_chart_classifies_only_where_that_is_said(self) -> None:
        narrow = block("mermaid", "graph TD", "A[Looms] --> B[Floor loom]", "A --> C[Table loom]")
        assert broader(roadmap(f"# Weaving\n\n{narrow}\n")) == set()
        found = roadmap(f"# Weaving\n## A taxonomy of looms\n{narrow}\n")
        assert {("Floor loom", "Looms"), ("Table loom", "Looms")} <= broader(found)
        assert requires(found) == set()

    @pytest.mark.parametrize("before", ["# Weaving", "# Weaving roadmap", "# Weaving\n## Learning path"])
    @pytest.mark.parametrize(
        "drawing",
        [
            block("", "Textiles", "├── Beginner", "│   ├── Plain weave (tabby, basket)", "│   └── Twill", "├── Resources",
                  "│   └── Handbook", "└── Knits"),
            block("mermaid", "mindmap", "  root((Textiles))", "    Beginner", "      Plain weave (tabby, basket)", "      Twill",
                  "    Resources", "      Handbook", "    Knits"),
            block("plantuml", "@startmindmap", "* Textiles roadmap", "** Beginner", "*** Plain weave (tabby, basket)", "*** Twill",
                  "** Resources", "*** Handbook", "** Knits", "@endmindmap"),
        ],
    )  # fmt: skip
    def test_trees_and_mind_maps(self, before: str, drawing: str) -> None:
        found = roadmap(f"{before}\n\n{drawing}\n")
        assert broader(found) == {
            ("Plain weave", "Textiles"), ("Twill", "Textiles"), ("Knits", "Textiles"),
            ("Tabby", "Plain weave"), ("Basket", "Plain weave"),
        }  # fmt: skip
        assert requires(found) == set()
        assert "Handbook" not in labels(found)

    def test_what_a_mind_map_files_under_prerequisites(self) -> None:
        drawing = block(
            "",
            "Tapestry",
            "├── Prerequisites",
            "│   ├── Warping",
            "│   └── Plain weave",
            "├── Slit",
            "└── Optional",
            "    └── Dyeing",
        )
        found = roadmap(f"# Weaving\n\n{drawing}\n")
        assert broader(found) == {("Slit", "Tapestry")}
        assert requires(found) == {
            ("Tapestry", "Warping", SURE), ("Tapestry", "Plain weave", SURE), ("Tapestry", "Dyeing", OPTIONAL),
        }  # fmt: skip

    def test_a_tree_of_dependencies_is_no_classification(self) -> None:
        found = roadmap(
            "# Weaving\n## Prerequisites\n" + block("", "Tapestry", "├── Warping", "└── Twill") + "\n"
        )
        assert (broader(found), requires(found)) == (set(), set())
        assert {"Tapestry", "Warping", "Twill"} <= labels(found)

    def test_a_listing_of_files_gives_nothing(self) -> None:
        found = roadmap(
            "# Weaving\n\n" + block("", "weaving", "├── src", "│   └── loom.py", "└── README.md") + "\n"
        )
        assert labels(found) == {"Weaving"}


class TestMapsOfCharacters:
    MAP = block(
        "",
        "┌────────────┐     ┌──────────────┐",
        "│ FOUNDATION │     │ 2. Colour    │",
        "│            │────►│              │",
        "│ Drawing    │     │ - Hue        │",
        "│ Shading    │     │ - Saturation │",
        "└────────────┘     └──────┬───────┘",
        "                          ▼",
        "                       Oil paint",
    )

    def test_boxes_with_titles_and_what_they_list(self) -> None:
        found = roadmap(f"# Painting\n## Learning order\n{self.MAP}\n")
        assert requires(found) == {
            ("Colour", "Drawing", SURE), ("Colour", "Shading", SURE), ("Oil paint", "Colour", SURE),
        }  # fmt: skip
        assert broader(found) == {("Hue", "Colour"), ("Saturation", "Colour")}

    def test_arrows_between_words_below_each_other(self) -> None:
        drawing = block("text", "Phase 1: Drawing", "      ↓", "Phase 2: Shading", "      ↓", "   Oil paint")
        expected = {("Shading", "Drawing", SURE), ("Oil paint", "Shading", SURE)}
        assert requires(roadmap(f"# Painting\n## Learning path\n{drawing}\n")) == expected
        assert requires(roadmap(f"# Painting\n## How a picture is made\n{drawing}\n")) == set()

    def test_every_statement_quotes_its_line(self) -> None:
        found = roadmap(f"# Painting\n## Learning order\n{self.MAP}\n")
        (p,) = (p for p in found.prerequisites if p.topic == "oil-paint")
        assert [(e.line, e.quote, e.rule) for e in p.evidence] == [(11, "Oil paint", "drawing")]


PIECES = [
    "# A\n", "## Learning order\n", "## Taxonomy\n", "```mermaid\n", "```\n", "```dot\n", "graph TD\n", "mindmap\n", "A[Rye] --> B[Dough]\n",
    "B -->|needs| C[Oven]\n", "C --> A\n", "subgraph s [Grain]\n", "end\n", "digraph {\n", "rye -> dough;\n", "}\n", "Rye\n", "├── Dough\n",
    "└── Oven & dough\n", "  ↓\n", "┌─────┐\n", "│ Rye │\n", "└──┬──┘\n", "   ▼\n", "  Wheat or spelt\n", "An arrow means requires.\n", "\n",
    "@startmindmap\n* Rye roadmap\n** Rye (dark)\n", "- item:\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_quote_stands_at_its_line_and_nothing_needs_itself(text: str) -> None:
    found = roadmap(text)
    assert found == roadmap(text)
    lines = found.document.text.split("\n")
    places: list[Mention | Evidence] = [
        *(place for topic in found.topics for place in topic.mentions),
        *(place for one in found.broader for place in one.evidence),
        *(place for one in found.prerequisites for place in one.evidence),
    ]
    assert all(place.quote and place.quote in lines[place.line - 1] for place in places)
    assert all(p.topic not in p.needs for p in found.prerequisites)
    assert all(b.topic != b.broader for b in found.broader)
