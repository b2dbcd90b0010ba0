"""A cycle has from its base what its own folder does not say."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from soaplan.catalog import Catalog, CatalogError, Catalogs, own_catalogs
from soaplan.disk import read_start
from soaplan.prose import Prose

PLANS = "soa"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog that can be changed; its newest cycle of plans, 2027, has the base 2024."""
    return Path(shutil.copytree(own_catalogs().root, tmp_path / "catalog"))


def newest(root: Path) -> Catalog:
    """The newest cycle of plans of a catalog, read whole."""
    found = Catalogs(root).newest(PLANS)
    found.check_all()
    return found


def write(root: Path, name: str, text: str, cycle: str = "2027") -> None:
    """Write a file of a cycle anew."""
    (root / PLANS / cycle / name).write_text(text, encoding="utf-8")


def with_base(root: Path, cycle: str, base: str) -> None:
    """Give a cycle another base, or its first one."""
    path = root / PLANS / cycle / "cycle.yaml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("base:")]
    path.write_text("\n".join([f"base: {base}", *lines]), encoding="utf-8")


def test_a_file_that_is_not_there_is_the_bases(root: Path) -> None:
    base = Catalogs(root).get(PLANS, "2024")
    assert base is not None
    assert newest(root).required == base.required


def test_a_rule_says_only_what_differs_and_new_ones_are_added(root: Path) -> None:
    new = "SOA199:\n  name: a-new-rule\n  severity: advice\n  authority: practice\n  source: soaplan\n"
    write(root, "rules.yaml", f"SOA101:\n  severity: advice\n{new}")
    rules, base = newest(root).rules, own_catalogs().get(PLANS, "2024")
    assert base is not None
    assert rules["SOA101"].severity == "advice"
    assert rules["SOA101"].name == base.rules["SOA101"].name
    assert set(rules) == {*base.rules, "SOA199"}


def test_citations_of_the_base_are_marked_and_its_laws_are_not(root: Path) -> None:
    assert newest(root).rules["SOA402"].source == (
        "2024 SOA Plan Guidance, Section 4 (expected to hold for 2027); 603 CMR 55.03(1)(b)"
    )


def test_what_a_cycle_says_itself_is_not_marked(root: Path) -> None:
    write(root, "rules.yaml", "SOA401:\n  source: 2024 SOA Plan Guidance, Appendix C\n")
    assert newest(root).rules["SOA401"].source == "2024 SOA Plan Guidance, Appendix C"


def test_entries_of_a_list_are_changed_added_and_taken_out_by_their_ids(root: Path) -> None:
    write(root, "groups.yaml", "Low income:\n  aliases: [Poor]\nAsian:\n\nNight owls:\n  mentions: [owl]\n")
    groups, base = newest(root).groups, own_catalogs().get(PLANS, "2024").groups
    labels = [row.label for row in base if row.label != "Asian"]
    assert [row.label for row in groups] == [*labels, "Night owls"]
    changed = next(row for row in groups if row.label == "Low income")
    assert changed.aliases == ("Poor",)
    assert changed.mentions == next(row for row in base if row.label == "Low income").mentions


def test_a_list_takes_the_place_of_the_whole_list(root: Path) -> None:
    write(root, "required.yaml", "- summary\n")
    assert newest(root).required == ("summary",)


def test_a_cycle_may_have_words_of_its_own_beside_those_of_its_instrument(root: Path) -> None:
    write(root, "words.yaml", "money: [gold]\n")
    words, shared = newest(root).words, own_catalogs().newest(PLANS).words
    assert words == shared | {"money": ("gold",)}


def test_a_base_may_have_a_base(root: Path) -> None:
    shutil.copytree(root / PLANS / "2027", root / PLANS / "2030")
    path = root / PLANS / "2030" / "cycle.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: 2027", "id: 2030"), encoding="utf-8")
    with_base(root, "2030", "2027")
    (root / PLANS / "2030" / "form.yaml").unlink()
    assert newest(root).form == own_catalogs().newest(PLANS).form


def test_the_cycle_of_the_how_to_is_whole(root: Path) -> None:
    """It has everything from its base but what a cycle says of itself alone, and its own due dates as a whole."""
    how_to = (Path(__file__).parents[2] / "docs" / "adding-a-cycle.md").read_text(encoding="utf-8")
    (root / PLANS / "2030").mkdir()
    write(root, "cycle.yaml", how_to.split("```yaml\n")[1].split("```")[0], "2030")
    cycle, base = newest(root).cycle, own_catalogs().get(PLANS, "2024").cycle
    assert cycle.due.days == {"district": date(2030, 4, 1)}
    assert (cycle.id, cycle.aliases, cycle.timeline) == ("2030", ("FY31-FY33",), ())
    assert (cycle.limits, cycle.numbers, cycle.contact) == (base.limits, base.numbers, base.contact)


def test_a_number_of_a_cycle_is_laid_over_those_of_its_base(root: Path) -> None:
    path = root / PLANS / "2027" / "cycle.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}numbers:\n  small_count: 6\n", encoding="utf-8")
    assert newest(root).cycle.numbers == own_catalogs().get(PLANS, "2024").cycle.numbers | {"small_count": 6}


