"""The version of the package, as signatures carry it."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("minsheng")
except PackageNotFoundError:  # run from a checkout that was never installed
    VERSION = "0+unknown"
