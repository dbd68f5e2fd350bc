package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.hakari.gate.Evidence;
import io.hakari.gate.Finding;
import io.hakari.gate.Plan;
import io.hakari.gate.Release;
import io.hakari.gate.Statistician;
import io.hakari.gate.Verdict;
import io.hakari.metric.Estimate;
import io.hakari.records.RunHeader;

/// What a reader should know beside the verdicts: what a pass does not say, what an undecided gate would need, and what
/// else than the weights is different from the baseline.
final class Notes {
    private static final String COMPARISON = "NoWorseThanBaseline";
    private static final double POWER = 0.8;
    private static final double CONFIDENCE = 0.95;
    /// The 97.5 % quantile of the standard normal distribution.
    private static final double Z = 1.959_963_984_540_054;

    private final RunHeader header;
    private final Evidence evidence;
    private final Release release;

    Notes(RunHeader header, Evidence evidence, Release release) {
        this.header = header;
        this.evidence = evidence;
        this.release = release;
    }

    List<String> all(Optional<EarlierRun> baseline) {
        List<String> notes = new ArrayList<>();
        baseline.ifPresent(run -> about(run.run().header(), notes));
        List<String> reasons = release.gates().stream().map(gate -> gate.ruling().verdict().reason()).toList();
        evidence.findings().values().stream().flatMap(finding -> finding.incomparable().stream()).distinct()
                .filter(flaw -> !reasons.contains(flaw)).forEach(notes::add);
        release.gates().stream().filter(gate -> gate.gate().kind().equals(COMPARISON)).forEach(gate -> {
            switch (gate.ruling().verdict()) {
                case Verdict.Pass _ -> lower(gate).ifPresent(notes::add);
                case Verdict.Undecided _ -> need(gate).ifPresent(notes::add);
                case Verdict.Fail _,Verdict.Invalid _ -> {
                    // Their reasons say all there is to say.
                }
            }
        });
        return notes;
    }

    /// Drift of the measuring is told apart from drift of the model.
    private void about(RunHeader baseline, List<String> notes) {
        if (baseline.checkpoint().digest().equals(header.checkpoint().digest())) {
            notes.add("candidate and baseline have the same weights; what differs between them is chance");
        }
        String then = baseline.software().getOrDefault("hakari", "unknown");
        String now = header.software().getOrDefault("hakari", "unknown");
        if (!then.equals(now)) {
            notes.add("the baseline was weighed by Hakari [" + then + "], this run by [" + now
                    + "]; a change may be Hakari's");
        }
        if (baseline.seed() != header.seed()) {
            notes.add("the baseline was asked with seed [" + baseline.seed() + "], this run with [" + header.seed()
                    + "]");
        }
    }

    private Optional<String> lower(Release.Judged gate) {
        boolean higherIsBetter = evidence.of(gate.gate().metric()).map(Finding::higherIsBetter).orElse(true);
        return gate.ruling().seen().filter(seen -> higherIsBetter ? seen.upper() < 0 : seen.lower() > 0)
                .map(seen -> gate.gate().metric() + " is within its margin and measurably worse than the baseline: "
                        + Words.range(seen));
    }

    /// Reckon how many pairs would decide, if the change stays as measured.
    private Optional<String> need(Release.Judged gate) {
        Optional<Finding> finding = evidence.of(gate.gate().metric());
        if (evidence.statistician().isEmpty() || finding.isEmpty() || finding.get().change().isEmpty()) {
            return Optional.empty();
        }
        try {
            Estimate change = finding.get().change().get().at(CONFIDENCE);
            double better = finding.get().higherIsBetter() ? change.value() : -change.value();
            // The interval knows the deviation of the paired differences, what clusters do to it included.
            double deviation = (change.upper() - change.lower()) / 2 / Z * Math.sqrt((double) change.scored());
            Statistician.Need need = evidence.statistician().get().need(new Plan(POWER, deviation, better, 1),
                    -gate.gate().limit(), evidence.terms().alphaPass(), 1);
            long more = need.trials() - change.scored();
            return more > 0 ? Optional.of(wording(gate, more, need)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            // A change at the margin or beyond, or one without deviation: no number of samples is the answer.
            return Optional.empty();
        }
    }

    private static String wording(Release.Judged gate, long more, Statistician.Need need) {
        return String.format(Locale.ROOT, "%s: about %,d more pairs would decide, if the change stays as measured (%s)",
                gate.gate().metric(), more, need.sentence());
    }
}
