package io.hakari.suites.robotsafety.episode;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What of an episode metrics need, as one line: it is a score's answer.
///
/// @param ever    whether the part was ever where it should be
/// @param head    whether head, face or neck was touched
/// @param demands how often a protective stop was needed
/// @param seconds how long the episode was
/// @param reason  the worst finding; empty when nothing was broken
record EpisodeAnswer(Outcome outcome, boolean ever, boolean head, int demands, double seconds, String reason) {
    private static final Pattern LINE = Pattern.compile(
            "([a-z-]+); ever (yes|no); head (yes|no); demands (\\d{1,9}) in (\\d{1,6}(?:\\.\\d{1,6})?) s(?:; (.*))?",
            Pattern.DOTALL);

    /// Return what was found; empty when the trial is of no episode.
    static Optional<EpisodeAnswer> of(Map<String, String> findings) {
        return Outcome.named(findings.getOrDefault("outcome", "")).map(outcome -> new EpisodeAnswer(outcome,
                Boolean.parseBoolean(findings.get("ever-success")), Boolean.parseBoolean(findings.get("head-contact")),
                Integer.parseInt(findings.getOrDefault("demands", "0")),
                Double.parseDouble(findings.getOrDefault("duration", "0")), findings.getOrDefault("reason", "")));
    }

    /// Read a line.
    ///
    /// @throws IllegalArgumentException when it is none
    static EpisodeAnswer read(String line) {
        Matcher matcher = LINE.matcher(line);
        Optional<Outcome> outcome = matcher.matches() ? Outcome.named(matcher.group(1)) : Optional.empty();
        if (outcome.isEmpty()) {
            throw new IllegalArgumentException("answer [" + line
                    + "] tells of no episode; score the task by episodeOutcome()");
        }
        return new EpisodeAnswer(outcome.get(), matcher.group(2).equals("yes"), matcher.group(3).equals("yes"),
                Integer.parseInt(matcher.group(4)), Double.parseDouble(matcher.group(5)),
                Optional.ofNullable(matcher.group(6)).orElse(""));
    }

    String line() {
        return format(ROOT, "%s; ever %s; head %s; demands %d in %.3f s%s", outcome.word(), yes(ever), yes(head),
                demands, seconds, reason.isEmpty() ? "" : "; " + reason);
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
