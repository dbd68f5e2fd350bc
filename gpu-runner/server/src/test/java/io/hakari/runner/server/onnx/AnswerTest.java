package io.hakari.runner.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AnswerTest {

    /// Each token is one byte, as with a byte-level tokenizer at its worst.
    private static Answer bytes(String... stops) {
        return new Answer(AnswerTest::decode, List.of(stops));
    }

    private static String decode(long[] bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return new String(all, StandardCharsets.UTF_8);
    }

    private static List<String> deltas(Answer answer, String text) {
        List<String> deltas = new ArrayList<>();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            deltas.add(answer.add(one & 0xFF));
        }
        deltas.add(answer.finish());
        return deltas;
    }

    @Nested
    class A_character_that_lies_across_tokens {

        @Test
        void waits_for_its_last_token() {
            Answer answer = bytes();
            assertThat(deltas(answer, "aあ🍣")).containsExactly("a", "", "", "あ", "", "", "", "🍣", "");
            assertThat(answer.text()).isEqualTo("aあ🍣");
        }

        @Test
        void that_never_ends_is_shown_as_damaged() {
            Answer answer = bytes();
            answer.add('a');
            assertThat(answer.add(0xE3)).isEmpty();
            assertThat(answer.finish()).isEqualTo("\uFFFD");
            assertThat(answer.text()).isEqualTo("a\uFFFD");
        }

        @Test
        void that_is_damaged_is_shown_when_the_next_begins() {
            Answer answer = bytes();
            answer.add(0xE3);
            assertThat(answer.add('b')).isEqualTo("\uFFFDb");
        }
    }

    @Nested
    class A_stop {

        @Test
        void that_may_have_begun_is_held_back() {
            Answer answer = bytes("xyz");
            assertThat(deltas(answer, "axyaxb")).containsExactly("a", "", "", "xya", "", "xb", "");
            assertThat(answer.stopped()).isFalse();
        }

        @Test
        void cuts_the_text_and_is_no_part_of_it() {
            Answer answer = bytes("。");
            assertThat(String.join("|", deltas(answer, "はい。いいえ"))).isEqualTo("||は|||い" + "|".repeat(13));
            assertThat(answer.stopped()).isTrue();
            assertThat(answer.text()).isEqualTo("はい");
        }

        @Test
        void that_comes_first_in_the_text_wins() {
            Answer answer = new Answer(_ -> "one two three", List.of("thr", "two", "three"));
            assertThat(answer.add(0)).isEqualTo("one ");
            assertThat(answer.text()).isEqualTo("one ");
        }

        @Test
        void that_only_began_at_the_end_stays_in_the_text() {
            Answer answer = bytes("xyz");
            assertThat(String.join("", deltas(answer, "axy"))).isEqualTo("axy").isEqualTo(answer.text());
        }

        @Test
        void is_found_where_a_shorter_one_began_inside_its_false_start() {
            Answer answer = bytes("aab");
            deltas(answer, "caaab");
            assertThat(answer.stopped()).isTrue();
            assertThat(answer.text()).isEqualTo("ca");
        }
    }

    @Test
    void a_long_text_is_decoded_piece_by_piece_and_nothing_is_lost() {
        List<Integer> decoded = new ArrayList<>();
        Answer answer = new Answer(tokens -> {
            decoded.add(tokens.length);
            return decode(tokens);
        }, List.of("＃"));
        String text = "倉庫にねじが🍣五本あります。\n".repeat(40);
        assertThat(String.join("", deltas(answer, text))).isEqualTo(text).isEqualTo(answer.text());
        assertThat(decoded).allMatch(length -> length < 100);
    }

    @Test
    void the_space_that_a_decoder_drops_at_its_beginning_is_kept_between_pieces() {
        Answer answer = new Answer(tokens -> " word".repeat(tokens.length).strip(), List.of());
        StringBuilder text = new StringBuilder();
        LongStream.range(0, 300).forEach(token -> text.append(answer.add(token)));
        assertThat(text + answer.finish()).isEqualTo(" word".repeat(300).strip());
    }

    /// Byte fallback decodes a run of bytes as a whole: three good bytes and a further one are four damaged characters.
    @Test
    void what_a_decoder_takes_back_for_a_while_is_not_repeated() throws Exception {
        try (OnnxModel model = Checkpoints.PIECES.load()) {
            long[] ids = model.vocabulary().encode(List.of("鬱蒼")).getFirst();
            assertThat(ids).hasSizeGreaterThanOrEqualTo(6);
            Answer answer = new Answer(model.vocabulary()::decode, List.of());
            StringBuilder text = new StringBuilder();
            LongStream.of(ids).forEach(id -> text.append(answer.add(id)));
            assertThat(text.toString()).isEqualTo("鬱蒼");
            Answer broken = new Answer(model.vocabulary()::decode, List.of());
            LongStream.of(ids).limit(ids.length - 1).forEach(broken::add);
            broken.finish();
            assertThat(broken.text()).isEqualTo("鬱\uFFFD");
        }
    }
}
