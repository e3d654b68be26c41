"""`python -m samrit.cli`: the command, where its script is not on the path."""

from samrit.cli.main import main

main()
