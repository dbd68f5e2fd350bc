package io.hakari.runner.server.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.MediumUse;
import io.hakari.runner.protocol.v1.Part;

/// Reads the text of requests, and the pictures in it where the model sees.
///
/// @param mark stands in the text where a picture is; a model that does not see has none
record Prompts(Optional<Sight> sight, String mark) {

    /// A request's text with a mark for each picture, and the first places of the pictures.
    record Prompt(String text, List<Long> pictures) {
        Prompt {
            pictures = List.copyOf(pictures);
        }
    }

    static Prompts of(Vocabulary vocabulary, Optional<Sight> sight) {
        return new Prompts(sight, sight.map(seeing -> vocabulary.text(seeing.config().token())).orElse(""));
    }

    /// Read parts in their order.
    Prompt read(List<Part> parts) throws RequestException {
        StringBuilder text = new StringBuilder();
        List<Long> pictures = new ArrayList<>();
        for (Part part : parts) {
            switch (part.getKindCase()) {
                case TEXT -> text.append(unmarked(part.getText()));
                case BLOB -> {
                    pictures.add(seeing(part.getBlob()).first(part.getBlob()));
                    text.append(mark);
                }
                case TOKENS, KIND_NOT_SET -> throw new RequestException(Error.Code.REJECTED,
                        "the request has a part that is neither text nor blob; set one of them");
            }
        }
        return new Prompt(text.toString(), pictures);
    }

    /// Return what the model sees of parts that were read.
    List<MediumUse> seen(List<Part> parts) {
        return sight.map(seeing -> parts.stream().filter(Part::hasBlob)
                .map(part -> seeing.config().use(part.getBlob())).toList()).orElse(List.of());
    }

    private Sight seeing(BlobRef blob) throws RequestException {
        return sight.filter(_ -> isPicture(blob.getMediaType()))
                .orElseThrow(() -> new RequestException(Error.Code.UNSUPPORTED, "the request has a part of type ["
                        + blob.getMediaType() + "] but this model reads "
                        + (sight.isEmpty() ? "text only; ask a model that takes media" : "text, PNG and JPEG")));
    }

    static boolean isPicture(String mediaType) {
        return mediaType.equals("image/png") || mediaType.equals("image/jpeg");
    }

    private String unmarked(String text) throws RequestException {
        if (sight.isPresent() && text.contains(mark)) {
            throw new RequestException(Error.Code.REJECTED,
                    "a text holds [" + mark + "], which stands for a picture; send the picture as a blob");
        }
        return text;
    }

    /// Put the places of pictures where their marks are.
    long[] placed(long[] ids, List<Long> pictures) {
        if (pictures.isEmpty()) {
            return ids;
        }
        SightConfig config = sight.orElseThrow().config();
        var left = pictures.iterator();
        return Arrays.stream(ids).flatMap(id -> {
            if (id != config.token()) {
                return LongStream.of(id);
            }
            long first = left.next();
            return LongStream.range(first, first + config.tokens());
        }).toArray();
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
