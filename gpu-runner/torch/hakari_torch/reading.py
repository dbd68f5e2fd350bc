"""Requests become tokens: text, ids that stand as they are, and pictures."""

from collections.abc import Sequence

from hakari_torch.asking import Asking, Weighing
from hakari_torch.refusal import Refusal
from hakari_torch.scoring import Question
from hakari_torch.sight import Ids, Picture, Piece, Seen, Sight
from hakari_torch.text import Row, Text


class Reader:
    """Reads for the text thread; what cannot be read is answered at once."""

    def __init__(self, text: Text, sight: Sight | None):
        self._text = text
        self._sight = sight

    def questions(self, items: Sequence[Weighing]) -> list[Question]:
        plain = [item for item in items if isinstance(item.context, str)]
        made = self._text.rows([(str(item.context), item.continuations) for item in plain])
        read = dict(zip(map(id, plain), made, strict=True))
        questions = []
        for item in items:
            try:
                rows, seen = (read[id(item)], None) if id(item) in read else self._rows(item)
                if isinstance(rows, Refusal):
                    raise rows
                item.seen = seen
                questions.append(Question(rows, item.answer, lambda item=item: item.cancelled, seen))
            except Refusal as e:
                item.answer(e)
        return questions

    def prompts(self, items: Sequence[Asking]) -> list[tuple[Asking, list[int], Seen | None]]:
        plain = [item for item in items if isinstance(item.prompt, str)]
        made = self._text.prompts([str(item.prompt) for item in plain])
        read = dict(zip(map(id, plain), made, strict=True))
        prompts = []
        for item in items:
            try:
                prompt, seen = (read[id(item)], None) if id(item) in read else self._prompt(item)
                if isinstance(prompt, Refusal):
                    raise prompt
                item.seen = seen
                prompts.append((item, prompt, seen))
            except Refusal as e:
                item.answer(e)
        return prompts

    def _rows(self, item: Weighing) -> tuple[list[Row] | Refusal, Seen | None]:
        head, tail, seen = self._head("context", list(item.context))
        if not head:
            return self._text.rows([(tail, item.continuations)])[0], seen
        return self._text.rows_after(head, tail, item.continuations), seen

    def _prompt(self, item: Asking) -> tuple[list[int] | Refusal, Seen | None]:
        head, tail, seen = self._head("prompt", list(item.prompt))
        if not head:
            return self._text.prompts([tail])[0], seen
        return self._text.prompt_after(head, tail), seen

    def _head(self, field: str, pieces: Sequence[Piece]) -> tuple[list[int], str, Seen | None]:
        """Return the tokens up to the last piece that is no text, the text behind it, and what was seen."""
        last = max(at for at, piece in enumerate(pieces) if not isinstance(piece, str))
        tail = "".join(str(piece) for piece in pieces[last + 1 :])
        if not any(isinstance(piece, Picture) for piece in pieces):
            told = [piece.ids if isinstance(piece, Ids) else str(piece) for piece in pieces[: last + 1]]
            return self._text.read(told), tail, None
        if self._sight is None or any(isinstance(piece, Ids) for piece in pieces):
            raise Refusal("UNSUPPORTED", f"field [{field}] holds token ids beside a picture; send text beside it")
        for piece in pieces:
            if isinstance(piece, str):
                self._sight.require_no_mark(field, piece)
        head, seen = self._sight.read(pieces[: last + 1])
        return head, tail, seen
