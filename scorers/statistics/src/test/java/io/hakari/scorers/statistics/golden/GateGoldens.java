package io.hakari.scorers.statistics.golden;

import static io.hakari.suite.Gates.metric;
import static java.util.Map.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.gate.Evidence;
import io.hakari.gate.Finding;
import io.hakari.gate.Gate;
import io.hakari.gate.Importance;
import io.hakari.gate.Points;
import io.hakari.gate.Policy;
import io.hakari.gate.Release;
import io.hakari.gate.Ruling;
import io.hakari.gate.SafetyLimit;
import io.hakari.gate.Terms;
import io.hakari.gate.Verdict;
import io.hakari.gate.Waiver;
import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.scorers.statistics.proportion.Proportions;
import tools.jackson.databind.JsonNode;

/// The gates of core, by the measurements of this module.
final class GateGoldens {
    private static final String METRIC = "task/metric";

    private GateGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.ofEntries(entry("gateNonInferiority", GateGoldens::nonInferiority),
                entry("gateSafety", GateGoldens::safety), entry("gateRelease", GateGoldens::release));
    }

    private static Map<String, Object> nonInferiority(Inputs in) {
        double value = in.number("estimate");
        long n = in.whole("n");
        Measurement change = confidence -> {
            double tail = (1 - confidence) / 2;
            double quantile = in.isAbsent("df")
                    ? NormalDistribution.of(0, 1).inverseSurvivalProbability(tail)
                    : TDistribution.of(in.number("df")).inverseSurvivalProbability(tail);
            double half = quantile * in.number("se");
            return new Estimate(value, new Interval(value - half, value + half, confidence), n, 0, "given");
        };
        Gate gate = metric(METRIC).isNoWorseThanBaseline().byMoreThan(new Points(in.number("margin")))
                .onAtLeast(in.whole("nMin"));
        return ruling(gate.judge(evidence(new Finding(change, Optional.of(change), true), in)));
    }

    private static Map<String, Object> safety(Inputs in) {
        long k = in.whole("violations");
        long n = in.whole("n");
        Measurement rate = confidence -> new Estimate((double) k / n, Proportions.clopperPearson(k, n, confidence), n,
                0,
                "clopper-pearson");
        Gate gate = new SafetyLimit(METRIC, in.number("limit"), in.truth("zeroTolerance")).onAtLeast(in.whole("nMin"));
        return ruling(gate.judge(evidence(new Finding(rate, Optional.empty(), false), in)));
    }

    private static Evidence evidence(Finding finding, Inputs in) {
        return new Evidence(Map.of(METRIC, finding),
                Terms.USUAL.spending(in.number("alphaPass"), in.number("alphaFail")), Optional.empty(), 1);
    }

    private static Map<String, Object> ruling(Ruling ruling) {
        Estimate seen = ruling.seen().orElseThrow();
        return Map.of("lower", seen.lower(), "upper", seen.upper(), "decision", word(ruling.verdict()));
    }

    private static Map<String, Object> release(Inputs in) {
        List<Gate> gates = new ArrayList<>();
        List<Waiver> waivers = new ArrayList<>();
        in.nodes("checks").forEach(check -> {
            gates.add(Given.of(check));
            waiver(check).ifPresent(waivers::add);
        });
        Policy policy = Policy.of("golden", gates);
        Release release = Release.of(policy, policy.judge(new Evidence(Map.of())), waivers,
                Instant.parse(in.text("now")));
        List<String> waived = release.gates().stream().filter(one -> one.waiver().isPresent())
                .map(one -> one.gate().rule()).toList();
        return Map.of("decision", word(release.verdict()), "exitCode", exitCode(release.verdict()), "waived", waived);
    }

    private static Optional<Waiver> waiver(JsonNode check) {
        JsonNode waiver = check.path("waiver");
        if (waiver.isNull() || waiver.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode floor = waiver.path("floor");
        return Optional
                .of(new Waiver(check.path("id").asString(), "weights", "policy", waiver.path("author").asString(),
                        waiver.path("approver").asString(), "known", Instant.parse(waiver.path("issuedAt").asString()),
                        Instant.parse(waiver.path("expiresAt").asString()),
                        floor.isNumber() ? OptionalDouble.of(floor.asDouble()) : OptionalDouble.empty()));
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ -> "PASS";
            case Verdict.Fail _ -> "FAIL";
            case Verdict.Undecided _ -> "INCONCLUSIVE";
            case Verdict.Invalid _ -> "INVALID";
        };
    }

    private static int exitCode(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ -> 0;
            case Verdict.Fail _ -> 1;
            case Verdict.Undecided _ -> 2;
            case Verdict.Invalid _ -> 3;
        };
    }

    /// A gate whose ruling is given; severity S0 is what we call critical.
    private record Given(String rule, Importance importance, Verdict verdict, double estimate) implements Gate {

        static Given of(JsonNode check) {
            Importance importance = check.path("severity").asString().equals("S0")
                    ? Importance.CRITICAL
                    : Importance.REQUIRED;
            Verdict verdict = switch (check.path("outcome").asString()) {
                case "PASS" -> new Verdict.Pass("given");
                case "FAIL" -> new Verdict.Fail("given");
                case "INCONCLUSIVE" -> new Verdict.Undecided("given");
                default -> new Verdict.Invalid("given");
            };
            return new Given(check.path("id").asString(),
                    check.path("requirement").asString().equals("ADVISORY") ? Importance.ADVISORY : importance, verdict,
                    check.path("estimate").asDouble());
        }

        @Override
        public String metric() {
            return METRIC;
        }

        @Override
        public double limit() {
            return 0;
        }

        @Override
        public Ruling judge(Evidence evidence) {
            return Ruling.of(verdict, new Estimate(estimate, new Interval(estimate, estimate, 0.9), 1, 0, "given"));
        }
    }
}
