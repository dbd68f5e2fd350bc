package io.hakari.scorers.text.extraction;

import static io.hakari.scorers.text.extraction.Around.isAlphabetic;
import static io.hakari.scorers.text.extraction.Around.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Where an answer has the words of options, the longest first; what lies within a longer one's words does not count.
final class Words {
    private static final Pattern COPULA = pattern("です|だ|で[あしは]|と(?:思|考)|、");
    private static final int WIDEST_GAP = 6;
    private static final String NEGATING = "不非無未";

    private final Around around;
    private final String folded;
    private final List<String> texts;
    private final BitSet covered = new BitSet();
    private final List<Place> places = new ArrayList<>();

    /// @param option the first of the options with these words
    record Place(int start, int end, int option, boolean negated) {}

    private Words(Around around, Options options) {
        this.around = around;
        this.folded = Plain.folded(around.text());
        this.texts = options.texts().stream().map(Plain::of).map(Plain::folded).toList();
    }

    static Words of(Around around, Options options) {
        Words words = new Words(around, options);
        List<String> texts = words.texts;
        IntStream.range(0, texts.size()).boxed()
                .filter(option -> texts.indexOf(texts.get(option)) == option && !reads(texts.get(option), options))
                .sorted(Comparator.comparingInt((Integer option) -> -texts.get(option).length()))
                .forEach(option -> words.find(texts.get(option), option));
        words.places.sort(Comparator.comparingInt(Place::start));
        return words;
    }

    /// An option whose words are empty, or are themselves a label, is known by its label alone.
    private static boolean reads(String text, Options options) {
        return text.isEmpty()
                || (text.length() == 1 && options.indexOf(Character.toUpperCase(text.charAt(0))) >= 0);
    }

    List<Place> places() {
        return places;
    }

    /// Return whether a place lies within the words of an option.
    boolean cover(int at) {
        return covered.get(at);
    }

    /// Return whether an option's words follow a place, with no more than a little punctuation between.
    boolean follow(int at, int option) {
        int start = at;
        while (start < folded.length() && start - at <= WIDEST_GAP
                && !Character.isLetterOrDigit(folded.charAt(start)) && !texts.get(option).startsWith(
                        folded.substring(start, start + 1))) {
            start++;
        }
        return !texts.get(option).isEmpty() && folded.startsWith(texts.get(option), start);
    }

    private void find(String text, int option) {
        int at = folded.indexOf(text);
        while (at >= 0 && places.size() <= Mentions.MOST) {
            int end = at + text.length();
            boolean whole = covered.nextSetBit(at) < 0 || covered.nextSetBit(at) >= end;
            if (whole && isWhole(at, end, text)) {
                covered.set(at, end);
                places.add(new Place(at, end, option, Negation.of(around, at, end)));
            }
            at = folded.indexOf(text, whole ? end : at + 1);
        }
    }

    private boolean isWhole(int start, int end, String text) {
        char previous = around.previous(start);
        char next = around.next(end);
        if (isDigit(text.charAt(0)) && (isAlphabetic(previous) || ".-−".indexOf(previous) >= 0)) {
            return false;
        }
        if (isDigit(text.charAt(text.length() - 1))
                && (isDigit(next) || (next == '.' && isDigit(around.next(end + 1))))) {
            return false;
        }
        if (isAlphabetic(text.charAt(0)) && isAlphabetic(previous)) {
            return false;
        }
        if (!isDigit(text.charAt(text.length() - 1)) && isAlphabetic(text.charAt(text.length() - 1))
                && isAlphabetic(next)) {
            return false;
        }
        return NEGATING.indexOf(previous) < 0 && !isPartOfKana(start, end, text);
    }

    /// はい is no answer in 入ってはいけない, and イ none in イメージ.
    private boolean isPartOfKana(int start, int end, String text) {
        Character.UnicodeScript script = Character.UnicodeScript.of(text.charAt(0));
        boolean kana = script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
        if (!kana || text.chars().anyMatch(c -> Character.UnicodeScript.of(c) != script && c != 'ー')) {
            return false;
        }
        boolean joinedBefore = Character.UnicodeScript.of(around.previous(start)) == script
                && !Conclusion.ofWords(around, start);
        boolean joinedBehind = (Character.UnicodeScript.of(around.next(end)) == script || around.next(end) == 'ー')
                && !around.after(end, COPULA);
        return joinedBefore || joinedBehind;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
