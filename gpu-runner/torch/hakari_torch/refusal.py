"""What the worker says when it cannot or will not."""


class Refusal(Exception):
    """One sentence that names the file, field or flag, with its code of the protocol's Error."""

    def __init__(self, code: str, sentence: str):
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def rejected(sentence: str) -> Refusal:
    return Refusal("REJECTED", sentence)


def is_out_of_memory(error: BaseException) -> bool:
    """Tell whether the device, or the host in its place, had no memory left."""
    import torch

    if isinstance(error, (torch.OutOfMemoryError, MemoryError)):
        return True
    # The allocator of the CPU raises a plain RuntimeError.
    return isinstance(error, RuntimeError) and "can't allocate memory" in str(error)


def require_sound_device(error: BaseException) -> None:
    """Raise again what leaves a device unusable for the whole process; whoever supervises it starts another."""
    import torch

    if isinstance(error, torch.AcceleratorError) and not is_out_of_memory(error):
        raise error
