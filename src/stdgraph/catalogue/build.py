"""Building the graph from the curated tables: the same tables always give the same lines."""

from __future__ import annotations

from stdgraph.catalogue.tables import Tables
from stdgraph.model.read import read_relation, read_standard, relations_of
from stdgraph.model.relation import Relation
from stdgraph.model.row import Row
from stdgraph.model.standard import Standard
from stdgraph.names import Names
from stdgraph.rdf import amendments, bodies, dataset, guides, industries, pilots, reviews, searches
from stdgraph.rdf.derived import add_ancestors, add_derived
from stdgraph.rdf.facts import Facts
from stdgraph.rdf.relations import add_relation, relation_key
from stdgraph.rdf.standards import add_standard


def build(tables: Tables, names: Names) -> Facts:
    """Return every fact of the tables, and those derived from them as of the data date.

    Raises:
        BadInput: a cell that can't be read; the message names table, row and column.
    """
    facts = Facts(names)
    categories = guides.CategoryIndex(tables["guide/categories"])
    add_reference_tables(facts, tables, categories)
    standards = [read_standard(row) for row in tables["standards/standards"]]
    relations = all_relations(standards, tables["standards/relations"])
    recorded = {standard.number.canonical for standard in standards}
    for standard in standards:
        add_standard(facts, standard, categories)
    for relation in relations:
        add_relation(facts, relation, recorded)
    if tables["dataset"]:
        add_derived(facts, standards, relations, dataset.data_date(tables["dataset"]))
    return facts


def all_relations(standards: list[Standard], rows: tuple[Row, ...]) -> list[Relation]:
    """Return the table's relations, and those that only the standards' own columns state.

    Where both state one, the table's row stands: it has the trust of its own.
    """
    found = {relation_key(relation): relation for relation in map(read_relation, rows)}
    for standard in standards:
        for relation in relations_of(standard):
            found.setdefault(relation_key(relation), relation)
    return list(found.values())


def add_reference_tables(facts: Facts, tables: Tables, categories: guides.CategoryIndex) -> None:
    """Add the facts of every table but those of standards and of their relations.

    Raises:
        BadInput: a cell that can't be read; the message names table, row and column.
    """
    dataset.add_dataset(facts, tables["dataset"])
    guides.add_guides(facts, tables["guide/guides"])
    guides.add_editions(facts, tables["guide/editions"])
    guides.add_categories(facts, tables["guide/categories"], categories)
    guides.add_crosswalk(facts, tables["guide/crosswalk"], categories)
    guides.add_dimensions(facts, tables["guide/dimensions"])
    guides.add_guide_industries(facts, tables["industries/guide_industries"])
    industries.add_industries(facts, tables["industries/gbt4754_2017"])
    industries.add_isic(facts, tables["industries/isic4_crosswalk"])
    industries.add_provinces(facts, tables["industries/provinces"])
    pilots.add_pilots(facts, tables["pilots/pilot_projects"])
    pilots.add_mentions(facts, tables["pilots/undated_enterprises"])
    enterprises = (*tables["pilots/pilot_projects"], *tables["pilots/undated_enterprises"])
    pilots.add_enterprise_marks(facts, enterprises)
    pilots.add_totals(facts, tables["pilots/totals"])
    pilots.add_regional_totals(facts, tables["pilots/regional_totals"])
    pilots.add_announcements(facts, tables["pilots/announcements"])
    searches.add_searches(facts, tables["searches"])
    reviews.add_reviews(facts, tables["standards/reviews"])
    amendments.add_amendments(facts, tables["standards/amendments"])
    bodies.add_bodies(facts, tables["standards/bodies"])
    add_ancestors(facts, "industry", _industry_parents(tables))
    add_ancestors(facts, "category", _category_parents(tables, categories))


def _industry_parents(tables: Tables) -> dict[str, str]:
    return {
        row.text("code"): row.text("parent")
        for row in tables["industries/gbt4754_2017"]
        if row.text("parent")
    }


def _category_parents(tables: Tables, categories: guides.CategoryIndex) -> dict[str, str]:
    parents: dict[str, str] = {}
    for row in tables["guide/categories"]:
        parent = categories.find(row.text("edition"), row.text("parent"))
        if parent:
            parents[guides.category_name(row)] = parent
    return parents
