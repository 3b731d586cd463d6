"""What rooms need of each other, wired here, so that none of them knows another."""