def test_a_folder_without_bases_has_every_file_itself(root: Path) -> None:
    for name in ("words", "rules", "form"):
        for cycle in ("2024", "2027"):
            source = root / PLANS / ("words.yaml" if name == "words" else f"2024/{name}.yaml")
            write(root, f"{name}.yaml", source.read_text(encoding="utf-8"), cycle)
    (root / PLANS / "words.yaml").unlink()
    assert newest(root).words == own_catalogs().newest(PLANS).words


@pytest.mark.parametrize(
    ("base", "says"),
    [
        ("2021", "2027/cycle.yaml:1:7: there is no cycle “2021” to be the base; the cycles are: 2024, 2027"),
        ("../soa/2024", "2027/cycle.yaml:1:7: there is no cycle “../soa/2024” to be the base"),
        ("2027", "2027/cycle.yaml:1:7: no cycle can be its own base: 2027 > 2027"),
    ],
)
def test_a_base_that_cannot_be_one(root: Path, base: str, says: str) -> None:
    with_base(root, "2027", base)
    with pytest.raises(CatalogError, match="base") as told:
        newest(root)
    assert says in str(told.value)


def test_two_cycles_cannot_be_each_others_base(root: Path) -> None:
    with_base(root, "2024", "2027")
    with pytest.raises(CatalogError) as told:
        newest(root)
    assert "2024/cycle.yaml:1:7: no cycle can be its own base: 2027 > 2024 > 2027" in str(told.value)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("rules.yaml", "SOA101:\n  severity: sever\n", "2027/rules.yaml:2:13: "),
        ("rules.yaml", "SOA101:\n  sverity: error\n", "2027/rules.yaml:2:3: “sverity” is not known here"),
        ("rules.yaml", "SOA199:\n  name: new\n", "2027/rules.yaml:1:1: “severity” is missing"),
        ("form.yaml", "5:\n  questions:\n    S5.3:\n      kidn: x\n", "2027/form.yaml:4:7: “kidn” is not known here"),
        ("form.yaml", "5:\n  questions:\n    S5.9:\n      short: x\n", "2027/form.yaml:3:5: “kind” is missing"),
        ("form.yaml", "5:\n  questions:\n    S5.9:\n", "2027/form.yaml:3:5: the base has no “S5.9”"),
        ("words.yaml", "money:\n  without: [fund, gold]\n", "2027/words.yaml:2:19: the base has no “gold”"),
        ("words.yaml", "money:\n  wihtout: [fund]\n", "2027/words.yaml:1:1: "),
        ("form.yaml", "5:\n  questions: none\n", "2027/form.yaml:2:14: "),
        ("form.yaml", "5: [\n", "2027/form.yaml:2:1: "),
    ],
)
def test_a_mistake_is_told_where_it_is_written(root: Path, name: str, text: str, says: str) -> None:
    write(root, name, text)
    with pytest.raises(CatalogError) as told:
        newest(root)
    assert says in str(told.value)


def test_a_mistake_of_the_base_is_told_there(root: Path) -> None:
    write(root, "objectives.yaml", "1:\n  name: Another name\n")
    path = root / PLANS / "2024" / "objectives.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("description:", "descr:", 1), encoding="utf-8")
    with pytest.raises(CatalogError, match=r"2024/objectives.yaml:\d+:\d+: “descr” is not known here"):
        _ = Catalogs(root).newest(PLANS).objectives  # type: ignore[attr-defined]  # an instrument's own part


def test_words_are_added_to_those_that_all_kinds_share_and_taken_out(root: Path) -> None:
    write(root, "words.yaml", "shares:\n  also: [one in two]\n  without: [1 of 2]\n")
    shared = own_catalogs().newest(PLANS).words["shares"]
    assert newest(root).words["shares"] == (*(text for text in shared if text != "1 of 2"), "one in two")


def test_a_catalog_is_read_whole(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is read, so that a repository hears of each mistake in a catalog of its own at once."""
    read = set()

    def spy(path: Path, limit: int) -> bytes:
        read.add(path)
        return read_start(path, limit)

    monkeypatch.setattr("soaplan.catalog.load.read_start", spy)
    Catalogs(root).check_all()
    assert set(root.rglob("*.yaml")) - read == set()


def test_a_file_with_a_misspelled_name_is_a_mistake(root: Path) -> None:
    write(root, "group.yaml", "Low income:\n  aliases: [Poor]\n")
    with pytest.raises(CatalogError, match=r"2027/group.yaml: no file of a cycle has this name; .*, groups.yaml, "):
        newest(root)


@pytest.mark.parametrize("language", own_catalogs().newest(PLANS).word_list("languages"))
def test_a_language_counts_but_not_its_class(language: str) -> None:
    """One list of languages serves the words of language access and the other sense."""
    words, name = own_catalogs().newest(PLANS).word_list("language_access"), language.removeprefix("=")
    assert Prose(f"Staff who know {name} call home.").has(words)
    assert not Prose(f"We offer a {name} class.").has(words)
