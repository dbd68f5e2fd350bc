package io.hakari.runner.server.policy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.protobuf.ByteString;

class MessageTest {

    @Test
    void what_is_written_is_read() throws ProtocolException {
        ByteString bytes = new MessageWriter().fields(5)
                .text("prompt").text("赤い箱を".repeat(20))
                .bytes("data".getBytes(US_ASCII)).bytes(new byte[]{1, 2})
                .text("n").whole(-5)
                .text("x").real(Double.NaN)
                .text("l").items(20).truth(true).whole(1).whole(127).whole(128).whole(Long.MIN_VALUE)
                .items(0).items(0).items(0).items(0).items(0).items(0).items(0).items(0).items(0).items(0)
                .items(0).items(0).items(0).items(0).fields(0)
                .toBytes();
        assertThat(MessageReader.read(bytes)).isInstanceOfSatisfying(Message.Fields.class, fields -> {
            assertThat(fields.text("prompt")).contains("赤い箱を".repeat(20));
            assertThat(fields.find("data")).contains(new Message.Bytes(ByteString.copyFrom(new byte[]{1, 2})));
            assertThat(fields.find("n")).contains(new Message.Whole(-5));
            assertThat(fields.find("x")).contains(new Message.Real(Double.NaN));
            assertThat(fields.find("l").orElseThrow()).isInstanceOfSatisfying(Message.Items.class,
                    items -> assertThat(items.values()).hasSize(20).startsWith(new Message.Truth(true),
                            new Message.Whole(1), new Message.Whole(127), new Message.Whole(128),
                            new Message.Whole(Long.MIN_VALUE)));
        });
    }

    /// The left column is what Python's msgpack 1.1 writes.
    @ParameterizedTest
    @CsvSource({"c0, Nil[]", "cc80, Whole[value=128]", "cdffff, Whole[value=65535]",
            "ceffffffff, Whole[value=4294967295]",
            "d0df, Whole[value=-33]", "d1ff00, Whole[value=-256]", "d2ffff0000, Whole[value=-65536]",
            "ff, Whole[value=-1]",
            "ca3fc00000, Real[value=1.5]", "cb3ff8000000000000, Real[value=1.5]", "d90161, Text[value=a]"})
    void numbers_and_texts_of_every_width_are_read(String hex, String expected) throws ProtocolException {
        assertThat(MessageReader.read(bytes(hex))).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "c63b9aca00 | message promises [1000000000] bytes and has [0] left",
            "dd3b9aca00 | message promises [1000000000] values in its last [0] bytes",
            "df3b9aca0001 | message promises [1000000000] values in its last [1] bytes",
            "db7fffffff61 | message promises [2147483647] bytes and has [1] left",
            "cb3ff8 | message ends in the middle of a value",
            "c7010161 | message holds tag [0xc7], which no policy server sends",
            "cfffffffffffffffff | number [18446744073709551615] is above 2^63",
            "a1ff | text of [1] bytes is no UTF-8",
            "8101c0 | key [Whole] of a map is no text",
            "82a161c0a161c0 | key [a] stands twice in a map",
            "c0c0 | message goes on for [1] bytes behind its value"})
    void what_lies_is_refused(String hex, String message) {
        assertThatThrownBy(() -> MessageReader.read(bytes(hex))).isInstanceOf(ProtocolException.class)
                .hasMessage(message);
    }

    @Test
    void what_nests_too_deeply_or_holds_too_much_is_refused() {
        assertThatThrownBy(() -> MessageReader.read(bytes("91".repeat(100_000) + "c0")))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("message nests deeper than 32 or holds more than 100000 values");
        assertThatThrownBy(() -> MessageReader.read(bytes("dd000186a0" + "c0".repeat(100_000))))
                .hasMessage("message nests deeper than 32 or holds more than 100000 values");
    }

    @Test
    void a_map_of_nothing_is_a_map() throws ProtocolException {
        assertThat(MessageReader.read(bytes("80"))).isEqualTo(new Message.Fields(Map.of()));
        assertThat(MessageReader.read(bytes("90"))).isEqualTo(new Message.Items(List.of()));
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
