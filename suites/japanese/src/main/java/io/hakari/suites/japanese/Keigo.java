package io.hakari.suites.japanese;

import static io.hakari.suites.japanese.Vocabulary.words;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// 敬語: the verb that raises the other or lowers oneself, among both forms of the right verb and of a wrong one.
final class Keigo implements ItemSpace {
    private static final List<String> FRAMES = List.of(
            "「%1$sが%2$s（　）。」（　）に入る敬語はどれですか。",
            "%1$sのことを敬語で話します。「%2$s（　）」に続く言葉はどれですか。",
            "電話で「%1$sが%2$s（　）」と伝えます。（　）に合う言い方はどれですか。");

    /// A verb in both forms, the verbs that do not fit its objects, and the objects.
    private record Verb(String name, String honorific, String humble, List<String> unfit, List<String> objects) {
        static Verb of(List<String> columns) {
            return new Verb(columns.get(0), columns.get(1), columns.get(2), words(columns.get(3)),
                    words(columns.get(4)));
        }
    }

    private final Map<String, Verb> verbs = Vocabulary.rows("keigo.tsv").stream().map(Verb::of)
            .collect(Collectors.toUnmodifiableMap(Verb::name, Function.identity()));

    @Override
    public Stream<Item> items() {
        return Vocabulary.rows("keigo-people.tsv").stream().flatMap(person -> verbs.values().stream().sorted(
                (one, other) -> one.name().compareTo(other.name())).flatMap(verb -> items(person, verb)));
    }

    private Stream<Item> items(List<String> person, Verb verb) {
        boolean raised = person.getLast().equals("raised");
        String answer = raised ? verb.honorific() : verb.humble();
        String contrary = raised ? verb.humble() : verb.honorific();
        String who = person.getFirst();
        return verb.objects().stream().flatMap(object -> FRAMES.stream().map(frame -> frame.formatted(who, object))
                .map(question -> {
                    Verb unfit = unfit(verb, question);
                    return new Item(question, answer, List.of(contrary, unfit.honorific(), unfit.humble()), question,
                            raised ? "尊敬語" : "謙譲語");
                }));
    }

    private Verb unfit(Verb verb, String question) {
        String name = verb.unfit().get(Math.floorMod(question.hashCode(), verb.unfit().size()));
        Verb unfit = verbs.get(name);
        if (unfit == null) {
            throw new IllegalStateException("verb [" + name + "] is not in the table");
        }
        return unfit;
    }
}
