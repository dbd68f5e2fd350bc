package io.hakari.scorers.text.extraction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hakari.scorers.text.extraction.Extraction.Unparsed;
import io.hakari.scorers.text.extraction.Extraction.Why;

/// What VLMEvalKit at commit e8e78f0 takes an answer for, before it asks a judge.
final class VlmEvalKit {
    private static final List<String> REFUSALS = List.of("Sorry, I can't help with images of people yet.",
            "I can't process this file.", "I'm sorry, but without the image provided", "Cannot determine the answer");
    /// Video-MME compares with five labels, whatever the question has.
    private static final int LABELS = 5;
    private static final int LAST_TOKENS = 4;
    private static final Pattern ANSWER_IS = Pattern.compile("answer is ([A-D])");
    private static final List<String> PREFIXES = List.of("The best answer is", "The correct answer is",
            "The answer is", "The answer", "The best option is", "The correct option is", "Best answer:",
            "Best option:");
    private static final Pattern FIRST_LETTER = Pattern.compile("[ABCDE]");

    private VlmEvalKit() {
    }

    /// The rule stage: one label among the last tokens, or one option's words.
    static Extraction rules(String answer, Options options) {
        if (REFUSALS.stream().anyMatch(answer::contains)) {
            return new Unparsed(Why.NONE);
        }
        List<String> tokens = tokens(answer.replaceAll("[.()\\[\\],:;!*#{}]", " "));
        List<Integer> named = options.where(option -> tokens.contains(options.labels().get(option)));
        if (named.size() == 1
                && tokens.indexOf(options.labels().get(named.getFirst())) >= tokens.size() - LAST_TOKENS) {
            return new Extraction.Chosen(named.getFirst());
        }
        Matcher said = ANSWER_IS.matcher(answer);
        if (said.find() && options.indexOf(said.group(1).charAt(0)) >= 0) {
            return new Extraction.Chosen(options.indexOf(said.group(1).charAt(0)));
        }
        return words(answer.toLowerCase(Locale.ROOT), options);
    }

    private static Extraction words(String answer, Options options) {
        List<String> texts = options.texts().stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
        if (answer.length() > 2 * texts.stream().mapToInt(String::length).sum()) {
            return new Unparsed(Why.NONE);
        }
        List<Integer> found = options.where(option -> answer.contains(texts.get(option)));
        return found.size() == 1
                ? new Extraction.Chosen(found.getFirst())
                : new Unparsed(found.isEmpty() ? Why.NONE : Why.SEVERAL);
    }

    /// The rule of Video-MME: the first capital from A to E, wherever it stands, or else the first option whose label in
    /// brackets has the answer in it, as `(A)` has nothing at all.
    static Extraction videoMme(String answer, Options options) {
        String text = answer.strip();
        for (String prefix : PREFIXES) {
            text = text.replace(prefix, "");
        }
        Matcher letter = FIRST_LETTER.matcher(text);
        if (letter.find()) {
            int option = options.indexOf(letter.group().charAt(0));
            return option < 0 ? new Unparsed(Why.NONE) : new Extraction.Chosen(option);
        }
        String rest = text.toLowerCase(Locale.ROOT);
        return options.where(option -> option < LABELS && bracketed(options, option).contains(rest)).stream()
                .findFirst()
                .<Extraction>map(Extraction.Chosen::new).orElse(new Unparsed(Why.NONE));
    }

    /// The comparison of MVBench: the first word within the gold label, such as `(A)`, or the gold label within the word.
    static Extraction mvBench(String answer, Options options) {
        String first = answer.toLowerCase(Locale.ROOT).split(" ", -1)[0];
        return Extraction.of(options.where(option -> {
            String gold = bracketed(options, option);
            return gold.contains(first.replace(".", "")) || first.contains(gold);
        }), Why.NONE);
    }

    private static String bracketed(Options options, int option) {
        return "(" + Character.toLowerCase(options.label(option)) + ")";
    }

    static List<String> tokens(String text) {
        return Arrays.stream(text.split("\\s+", -1)).filter(token -> !token.isEmpty()).toList();
    }
}
