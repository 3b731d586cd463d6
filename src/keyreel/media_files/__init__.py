"""Media files on local disk: what they are, how they play, and pictures of them. Knows nothing of the API."""
