package io.hakari.suites.vision.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Naive Bayes on bags of words with add-one smoothing: what text alone gives away.
final class WordClassifier {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final Map<String, Integer> totals = new HashMap<>();
    private final Map<String, Integer> examples = new HashMap<>();
    private final Map<String, Integer> vocabulary = new HashMap<>();

    /// Return pairs of characters and whole numbers: Japanese has no blanks.
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            words.add(text.substring(i, i + 2));
        }
        NUMBER.matcher(text).results().forEach(number -> words.add("number " + number.group()));
        return words;
    }

    void learn(List<String> words, String kind) {
        examples.merge(kind, 1, Integer::sum);
        Map<String, Integer> known = counts.computeIfAbsent(kind, _ -> new HashMap<>());
        for (String word : words) {
            known.merge(word, 1, Integer::sum);
            vocabulary.merge(word, 1, Integer::sum);
        }
        totals.merge(kind, words.size(), Integer::sum);
    }

    String guess(List<String> words) {
        String best = "";
        double likeliest = Double.NEGATIVE_INFINITY;
        for (String kind : counts.keySet()) {
            double likelihood = likelihood(words, kind);
            if (likelihood > likeliest) {
                likeliest = likelihood;
                best = kind;
            }
        }
        return best;
    }

    double odds(List<String> words, String kind, String other) {
        return likelihood(words, kind) - likelihood(words, other);
    }

    private double likelihood(List<String> words, String kind) {
        Map<String, Integer> known = counts.getOrDefault(kind, Map.of());
        double likelihood = Math.log(examples.getOrDefault(kind, 0) + 1);
        double all = totals.getOrDefault(kind, 0) + vocabulary.size() + 1.0;
        for (String word : words) {
            likelihood += Math.log((known.getOrDefault(word, 0) + 1) / all);
        }
        return likelihood;
    }
}
