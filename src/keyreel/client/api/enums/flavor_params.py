# Generated from the schema: change its source instead.
"""Enums: flavor_params."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class AudioCodec(ApiStringEnum):
    NONE = ''
    AAC = 'aac'
    AACHE = 'aache'
    AC3 = 'ac3'
    AMRNB = 'amrnb'
    COPY = 'copy'
    EAC3 = 'eac3'
    MP3 = 'mp3'
    MPEG2 = 'mpeg2'
    PCM = 'pcm'
    VORBIS = 'vorbis'
    WMA = 'wma'
    WMAPRO = 'wmapro'


class FlavorParamsOrderBy(ApiStringEnum):
    """No members are known."""


class FlavorParamsOutputOrderBy(ApiStringEnum):
    """No members are known."""


class VideoCodec(ApiStringEnum):
    NONE = ''
    APCH = 'apch'
    APCN = 'apcn'
    APCO = 'apco'
    APCS = 'apcs'
    AV1 = 'av1'
    COPY = 'copy'
    DNXHD = 'dnxhd'
    DV = 'dv'
    FLV = 'flv'
    H263 = 'h263'
    H264 = 'h264'
    H264B = 'h264b'
    H264H = 'h264h'
    H264M = 'h264m'
    H265 = 'h265'
    MPEG2 = 'mpeg2'
    MPEG4 = 'mpeg4'
    THEORA = 'theora'
    VP6 = 'vp6'
    VP8 = 'vp8'
    VP9 = 'vp9'
    WMV2 = 'wmv2'
    WMV3 = 'wmv3'
    WVC1A = 'wvc1a'
