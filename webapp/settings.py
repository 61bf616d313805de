"""How the service is run: settings from environment variables, checked when it starts."""

import os
from collections.abc import Mapping
from typing import Annotated, Literal

from limits import parse_many
from limits.errors import ConfigurationError
from limits.storage import storage_from_string
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from indexer.errors import SettingError

PREFIX = "COMMUNIQUE_"
_SHORTEST = 16  # characters of a secret


def _secret(text: str) -> str:
    if text and len(text) < _SHORTEST:
        raise ValueError(f"a secret has at least {_SHORTEST} characters")
    if not text.isascii() or not text.isprintable():
        raise ValueError("a secret has printable ASCII characters only")
    return text


def _rate(text: str) -> str:
    if text:
        try:
            parse_many(text)
        except ValueError:
            raise ValueError('a rate reads like "600/minute", or is empty for none') from None
    return text


def _store(text: str) -> str:
    try:
        storage_from_string(text)
    except (ConfigurationError, ImportError, ValueError) as error:
        raise ValueError(f"no store of rates can be had there: {error}") from None
    return text


_Secret = Annotated[str, AfterValidator(_secret), Field(repr=False)]


class Settings(BaseModel):
    """Each is named in upper case after `COMMUNIQUE_`; the README's table says what it does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    admin_secret: _Secret = ""
    read_token: _Secret = ""
    rate_limit: Annotated[str, AfterValidator(_rate)] = "600/minute"
    rate_store: Annotated[str, AfterValidator(_store)] = "memory://"
    proxy_hops: int = Field(default=0, ge=0, le=10)
    upload_most: int = Field(default=64, ge=1, le=4096)  # megabytes of one upload
    upload_quota: int = Field(default=2048, ge=1)  # megabytes of all uploads that are kept
    failed_searches: str = ""  # a folder
    failed_searches_days: int = Field(default=30, ge=1, le=366)
    log_level: Literal["debug", "info", "warning", "error"] = "info"


OFF = Settings(rate_limit="")  # nothing but reading, and as much of it as one likes


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Raise `SettingError`, which names the variable, for a value that makes no sense."""
    given = {
        name: text
        for name in Settings.model_fields
        if (text := environment.get(f"{PREFIX}{name.upper()}")) is not None
    }
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        said = first["msg"].removeprefix("Value error, ")
        raise SettingError(f"{PREFIX}{str(first['loc'][0]).upper()}: {said}") from None
