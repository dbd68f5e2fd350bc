package io.hakari.command;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

import io.hakari.gate.Plan;
import io.hakari.gate.Statistician;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says how many trials a gate needs, before anything is asked.
@Command(name = "plan", description = "Says how many trials gates need before they can pass.", mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:planned", "3:something broke", "64:wrong usage"})
final class Planning implements Callable<Integer> {
    private static final double POINT = 0.01;
    private static final double HUNDRED = 100;
    private static final double TINY = 1e-9;
    private static final int WIDTH = 88;

    private final PrintStream out;
    private OptionalDouble margin = OptionalDouble.empty();
    private OptionalDouble deviation = OptionalDouble.empty();
    private OptionalDouble safetyLimit = OptionalDouble.empty();
    private OptionalDouble rateLimit = OptionalDouble.empty();
    private OptionalLong items = OptionalLong.empty();

    @Option(names = "--power", paramLabel = "P", description = "The chance that all gates pass an equal checkpoint (default: 0.8).")
    private double power = 0.8;

    @Option(names = "--gates", paramLabel = "N", description = "How many gates must pass together (default: 1).")
    private int gates = 1;

    @Option(names = "--alpha", paramLabel = "P", description = "The chance to pass a gate whose rule is just broken (default: 0.05).")
    private double alpha = 0.05;

    @Option(names = "--design-effect", paramLabel = "X", description = "How many times more trials clusters need (default: 1).")
    private double designEffect = 1;

    @Option(names = "--true-change", paramLabel = "POINTS", description = "The change to reckon with, below 0 for a loss (default: 0).")
    private double trueChange;

    @Option(names = "--allowed", paramLabel = "N", description = "How many violations, or events, a demonstration allows (default: 0).")
    private long allowed;

    Planning(PrintStream out) {
        this.out = out;
    }

    @Option(names = "--margin", paramLabel = "POINTS", description = "How much worse than the baseline is accepted.")
    void margin(double points) {
        margin = OptionalDouble.of(points);
    }

    @Option(names = "--deviation", paramLabel = "D", description = "Standard deviation of the paired differences, from the last comparison.")
    void deviation(double deviation) {
        this.deviation = OptionalDouble.of(deviation);
    }

    @Option(names = "--items", paramLabel = "N", description = "Also say what this many trials can show.")
    void items(long trials) {
        items = OptionalLong.of(trials);
    }

    @Option(names = "--safety-limit", paramLabel = "RATE", description = "Also, or only, say what the demonstration of a safety limit needs.")
    void safetyLimit(double rate) {
        safetyLimit = OptionalDouble.of(rate);
    }

    @Option(names = "--rate-limit", paramLabel = "PER_HOUR", description = "Also, or only, say what the demonstration of a rate of events needs.")
    void rateLimit(double perHour) {
        rateLimit = OptionalDouble.of(perHour);
    }

    @Override
    public Integer call() {
        try {
            checkUsage();
            margin.ifPresent(points -> comparison(points * POINT));
            safetyLimit.ifPresent(this::safety);
            rateLimit.ifPresent(this::rate);
            return ExitStatus.PASS;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private void checkUsage() {
        if (margin.isEmpty() && safetyLimit.isEmpty() && rateLimit.isEmpty()) {
            throw new UsageException("nothing to plan; give --margin and --deviation, --safety-limit or --rate-limit");
        }
        if (margin.isPresent() != deviation.isPresent()) {
            throw new UsageException("--margin and --deviation belong together; the deviation of the paired differences"
                    + " is told by the last comparison, 0.3 to 0.5 is usual");
        }
        check("--margin", margin.orElse(1), 0, 100);
        check("--alpha", alpha, 0, 0.5);
        check("--safety-limit", safetyLimit.orElse(POINT), 0, 1);
        check("--rate-limit", rateLimit.orElse(1), 0, Double.POSITIVE_INFINITY);
        if (allowed < 0) {
            throw new UsageException("--allowed [" + allowed + "] must be at least 0");
        }
        checkCount("--gates", gates);
        checkCount("--items", items.orElse(1));
    }

    private static void check(String option, double value, double low, double high) {
        if (!(value > low && value < high)) {
            throw new UsageException(
                    option + " [" + value + "] must be above " + trimmed(low) + " and below " + trimmed(high));
        }
    }

    private static void checkCount(String option, long value) {
        if (value < 1) {
            throw new UsageException(option + " [" + value + "] must be at least 1");
        }
    }

    private void comparison(double margin) {
        Plan plan = new Plan(power, deviation.orElseThrow(), trueChange * POINT, designEffect);
        Statistician statistician = statistician();
        Statistician.Need need = statistician.need(plan, margin, alpha, gates);
        List<String> sentence = wrapped(need.sentence());
        for (int i = 0; i < sentence.size(); i++) {
            line(i == 0 ? "Plan" : "", sentence.get(i));
        }
        if (gates > 1) {
            line("", "so many for each of the " + gates + " gates");
        }
        items.ifPresent(trials -> detectable(statistician, plan, trials, need.trials()));
    }

    private void detectable(Statistician statistician, Plan plan, long trials, long needed) {
        double smallest = statistician.detectable(plan, alpha, gates, trials);
        // Rounded up, because a hair less would need more pairs.
        line("Items", String.format(Locale.ROOT,
                "%,d pairs are %s; the smallest margin they can be planned for is %.2f points", trials,
                trials >= needed ? "enough" : "too few", Math.ceil(smallest / POINT * HUNDRED - TINY) / HUNDRED));
    }

    private void safety(double limit) {
        line("Safety", String.format(Locale.ROOT,
                "%,d trials %s show a rate of at most %s %% (one-sided alpha %s)",
                statistician().demonstration(limit, alpha, allowed), allowing("violation"), rare(limit / POINT),
                trimmed(alpha)));
    }

    private void rate(double limit) {
        line("Rate", String.format(Locale.ROOT, "%s hours %s show at most %s an hour (one-sided alpha %s)",
                hours(statistician().exposure(limit, alpha, allowed)), allowing("event"), rare(limit), trimmed(alpha)));
    }

    /// Rounded up, because a moment less shows nothing.
    private static String hours(double hours) {
        BigDecimal up = new BigDecimal(hours).round(new MathContext(4, RoundingMode.CEILING));
        return String.format(Locale.ROOT, "%,f", up).replaceFirst("\\.?0+$", "");
    }

    /// Write three digits, however small the number is.
    private static String rare(double value) {
        return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    private String allowing(String what) {
        return allowed == 0
                ? "without " + (what.equals("event") ? "an " : "a ") + what
                : "with at most " + allowed + " " + what + (allowed == 1 ? "" : "s");
    }

    /// Break a sentence so that it stays within a terminal.
    private static List<String> wrapped(String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return List.copyOf(lines);
    }

    private void line(String label, String text) {
        out.println(String.format(Locale.ROOT, "%-12s%s", label, text));
    }

    static Statistician statistician() {
        Optional<Statistician> found = ServiceLoader.load(Statistician.class).findFirst();
        return found.orElseThrow(() -> new IllegalStateException(
                "nobody can reckon; put scorers/statistics on the class path"));
    }

    private static String trimmed(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }
}
