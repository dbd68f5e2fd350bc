package io.hakari.runner.server.onnx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.Value.KindCase;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.ModelException;

/// Turns text into token ids and back, as `tokenizer.json` says, and never adds or cuts anything by itself.
final class Vocabulary implements AutoCloseable {
    static {
        // The library would otherwise look for newer files and report its use over the network.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    private static final String FILE = CheckpointFolder.TOKENIZER;

    private final HuggingFaceTokenizer tokenizer;
    private final Token last;
    private final long[] prefix;

    private Vocabulary(HuggingFaceTokenizer tokenizer, Token last) {
        this.tokenizer = tokenizer;
        this.last = last;
        this.prefix = prefix(tokenizer);
    }

    static Vocabulary of(Struct fields, byte[] file) throws ModelException {
        Token last = last(fields).orElseThrow(() -> new ModelException(Error.Code.CORRUPT,
                FILE + " has no field [model.vocab]; expected a Hugging Face tokenizer; copy the file again"));
        Map<String, String> options = Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");
        try {
            return new Vocabulary(HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(file), options), last);
        } catch (IOException | RuntimeException e) {
            throw new ModelException(Error.Code.CORRUPT,
                    FILE + " is no tokenizer: " + Reasons.brief(e) + "; copy the file again", e);
        }
    }

    /// Refuse a tokenizer that can give ids for which the model has no logit.
    void requireFits(int vocabulary) throws ModelException {
        if (last.id() >= vocabulary) {
            throw new ModelException(Error.Code.CORRUPT, FILE + " has token [" + last.text() + "] with id [" + last.id()
                    + "] but " + ModelConfig.FILE + " says vocab_size [" + vocabulary
                    + "]; take both files from the same export");
        }
    }

    /// Return the ids of each text, without the tokenizer's own special tokens; those written in the text are kept.
    List<long[]> encode(List<String> texts) {
        return Stream.of(tokenizer.batchEncode(texts, false, false)).map(Encoding::getIds).toList();
    }

    /// Return the ids of a text that a model is to read from its beginning: the tokenizer's own prefix comes first,
    /// unless the text begins with it.
    long[] prefixed(long[] ids) {
        if (startsWith(ids, prefix)) {
            return ids;
        }
        long[] all = Arrays.copyOf(prefix, prefix.length + ids.length);
        System.arraycopy(ids, 0, all, prefix.length, ids.length);
        return all;
    }

    /// Return the text of one id, also of a special token.
    String text(int id) {
        return tokenizer.decode(new long[]{id}, false);
    }

    /// Return the text of ids, special tokens left out.
    String decode(long[] ids) {
        return tokenizer.decode(ids, true);
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private static boolean startsWith(long[] ids, long[] prefix) {
        return ids.length >= prefix.length && Arrays.equals(ids, 0, prefix.length, prefix, 0, prefix.length);
    }

    /// A template's tokens after the text are left out: what follows the text is the model's to say.
    private static long[] prefix(HuggingFaceTokenizer tokenizer) {
        Encoding probe = tokenizer.encode("a", true, false);
        int length = 0;
        while (length < probe.getIds().length && probe.getSpecialTokenMask()[length] == 1) {
            length++;
        }
        return Arrays.copyOf(probe.getIds(), length);
    }

    private static Optional<Token> last(Struct fields) {
        Value vocabulary = fields.getFieldsOrDefault("model", Value.getDefaultInstance()).getStructValue()
                .getFieldsOrDefault("vocab", Value.getDefaultInstance());
        Stream<Token> own = vocabulary.getKindCase() == KindCase.LIST_VALUE ? listed(vocabulary) : mapped(vocabulary);
        Stream<Token> added = fields.getFieldsOrDefault("added_tokens", Value.getDefaultInstance()).getListValue()
                .getValuesList().stream()
                .map(Value::getStructValue)
                .map(token -> new Token(
                        token.getFieldsOrDefault("content", Value.getDefaultInstance()).getStringValue(),
                        (int) token.getFieldsOrDefault("id", Value.getDefaultInstance()).getNumberValue()));
        return Stream.concat(own, added).max(Token.BY_ID);
    }

    /// Unigram models list pairs of piece and score; the id is the place.
    private static Stream<Token> listed(Value vocabulary) {
        int last = vocabulary.getListValue().getValuesCount() - 1;
        return last < 0
                ? Stream.empty()
                : Stream.of(new Token(
                        vocabulary.getListValue().getValues(last).getListValue().getValues(0).getStringValue(), last));
    }

    private static Stream<Token> mapped(Value vocabulary) {
        return vocabulary.getStructValue().getFieldsMap().entrySet().stream()
                .map(entry -> new Token(entry.getKey(), (int) entry.getValue().getNumberValue()));
    }

    /// One entry of the vocabulary.
    private record Token(String text, int id) {
        static final Comparator<Token> BY_ID = Comparator.comparingInt(Token::id);
    }
}
