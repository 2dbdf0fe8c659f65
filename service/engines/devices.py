"""Which runtime runs where: settings and what this machine has in, runtime and device out."""

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from service.engines.marian import choose_torch_device
from service.errors import ConfigurationError
from service.settings import Settings

Runtime = Literal["ct2", "marian"]


def find_runtimes(settings: Settings) -> Iterator[tuple[Runtime, str]]:
    """Yield the runtime and the device to try, best first: a GPU by CTranslate2, then by torch, then the CPU.

    Raises:
        ConfigurationError: a GPU was asked for and none can be used, or torch is needed and not installed.
    """
    if settings.engine == "marian":
        yield "marian", choose_torch_device(settings.device)
        return
    if settings.device != "cpu" and ctranslate2_sees_gpu():
        yield "ct2", "cuda"
    if settings.device == "auto" and settings.engine == "auto" and machine_may_have_gpu() and torch_sees_gpu():
        yield "marian", "cuda"
    if settings.device == "cuda" and settings.engine == "auto":
        yield "marian", choose_torch_device("cuda")
    if settings.device != "cuda":
        yield "ct2", "cpu"


def ctranslate2_sees_gpu() -> bool:
    """Return whether CTranslate2 was built for CUDA and finds a device."""
    import ctranslate2

    try:
        return bool(ctranslate2.get_cuda_device_count() > 0)
    except RuntimeError:  # a driver that is there but does not answer
        return False


def torch_sees_gpu() -> bool:
    """Return whether torch is here and finds a device."""
    try:
        return choose_torch_device("auto") == "cuda"
    except ConfigurationError:
        return False


def machine_may_have_gpu() -> bool:
    """Return whether a driver is here: asking torch costs seconds and 200 MB, too much for every start on a CPU."""
    if Path("/dev/kfd").exists():  # AMD, which torch too calls cuda
        return True
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return False
    return True
