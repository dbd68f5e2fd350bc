package io.hakari.scorers.text.extraction;

import static io.hakari.scorers.text.extraction.Around.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.hakari.scorers.text.extraction.Extraction.Why;

/// Hakari's own rule, first version; `Extractor.HAKARI_1` says what it is.
final class ChoiceRule {
    private static final int LONGEST = 200_000;
    private static final String THINK = "<think>";
    private static final String THOUGHT = "</think>";
    private static final Pattern CONTAINER = pattern("""
            (?:<answer>[\\W_]{0,16}|\\\\boxed\\{\\s{0,4}(?:\\\\(?:text|mathrm|textbf|mathbf)\\{)?\\s{0,4}\\(?|\
            "(?i:answer|回答|答え|解答|final_answer)"\\s{0,4}:\\s{0,4}")$""");
    private static final Pattern ANSWER_TAG = pattern("<answer>[\\W_]{0,16}$");
    private static final Pattern CLOSED = pattern("[\\W_]{0,16}(?:\\)?\\s{0,4}\\}|\"|</answer>)|[\\W_]");
    private static final Pattern DELIMITER = pattern("\\s{0,4}[.)\\]:、。,』」】]");
    private static final Pattern ALONE_ON_LINE = pattern("[\\W_&&[^\\n]]{0,16}(?:\\n|\\z)");
    private static final Pattern FULL_STOP = pattern("。");
    private static final Pattern EITHER = pattern("どちら|どれ|いずれ|(?i:\\beither\\b|\\bneither\\b|\\bboth\\b)");
    private static final Pattern PAUSE = pattern("[、。,.!;\\s]|\\z|です|だ");

    private final Around around;
    private final Options options;
    private final Words words;
    private final List<Mentions.Mention> mentions;

    private ChoiceRule(Around around, Options options) {
        this.around = around;
        this.options = options;
        this.words = Words.of(around, options);
        this.mentions = Mentions.of(around, options, words);
    }

    static Extraction extract(String answer, Options options) {
        return read(answer, options, ChoiceRule::extract);
    }

    /// Read an answer that the token limit cut off: only a closed container shows that it was complete.
    static Extraction extractCutOff(String answer, Options options) {
        return read(answer, options, rule -> rule.contained().stream().<Extraction>mapToObj(Extraction.Chosen::new)
                .findFirst().orElse(new Extraction.Unparsed(Why.CUT_OFF)));
    }

    private static Extraction read(String answer, Options options, Function<ChoiceRule, Extraction> rule) {
        int thought = answer.lastIndexOf(THOUGHT);
        if (answer.lastIndexOf(THINK) > thought) {
            return new Extraction.Unparsed(Why.UNFINISHED);
        }
        String said = thought < 0 ? answer : answer.substring(thought + THOUGHT.length());
        if (said.length() > LONGEST) {
            return new Extraction.Unparsed(Why.TOO_LONG);
        }
        String text = Plain.of(said);
        if (text.isEmpty()) {
            return new Extraction.Unparsed(Why.EMPTY);
        }
        ChoiceRule read = new ChoiceRule(new Around(text), options);
        return Math.max(read.mentions.size(), read.words.places().size()) > Mentions.MOST
                ? new Extraction.Unparsed(Why.TOO_LONG)
                : rule.apply(read);
    }

    private Extraction extract() {
        OptionalInt early = Stream.of(contained(), whole()).flatMapToInt(OptionalInt::stream).findFirst();
        if (early.isPresent()) {
            return new Extraction.Chosen(early.getAsInt());
        }
        OptionalInt start = start();
        OptionalInt concluded = concluded();
        if (start.isPresent() && concluded.isPresent() && start.getAsInt() != concluded.getAsInt()) {
            return new Extraction.Unparsed(Why.SEVERAL);
        }
        return Stream.of(start, concluded, onlyLabel(), onlyWords()).flatMapToInt(OptionalInt::stream).boxed()
                .findFirst().<Extraction>map(Extraction.Chosen::new).orElseGet(this::unparsed);
    }

