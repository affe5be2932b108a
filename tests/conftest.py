"""What every test may ask for: the table in English, and the stories."""

import pytest
from hypothesis import settings
from stories import STORIES

from approach import content
from approach.cases import Case
from approach.model import Content

# a busy machine is slow and not wrong
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session", name="content")
def english() -> Content:
    return content.load()


@pytest.fixture(params=STORIES.values(), ids=STORIES)
def story(request: pytest.FixtureRequest) -> Case:
    return request.param
