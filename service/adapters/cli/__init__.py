"""The command line of the contract; `main` is the console script."""

from service.adapters.cli.app import main

__all__ = ["main"]
