package io.hakari.runner.server.onnx;

import java.util.List;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Part;

/// Reads the text of requests for a model that knows nothing but text.
final class Prompts {
    private Prompts() {
    }

    static String text(List<Part> parts) throws RequestException {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part.getKindCase()) {
                case TEXT -> text.append(part.getText());
                case BLOB -> throw new RequestException(Error.Code.UNSUPPORTED, "the request has a part of type ["
                        + part.getBlob().getMediaType()
                        + "] but this model reads text only; ask a model that takes media");
                case TOKENS, KIND_NOT_SET -> throw new RequestException(Error.Code.REJECTED,
                        "the request has a part that is neither text nor blob; set one of them");
            }
        }
        return text.toString();
    }

    static void requireFits(int tokens, int most, String what) throws RequestException {
        if (tokens > most) {
            throw new RequestException(Error.Code.TOO_LONG,
                    what + " has [" + tokens + "] tokens but the model reads at most ["
                            + most + "]; shorten it");
        }
    }

    /// Return where the whitespace at a text's end begins, by Python's `str.rstrip`, after which lm-eval splits.
    ///
    /// Python's whitespace is Java's `isWhitespace` or `isSpaceChar`, and U+0085.
    static int trailingWhitespace(String text) {
        int end = text.length();
        while (end > 0 && whitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean whitespace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
