package io.hakari.runner.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;

class VocabularyTest {

    /// tokenizers 0.23.2 for Python: `encode(text, add_special_tokens=False).ids`, `decode(ids)`.
    @ParameterizedTest
    @EnumSource
    void ids_and_texts_of_a_thousand_strings_are_those_of_the_python_library(Checkpoints checkpoint) throws Exception {
        int column = checkpoint == Checkpoints.BYTES ? 1 : 2;
        List<List<String>> lines = lines();
        assertThat(lines).hasSize(1000);
        try (OnnxModel model = checkpoint.load()) {
            List<long[]> ids = model.vocabulary().encode(lines.stream().map(List::getFirst).toList());
            for (int i = 0; i < ids.size(); i++) {
                assertThat(joined(ids.get(i))).as(lines.get(i).getFirst()).isEqualTo(lines.get(i).get(column));
                assertThat(model.vocabulary().decode(ids.get(i))).isEqualTo(lines.get(i).get(column + 2));
            }
        }
    }

    private static String joined(long[] ids) {
        return LongStream.of(ids).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    private static List<List<String>> lines() throws IOException {
        try (var file = Files.newInputStream(Checkpoints.resource("tokens.jsonl.gz"));
                var reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return reader.lines().map(VocabularyTest::strings).toList();
        }
    }

    private static List<String> strings(String line) {
        try {
            ListValue.Builder list = ListValue.newBuilder();
            JsonFormat.parser().merge(line, list);
            return list.getValuesList().stream().map(Value::getStringValue).toList();
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_template_puts_its_tokens_before_a_text_once() throws Exception {
        try (OnnxModel model = Checkpoints.PIECES.load()) {
            assertThat(model.vocabulary().prefixed(new long[]{5, 6})).containsExactly(1, 5, 6);
            assertThat(model.vocabulary().prefixed(new long[]{1, 5, 6})).containsExactly(1, 5, 6);
        }
    }

    @Test
    void without_a_template_nothing_is_put_before_a_text() throws Exception {
        try (OnnxModel model = Checkpoints.BYTES.load()) {
            assertThat(model.vocabulary().prefixed(new long[]{5, 6})).containsExactly(5, 6);
        }
    }

    @Test
    void the_null_character_and_characters_outside_the_basic_plane_are_encoded() throws Exception {
        try (OnnxModel model = Checkpoints.BYTES.load()) {
            List<String> texts = Stream.of("a\u0000b", "𠮷", "👨‍👩‍👧‍👦").toList();
            List<long[]> ids = model.vocabulary().encode(texts);
            assertThat(ids.stream().map(model.vocabulary()::decode)).isEqualTo(texts);
        }
    }
}
