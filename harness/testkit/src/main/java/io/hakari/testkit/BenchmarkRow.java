package io.hakari.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apiguardian.api.API;

/// One figure of a benchmark, the bar it is held against and the peer it is compared with.
///
/// @param id    such as `onnx/decode-4x64`
/// @param value finite
/// @param unit  such as `samples/s`
/// @param bar   empty when the figure is only told
/// @param peer  empty when there is none, or no Python to run it
@API(status = EXPERIMENTAL, since = "0.1")
public record BenchmarkRow(String id, double value, String unit, Optional<Bar> bar, Optional<Peer> peer) {
    private static final Pattern ID = Pattern.compile("\\{\"id\":\"([^\"]*)\".*");
    private static final MathContext DIGITS = new MathContext(6);

    public BenchmarkRow {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value [" + value + "] of benchmark [" + id + "] must be finite");
        }
    }

    /// What a figure should reach.
    ///
    /// @param sign   `>=` or `<=`
    /// @param byPeer whether the limit is a multiple of the peer's value
    public record Bar(String sign, double limit, boolean byPeer) {}

    /// Another program at the same work on the same machine.
    ///
    /// @param name with its version, such as `lm-eval 0.4.13`
    public record Peer(String name, double value) {}

    /// Return a figure without bar and peer.
    public static BenchmarkRow row(String id, double value, String unit) {
        return new BenchmarkRow(id, value, unit, Optional.empty(), Optional.empty());
    }

    /// Return this row with the least that is good enough.
    public BenchmarkRow atLeast(double limit) {
        return new BenchmarkRow(id, value, unit, Optional.of(new Bar(">=", limit, false)), peer);
    }

    /// Return this row with the most that is good enough.
    public BenchmarkRow atMost(double limit) {
        return new BenchmarkRow(id, value, unit, Optional.of(new Bar("<=", limit, false)), peer);
    }

    /// Return this row with the least share of the peer's value that is good enough.
    public BenchmarkRow atLeastTimesPeer(double times) {
        return new BenchmarkRow(id, value, unit, Optional.of(new Bar(">=", times, true)), peer);
    }

    /// Return this row with what the peer reached, if it could be run.
    public BenchmarkRow beside(Optional<Peer> peer) {
        return new BenchmarkRow(id, value, unit, bar, peer);
    }

    /// Return whether the bar is reached; empty without a bar, or without the peer that it needs.
    public Optional<Boolean> met() {
        return bar.flatMap(bar -> limit(bar).map(limit -> bar.sign().equals(">=") ? value >= limit : value <= limit));
    }

    private Optional<Double> limit(Bar bar) {
        return bar.byPeer() ? peer.map(peer -> bar.limit() * peer.value()) : Optional.of(bar.limit());
    }

    /// Write the row as one line of JSON.
    String json(String machine) {
        return "{\"id\":" + quoted(id) + ",\"value\":" + number(value) + ",\"unit\":" + quoted(unit)
                + ",\"bar\":" + orNull(bar.map(BenchmarkRow::words).map(BenchmarkRow::quoted))
                + ",\"met\":" + orNull(met().map(String::valueOf))
                + ",\"peer\":" + orNull(peer.map(Peer::name).map(BenchmarkRow::quoted))
                + ",\"peerValue\":" + orNull(peer.map(Peer::value).map(BenchmarkRow::number))
                + ",\"ratio\":" + orNull(peer.map(other -> number(value / other.value())))
                + ",\"command\":" + quoted("mvn verify -Pbench -Dbench=" + id)
                + ",\"machine\":" + quoted(machine) + "}";
    }

    /// Return the id of a line that `json` wrote.
    static String idOf(String line) {
        Matcher matcher = ID.matcher(line);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static String words(Bar bar) {
        return bar.sign() + " " + number(bar.limit()) + (bar.byPeer() ? " x peer" : "");
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String orNull(Optional<String> value) {
        return value.orElse("null");
    }
}
