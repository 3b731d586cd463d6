"""Thumbnails: brought, made, and the one that stands for an entry."""

import io
from typing import Any
from urllib.parse import urlencode

from PIL import Image

from cinema import ACCOUNT, OTHER, House, add_entry
from website import site


async def ask(house: House, action: str, *, service: str = "thumbAsset", ks: str = "", **params: Any) -> Any:
    return await house.worker.ask(service, action, ks=ks or house.admin, **params)


def picture(colour: str, size: tuple[int, int] = (64, 36)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


def colour_of(body: bytes) -> tuple[int, int, int]:
    with Image.open(io.BytesIO(body)) as image:
        found = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    assert isinstance(found, tuple)
    return found  # type: ignore[return-value]


def is_red(body: bytes) -> bool:
    red, green, blue = colour_of(body)
    return red > 200 and green < 60 and blue < 60


async def bring(
    house: House, entry: str, content: bytes, *, service: str = "thumbAsset", action: str = "addFromImage"
) -> Any:
    sent = {"ks": house.admin, "entryId": entry}
    return await house.worker.send(service, action, content, field="fileData", name="p.png", **sent)


async def thumbnail(house: House, entry: str) -> bytes:
    status, _, body = await house.get(f"thumbnail/entry_id/{entry}/width/40")
    assert status == 200
    return body


async def test_a_video_has_one_and_another_may_stand_for_it(house: House) -> None:
    entry = await add_entry(house.worker, ACCOUNT, house.film, "one.mp4", 1)
    [first] = await ask(house, "getByEntryId", entryId=entry)
    assert first["tags"] == "default_thumb"
    before = (await ask(house, "get", service="media", entryId=entry))["thumbnailUrl"]
    made = await bring(house, entry, picture("red"))
    assert (made["width"], made["height"], made["fileExt"], made["status"]) == (64, 36, "png", 2)
    assert not is_red(await thumbnail(house, entry))
    await ask(house, "setAsDefault", thumbAssetId=made["id"])
    assert is_red(await thumbnail(house, entry))
    assert (await ask(house, "get", service="media", entryId=entry))["thumbnailUrl"] != before
    assert (await ask(house, "delete", thumbAssetId=made["id"]))["code"] == "THUMB_ASSET_IS_DEFAULT"
    assert await ask(house, "delete", thumbAssetId=first["id"]) is None
    assert [each["id"] for each in await ask(house, "getByEntryId", entryId=entry)] == [made["id"]]
    url = await ask(house, "getUrl", id=made["id"])
    status, headers, body = await house.worker.get("/p/" + url.partition("/p/")[2])
    assert (status, headers["content-type"]) == (200, "image/png")
    assert is_red(body)


async def test_one_is_made_of_a_second_as_params_say(house: House) -> None:
    params = {"objectType": "KalturaThumbParams", "width": 80, "height": 80, "cropType": 3, "videoOffset": 4}
    made = await ask(house, "generate", entryId=house.video, thumbParams=params)
    assert (made["width"], made["height"]) == (80, 80)
    kept = await ask(
        house, "add", service="thumbParams", thumbParams={"name": "Square", "width": 50, "height": 50, "cropType": 5}
    )
    by_params = await ask(house, "generateByEntryId", entryId=house.video, destThumbParamsId=kept["id"])
    assert (by_params["width"], by_params["height"], by_params["thumbParamsId"]) == (50, 50, kept["id"])
    again = await ask(house, "regenerate", thumbAssetId=by_params["id"])
    assert (again["width"], again["id"] != by_params["id"]) == (50, True)


async def test_one_is_given_out_as_params_say(house: House) -> None:
    """By its address, by the action, and where it is asked for by its entry."""
    entry = await add_entry(house.worker, ACCOUNT, house.film, "sized.mp4", 1)
    [made] = await ask(house, "getByEntryId", entryId=entry)
    wanted = {"objectType": "KalturaThumbParams", "width": 40, "height": 40, "cropType": 3}
    kept = await ask(house, "add", service="thumbParams", thumbParams={"name": "Forty", **wanted})
    url = await ask(house, "getUrl", id=made["id"], thumbParams=wanted)
    asked = {f"thumbParams:{name}": value for name, value in wanted.items()}
    by_id = {"ks": house.admin, "thumbAssetId": made["id"], **asked}
    by_entry = {"ks": house.admin, "entryId": entry, "thumbParamId": kept["id"]}
    for target in (
        "/p/" + url.partition("/p/")[2],
        f"/api_v3/service/thumbAsset/action/serve?{urlencode(by_id)}",
        f"/api_v3/service/thumbAsset/action/serveByEntryId?{urlencode(by_entry)}",
    ):
        status, headers, body = await house.worker.get(target)
        assert (status, headers["content-type"]) == (200, "image/jpeg"), target
        with Image.open(io.BytesIO(body)) as image:
            assert image.size == (40, 40)


async def test_calls_of_entries_let_their_pictures_stand(house: House) -> None:
    entry = await add_entry(house.worker, ACCOUNT, house.film, "two.mp4", 1)
    shown = await bring(house, entry, picture("red"), service="media", action="updateThumbnailJpeg")
    assert shown["id"] == entry
    assert is_red(await thumbnail(house, entry))
    await ask(house, "updateThumbnail", service="media", entryId=entry, timeOffset=2)
    assert not is_red(await thumbnail(house, entry))
    with site() as pages:
        pages.pages["/p.png"] = (200, picture("red"))
        await ask(house, "updateThumbnailFromUrl", service="baseEntry", entryId=entry, url=f"{pages.url}/p.png")
        assert is_red(await thumbnail(house, entry))
        missing = await ask(house, "addFromUrl", entryId=entry, url=f"{pages.url}/nothing?secret=1")
        assert missing["code"] == "THUMB_ASSET_DOWNLOAD_FAILED"
        assert "secret" not in str(missing)
    from_other = {"entryId": entry, "sourceEntryId": house.image, "timeOffset": 0}
    await ask(house, "updateThumbnailFromSourceEntry", service="baseEntry", **from_other)
    assert not is_red(await thumbnail(house, entry))


async def test_what_is_no_picture_is_refused_and_leaves_nothing(house: House) -> None:
    before = await ask(house, "getByEntryId", entryId=house.video)
    for content in (b"", b"text", house.film[:1000]):
        assert (await bring(house, house.video, content))["code"] in ("THUMB_ASSET_DOWNLOAD_FAILED", "UPLOAD_ERROR")
    assert await ask(house, "getByEntryId", entryId=house.video) == before


async def test_content_is_given_later_and_replaced(house: House) -> None:
    made = await ask(house, "add", entryId=house.video, thumbAsset={"tags": "mine"})
    assert (made["status"], made["tags"]) == (0, "mine")
    assert (await ask(house, "getUrl", id=made["id"]))["code"] == "THUMB_ASSET_IS_NOT_READY"
    assert (await ask(house, "setAsDefault", thumbAssetId=made["id"]))["code"] == "THUMB_ASSET_IS_NOT_READY"
    id = (await ask(house, "add", service="uploadToken"))["id"]
    sent = {"ks": house.admin, "uploadTokenId": id}
    await house.worker.send("uploadToken", "upload", picture("red"), field="fileData", name="r.png", **sent)
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": id}
    filled = await ask(house, "setContent", id=made["id"], contentResource=resource)
    assert (filled["status"], filled["width"]) == (2, 64)
    status, headers, body = await house.worker.get(
        f"/api_v3/service/thumbAsset/action/serve?thumbAssetId={made['id']}&ks={house.admin}"
    )
    assert (status, headers["content-type"], body) == (200, "image/png", picture("red"))


async def test_others_have_no_part_in_it(house: House) -> None:
    [found, *_] = await ask(house, "getByEntryId", entryId=house.video)
    stranger = house.ks(user="boss", kind=2, account=OTHER)
    for action in ("get", "delete", "setAsDefault", "serve", "regenerate"):
        assert (await ask(house, action, ks=stranger, thumbAssetId=found["id"]))["code"] == "THUMB_ASSET_ID_NOT_FOUND"
    viewer = house.ks()
    assert (await ask(house, "setAsDefault", ks=viewer, thumbAssetId=found["id"]))["code"] == "INVALID_KS"
    params = {"objectType": "KalturaThumbParams"}
    assert (await ask(house, "generate", ks=viewer, entryId=house.video, thumbParams=params))["code"] == "INVALID_KS"
