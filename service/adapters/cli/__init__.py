"""The command line of the contract; `main` is the console script."""

__all__ = ["main"]


def main() -> None:
    """Run a command; the commands are imported here, since some of them take their options from this package."""
    from service.adapters.cli.app import main as run

    run()
