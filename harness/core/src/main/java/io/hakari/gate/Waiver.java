package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// Leave for one gate not to pass, for one checkpoint under one policy, for at most thirty days, signed by two people.
///
/// @param gate       the gate's rule
/// @param checkpoint the digest of the weights
/// @param policy     the digest of the policy
/// @param author     who asked for it
/// @param approver   who granted it; somebody else
/// @param reason     why, as the report shows it
/// @param issued     from when it counts
/// @param expires    from when it no longer counts
/// @param floor      the worst value that is tolerated; empty for any
@API(status = EXPERIMENTAL, since = "0.2")
public record Waiver(String gate, String checkpoint, String policy, String author, String approver, String reason,
        Instant issued, Instant expires, OptionalDouble floor) {
    private static final Duration LONGEST = Duration.ofDays(30);

    public Waiver {
        Objects.requireNonNull(floor);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("waiver of [" + gate + "] has no reason");
        }
    }

    /// Return why this waiver does not help a gate; empty when it does.
    ///
    /// A waiver is for a gate that failed or is undecided. What could not be judged, and what is critical, is never waived.
    public Optional<String> flaw(Gate waived, Ruling ruling, Instant now) {
        if (waived.importance() == Importance.CRITICAL) {
            return Optional.of("the gate is critical");
        }
        if (!(ruling.verdict() instanceof Verdict.Fail || ruling.verdict() instanceof Verdict.Undecided)) {
            return Optional.of("the gate is neither failed nor undecided");
        }
        if (author.strip().equalsIgnoreCase(approver.strip())) {
            return Optional.of("author and approver are both [" + author + "]");
        }
        if (Duration.between(issued, expires).compareTo(LONGEST) > 0) {
            return Optional.of("it lasts longer than " + LONGEST.toDays() + " days");
        }
        if (now.isBefore(issued) || !now.isBefore(expires)) {
            return Optional.of("it counts from " + issued + " until " + expires);
        }
        return floor.isPresent()
                && ruling.seen().map(Estimate::value).orElse(Double.NEGATIVE_INFINITY) < floor.getAsDouble()
                        ? Optional.of("the value is below the floor of " + floor.getAsDouble())
                        : Optional.empty();
    }
}
