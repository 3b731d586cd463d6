from collections.abc import AsyncIterator

import pytest

from cinema import ACCOUNT, OTHER, SECONDS, House, add_entry
from media import make_image, make_video
from stores import STORES, store_settings
from worker import workers


@pytest.fixture(scope="module", params=STORES)
async def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    folder = tmp_path_factory.mktemp("assets")
    film, picture = make_video(folder / "film.mp4", SECONDS), make_image(folder / "picture.png")
    async with workers(folder / "data", import_network=("127.0.0.0/8",), **store_settings(request)) as [worker]:
        await worker.open_account(ACCOUNT)
        await worker.open_account(OTHER)
        video = await add_entry(worker, ACCOUNT, film.read_bytes(), "film.mp4", 1)
        image = await add_entry(worker, ACCOUNT, picture.read_bytes(), "picture.png", 2)
        yield House(worker, video, image, film.read_bytes(), picture.read_bytes())
