package io.hakari.scorers.perception;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores a list of names against the set that is wanted, and takes the best target.
///
/// Names stand between `、`, `,`, `・`, `;`, `と` after a bracket or line breaks, in any order; doublets count once. They are
/// compared in NFKC and small letters, without bullets, brackets and a closing `です` or full stop. `なし`, `該当なし`, `none` and
/// the like are the empty set; an empty answer is none. With `h` the names in both sets, F1 is `2h / (|answer| + |target|)`,
/// recall `h / |target|`, precision `h / |answer|`; two empty sets score 1, and where a measure would divide by zero the
/// score is 1 when nothing is missed, or nothing is called in vain. An answer that was cut off scores 0.
///
/// @param measure what is counted
public record SetMatch(Measure measure) implements Scorer {
    private static final Pattern SEPARATOR = Pattern.compile("[、,;\\n]|・(?=\\S)|(?<=[」』】)])と(?=[「『【(])");
    private static final String ORNAMENTS = " \t-*•「『【[(」』】])\"'。.";
    private static final List<String> COPULAS = List.of("です", "である", "になります");
    private static final Set<String> NOTHING = Set.of("なし", "無し", "ない", "ありません", "該当なし", "該当者なし", "none", "nothing",
            "no one", "n/a", "特になし", "いません");

    /// What is counted.
    public enum Measure {
        /// The harmonic mean of precision and recall.
        F1,
        /// 1 when both sets are the same, else 0.
        EXACT,
        /// The share of the target that was named; 1 minus the misses.
        RECALL,
        /// The share of the named that is wanted; 1 minus the false alarms.
        PRECISION
    }

    /// Return the scorer of F1.
    public static SetMatch setF1() {
        return new SetMatch(Measure.F1);
    }

    /// Return the scorer that wants the very set.
    public static SetMatch sameSet() {
        return new SetMatch(Measure.EXACT);
    }

    /// Return the scorer of what was not missed.
    public static SetMatch setRecall() {
        return new SetMatch(Measure.RECALL);
    }

    /// Return the scorer of what was not called in vain.
    public static SetMatch setPrecision() {
        return new SetMatch(Measure.PRECISION);
    }

    @Override
    public Score score(Trial trial) {
        return Written.whole(trial, "setF1()", this::best);
    }

    private Score best(String answer, Sample sample) {
        Optional<Set<String>> named = names(answer);
        double best = 0;
        for (String target : sample.targets()) {
            Optional<Set<String>> wanted = names(target);
            if (wanted.isEmpty()) {
                return Written.brokenTarget(sample, target, "list of names, nor なし");
            }
            best = Math.max(best, named.map(names -> value(names, wanted.get())).orElse(0.0));
        }
        return Score.of(best, named.map(names -> names.isEmpty() ? "なし" : Plain.excerpt(String.join("、", names)))
                .orElseGet(() -> Plain.excerpt(answer)));
    }

    private double value(Set<String> named, Set<String> wanted) {
        double hits = named.stream().filter(wanted::contains).count();
        return switch (measure) {
            case F1 -> share(2 * hits, named.size() + wanted.size());
            case EXACT -> named.equals(wanted) ? 1 : 0;
            case RECALL -> share(hits, wanted.size());
            case PRECISION -> share(hits, named.size());
        };
    }

    private static double share(double hits, int all) {
        return all == 0 ? 1 : hits / all;
    }

    /// Return the names of a list; empty when it has none and does not say so either.
    private static Optional<Set<String>> names(String list) {
        Set<String> names = new LinkedHashSet<>();
        String plain = Normalizer.normalize(list, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (String part : SEPARATOR.split(plain, -1)) {
            String name = bare(part);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        if (names.size() == 1 && NOTHING.contains(names.iterator().next())) {
            return Optional.of(Set.of());
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private static String bare(String part) {
        String name = trimmed(part);
        for (String copula : COPULAS) {
            if (name.endsWith(copula) && name.length() > copula.length()) {
                return Plain.nfkc(trimmed(name.substring(0, name.length() - copula.length())));
            }
        }
        return Plain.nfkc(name);
    }

    private static String trimmed(String part) {
        int start = 0;
        int end = part.length();
        while (start < end && isOrnament(part.charAt(start))) {
            start++;
        }
        while (end > start && isOrnament(part.charAt(end - 1))) {
            end--;
        }
        return part.substring(start, end);
    }

    private static boolean isOrnament(char c) {
        return ORNAMENTS.indexOf(c) >= 0 || Character.isWhitespace(c);
    }
}
