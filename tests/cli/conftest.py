"""The console script in this process, on the bundled graph."""

import pytest
from click.testing import CliRunner

from stdgraph.cli import program


@pytest.fixture
def run(bundled_folder):
    """Run the console script; ``--data`` is the bundled graph unless another is given."""

    def invoke(*arguments, code=0, stdin=None, lang="en", data=None):
        runner = CliRunner(env={"STDGRAPH_DATA": str(data or bundled_folder), "LANG": lang})
        result = runner.invoke(program, list(arguments), input=stdin, prog_name="stdgraph")
        assert result.exit_code == code, (result.output, result.exception)
        return result

    return invoke
