package io.hakari.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.gate.Waiver;

class WaiverFileTest {
    private static final String CHECKPOINT = "3f1c".repeat(16);
    private static final String POLICY = "9ab0".repeat(16);

    @TempDir
    private Path folder;

    @Test
    void gives_every_waiver() throws IOException {
        assertThat(read("""
                - gate: units/accuracy stays above 75 %
                  checkpoint: CHECKPOINT
                  policy: POLICY
                  author: Sato
                  approver: Tanaka
                  reason: 単位の設問は次版で直す
                  issued: 2026-11-25T09:00:00+09:00
                  expires: 2026-12-10
                  floor: 0.7
                - gate: "at least 1 of 2: a stays above 50 %; b stays above 50 %"
                  checkpoint: CHECKPOINT
                  policy: POLICY
                  author: Sato
                  approver: Tanaka
                  reason: for the fair
                  issued: 2026-11-25T00:00:00Z
                  expires: 2026-12-01T12:30:00Z
                """)).containsExactly(
                new Waiver("units/accuracy stays above 75 %", CHECKPOINT, POLICY, "Sato", "Tanaka", "単位の設問は次版で直す",
                        Instant.parse("2026-11-25T00:00:00Z"), Instant.parse("2026-12-10T00:00:00Z"),
                        OptionalDouble.of(0.7)),
                new Waiver("at least 1 of 2: a stays above 50 %; b stays above 50 %", CHECKPOINT, POLICY, "Sato",
                        "Tanaka",
                        "for the fair", Instant.parse("2026-11-25T00:00:00Z"), Instant.parse("2026-12-01T12:30:00Z"),
                        OptionalDouble.empty()));
    }

    @Test
    void may_be_an_empty_list() throws IOException {
        assertThat(read("[]")).isEmpty();
    }

    @Test
    void tells_all_its_mistakes() {
        assertThatThrownBy(() -> read("""
                - gate: a
                  checkpoint: 3f1c
                  policy: POLICY
                  author: Sato
                  aprover: Tanaka
                  reason: ''
                  issued: yesterday
                  expires: 2026-02-30
                  floor: low
                - gate: b
                """)).isInstanceOf(IllegalArgumentException.class).hasMessage("""
                waivers.yaml:1: waiver has no [approver]
                waivers.yaml:2: [checkpoint] of waiver is [3f1c]; it must be a whole digest, 64 hexadecimal digits in \
                small letters
                waivers.yaml:5: unknown key of waiver [aprover]; did you mean [approver]? known: approver, author, \
                checkpoint, expires, floor, gate, issued, policy, reason
                waivers.yaml:6: [reason] of waiver is []; it must be text
                waivers.yaml:7: [issued] of waiver is [yesterday]; it must be a date such as 2026-12-01 or a time such \
                as 2026-12-01T09:00:00+09:00
                waivers.yaml:8: [expires] of waiver is [2026-02-30]; it must be a date such as 2026-12-01 or a time \
                such as 2026-12-01T09:00:00+09:00
                waivers.yaml:9: [floor] of waiver is [low]; it must be a number, such as 0.6
                waivers.yaml:10: waiver has no [checkpoint]
                waivers.yaml:10: waiver has no [policy]
                waivers.yaml:10: waiver has no [author]
                waivers.yaml:10: waiver has no [approver]
                waivers.yaml:10: waiver has no [reason]
                waivers.yaml:10: waiver has no [issued]
                waivers.yaml:10: waiver has no [expires]""");
    }

    @Test
    void that_is_no_list_is_told() {
        assertThatThrownBy(() -> read("gate: a")).hasMessage(
                "waivers.yaml:1: waivers are a mapping; they must be a list, each waiver beginning with a hyphen");
    }

    private List<Waiver> read(String text) throws IOException {
        return new YamlPolicySource().waivers(Files.writeString(folder.resolve("waivers.yaml"),
                text.replace("CHECKPOINT", CHECKPOINT).replace("POLICY", POLICY)));
    }
}
