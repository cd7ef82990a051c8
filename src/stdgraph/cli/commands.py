"""The commands of the console script, in the order in which help lists them."""

from __future__ import annotations

from stdgraph.cli.add import add
from stdgraph.cli.announce import announce
from stdgraph.cli.backup import backup, restore
from stdgraph.cli.check import check
from stdgraph.cli.cite import cite
from stdgraph.cli.compare import compare
from stdgraph.cli.coverage import coverage
from stdgraph.cli.doctor import doctor
from stdgraph.cli.edit import edit, remove, withdraw
from stdgraph.cli.export import export
from stdgraph.cli.gaps import gaps
from stdgraph.cli.history import diff, history
from stdgraph.cli.impact import impact
from stdgraph.cli.importing import import_files
from stdgraph.cli.network import network
from stdgraph.cli.prefill import prefill
from stdgraph.cli.query import ask, query
from stdgraph.cli.renumber import publish, renumber
from stdgraph.cli.report import report
from stdgraph.cli.review import approve, proposals, propose, reject
from stdgraph.cli.serve import serve
from stdgraph.cli.stale import stale, verify
from stdgraph.cli.stats import stats
from stdgraph.cli.suggest import suggest
from stdgraph.cli.template import template
from stdgraph.cli.token import token
from stdgraph.cli.undo import redo, undo
from stdgraph.cli.upgrade import upgrade
from stdgraph.cli.validate import validate

COMMANDS = (
    serve,
    query,
    ask,
    validate,
    gaps,
    coverage,
    impact,
    prefill,
    check,
    cite,
    suggest,
    compare,
    network,
    report,
    add,
    announce,
    edit,
    verify,
    withdraw,
    remove,
    publish,
    renumber,
    history,
    diff,
    undo,
    redo,
    propose,
    proposals,
    approve,
    reject,
    import_files,
    export,
    template,
    stats,
    stale,
    token,
    backup,
    restore,
    doctor,
    upgrade,
)
