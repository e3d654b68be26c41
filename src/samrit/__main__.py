"""`python -m samrit` is the `samrit` command."""

from samrit.cli.main import main

main()
