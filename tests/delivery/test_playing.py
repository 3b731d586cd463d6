"""From the address that a player builds to the last byte."""

import io
import re
from pathlib import Path

import av
from PIL import Image

from cinema import ACCOUNT, SECONDS, House
from media import second_of


async def playlist(house: House, path: str) -> list[str]:
    status, headers, body = await house.worker.get(path)
    assert (status, headers["content-type"]) == (200, "application/vnd.apple.mpegurl"), body
    assert headers["access-control-allow-origin"] == "*"
    return body.decode().splitlines()


async def test_a_video_is_streamed_in_pieces(house: House, tmp_path: Path) -> None:
    master = await playlist(
        house, f"/p/{ACCOUNT}/sp/{ACCOUNT}00/playManifest/entryId/{house.video}/format/applehttp/a.m3u8"
    )
    assert re.search(r'BANDWIDTH=\d+,CODECS="avc1\.[0-9a-f]{6},mp4a\.40\.2",RESOLUTION=320x180', master[3])
    media = await playlist(house, master[4])
    assert media[-1] == "#EXT-X-ENDLIST"
    lengths = [float(line[8:-1]) for line in media if line.startswith("#EXTINF")]
    assert len(lengths) == 3
    assert abs(sum(lengths) - SECONDS) < 0.2
    [begin] = [re.search(r'BYTERANGE="(\d+)@0"', line)[1] for line in media if line.startswith("#EXT-X-MAP")]  # type: ignore[index]
    pieces = [(0, int(begin))]
    for line in media:
        if line.startswith("#EXT-X-BYTERANGE"):
            size, start = line.partition(":")[2].split("@")
            pieces.append((int(start), int(size)))
    address = master[4].replace("index.m3u8", media[-2])
    whole = b""
    for start, size in pieces:
        status, headers, body = await house.worker.get(address, range=f"bytes={start}-{start + size - 1}")
        assert (status, len(body)) == (206, size)
        assert headers["etag"]
        whole += body
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(whole)
    with av.open(str(copy)) as found, av.open(io.BytesIO(house.film)) as sent:
        assert sum(1 for _ in found.decode(video=0)) == sum(1 for _ in sent.decode(video=0)) == SECONDS * 10


async def test_a_piece_can_be_decoded_after_the_beginning_alone(house: House, tmp_path: Path) -> None:
    master = await playlist(
        house, f"/p/{ACCOUNT}/sp/{ACCOUNT}00/playManifest/entryId/{house.video}/format/applehttp/a.m3u8"
    )
    media = await playlist(house, master[4])
    ranges = [line.partition(":")[2].split("@") for line in media if line.startswith("#EXT-X-BYTERANGE")]
    begin = int(re.search(r'BYTERANGE="(\d+)@0"', "\n".join(media))[1])  # type: ignore[index]
    address = master[4].replace("index.m3u8", media[-2])
    _, _, whole = await house.worker.get(address)
    size, start = map(int, ranges[1])
    piece = tmp_path / "piece.mp4"
    piece.write_bytes(whole[:begin] + whole[start : start + size])
    with av.open(str(piece)) as found:
        first = next(found.decode(video=0))
        assert second_of(first.to_image()) == 4


async def test_the_file_itself_is_played_where_that_is_asked_for(house: House) -> None:
    status, headers, _ = await house.get(f"playManifest/entryId/{house.video}/format/url/protocol/http/a.mp4")
    assert status == 302
    status, found, body = await house.worker.get(headers["location"])
    assert (status, body, found["content-type"]) == (200, house.film, "video/mp4")
    status, found, body = await house.worker.get(headers["location"], range="bytes=10-19")
    assert (status, body) == (206, house.film[10:20])
    assert found["content-range"] == f"bytes 10-19/{len(house.film)}"
    status, _, body = await house.worker.get(headers["location"], if_none_match=found["etag"])
    assert (status, body) == (304, b"")
    status, head, body = await house.worker.get(headers["location"], method="HEAD")
    assert (status, body, head["content-length"]) == (200, b"", str(len(house.film)))


async def test_addresses_of_entries_lead_to_their_bytes(house: House) -> None:
    entry = await house.worker.ask("media", "get", ks=house.admin, entryId=house.video)
    status, headers, _ = await house.worker.get(entry["dataUrl"].removeprefix("http://localhost"))
    assert (await house.worker.get(headers["location"]))[2] == house.film
    status, headers, body = await house.worker.get(entry["downloadUrl"].removeprefix("http://localhost"))
    assert (status, body) == (200, house.film)
    assert headers["content-disposition"] == "attachment; filename*=UTF-8''film.mp4"
    image = await house.worker.ask("media", "get", ks=house.admin, entryId=house.image)
    status, headers, body = await house.worker.get(image["downloadUrl"].removeprefix("http://localhost"))
    assert (status, body, headers["content-type"]) == (200, house.picture, "image/png")
    status, headers, body = await house.worker.get(image["dataUrl"].removeprefix("http://localhost"))
    assert Image.open(io.BytesIO(body)).size == (640, 480)


async def test_the_download_address_gives_the_file_under_its_name(house: House) -> None:
    status, headers, body = await house.get(f"download/entry_id/{house.video}")
    assert (status, body) == (200, house.film)
    assert "filename*=UTF-8''film" in headers["content-disposition"]


