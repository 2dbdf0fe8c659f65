"""A MarianMT folder with transformers' weights in, the same with CTranslate2's beside them out. Needs the extra `torch`."""

import logging
import shutil
import tempfile
import warnings
from pathlib import Path

from service.engines.weights import CONVERTED
from service.errors import ConfigurationError, ModelDamagedError

logger = logging.getLogger(__name__)


def check_conversion(folder: Path) -> None:
    """Return when weights can be converted here.

    Raises:
        ConfigurationError: torch or transformers is not installed.
    """
    try:
        import torch  # noqa: F401 - only whether it is there
        import transformers  # noqa: F401
    except ImportError as error:
        message = f"Converting the weights of {folder} needs torch and transformers. Run: pip install 'minsheng[torch]'"
        raise ConfigurationError(message) from error


def convert_weights(folder: Path, *, quantization: str = "int8") -> None:
    """Write `folder`/ct2; it is there whole or not at all.

    Raises:
        ConfigurationError: torch is not installed, or the folder cannot be written.
        ModelDamagedError: the weights cannot be converted.
    """
    check_conversion(folder)
    logger.info("converting %s to CTranslate2 %s", folder, quantization)
    try:
        scratch = Path(tempfile.mkdtemp(prefix=".converting-", dir=folder))
    except OSError as error:
        raise ConfigurationError(f"{folder} cannot be written, and its weights have to be converted: {error.strerror}.") from error
    try:
        _convert(folder, into=scratch / CONVERTED, quantization=quantization)
        (scratch / CONVERTED).replace(folder / CONVERTED)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _convert(folder: Path, *, into: Path, quantization: str) -> None:
    from ctranslate2.converters import TransformersConverter
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it recommends sacremoses, which the tokens of vocabulary.py do not need
        try:
            TransformersConverter(str(folder)).convert(str(into), quantization=quantization)
        except Exception as error:  # torch, pickle and safetensors each have their own
            raise ModelDamagedError(f"The weights of {folder} cannot be converted: {error}. Fetch the model again.") from error
