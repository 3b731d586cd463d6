"""Formats of files and of what is in them."""

from keyreel.schema.enums import ApiStringEnum, DynamicEnum


class ContainerFormat(ApiStringEnum, name="KalturaContainerFormat"):
    """Formats of files."""

    FLV = "flv"
    MP4 = "mp4"
    AVI = "avi"
    MOV = "mov"
    MP3 = "mp3"
    _3GP = "3gp"
    OGG = "ogg"
    OGV = "ogv"
    WMV = "wmv"
    WMA = "wma"
    ISMV = "ismv"
    ISMA = "isma"
    MKV = "mkv"
    WEBM = "webm"
    MPEG = "mpeg"
    MPEGTS = "mpegts"
    M2TS = "m2ts"
    APPLEHTTP = "applehttp"
    WAV = "wav"
    HLS = "hls"
    M4V = "m4v"
    MXF = "mxf"
    COPY = "copy"
    SWF = "swf"
    PDF = "pdf"
    BMP = "bmp"
    PNG = "png"
    JPG = "jpg"
    WVM = "wvm"
    BIF = "bif"


class VideoCodec(ApiStringEnum, name="KalturaVideoCodec"):
    """How moving images are coded."""

    NONE = ""
    VP6 = "vp6"
    H263 = "h263"
    H264 = "h264"
    H264B = "h264b"
    H264M = "h264m"
    H264H = "h264h"
    FLV = "flv"
    MPEG4 = "mpeg4"
    THEORA = "theora"
    WMV2 = "wmv2"
    WMV3 = "wmv3"
    WVC1A = "wvc1a"
    VP8 = "vp8"
    MPEG2 = "mpeg2"
    APCO = "apco"
    APCS = "apcs"
    APCN = "apcn"
    APCH = "apch"
    DNXHD = "dnxhd"
    DV = "dv"
    VP9 = "vp9"
    H265 = "h265"
    AV1 = "av1"
    COPY = "copy"


class AudioCodec(ApiStringEnum, name="KalturaAudioCodec"):
    """How sound is coded."""

    NONE = ""
    MP3 = "mp3"
    AAC = "aac"
    AACHE = "aache"
    VORBIS = "vorbis"
    WMA = "wma"
    WMAPRO = "wmapro"
    AMRNB = "amrnb"
    MPEG2 = "mpeg2"
    AC3 = "ac3"
    EAC3 = "eac3"
    PCM = "pcm"
    COPY = "copy"


class MediaParserType(DynamicEnum, name="KalturaMediaParserType"):
    """The program that reads what is in a media file."""

    MEDIAINFO = "0"
    FFMPEG = "1"
