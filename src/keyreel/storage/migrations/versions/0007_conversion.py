"""Add conversion profiles, a default one for each account, and the params of originals."""

import json
import time

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SOURCE = {
    "description": "What is uploaded, as it is",
    "required_permissions": [],
    "source_remote_storage_profile_id": 0,
    "media_parser_type": "0",
    "video_codec": "",
    "video_bitrate": 0,
    "audio_codec": "",
    "audio_bitrate": 0,
    "audio_channels": 0,
    "audio_sample_rate": 0,
    "width": 0,
    "height": 0,
    "frame_rate": 0.0,
    "gop_size": 0,
    "conversion_engines": "",
    "conversion_engines_extra_params": "",
    "two_pass": False,
    "deinterlice": 0,
    "rotate": 0,
    "aspect_ratio_processing_mode": 0,
    "force_frame_to_multiplication16": 1,
    "is_gop_in_sec": 0,
    "is_avoid_video_shrink_framesize_to_source": 0,
    "is_avoid_video_shrink_bitrate_to_source": 0,
    "is_video_frame_rate_for_low_br_apple_hls": 0,
    "anamorphic_pixels": 0.0,
    "is_avoid_forced_key_frames": 0,
    "forced_key_frames_mode": 1,
    "is_crop_imx": 1,
    "optimization_policy": 4,
    "max_frame_rate": 0,
    "video_constant_bitrate": 0,
    "video_bitrate_tolerance": 0,
    "is_encrypted": 0,
    "content_awareness": 0.5,
    "chunked_encode_mode": 0,
    "audio_languages": [],
}
DEFAULT = {
    "description": "Keeps what is uploaded as it is",
    "flavor_params_ids": "0",
    "crop_dimensions": {"objectType": "KalturaCropDimensions", "left": -1, "top": -1, "width": -1, "height": -1},
    "clip_start": -1,
    "clip_duration": -1,
    "media_parser_type": "0",
    "calculate_complexity": True,
    "collection_tags": "mbr,ism",
    "detect_gop": 0,
}


def upgrade() -> None:
    """Add conversion profiles, a default one for each account, and the params of originals."""
    op.create_table(
        "asset_params",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("system_name", sa.Text(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("format", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("is_system_default", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("asset_params_partner", "asset_params", ["partner_id", "kind", "id"], unique=False)
    op.create_table(
        "conversion_profile",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("system_name", sa.Text(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("default_entry_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("is_default", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "conversion_profile_default",
        "conversion_profile",
        ["partner_id", "type"],
        unique=True,
        sqlite_where=sa.text("is_default = 1"),
        postgresql_where=sa.text("is_default = 1"),
    )
    op.create_index("conversion_profile_partner", "conversion_profile", ["partner_id", "id"], unique=False)
    op.create_table(
        "conversion_profile_params",
        sa.Column("serial", SERIAL, autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("conversion_profile_id", sa.BigInteger(), nullable=False),
        sa.Column("asset_params_id", sa.BigInteger(), nullable=False),
        sa.Column("ready_behavior", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.BigInteger(), nullable=False),
        sa.Column("system_name", sa.Text(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversion_profile_id"],
            ["conversion_profile.id"],
        ),
        sa.PrimaryKeyConstraint("serial"),
    )
    op.create_index(
        "conversion_profile_params_unique",
        "conversion_profile_params",
        ["conversion_profile_id", "asset_params_id"],
        unique=True,
    )
    now = sa.bindparam("now", int(time.time()), type_=sa.BigInteger())
    op.execute(
        sa.text(
            "INSERT INTO asset_params (id, partner_id, kind, name, system_name, tags, format, created_at,"
            " is_system_default, data) VALUES (0, 0, 'flavor', 'Source', 'Source', 'source', '', :now, 1, :data)"
        ).bindparams(now, data=json.dumps(SOURCE))
    )
    op.execute(
        sa.text(
            "INSERT INTO conversion_profile (partner_id, status, type, name, system_name, tags, created_at, is_default,"
            " data) SELECT id, '2', '1', 'Default', 'Default', '', :now, 1, :data FROM partner WHERE id > 0"
        ).bindparams(now, data=json.dumps(DEFAULT))
    )
    op.execute(
        sa.text(
            "INSERT INTO conversion_profile_params (partner_id, conversion_profile_id, asset_params_id, ready_behavior,"
            " origin, system_name, data) SELECT partner_id, id, 0, 0, 0, '', '{}' FROM conversion_profile"
        )
    )
