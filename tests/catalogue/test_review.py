"""Proposals: checked, kept apart from the graph, decided on by somebody else."""

import shutil

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Remove, put
from stdgraph.catalogue.review import ReviewDesk
from stdgraph.errors import BadUsage, Conflict, NotFound, OwnProposal, RulesBroken, StoreDamaged
from stdgraph.model.change import Author
from stdgraph.model.proposed import State
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.store.proposals import FILE, Proposals

NUMBER = "GB/T 39116-2020"
LI, WANG = Author("Li", "a reason", "a source"), "Wang"


@pytest.fixture(scope="module")
def opened(bundled_folder, tmp_path_factory):
    folder = shutil.copytree(bundled_folder, tmp_path_factory.mktemp("review") / "data")
    store = open_store(folder)
    yield Desk(store, Journal(folder)), folder
    store.close()


@pytest.fixture
def review(opened):
    desk, folder = opened
    return ReviewDesk(desk, Proposals(folder))


def titled(review, title, number=NUMBER):
    return [put(review.desk.record(number) | {"title_en": title})]


def test_a_proposal_is_not_in_the_graph_until_it_is_approved(review, opened):
    desk, folder = opened
    version = desk.store.version()
    proposed, would = review.propose(titled(review, "Proposed"), LI)
    assert would.records[0].after["title_en"] == "Proposed"
    assert desk.store.version() == version
    again = ReviewDesk(desk, Proposals(folder))  # as after a restart
    assert again.find(proposed.id) == proposed
    assert proposed in again.all(State.OPEN)
    assert again.standing(proposed).hindrance is None
    done, change = again.approve(proposed.id, WANG)
    assert change.author == Author("Li / Wang", "a reason", "a source")
    assert desk.record(NUMBER)["title_en"] == "Proposed"
    assert (done.state, done.decision.change) == (State.APPROVED, change.id)
    assert proposed.id not in {one.id for one in again.all(State.OPEN)}


def test_nobody_approves_their_own_unless_nobody_else_could(review):
    proposed, _ = review.propose(titled(review, "Own"), LI)
    with pytest.raises(OwnProposal, match="Li can't approve"):
        review.approve(proposed.id, "Li")
    _, change = review.approve(proposed.id, "Li", is_alone=True)
    assert change.author.who == "Li"


def test_a_rejection_needs_a_reason_and_changes_nothing(review):
    proposed, _ = review.propose(titled(review, "Rejected"), LI)
    version = review.desk.store.version()
    with pytest.raises(BadUsage, match="reason"):
        review.reject(proposed.id, WANG, " ")
    done = review.reject(proposed.id, WANG, "the date is that of the draft")
    assert (done.state, done.decision.reason) == (State.REJECTED, "the date is that of the draft")
    assert review.desk.store.version() == version


def test_what_is_decided_stays_decided(review):
    proposed, _ = review.propose(titled(review, "Once"), LI)
    review.reject(proposed.id, WANG, "no")
    for decide in (
        lambda: review.approve(proposed.id, WANG),
        lambda: review.reject(proposed.id, WANG, "again"),
    ):
        with pytest.raises(Conflict, match="rejected"):
            decide()


def test_a_proposal_on_a_record_that_changed_since_says_who_changed_it(review):
    proposed, _ = review.propose(titled(review, "Late"), LI)
    review.desk.commit(titled(review, "Meanwhile"), Author("Zhao"))
    assert "Zhao" in review.standing(proposed).hindrance.text("en")
    with pytest.raises(Conflict, match="Zhao has changed GB/T 39116-2020"):
        review.approve(proposed.id, WANG)
    assert review.desk.record(NUMBER)["title_en"] == "Meanwhile"


def test_a_proposal_that_breaks_a_rule_is_refused_at_once_and_later_too(review):
    broken = [put(review.desk.record(NUMBER) | {"effective": "1990-01-01"})]
    with pytest.raises(RulesBroken):
        review.propose(broken, LI)
    fine, _ = review.propose([put({"number": "GB/T 60003-2024"})], LI)
    other, _ = review.propose([put({"number": "GB/T 60003-2024"})], LI)
    review.approve(fine.id, WANG)
    with pytest.raises(Conflict, match="since it was proposed"):
        review.approve(other.id, WANG)


def test_a_removal_can_be_proposed_and_nothing_can_not(review):
    review.desk.commit([put({"number": "GB/T 60004-2024"})], LI)
    proposed, _ = review.propose([Remove("GB/T60004—2024")], LI)
    review.approve(proposed.id, WANG)
    with pytest.raises(NotFound):
        review.desk.record("GB/T 60004-2024")
    with pytest.raises(NotFound):
        review.propose([Remove("GB/T 60004-2024")], LI)
    with pytest.raises(BadUsage, match="already is"):
        review.propose([put(review.desk.record(NUMBER))], LI)


@pytest.mark.parametrize("name", ["p999999", "x", "", "c000001", "p1' OR 1=1"])
def test_an_unknown_proposal_is_not_found(review, name):
    with pytest.raises(NotFound, match="stdgraph proposals"):
        review.find(name)


def test_a_damaged_file_is_named(tmp_path):
    (tmp_path / FILE).write_text("this is no database" * 100)
    with pytest.raises(StoreDamaged, match=FILE):
        Proposals(tmp_path).all()


def test_reading_makes_no_file(tmp_path):
    assert Proposals(tmp_path).all() == ()
    assert list(tmp_path.iterdir()) == []
