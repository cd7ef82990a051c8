"""The pieces that ``benchmarks/bench.py`` puts together."""
