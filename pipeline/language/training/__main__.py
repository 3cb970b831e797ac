"""Train the shipped pipelines: `python -m pipeline.language.training DATA_DIR OUT_DIR [--language fr|en]`."""

import argparse
from pathlib import Path

from pipeline.language.training.recipe import build


def main() -> None:
    """Read the arguments and build the pipelines of the wanted languages."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.language.training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with `ud/` and `ner/`, see the README beside this module")
    parser.add_argument("out", type=Path, help="folder for corpora, checkpoints and the assembled pipelines")
    parser.add_argument("--language", choices=("fr", "en"), action="append", help="default: both")
    arguments = parser.parse_args()
    for language in arguments.language or ("fr", "en"):
        print(build(arguments.data, arguments.out / language, language))


if __name__ == "__main__":
    main()