    /// The last of `<answer>B</answer>`, `\boxed{B}` and `"answer": "B"`.
    private OptionalInt contained() {
        int closing = around.text().lastIndexOf("</answer>");
        return mentions.stream().filter(one -> around.before(one.start(), CONTAINER))
                .filter(one -> around.after(one.end(), CLOSED))
                .filter(one -> !around.before(one.start(), ANSWER_TAG) || closing >= one.end())
                .mapToInt(Mentions.Mention::option).reduce((_, last) -> last);
    }

    /// The label and nothing else, in a capital or small letter.
    private OptionalInt whole() {
        int[] core = around.text().chars().filter(Character::isLetterOrDigit).limit(2).toArray();
        int option = core.length == 1 ? options.indexOf((char) Character.toUpperCase(core[0])) : -1;
        return option < 0 ? OptionalInt.empty() : OptionalInt.of(option);
    }

    /// The label at the start, set off from what follows.
    private OptionalInt start() {
        if (mentions.isEmpty() || !around.opensText(mentions.getFirst().start())) {
            return OptionalInt.empty();
        }
        Mentions.Mention first = mentions.getFirst();
        boolean named = words.follow(first.end(), first.option()) || around.after(first.end(), FULL_STOP);
        boolean delimited = around.after(first.end(), DELIMITER) || around.after(first.end(), ALONE_ON_LINE);
        boolean sure = named ? !isListing() : delimited && !isListing() && isAloneOnItsLine(first);
        return sure && !first.negated() ? OptionalInt.of(first.option()) : OptionalInt.empty();
    }

    private boolean isAloneOnItsLine(Mentions.Mention first) {
        int newline = around.text().indexOf('\n', first.start());
        int end = newline < 0 ? around.text().length() : newline;
        return mentions.stream().filter(one -> one.start() < end).allMatch(one -> one.option() == first.option());
    }

    /// Whether the answer repeats the options: lines begin with labels that follow each other.
    private boolean isListing() {
        return mentions.stream().anyMatch(Mentions.Mention::listed);
    }

    /// The last option that a phrase concludes with.
    private OptionalInt concluded() {
        List<int[]> hits = new ArrayList<>();
        mentions.stream().filter(one -> !one.negated() && !one.joined())
                .filter(one -> Conclusion.ofLabel(around, one.start(), one.end()))
                .forEach(one -> hits.add(new int[]{one.start(), one.option()}));
        words.places().stream().filter(place -> !place.negated() && Conclusion.ofWords(around, place.start()))
                .forEach(place -> hits.add(new int[]{place.start(), place.option()}));
        return hits.stream().max((one, other) -> Integer.compare(one[0], other[0])).stream().mapToInt(hit -> hit[1])
                .findFirst();
    }

    /// The only label of the last line, or else of the text; labels of a repeated list do not count.
    private OptionalInt onlyLabel() {
        List<Mentions.Mention> left = mentions.stream().filter(one -> !one.negated() && !one.listed()).toList();
        int lastLine = around.text().lastIndexOf('\n') + 1;
        List<Mentions.Mention> last = left.stream().filter(one -> one.start() >= lastLine).toList();
        return only((last.isEmpty() ? left : last).stream().map(Mentions.Mention::option).toList());
    }

    /// The only option whose words stand in the text, or the one of two that the answer begins with.
    private OptionalInt onlyWords() {
        List<Words.Place> left = words.places().stream().filter(place -> !place.negated()).toList();
        boolean two = options.size() == 2;
        if (left.isEmpty() || (two && EITHER.matcher(around.text()).find())) {
            return OptionalInt.empty();
        }
        Words.Place first = left.getFirst();
        return two && around.opensText(first.start()) && around.after(first.end(), PAUSE)
                ? OptionalInt.of(first.option())
                : only(left.stream().map(Words.Place::option).toList());
    }

    private static OptionalInt only(List<Integer> named) {
        return named.stream().distinct().count() == 1 ? OptionalInt.of(named.getFirst()) : OptionalInt.empty();
    }

    private Extraction unparsed() {
        boolean named = mentions.stream().anyMatch(one -> !one.negated())
                || words.places().stream().anyMatch(place -> !place.negated());
        return new Extraction.Unparsed(named ? Why.SEVERAL : Why.NONE);
    }
}
