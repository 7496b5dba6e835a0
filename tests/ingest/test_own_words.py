"""Files of words that users bring: a language that the program lacks, additions to one, and mistakes in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from roadgraph.graph.model import Roadmap
from roadgraph.ingest.ingest import ingest
from roadgraph.ingest.own_words import WordsError
from roadgraph.ingest.read import read
from roadgraph.ingest.tongues import Tongues
from roadgraph.ingest.words import languages, tables

HERE = Path(__file__).parent / "own_words"
GREEK = HERE / "greek.toml"
BREAD = (HERE / "bread.md").read_bytes()
ENGLISH = b"# Bread roadmap\n\n## Groundwork\n- Flour\n\n## Doughs\n- Sourdough hinges upon rye\n- Rye\n"


def stated(roadmap: Roadmap) -> set[tuple[str, str]]:
    """The prerequisites of a roadmap as pairs of labels."""
    labels = {topic.id: topic.label for topic in roadmap.topics}
    return {(labels[p.topic], labels[need]) for p in roadmap.prerequisites for need in p.needs}


def written(folder: Path, text: str) -> Path:
    """A file of words with this text."""
    path = folder / "own.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_language_that_the_program_lacks_is_read_with_the_words_of_a_file() -> None:
    without, found = read(BREAD, "bread.md"), read(BREAD, "bread.md", Tongues([GREEK]))
    assert stated(without) == set()
    assert {topic.language for topic in without.topics} == {"und"}
    assert stated(found) == {("Ψωμί", "Αλεύρι"), ("Μαγιά", "Ζύμωμα")}
    assert {topic.language for topic in found.topics} == {"el"}
    assert "Άδεια" not in {topic.label for topic in found.topics}


def test_a_file_of_words_leaves_documents_in_other_languages_as_they_are() -> None:
    text = b"# Plan de estudio\n\n- Masa madre: requiere harinas\n- Harinas\n"
    found = read(text, "a.md", Tongues([GREEK]))
    assert (stated(found), found.topics[0].language) == ({("Masa madre", "Harinas")}, "es")


def test_a_file_adds_words_to_a_language_and_its_parts_come_first(tmp_path: Path) -> None:
    own = """
        language = "en"
        [roles]
        prerequisites = ["groundwork"]
        [sentences]
        marks = ["hinges", "upon"]
        [[cues]]
        cue = "hinges upon"
        before = "A"
        after = "B"
        confidence = 0.8
    """
    assert stated(read(ENGLISH, "a.md")) == set()
    found = read(ENGLISH, "a.md", Tongues([written(tmp_path, own)]))
    assert stated(found) == {("Bread", "Flour"), ("Sourdough", "Rye")}


def test_a_word_in_another_part_than_the_program_gives_it_has_the_users_part(tmp_path: Path) -> None:
    own = 'language = "en"\n[roles]\ntopics = ["license"]\n'
    text = b"# Law roadmap\n\n## License\n\n- Lease\n"
    assert "Lease" not in {topic.label for topic in read(text, "a.md").topics}
    found = read(text, "a.md", Tongues([written(tmp_path, own)]))
    assert "Lease" in {topic.label for topic in found.topics}


def test_a_document_is_read_again_when_the_words_have_changed(tmp_path: Path) -> None:
    path = tmp_path / "bread.md"
    path.write_bytes(BREAD)
    known = {roadmap.document.name: roadmap for roadmap in ingest([path]).roadmaps}
    greek = Tongues([GREEK])
    again = ingest([path], known=known, tongues=greek)
    assert len(stated(again.roadmaps[0])) == 2
    known = {again.roadmaps[0].document.name: again.roadmaps[0]}
    assert ingest([path], known=known, tongues=Tongues([GREEK])).roadmaps[0] is again.roadmaps[0]
    assert stated(ingest([path], known=known).roadmaps[0]) == set()


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("language = ", "this is no TOML in UTF-8", "docs/languages.md"),
        ("[roles]\nmeta = []", "it does not say its language", 'language = "el"'),
        ('language = "und"', "it does not say its language", 'language = "el"'),
        ('language = "el"', "0 small words are too few", "marks in [sentences]"),
        ('language = "en"\n[role]\nmeta = []', "there is no table [role]", "[roles]"),
        ('language = "en"\n[roles]\nprerequisite = []', "no entry 'prerequisite'", "prerequisites"),
        (
            'language = "en"\n[roles]\nmeta = "a"',
            "'meta' in [roles] is no list of words",
            'meta = ["...", "..."]',
        ),
        ('language = "en"\n[roles]\nmeta = [1]', "'meta' in [roles] is no list of words", "meta = "),
        ('language = "en"\n[sentences]\nlinked = 1', "'linked' in [sentences] is not true or false", "docs/"),
        ('language = "en"\nroles = 1', "[roles] is no table", "[roles]"),
        ('language = "en"\n[cues]\ncue = "a"', "'cues' is no list of entries", "[[cues]]"),
        ('language = "en"\n[[cues]]\ncue = "a"', "[[cues]] number 1 has no 'before'", "docs/languages.md"),
        (
            'language = "en"\n[[cues]]\ncue = "("\nbefore = "A"\nafter = "B"\nconfidence = 1',
            "no regular expression",
            "see",
        ),
        (
            'language = "en"\n[[cues]]\ncue = "a*"\nbefore = "A"\nafter = "B"\nconfidence = 1',
            "matches anything",
            "one letter",
        ),
        (
            'language = "en"\n[[cues]]\ncue = "a"\nbefore = "C"\nafter = "B"\nconfidence = 1',
            "before = 'C' does not do",
            "what needs",
        ),
        (
            'language = "en"\n[[cues]]\ncue = "a"\nbefore = "A"\nafter = "B"\nconfidence = 7',
            "confidence = 7 does not do",
            "at most 1",
        ),
        (
            'language = "en"\n[[resource_signs]]\ntype = "scroll"\nsign = "papyrus"',
            "type = 'scroll' does not do",
            "book",
        ),
    ],
)
def test_a_mistake_is_one_line_that_says_where_and_what_to_do(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    with pytest.raises(WordsError) as caught:
        Tongues([written(tmp_path, text)])
    assert message in str(caught.value)
    assert hint in caught.value.hint
    assert "\n" not in str(caught.value) + caught.value.hint


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match="No such file"):
        Tongues([tmp_path / "no.toml"])


@pytest.mark.parametrize("tag", languages())
def test_the_files_here_are_such_as_a_user_may_bring(tag: str) -> None:
    Tongues([Path(__file__).parents[2] / "ingest" / "words" / f"{tag}.toml"])


def test_the_page_about_languages_names_every_table_and_entry() -> None:
    page = (Path(__file__).parents[2] / "docs" / "languages.md").read_text("utf-8")
    optional = ("endings", "stem", "declines", "linked", "head_first")
    for table, entries in tables("en").items():
        assert f"[{table}]" in page or table == "language"
        for name in [*entries, *optional] if isinstance(entries, dict) else ():
            assert f"`{name}`" in page or name == "legends", (table, name)


KEYED = b"# Bread roadmap\n\n## Doughs\n\n- Deadline: proofing\n- Covers: rye, spelt\n- Blend: salt, oil\n"


@pytest.mark.parametrize(
    ("own", "labels"),
    [
        ('[keys]\nmeta = ["covers"]\ntopics = ["blend"]', {"Bread", "Doughs", "Salt", "Oil"}),
        (
            '[keys]\ntopics = ["deadline"]',
            {"Bread", "Doughs", "Proofing", "Rye", "Spelt", "Blend", "Salt", "Oil"},
        ),
        ('[roles]\nmeta = ["covers", "blend"]', {"Bread", "Doughs"}),
    ],
)
def test_a_file_says_what_the_key_of_a_line_announces(tmp_path: Path, own: str, labels: set[str]) -> None:
    tongues = Tongues([written(tmp_path, f'language = "en"\n{own}\n')])
    assert {topic.label for topic in read(KEYED, "a.md", tongues).topics} == labels


def test_a_document_in_another_language_may_have_english_keys() -> None:
    text = "# Guía de apicultura\n\nEsta guía explica lo que hay que aprender.\n\n## Miel\n\n- Deadline: viernes\n- Output: un tarro\n- Propóleo\n"
    found = read(text.encode(), "a.md").topics
    assert {topic.label for topic in found} == {"Apicultura", "Miel", "Propóleo"}
    assert {topic.language for topic in found} == {"es"}
