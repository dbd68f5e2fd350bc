package io.hakari.runner.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.protobuf.ByteString;

class NumbersTest {

    /// The left columns are what NumPy 2.4 writes by `array.tobytes().hex()`.
    @ParameterizedTest
    @CsvSource({"<f4, 0000c03f0000c07f, 1.5 NaN", ">f4, 3fc000007fc00000, 1.5 NaN", "<f8, 000000000000f83f, 1.5",
            ">f8, 3ff8000000000000, 1.5", "<f2, 003e, 1.5", "|u1, ff01, 255.0 1.0", "|i1, ff, -1.0", "<i2, feff, -2.0",
            ">i4, fffffffe, -2.0", "<i8, feffffffffffffff, -2.0", "<u2, ffff, 65535.0", "<u4, ffffffff, 4294967295.0",
            "|b1, 0001, 0.0 1.0"})
    void arrays_of_every_number_and_byte_order_are_read(String type, String hex, String expected)
            throws ProtocolException {
        ByteString bytes = bytes(hex);
        int width = type.charAt(2) - '0';
        Numbers numbers = Numbers.checked(new Numbers(bytes, type, List.of(bytes.size() / width)));
        assertThat(numbers.values()).containsExactlyElementsOf(
                List.of(expected.split(" ")).stream().map(Double::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"|O", "|V8", "<c8", "<M8", "|S4", "<U1", "f4; import os", ""})
    void what_is_no_number_is_refused(String type) {
        assertThatThrownBy(() -> Numbers.checked(new Numbers(bytes("00000000"), type, List.of(1))))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("array has type [" + type
                        + "]; numbers of NumPy are read, such as <f4, and nothing that runs code or has parts");
    }

    @Test
    void a_shape_that_its_bytes_do_not_fill_is_refused() {
        assertThatThrownBy(() -> Numbers.checked(new Numbers(bytes("00000000"), "<f4", List.of(2))))
                .hasMessage("array of type [<f4] and shape [2] has [4] bytes; expected 8");
        List<Integer> huge = List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 4);
        assertThatThrownBy(() -> Numbers.checked(new Numbers(bytes("00000000"), "<f4", huge)))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void openpis_way_there_and_back() throws ProtocolException {
        Numbers numbers = Numbers.of(List.of(1.5, -0.0, Double.NaN), "<f4");
        var out = new MessageWriter();
        numbers.openpi(out);
        assertThat(Numbers.openpi(MessageReader.read(out.toBytes()))).isEqualTo(numbers);
    }

    @Test
    void an_array_of_nested_bytes_is_refused() {
        var out = new MessageWriter().fields(4).text("__ndarray__").truth(true);
        out.text("data").items(1).bytes(new byte[4]);
        out.text("dtype").text("<f4").text("shape").items(1).whole(1);
        assertThatThrownBy(() -> Numbers.openpi(MessageReader.read(out.toBytes())))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("array is no map of __ndarray__, data, dtype and shape, but [Fields]");
    }

    /// `numpy.save` of NumPy 2.4 for `numpy.array([[1.5, nan]], "<f4")`.
    @Test
    void numpys_file_is_read_and_written_to_the_byte() throws ProtocolException {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }";
        ByteString file = bytes("934e554d5059" + "0100" + "7600")
                .concat(ByteString.copyFromUtf8(header + " ".repeat(117 - header.length()) + "\n"))
                .concat(bytes("0000c03f0000c07f"));
        Numbers numbers = Npy.read(file);
        assertThat(numbers.values()).containsExactly(1.5, Double.NaN);
        assertThat(numbers.shape()).containsExactly(1, 2);
        assertThat(Npy.read(Npy.write(numbers))).isEqualTo(numbers);
        assertThat(Npy.write(numbers).size() % 64).isEqualTo(8);
        assertThat(Npy.read(Npy.write(numbers.shaped(2)))).isEqualTo(numbers.shaped(2));
    }

    @Test
    void a_file_that_is_none_is_refused() {
        assertThatThrownBy(() -> Npy.read(bytes("80049503"))).hasMessage("array is no .npy file of version 1");
        assertThatThrownBy(() -> Npy.read(bytes("934e554d50590100ffff")))
                .hasMessage("header of a .npy file promises [65535] bytes and ends before");
        ByteString objects = Npy.write(new Numbers(bytes("8004"), "|O", List.of(1)));
        assertThatThrownBy(() -> Npy.read(objects)).hasMessageStartingWith("array has type [|O]");
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
