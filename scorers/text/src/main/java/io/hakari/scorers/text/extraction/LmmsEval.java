package io.hakari.scorers.text.extraction;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

import io.hakari.scorers.text.extraction.Extraction.Why;

/// What lmms-eval at commit 75571cf takes an answer for in MMMU and JMMMU.
final class LmmsEval {
    private static final String MARKS = ",.!?;:'";
    private static final String JAPANESE_MARKS = MARKS + "、。！？；：";
    private static final int MANY_TOKENS = 5;

    private final Options options;
    private final String text;

    private LmmsEval(String answer, Options options, String marks) {
        String bare = answer;
        for (int i = 0; i < marks.length(); i++) {
            bare = strip(bare, marks.charAt(i));
        }
        this.options = options;
        this.text = " " + bare + " ";
    }

    /// `(A)`, then `A `, then `A.`, then the words of long answers; the last of several, or else one at random.
    static Extraction mmmu(String answer, Options options) {
        return new LmmsEval(answer, options, MARKS).extract(false);
    }

    /// As MMMU, and before `A.` a label between two Japanese characters.
    static Extraction jmmmu(String answer, Options options) {
        return new LmmsEval(answer, options, JAPANESE_MARKS).extract(true);
    }

    private Extraction extract(boolean japanese) {
        List<Integer> found = options.where(option -> text.contains("(" + options.label(option) + ")"));
        if (!found.isEmpty()) {
            return last(found, text, option -> "(" + options.label(option) + ")");
        }
        found = options.where(option -> text.contains(options.label(option) + " "));
        if (found.isEmpty() && japanese) {
            found = options.where(this::standsBetweenJapanese);
        }
        if (found.isEmpty()) {
            found = options.where(option -> text.contains(options.label(option) + "."));
        }
        if (!found.isEmpty()) {
            return last(found, text, option -> " " + options.label(option) + " ");
        }
        return VlmEvalKit.tokens(text).size() > MANY_TOKENS ? words() : new Extraction.Unparsed(Why.DRAWN);
    }

    private Extraction words() {
        String folded = text.toLowerCase(Locale.ROOT);
        IntFunction<String> words = option -> options.texts().get(option).toLowerCase(Locale.ROOT);
        List<Integer> found = options.where(option -> folded.contains(words.apply(option)));
        return found.isEmpty() ? new Extraction.Unparsed(Why.DRAWN) : last(found, folded, words);
    }

    /// Of options that are found nowhere in this form, the first is taken.
    private static Extraction last(List<Integer> found, String text, IntFunction<String> form) {
        int best = found.getFirst();
        for (int option : found) {
            if (text.lastIndexOf(form.apply(option)) > text.lastIndexOf(form.apply(best))) {
                best = option;
            }
        }
        return new Extraction.Chosen(best);
    }

    private boolean standsBetweenJapanese(int option) {
        String japanese = "[\\u3040-\\u30FF\\u4E00-\\u9FFF]";
        return Pattern.compile(japanese + options.label(option) + japanese).matcher(text).find();
    }

    private static String strip(String text, char mark) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == mark) {
            start++;
        }
        while (end > start && text.charAt(end - 1) == mark) {
            end--;
        }
        return text.substring(start, end);
    }
}
