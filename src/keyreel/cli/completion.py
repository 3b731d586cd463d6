"""`keyreel completion`."""

import json as json_
from typing import Annotated, Literal

from cyclopts import Parameter

from keyreel.cli.options import AsJson


def completion(
    shell: Annotated[Literal["bash", "zsh", "fish"], Parameter(help="The shell that completes.")],
    /,
    *,
    json: AsJson = False,
) -> None:
    """Print the script that lets a shell complete commands, options and their values.

    Where it goes:

        keyreel completion bash > ~/.local/share/bash-completion/completions/keyreel
        keyreel completion zsh > ~/.zfunc/_keyreel
        keyreel completion fish > ~/.config/fish/completions/keyreel.fish

    zsh looks there once ~/.zshrc has: fpath+=~/.zfunc; autoload -Uz compinit; compinit
    """
    from keyreel.cli import COMMANDS, make_app

    script = make_app([command.name for command in COMMANDS]).generate_completion(shell=shell)
    print(json_.dumps({"shell": shell, "script": script}) if json else script)
