package io.hakari.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.hakari.gate.Policy;

/// A file from anywhere never builds an object and never takes long.
@Timeout(5)
class HostileFileTest {
    @TempDir
    private Path folder;

    static Stream<List<String>> files() {
        return Stream.of(List.of("", "policy.yaml: is empty"),
                List.of("# nothing\n\n", "policy.yaml: is empty"),
                List.of("policy: p\n\tgates: []\n  \tmore: x",
                        "policy.yaml:2: a tab stands at the beginning of the line; YAML wants blanks there\n"
                                + "policy.yaml:3: a tab stands at the beginning of the line; YAML wants blanks there"),
                List.of("policy: !!java.net.URL [http://example.org]\ngates: []",
                        "policy.yaml:1: the tag [tag:yaml.org,2002:java.net.URL] is refused; leave it out"),
                List.of("policy: !!javax.script.ScriptEngineManager {a: b}\ngates: !mine []",
                        "policy.yaml:1: the tag [tag:yaml.org,2002:javax.script.ScriptEngineManager] is refused; "
                                + "leave it out\npolicy.yaml:2: the tag [!mine] is refused; leave it out"),
                List.of("policy: &a p\ngates: []", "policy.yaml:1: an anchor (&) is refused; write out what is meant"),
                List.of("policy: &a p\ngates: *a",
                        "policy.yaml:1: an anchor (&) is refused; write out what is meant\n"
                                + "policy.yaml:2: an alias (*) is refused; write out what is meant"),
                List.of("policy: p\ngates: []\n---\npolicy: q\n",
                        "policy.yaml:3: a second document begins; a file holds one"),
                List.of("? [a, b]\n: c\n? policy\n: p\n? gates\n: []", "policy.yaml:1: a key must be a word"),
                List.of("policy: p\ngates: [", "policy.yaml:2: is not YAML: expected the node content, but found "
                        + "'<stream end>'"),
                List.of("policy: a: b", "policy.yaml:1: is not YAML: mapping values are not allowed here; "
                        + "put text with a colon in it in quotes"),
                List.of("policy: p\n# \u0007\ngates: []",
                        "policy.yaml:2: the character U+0007 may not stand in a YAML file"),
                List.of("%YAML 9.9\n---\npolicy: p", "policy.yaml"),
                List.of("<<: {policy: p}\ngates: []\npolicy: q",
                        "policy.yaml:1: unknown key of policy [<<]; known: decidedBy, gates, lookingAfter, policy"),
                List.of("just words", "policy.yaml:1: policy is [just words]; it must have keys: policy, decidedBy, "
                        + "lookingAfter, gates"),
                List.of("[".repeat(200_000), "policy.yaml:1: nests deeper than 8 levels, which no policy needs"),
                List.of("{a: ".repeat(60_000), "policy.yaml:1: nests deeper than 8 levels, which no policy needs"),
                List.of("- ".repeat(100_000), "policy.yaml:1: nests deeper than 8 levels, which no policy needs"),
                List.of("policy: '" + "x".repeat(262_144) + "'",
                        "policy.yaml: is larger than 256 KiB, which no policy needs"),
                List.of("? \"\\e[31m\u0085" + "k".repeat(100_000) + "\"\n: x\npolicy: p\ngates: []",
                        "policy.yaml:1: unknown key of policy [?[31m?kkk"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_refused_with_its_line(List<String> pair) {
        assertThatThrownBy(() -> read(pair.getFirst())).isInstanceOf(IllegalArgumentException.class)
                .message().satisfies(message -> assertThat(message).startsWith(pair.getLast()).matches("(?s)[^\\e]*")
                        .hasSizeLessThan(1000));
    }

    @Test
    void that_multiplies_aliases_is_refused() {
        StringBuilder bomb = new StringBuilder("policy: p\ngates: []\na0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }

        assertThatThrownBy(() -> read(bomb.toString())).hasMessageContaining("an alias (*) is refused");
    }

    @Test
    void in_another_encoding_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("policy.yaml"), new byte[]{'p', (byte) 0x83, (byte) 0x65});

        assertThatThrownBy(() -> new YamlPolicySource().policy(file))
                .hasMessage("policy.yaml: is not in UTF-8; save it so");
    }

    @Test
    void with_a_byte_order_mark_is_read() {
        assertThat(read("\uFEFFpolicy: p\ngates: []").name()).isEqualTo("p");
    }

    @Test
    void that_is_not_there_is_told() {
        Path file = folder.resolve("none.yaml");

        assertThatThrownBy(() -> new YamlPolicySource().policy(file))
                .hasMessage("none.yaml: there is no such file: [" + file + "]");
        assertThatThrownBy(() -> new YamlPolicySource().waivers(folder)).hasMessageEndingWith(": is no file");
    }

    private Policy read(String text) {
        try {
            return new YamlPolicySource()
                    .policy(Files.writeString(folder.resolve("policy.yaml"), text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
