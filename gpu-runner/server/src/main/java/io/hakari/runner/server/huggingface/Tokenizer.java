package io.hakari.runner.server.huggingface;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;

/// The highest token id that a tokenizer's file names; -1 where it names none.
///
/// Read are `tokenizer.json` (Hugging Face tokenizers), `vocab.json` (its older form: token and id) and
/// `tokenizer.model` (SentencePiece, a protobuf message whose field 1 is one piece after the other).
final class Tokenizer {
    private static final int PIECES = 1;

    private final JsonReader json;
    private long highest = -1;

    private Tokenizer(InputStream in) {
        this.json = new JsonReader(in);
    }

    static long highestId(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return switch (String.valueOf(file.getFileName())) {
                case "tokenizer.model" -> pieces(CodedInputStream.newInstance(in)) - 1;
                case "vocab.json" -> new Tokenizer(in).ofVocabulary();
                default -> new Tokenizer(in).ofTokenizer();
            };
        }
    }

    private static long pieces(CodedInputStream in) throws IOException {
        // Counted is what was read of this file alone, and there is no message to bound.
        in.setSizeLimit(Integer.MAX_VALUE);
        long pieces = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == PIECES) {
                pieces++;
            }
            in.skipField(tag);
        }
        return pieces;
    }

    private long ofVocabulary() throws IOException {
        json.members(_ -> count(json.whole()));
        json.end();
        return highest;
    }

    private long ofTokenizer() throws IOException {
        json.members(part -> {
            switch (part) {
                case "model" -> json.members(this::ofModel);
                case "added_tokens" -> json.elements(_ -> json.members(this::ofAdded));
                default -> json.skip();
            }
        });
        json.end();
        return highest;
    }

    /// A vocabulary is an object of token and id or, of a unigram model, an array in the order of the ids.
    private void ofModel(String field) throws IOException {
        if (!field.equals("vocab")) {
            json.skip();
        } else if (json.isArray()) {
            var next = new long[1];
            json.elements(_ -> {
                json.skip();
                count(next[0]++);
            });
        } else {
            json.members(_ -> count(json.whole()));
        }
    }

    private void ofAdded(String field) throws IOException {
        if (field.equals("id") && json.isNumber()) {
            count(json.whole());
        } else {
            json.skip();
        }
    }

    private void count(long id) {
        highest = Math.max(highest, id);
    }
}
