"""The life of one call, from parameters to result. Knows no HTTP and no format: see `keyreel.protocol` for those."""
