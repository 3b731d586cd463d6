"""UI confs: how players and other parts of applications look and behave."""
