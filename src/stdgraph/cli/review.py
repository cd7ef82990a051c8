"""``stdgraph propose``, ``proposals``, ``approve``, ``reject``: changes that others decide on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import click

from stdgraph.catalogue.changes import told
from stdgraph.catalogue.changes.operations import Operation, Remove
from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.reading import from_mappings
from stdgraph.catalogue.review import ReviewDesk, proposed_record, standing_record
from stdgraph.cli.add import FROM, NOTHING_GIVEN, field_options
from stdgraph.cli.brought import check_found, read_sheets
from stdgraph.cli.editing import DRY, STORED, account, editing_options, open_desk
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.table import render
from stdgraph.errors import Message
from stdgraph.model.change import Author
from stdgraph.model.person import Role
from stdgraph.model.proposed import STATE_WORDS, Proposed, State
from stdgraph.store.accounts import Accounts
from stdgraph.store.proposals import Proposals

HEADS = {
    "zh": ("提议", "时间（UTC）", "何人", "何故", "记录", "状态"),
    "en": ("proposal", "time (UTC)", "who", "why", "records", "state"),
}
KEPT = Message("已作为提议 {} 提交审核。", "Handed in for review as {}.")
NO_PROPOSAL = Message("没有这样的提议。", "There are no such proposals.")
REJECTED = Message("{} 已退回。", "{} is rejected.")


@contextmanager
def _open_review(settings: Settings) -> Iterator[ReviewDesk]:
    with open_desk(settings) as desk:
        yield ReviewDesk(desk, Proposals(desk.store.home))


@click.command(epilog="Example: stdgraph propose --number 'GB/T 39116-2020' --note '…' --why '…'")
@click.argument("file", required=False)
@click.option("--remove", "gone", metavar="NUMBER", help="Propose that this record shall go.")
@FROM
@field_options
@editing_options
@shared_options
def propose(
    settings: Settings,
    *,
    file: str | None,
    gone: str | None,
    origin_form: str | None,
    fields: dict[str, str],
    author: Author,
    dry_run: bool,
    form: str,
) -> None:
    """Propose records from FILE or from the options; an administrator decides on them.

    Of a record that is there already only the fields given would change.
    """
    if [bool(file), bool(gone), bool(fields)].count(True) != 1:
        raise NOTHING_GIVEN
    lang = settings.lang
    with _open_review(settings) as review:
        operations: tuple[Operation, ...] = (Remove(gone),) if gone else ()
        if not gone:
            sheets = (
                read_sheets(file, origin_form, None)
                if file
                else (from_mappings([(1, fields)], "options"),)
            )
            brought = bring(review.desk.store, sheets, may_exist=True)
            check_found(brought.findings, settings, form)
            operations = brought.operations
        would = review.desk.propose(operations)
        gaps = review.desk.gaps(would)
        proposed = None if dry_run else review.propose(operations, author)[0]
    if form == "json":
        record = told.proposal_record(would, gaps, lang)
        record["proposal"] = proposed.id if proposed else None
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        click.echo(told.proposal_text(would, gaps, lang))
    click.echo(KEPT.text(lang).format(proposed.id) if proposed else DRY.text(lang), err=True)


@click.command(epilog="Example: stdgraph proposals p000001")
@click.argument("proposal", required=False)
@click.option(
    "--state",
    type=click.Choice([*(str(state) for state in State), "all"]),
    default=str(State.OPEN),
    show_default=True,
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@shared_options
def proposals(settings: Settings, *, proposal: str | None, state: str, form: str) -> None:
    """List the proposals, or say of one what approving it would do today."""
    lang = settings.lang
    with _open_review(settings) as review:
        if proposal is not None:
            found = review.find(proposal)
            record = proposed_record(found, lang)
            if found.state is State.OPEN:
                record["standing"] = standing_record(review.standing(found), lang)
            click.echo(json.dumps(record, ensure_ascii=False, indent=2))
            return
        listed = review.all(None if state == "all" else State(state))
    if form == "json":
        records = [proposed_record(one, lang) for one in listed]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    elif listed:
        click.echo(render(HEADS[lang], [_row(one, settings) for one in listed]))
    else:
        click.echo(NO_PROPOSAL.text(lang), err=True)


@click.command(epilog="Example: stdgraph approve p000001")
@click.argument("proposal")
@click.option("--who", help="Who approves (default: your account's name).")
@shared_options
def approve(settings: Settings, *, proposal: str, who: str | None) -> None:
    """Store what PROPOSAL wants, under both names; nobody approves their own."""
    by = who or account()
    others = {a.name for a in Accounts(settings.data).all() if a.role is Role.ADMIN} - {by}
    with _open_review(settings) as review:
        _, change = review.approve(proposal, by, is_alone=not others)
    click.echo(change.words().text(settings.lang))
    click.echo(STORED.text(settings.lang).format(change.id), err=True)


@click.command(epilog="Example: stdgraph reject p000001 --reason 'the date is that of the draft'")
@click.argument("proposal")
@click.option("--reason", required=True, help="Why, in a sentence; the author will read it.")
@click.option("--who", help="Who rejects (default: your account's name).")
@shared_options
def reject(settings: Settings, *, proposal: str, reason: str, who: str | None) -> None:
    """Decide against PROPOSAL; nothing is stored."""
    with _open_review(settings) as review:
        found = review.reject(proposal, who or account(), reason)
    click.echo(REJECTED.text(settings.lang).format(found.id), err=True)


def _row(one: Proposed, settings: Settings) -> tuple[str, ...]:
    keys = ", ".join(wish.key for wish in one.wishes)
    return (
        one.id,
        one.at,
        one.author.who,
        one.author.why,
        keys,
        STATE_WORDS[one.state].text(settings.lang),
    )
