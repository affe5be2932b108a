"""A setting that the server cannot run with."""


class SettingError(ValueError):
    """An environment variable is wrong, told so that whoever set it can mend it."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(f"{name} is {value!r}: it must be {wanted}")
