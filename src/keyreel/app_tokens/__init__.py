"""Application tokens: sessions for programs that others run. See docs/protocol/app-tokens.md."""
