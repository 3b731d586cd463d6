"""Access control: who may play an entry, where and how much of it."""
