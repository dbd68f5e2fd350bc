package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.List;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Part;

/// Reads what stands before an answer.
final class Prompt {
    private Prompt() {
    }

    /// Return the text of parts that are all text.
    static String text(List<Part> parts) throws CallException {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (!part.hasText()) {
                throw new CallException(Code.UNSUPPORTED,
                        "the request holds token ids, and the server takes text alone; send text");
            }
            text.append(part.getText());
        }
        return text.toString();
    }

    /// Return the tokens of parts that are text or tokens, as they are, each tokenised by itself.
    static List<Integer> ids(List<Part> parts, Tokenizer tokenizer) throws CallException, InterruptedException {
        List<Integer> ids = new ArrayList<>();
        for (Part part : parts) {
            ids.addAll(part.hasTokens()
                    ? part.getTokens().getIdsList()
                    : tokenizer.encode(List.of(part.getText())).getFirst());
        }
        return ids;
    }

    /// Return where the whitespace at a text's end begins, by Python's `str.rstrip`, after which lm-eval splits.
    ///
    /// Python's whitespace is Java's `isWhitespace` or `isSpaceChar`, and U+0085.
    static int trailingWhitespace(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
