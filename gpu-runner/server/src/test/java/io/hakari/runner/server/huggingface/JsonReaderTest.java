package io.hakari.runner.server.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static JsonReader of(String text) {
        return new JsonReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void members_come_in_order_with_their_values() throws IOException {
        List<String> heard = new ArrayList<>();
        JsonReader json = of(" {\"a\" : -12, \"b\":[\"駅\", \"\\u99c5\\n\\uD83D\\uDE00\"] ,\"c\":{}, \"d\": [] } ");
        json.members(name -> {
            switch (name) {
                case "a" -> heard.add("a " + json.whole());
                case "b" -> json.elements(_ -> heard.add("b " + json.string()));
                case "c" -> json.members(_ -> heard.add("never"));
                default -> json.elements(_ -> heard.add("never"));
            }
        });
        json.end();
        assertThat(heard).containsExactly("a -12", "b 駅", "b 駅\n😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "null", "-1.5e+10", "0", "\"a\\\"b\"", "{}", "[]",
            "{\"a\": [1, {\"b\": null}], \"c\": \"d\"}"})
    void a_value_of_any_kind_can_be_skipped(String text) throws IOException {
        JsonReader json = of(text);
        json.skip();
        json.end();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1, 2     | has its end at byte 5; expected [,]
            [1 2]     | has [2] at byte 3; expected [,]
            {"a" 1}   | has [1] at byte 5; expected [:]
            {a: 1}    | has [a] at byte 1; expected a string
            tru       | has [tru] before byte 3; expected a value
            {"a": 1}} | has [}] at byte 8; expected its end
            "a\\xb"   | has an unknown escape before byte 4
            "a        | ends in the middle of a value at byte 2
            "\\uD83D\\n" | has half of a character before byte 9
            """)
    void what_is_not_json_is_told_with_its_byte(String text, String message) {
        assertThatIOException().isThrownBy(() -> {
            JsonReader json = of(text.replace("\\\\", "\\"));
            json.skip();
            json.end();
        }).withMessage(message);
    }

    @Test
    void a_byte_that_is_no_character_is_refused() {
        var json = new JsonReader(new ByteArrayInputStream(new byte[]{'"', (byte) 0xff, '"'}));
        assertThatIOException().isThrownBy(json::string).withMessage("is not in UTF-8 before byte 3");
    }

    @Test
    void a_number_with_a_fraction_is_no_whole_one() {
        assertThatIOException().isThrownBy(() -> of("1.5").whole())
                .withMessage("has [1.5] before byte 3; expected a whole number");
    }

    @Test
    void a_nest_without_end_does_not_end_the_process() {
        assertThatIOException().isThrownBy(() -> of("[".repeat(100_000)).skip())
                .withMessage("nests deeper than 64 at byte 65");
    }

    @Test
    void values_longer_than_its_buffer_are_read() throws IOException {
        String text = "あ".repeat(100_000);
        assertThat(of("\"" + text + "\"").string()).isEqualTo(text);
    }
}
