"""`python -m cablenlp` is the command `cablenlp`."""

from cablenlp.cli import main

if __name__ == "__main__":
    main()
