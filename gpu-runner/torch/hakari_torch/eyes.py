"""Finds out, when a checkpoint is loaded, whether it can be shown pictures."""

from pathlib import Path

from hakari_torch.checkpoint import Loaded
from hakari_torch.decoder import Decoder
from hakari_torch.sight import Sight
from hakari_torch.text import Text

_WORD = "秤"


def opened(loaded: Loaded, text: Text, decoder: Decoder, media: Path | None) -> tuple[Sight | None, str]:
    """Look at two pictures that differ; a model that tells them apart, and only that, is shown pictures.

    With the evidence for the one or the other.
    """
    if loaded.processor is None:
        return None, loaded.blind
    try:
        from PIL import Image

        sight = Sight(loaded.processor, media)
        ends = []
        for colour in ((0, 0, 0), (250, 200, 30)):
            picture = [Image.new("RGB", (64, 48), colour)]
            ids, seen = sight.made(sight.mark + _WORD, picture)
            head, _ = sight.made(sight.mark, picture)
            if text.prompt_after(head, _WORD) != ids:
                return None, "text behind a picture has other tokens than by itself"
            ends.append(decoder.see(ids, len(ids) - 1, seen)[-1].float().log_softmax(-1))
        far = (ends[0] - ends[1]).abs().max().item()
    except Exception as e:  # any processor and model may do anything with a picture
        return None, f"it could not look at a picture: {e!r}"
    if not far > 0:
        return None, "two pictures that differ gave the same log probabilities"
    return sight, f"two pictures that differ moved a log probability by {far:.1e}"
