"""``python -m stdgraph`` is the console script."""

from stdgraph.cli import main

if __name__ == "__main__":
    main()