async def test_what_there_is_not_is_said(house: House) -> None:
    for route, code in (
        ("playManifest/entryId/0_nothere/format/url", "ENTRY_ID_NOT_FOUND"),
        (f"playManifest/entryId/{house.image}/format/url", "FLAVOR_NOT_FOUND"),
        (f"playManifest/entryId/{house.video}/format/url/flavorIds/0_nothere", "FLAVOR_NOT_FOUND"),
        (f"playManifest/entryId/{house.video}/format/mpegdash", "BAD_QUERY"),
        (f"hls/entryId/{house.video}/flavorId/0_nothere/index.m3u8", "FLAVOR_NOT_FOUND"),
        (f"serveFlavor/entryId/{house.video}/flavorId/0_nothere", "FLAVOR_NOT_FOUND"),
        ("thumbnail/entry_id/0_nothere", "ENTRY_ID_NOT_FOUND"),
        ("thumbnail", "ENTRY_ID_NOT_FOUND"),
        ("thumbnail?entry_id=%ff", "ENTRY_ID_NOT_FOUND"),
        (f"thumbAsset?entryId={house.video}&thumbAssetId=%ff", "NOT_FOUND"),
    ):
        status, headers, body = await house.get(route)
        assert (status, headers["x-kaltura"]) == (404, f"error-{code}"), route
        assert body.decode().startswith(code)
    status, headers, _ = await house.get(f"thumbnail/entry_id/{house.video}?ks=%ff")
    assert (status, headers["x-kaltura"]) == (403, "error-INVALID_KS")
    [flavor] = await house.worker.ask("flavorAsset", "getByEntryId", ks=house.admin, entryId=house.video)
    whole = f"serveFlavor/entryId/{house.video}/flavorId/{flavor['id']}"
    assert (await house.get(f"{whole}?fileName=%ff"))[0] == 200


async def test_nobody_undoes_what_a_moderator_decided_by_flagging_it(house: House) -> None:
    async def flag() -> tuple[int, int, int]:
        said = {"flaggedEntryId": house.video, "flagType": 4}
        assert await house.worker.ask("baseEntry", "flag", ks=house.ks(), moderationFlag=said) is None
        shown = await house.worker.ask("media", "get", ks=house.admin, entryId=house.video)
        status, _, _ = await house.get(f"raw/entry_id/{house.video}?ks={house.ks()}")
        return shown["moderationStatus"], shown["moderationCount"], status

    assert await flag() == (5, 1, 200)
    await house.worker.ask("baseEntry", "reject", ks=house.admin, entryId=house.video)
    assert await flag() == (3, 1, 403)
    await house.worker.ask("baseEntry", "approve", ks=house.admin, entryId=house.video)


async def test_other_methods_are_refused(house: House) -> None:
    status, _, _ = await house.worker.get(f"/p/{ACCOUNT}/thumbnail/entry_id/{house.video}", method="DELETE")
    assert status == 405
    status, headers, _ = await house.worker.get(f"/p/{ACCOUNT}/thumbnail/entry_id/{house.video}", method="OPTIONS")
    assert (status, headers["access-control-allow-origin"]) == (200, "*")


async def test_thumbnails(house: House) -> None:
    async def shown(route: str) -> Image.Image:
        status, headers, body = await house.get(f"thumbnail/entry_id/{route}")
        assert (status, headers["content-type"]) == (200, "image/jpeg"), body
        return Image.open(io.BytesIO(body))

    video = house.video
    assert (await shown(video)).size == (320, 180)
    assert second_of(await shown(video)) == 1
    assert (await shown(f"{video}/width/160")).size == (160, 90)
    assert (await shown(f"{video}/width/100/height/100")).size == (100, 56)
    for kind in (2, 3, 4, 5):
        assert (await shown(f"{video}/width/100/height/100/type/{kind}")).size == (100, 100)
    assert second_of(await shown(f"{video}/vid_sec/7.5")) == 7
    assert second_of(await shown(f"{video}/vid_sec/1000")) == SECONDS - 1
    assert second_of(await shown(f"{video}/vid_slices/10/vid_slice/4/width/64")) == 4
    sprites = await shown(f"{video}/width/32/vid_slices/5")
    assert sprites.size == (160, 18)
    assert second_of(sprites.crop((96, 0, 128, 18))) == 6
    assert (await shown(f"{house.image}/src_x/32/src_y/0/src_w/32/src_h/48")).getpixel((16, 20))[2] > 200  # type: ignore[index]
    for nonsense in ("width/abc", "width/99999999999", "vid_sec/x", "type/9/width/10", "bgcolor/zz", "vid_slices/0"):
        await shown(f"{video}/{nonsense}")


async def test_players_are_told_how_to_play(house: House) -> None:
    found = await house.worker.ask(
        "baseEntry", "getPlaybackContext", ks=house.ks(), entryId=house.video, contextDataParams={"flavorTags": "all"}
    )
    assert [each["format"] for each in found["sources"]] == ["applehttp", "url"]
    [flavor] = found["flavorAssets"]
    assert (flavor["width"], flavor["height"], flavor["fileExt"]) == (320, 180, "mp4")
    assert all(each["flavorIds"] == flavor["id"] for each in found["sources"])
    assert found["actions"] == found["messages"] == []
    for each in found["sources"]:
        status, _, _ = await house.worker.get(each["url"].removeprefix("http://localhost"))
        assert status in (200, 302)
    data = await house.worker.ask(
        "baseEntry", "getContextData", ks=house.ks(), entryId=house.video, contextDataParams={}
    )
    assert (data["isScheduledNow"], data["isAdmin"], data["msDuration"]) == (True, False, SECONDS * 1000)
