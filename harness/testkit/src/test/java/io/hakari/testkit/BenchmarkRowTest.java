package io.hakari.testkit;

import static io.hakari.testkit.BenchmarkRow.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.hakari.testkit.BenchmarkRow.Peer;
import io.hakari.testkit.Benchmarks.Benchmark;

class BenchmarkRowTest {
    private static final Optional<Peer> PEER = Optional.of(new Peer("lm-eval 0.4.13", 2000));

    @Test
    void is_one_line_of_json_with_every_column() {
        assertThat(row("overhead/grpc", 61234.5678, "samples/s").atLeast(50_000).beside(PEER).json("a \"good\" one"))
                .isEqualTo("{\"id\":\"overhead/grpc\",\"value\":61234.6,\"unit\":\"samples/s\",\"bar\":\">= 50000\","
                        + "\"met\":true,\"peer\":\"lm-eval 0.4.13\",\"peerValue\":2000,\"ratio\":30.6173,"
                        + "\"command\":\"mvn verify -Pbench -Dbench=overhead/grpc\","
                        + "\"machine\":\"a \\\"good\\\" one\"}");
    }

    @Test
    void leaves_open_what_it_does_not_know() {
        assertThat(row("heap/most", 41, "MB").json("")).contains("\"bar\":null,\"met\":null,\"peer\":null,"
                + "\"peerValue\":null,\"ratio\":null");
    }

    @Test
    void meets_its_bar_at_the_bar() {
        assertThat(row("a", 180, "s").atMost(180).met()).contains(true);
        assertThat(row("a", 180.1, "s").atMost(180).met()).contains(false);
        assertThat(row("a", 180, "1/s").atLeast(180).met()).contains(true);
        assertThat(row("a", 179.9, "1/s").atLeast(180).met()).contains(false);
    }

    @Test
    void may_be_held_against_its_peer() {
        assertThat(row("a", 1800, "1/s").atLeastTimesPeer(0.9).beside(PEER).met()).contains(true);
        assertThat(row("a", 1799, "1/s").atLeastTimesPeer(0.9).beside(PEER).met()).contains(false);
        assertThat(row("a", 1799, "1/s").atLeastTimesPeer(0.9).met()).isEmpty();
        assertThat(row("a", 1799, "1/s").atLeastTimesPeer(0.9).json("")).contains("\"bar\":\">= 0.9 x peer\"");
    }

    @Test
    void is_found_again_by_its_id() {
        assertThat(BenchmarkRow.idOf(row("heap/most", 41, "MB").json("here"))).isEqualTo("heap/most");
        assertThat(BenchmarkRow.idOf("something else")).isEmpty();
    }

    @Test
    void must_be_finite() {
        assertThatThrownBy(() -> row("a", Double.NaN, "s")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value [NaN] of benchmark [a] must be finite");
    }

    @Test
    void is_selected_by_its_own_id_or_that_of_its_benchmark() {
        Benchmark overhead = new Named("overhead");

        assertThat(Benchmarks.isSelected("", overhead)).isTrue();
        assertThat(Benchmarks.isSelected("overhead", overhead)).isTrue();
        assertThat(Benchmarks.isSelected("overhead/grpc", overhead)).isTrue();
        assertThat(Benchmarks.isSelected("over", overhead)).isFalse();
        assertThat(Benchmarks.isSelected("overheads", overhead)).isFalse();
    }

    private record Named(String id) implements Benchmark {

        @Override
        public List<BenchmarkRow> measure() {
            return List.of();
        }
    }
}
