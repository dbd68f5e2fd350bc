package io.hakari.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.hakari.runner.protocol.v1.DeviceState;
import io.hakari.runner.protocol.v1.Telemetry;

class ThroughputTest {
    private static final DeviceState BUSY = DeviceState.newBuilder().setUtilisation(0.97).setPowerWatts(431.25)
            .setTemperatureCelsius(61).build();
    private final StringWriter printed = new StringWriter();

    private static Telemetry at(double seconds, long answered, long tokens, int inFlight, DeviceState... devices) {
        return Telemetry.newBuilder().setMonotonicNs((long) (seconds * 1e9)).setAnswered(answered)
                .setPromptTokens(tokens).setInFlight(inFlight).addAllDevices(List.of(devices)).build();
    }

    private String told(boolean terminal, Telemetry... readings) {
        var queue = new ArrayDeque<>(List.of(readings));
        try (var throughput = new Throughput(queue::remove, new PrintWriter(printed, true), terminal)) {
            while (!queue.isEmpty()) {
                throughput.tell();
            }
        }
        return printed.toString();
    }

    @Test
    void a_pipe_gets_a_line_whenever_something_was_asked() {
        assertThat(told(false, at(0, 0, 0, 0), at(10, 12_340, 567_800, 64, BUSY), at(20, 12_340, 567_800, 0, BUSY),
                at(30, 12_345, 567_800, 0))).isEqualToNormalizingNewlines("""
                        1,234 requests/s   56,780 tokens/s   64 in flight   GPU 97 % 431 W 61 °C
                        0.5 requests/s   0 tokens/s   0 in flight
                        """);
    }

    @Test
    void an_engine_that_counts_no_tokens_has_no_rate_of_them() {
        assertThat(told(false, at(0, 0, 0, 0), at(1, 3, 0, 1))).isEqualToNormalizingNewlines(
                "3.0 requests/s   1 in flight\n");
    }

    @Test
    void a_terminal_has_one_line_that_is_drawn_over() {
        assertThat(told(true, at(0, 0, 0, 0), at(1, 1000, 0, 64), at(2, 1000, 0, 0))).isEqualToNormalizingNewlines(
                "\r1,000 requests/s   64 in flight\r0 requests/s   0 in flight     \n");
    }

    @Test
    void several_devices_are_one_number_each() {
        DeviceState idle = DeviceState.newBuilder().setUtilisation(0.03).setPowerWatts(600).setTemperatureCelsius(80)
                .build();
        assertThat(told(false, at(0, 0, 0, 0), at(1, 1, 0, 0, BUSY, idle, DeviceState.getDefaultInstance())))
                .contains("3 GPUs 50 % 1.0 kW 80 °C");
    }

    @Test
    void a_line_that_is_too_long_is_cut_and_not_wrapped() {
        assertThat(told(true, at(0, 0, 0, 0), at(1, 123_456_789, 123_456_789_012L, 123_456_789, BUSY, BUSY)).strip())
                .hasSize(79).endsWith("…");
    }

    @Test
    void a_clock_that_stands_still_divides_by_nothing() {
        assertThat(told(false, at(1, 0, 0, 0), at(1, 5, 0, 0))).startsWith("0 requests/s");
    }
}
