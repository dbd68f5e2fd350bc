package io.hakari.suites.vision.generated;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The gates that a family passes before it is asked; each returns what is wrong, and nothing when the family is accepted.
///
/// They look at parameters and words and never at pixels, so that ten thousand items cost a second.
public final class Acceptance {
    private static final double MARGINAL = 0.01;
    private static final double STANDARD_ERRORS = 2;
    private static final double ROUNDING = 1e-9;
    private static final double LEAST_STROKE = 2;
    /// A multiple of most numbers of kinds.
    private static final int ROUNDS = 240;

    private Acceptance() {
    }

    /// Draw at least so many items, as many in each difficulty, in whole groups.
    public static List<VisualItem> items(VisualFamily family, int count) {
        return Stream.of(Difficulty.values()).flatMap(difficulty -> {
            int size = family.group(Draw.of(Draw.PUBLIC, Draw.Use.EVALUATION, family, difficulty, 0), difficulty)
                    .size();
            int groups = count / (Difficulty.values().length * size) + 1;
            return IntStream.range(0, groups).boxed().flatMap(number -> family
                    .group(Draw.of(Draw.PUBLIC, Draw.Use.EVALUATION, family, difficulty, number), difficulty).stream());
        }).toList();
    }

    /// (a) Every answer, and every place of the right choice, is as frequent as the others, within one per cent.
    ///
    /// @param template what items of one way of asking share
    /// @param answer   the class of an item's answer, by design as likely as the others
    public static List<String> answersAreUniform(List<VisualItem> items, Function<VisualItem, String> template,
            Function<VisualItem, String> answer) {
        List<String> problems = new ArrayList<>();
        items.stream().collect(groupingBy(template, TreeMap::new, Collectors.toList())).forEach((name, asked) -> {
            problems.addAll(uneven(name, asked, answer));
            if (!asked.getFirst().choices().isEmpty()) {
                problems.addAll(uneven(name + ", place", asked, item -> "" + place(item)));
            }
        });
        return problems;
    }

    private static List<String> uneven(String name, List<VisualItem> items, Function<VisualItem, String> answer) {
        Map<String, Long> counts = items.stream().collect(groupingBy(answer, TreeMap::new, Collectors.counting()));
        double fair = 1.0 / counts.size();
        List<String> problems = new ArrayList<>();
        if (counts.size() < 2) {
            problems.add(name + ": the answer is always " + counts.keySet());
        }
        counts.forEach((value, count) -> {
            double share = (double) count / items.size();
            if (Math.abs(share - fair) > MARGINAL) {
                problems.add(String.format(Locale.ROOT, "%s: answer [%s] has share %.4f; expected %.4f", name, value,
                        share, fair));
            }
        });
        return problems;
    }

    /// (b) Neither a rule of thumb on the choices nor a classifier of words and numbers does better or worse than chance, by
    /// two standard errors over groups.
    public static List<String> wordsTellNothing(List<VisualItem> items, Function<VisualItem, String> template,
            Function<VisualItem, String> answer) {
        List<String> problems = new ArrayList<>();
        items.stream().collect(groupingBy(template, TreeMap::new, Collectors.toList())).forEach((name, asked) -> {
            if (asked.getFirst().choices().isEmpty()) {
                problems.addAll(guessed(name, asked, answer));
            } else {
                problems.addAll(picked(name, asked));
            }
        });
        return problems;
    }

    private static List<String> guessed(String name, List<VisualItem> items, Function<VisualItem, String> answer) {
        List<List<VisualItem>> halves = halves(items);
        WordClassifier classifier = new WordClassifier();
        halves.getFirst().forEach(item -> classifier.learn(words(item), answer.apply(item)));
        Map<String, String> guesses = new HashMap<>();
        double chance = 1.0 / items.stream().map(answer).distinct().count();
        return beyond(name + ": words", halves.getLast(), _ -> chance,
                item -> guesses.computeIfAbsent(item.question().japanese(), _ -> classifier.guess(words(item)))
                        .equals(answer.apply(item)) ? 1 : 0);
    }

    private static List<String> picked(String name, List<VisualItem> items) {
        List<String> problems = new ArrayList<>();
        Map<String, ToIntFunction<List<String>>> rules = new TreeMap<>(Map.of("first", _ -> 0, "last",
                choices -> choices.size() - 1, "longest", choices -> extreme(choices, String::length), "shortest",
                choices -> extreme(choices, choice -> -choice.length()), "largest",
                choices -> extreme(choices, Acceptance::number), "smallest",
                choices -> extreme(choices, choice -> -number(choice)), "middle", Acceptance::middle));
        for (Language language : Language.values()) {
            rules.forEach((rule, pick) -> problems.addAll(beyond(name + ": " + rule + " in " + language, items,
                    Acceptance::chance, item -> place(item) == pick.applyAsInt(choices(item, language)) ? 1 : 0)));
        }
        List<List<VisualItem>> halves = halves(items);
        WordClassifier classifier = new WordClassifier();
        halves.getFirst().forEach(item -> IntStream.range(0, item.choices().size()).forEach(
                option -> classifier.learn(words(item, option), option == place(item) ? "right" : "wrong")));
        problems.addAll(beyond(name + ": words of choices", halves.getLast(), Acceptance::chance, item -> {
            double[] odds = IntStream.range(0, item.choices().size())
                    .mapToDouble(option -> classifier.odds(words(item, option), "right", "wrong")).toArray();
            return place(item) == best(odds) ? 1 : 0;
        }));
        return problems;
    }

