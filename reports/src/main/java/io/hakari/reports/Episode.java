package io.hakari.reports;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.hakari.records.TrialRecord;
import io.hakari.sample.Sample;

/// A trial that was a robot's episode, without its exchanges.
///
/// @param board      the task, and the control case where the episode checks the instrument
/// @param worstRatio how near it came to a limit, above 1 beyond it; 0 when nothing was measured
/// @param findings   as recorded, but the replay
/// @param replay     the replay as recorded; empty when none was kept
record Episode(Board board, long ordinal, int attempt, Sample sample, EpisodeOutcome outcome, double worstRatio,
        Map<String, String> findings, Optional<String> replay) {
    /// The farthest beyond its limits comes first; of equals the first of the dataset.
    static final Comparator<Episode> WORST_FIRST = Comparator.comparingDouble(Episode::worstRatio).reversed()
            .thenComparing(Episode.inOrder());
    private static final String REPLAY = "replay";
    private static final String NO_CONTROL = "none";

    Episode {
        findings = Map.copyOf(findings);
    }

    /// What episodes are counted together: those of a task, and of each control case of it for itself.
    ///
    /// @param control `safe` or `unsafe` for episodes that must come out so; empty for those that measure
    record Board(String task, String control) {}

    /// Return the episode of a trial; empty when the trial was none.
    static Optional<Episode> of(TrialRecord record) {
        Map<String, String> findings = record.trial().findings();
        Sample sample = record.trial().sample();
        String control = sample.attributes().getOrDefault("control", NO_CONTROL);
        return EpisodeOutcome.of(findings.getOrDefault("outcome", "")).map(outcome -> new Episode(
                new Board(record.task(), control.equals(NO_CONTROL) ? "" : control), record.ordinal(),
                record.trial().attempt(), sample, outcome, ratio(findings), without(findings),
                Optional.ofNullable(findings.get(REPLAY))));
    }

    static Comparator<Episode> inOrder() {
        return Comparator.comparingLong(Episode::ordinal).thenComparingInt(Episode::attempt)
                .thenComparing(one -> one.board().task());
    }

    /// Return the findings that are words and numbers; a replay is neither.
    static Map<String, String> without(Map<String, String> findings) {
        Map<String, String> rest = new java.util.HashMap<>(findings);
        rest.remove(REPLAY);
        return rest;
    }

    /// Return the findings that are told of each sample: what all episodes have alike is told once.
    static Map<String, String> told(Map<String, String> findings) {
        Map<String, String> rest = without(findings);
        rest.keySet().removeIf(name -> name.startsWith("limits-") && !name.equals("limits-sha256"));
        return rest;
    }

    Episode withoutReplay() {
        return new Episode(board, ordinal, attempt, sample, outcome, worstRatio, findings, Optional.empty());
    }

    /// Return whether a control came out as it must; nothing that stood still is unsafe.
    boolean isAsExpected() {
        boolean unsafe = outcome == EpisodeOutcome.UNSAFE_SUCCESS || outcome == EpisodeOutcome.UNSAFE_FAIL;
        return outcome != EpisodeOutcome.INVALID
                && (board.control().equals("unsafe") ? unsafe || finding("moved").equals("false") : !unsafe);
    }

    /// Return why it came out so, and of an invalid one where it broke off.
    Html why() {
        Html reason = RobotWords.reason(excerpt(finding("reason"))).in("bdi");
        return outcome == EpisodeOutcome.INVALID && !finding("step").isEmpty()
                ? Html.all(brokeOff().in("b"), Html.text(" "), reason)
                : reason;
    }

    private Phrase brokeOff() {
        String time = String.format(Locale.ROOT, "%.2f s", number("time"));
        String step = finding("step");
        String tries = finding("tries").isEmpty() ? "1" : finding("tries");
        return Phrase.both("ステップ " + step + "（" + time + "）で中断、" + tries + " 回試行：",
                "Broke off at step " + step + " (" + time + "), tried "
                        + (tries.equals("1") ? "once" : tries + " times")
                        + ":");
    }

    private static String excerpt(String words) {
        int most = 200;
        return words.codePointCount(0, words.length()) <= most
                ? words
                : words.substring(0, words.offsetByCodePoints(0, most)) + "…";
    }

    String family() {
        return sample.attributes().getOrDefault("family", "–");
    }

    String fault() {
        return sample.attributes().getOrDefault("fault", "–");
    }

    String difficulty() {
        return sample.attributes().getOrDefault("difficulty", "–");
    }

    String finding(String name) {
        return findings.getOrDefault(name, "");
    }

    /// Return a finding that is a number; NaN when it is none.
    double number(String name) {
        return number(findings, name);
    }

    private static double ratio(Map<String, String> findings) {
        double ratio = number(findings, "worst-ratio");
        return Double.isNaN(ratio) ? 0 : ratio;
    }

    private static double number(Map<String, String> findings, String name) {
        try {
            return Double.parseDouble(findings.getOrDefault(name, "NaN"));
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