    /// Groups are whole in either half, and so are rounds of turns: a half of a round would be what the other half is not, and
    /// who learns from the one does worse than chance on the other.
    private static List<List<VisualItem>> halves(List<VisualItem> items) {
        List<VisualItem> first = new ArrayList<>();
        List<VisualItem> second = new ArrayList<>();
        Map<String, Boolean> sides = new HashMap<>();
        for (VisualItem item : items) {
            boolean side = sides.computeIfAbsent(item.group(), _ -> sides.size() / ROUNDS % 2 == 0);
            (side ? first : second).add(item);
        }
        return List.of(first, second);
    }

    private static List<String> beyond(String name, List<VisualItem> items, ToDoubleFunction<VisualItem> chance,
            ToDoubleFunction<VisualItem> right) {
        Map<String, double[]> groups = new TreeMap<>();
        for (VisualItem item : items) {
            double[] sums = groups.computeIfAbsent(item.group(), _ -> new double[1]);
            sums[0] += right.applyAsDouble(item) - chance.applyAsDouble(item);
        }
        double above = groups.values().stream().mapToDouble(sums -> sums[0]).sum() / items.size();
        double squares = groups.values().stream().mapToDouble(sums -> sums[0] * sums[0]).sum();
        double error = Math.sqrt(squares) / items.size();
        return Math.abs(above) > STANDARD_ERRORS * error + ROUNDING
                ? List.of(
                        String.format(Locale.ROOT, "%s: %.4f above chance, with a standard error of %.4f", name, above,
                                error))
                : List.of();
    }

    /// (d) The whole state solves every item.
    ///
    /// @param solver answers in English from the state and the choices, never from the answers
    public static List<String> stateTellsAll(List<VisualItem> items, Function<VisualItem, String> solver) {
        return items.stream()
                .filter(item -> item.answers().stream().map(Wording::english)
                        .noneMatch(answer -> answer.equals(solver.apply(item))))
                .limit(5).map(item -> "item of " + item.scene() + " is " + item.answers() + "; solved as ["
                        + solver.apply(item) + "] from " + item.state())
                .toList();
    }

    /// (e) Within a group the right choice stands in every place.
    public static List<String> choicesTurn(List<VisualItem> items) {
        List<String> problems = new ArrayList<>();
        items.stream().filter(item -> !item.choices().isEmpty())
                .collect(groupingBy(VisualItem::group, TreeMap::new, Collectors.toList())).forEach((name, group) -> {
                    List<Integer> places = group.stream().map(Acceptance::place).distinct().sorted().toList();
                    if (places.size() < group.getFirst().choices().size()) {
                        problems.add("group " + name + " has the right choice in places " + places + " only");
                    }
                });
        return problems;
    }

    /// (f) What has to be read is drawn with strokes of at least two pixels.
    public static List<String> isLegible(List<VisualItem> items, ToDoubleFunction<VisualItem> leastStroke) {
        return items.stream().filter(item -> leastStroke.applyAsDouble(item) < LEAST_STROKE)
                .map(item -> String.format(Locale.ROOT, "item of %s has a stroke of %.2f pixels", item.scene(),
                        leastStroke.applyAsDouble(item)))
                .toList();
    }

    /// Return where the right choice stands, from 0.
    public static int place(VisualItem item) {
        return item.choices().indexOf(item.answers().getFirst());
    }

    private static double chance(VisualItem item) {
        return 1.0 / item.choices().size();
    }

    private static List<String> choices(VisualItem item, Language language) {
        return item.choices().stream().map(choice -> choice.in(language)).toList();
    }

    private static int extreme(List<String> choices, ToIntFunction<String> measure) {
        return best(choices.stream().mapToInt(measure).asDoubleStream().toArray());
    }

    private static int middle(List<String> choices) {
        List<String> sorted = choices.stream().sorted((a, b) -> Integer.compare(number(a), number(b))).toList();
        return choices.indexOf(sorted.get(sorted.size() / 2));
    }

    private static int number(String choice) {
        String digits = choice.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits.substring(0, Math.min(9, digits.length())));
    }

    private static int best(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static List<String> words(VisualItem item) {
        return WordClassifier.words(item.question().japanese());
    }

    private static List<String> words(VisualItem item, int option) {
        List<String> words = new ArrayList<>(WordClassifier.words(item.choices().get(option).japanese()));
        words.add("place " + option);
        words.add(item.question().japanese() + " → " + item.choices().get(option).japanese());
        return words;
    }
}
