package io.hakari.scorers.text.extraction;

import static io.hakari.scorers.text.extraction.Around.isAlphabetic;
import static io.hakari.scorers.text.extraction.Around.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Where an answer names labels: letters that stand alone and are no article, unit, name or part of a word.
final class Mentions {
    private static final Pattern DEGREE = pattern(
            "(?:°|\\\\circ\\}?|(?i:degrees?))\\s*(?:\\\\(?:text|mathrm|rm)\\{?)?\\s*$");
    private static final Pattern NUMBER = Pattern.compile("[0-9]\\s?$");
    /// Letters that are units behind a number: 3 A, 25 C, 5 V.
    private static final String UNITS = "ACFGHJKLMNSTVW";
    private static final Pattern WORD_BEHIND = Pattern.compile("[ \\t]+(?!(?:or|and|is|was)\\b)[A-Za-z0-9\"'“‘]");
    private static final Pattern ASIDE_BEHIND = Pattern.compile("[ \\t]+\\(");
    private static final Pattern VERB_BEHIND = Pattern.compile("[ \\t]+[a-z]|,? [a-z]");
    private static final Pattern NAME_AHEAD = pattern("([A-Z][a-z]+) $");
    private static final Pattern KNOWN_AHEAD = pattern(
            """
                    (?:Option|Choice|Answer|Letter|Select|Choose|So|Thus|Hence|Therefore|Is|Final|Correct|Best|Response|\
                    Statement|Only|Both|Either|And|Or|Not|Neither|Conclusion|Eliminate|If|For|While|But|From|Among|Between|\
                    Options|Choices|Like|Clearly|Probably|Likely|Maybe|Perhaps|Since|Because|That|Then|Of|To|With|In|On|At) $""");
    private static final Pattern KNOWN_AHEAD_JAPANESE = pattern(
            "(?:選択肢|選択|答え|答|正解|回答|解答|正答|結論|記号|オプション|アンサー|番号|[ぁ-ん、。・]) ?$");
    private static final Pattern KNOWN_BEHIND = pattern("正|番");
    private static final Pattern INITIAL = Pattern.compile("\\.[A-Z](?![A-Za-z])");
    private static final Pattern JOINED = Pattern.compile("-[A-Za-z0-9]|['’][A-Za-z]|#|\\+\\+|_[A-Za-z0-9]");
    private static final Pattern JOINED_AHEAD = Pattern.compile("(?:[A-Za-z0-9]-|(?<![A-Za-z])[A-Z]\\.|[A-Za-z0-9]_)$");
    private static final Pattern LISTING = pattern("\\s*[.)\\]:、]");
    private static final Pattern SUBJECT = pattern("[\\W_]{0,3}(?:は|が|\\s(?:is|was)\\b)");
    private static final Pattern JOIN = pattern("""
            [\\s)\\]」』】*"'`}&&[^\\n]]{0,4}(?:[、,・/&+]|と|や|か|または|もしくは|あるいは|および|及び|,?\\s*(?i:or|and))?\
            [\\s(\\[「『【*"'`{&&[^\\n]]{0,4}""");
    /// No answer names labels a thousand times; what does is not searched to its end.
    static final int MOST = 1_000;
    private static final int WIDEST_JOIN = 16;

    private final Around around;
    private final Options options;
    private final Words words;

    /// @param negated whether the text takes it back
    /// @param listed  whether it stands before an option that the answer only repeats
    /// @param joined  whether it is one of several in a row, as in `AまたはB`
    record Mention(int start, int option, boolean negated, boolean listed, boolean joined) {

        int end() {
            return start + 1;
        }

        Mention unlisted() {
            return new Mention(start, option, negated, false, joined);
        }
    }

    private Mentions(Around around, Options options, Words words) {
        this.around = around;
        this.options = options;
        this.words = words;
    }

    static List<Mention> of(Around around, Options options, Words words) {
        Mentions mentions = new Mentions(around, options, words);
        List<Mention> alone = new ArrayList<>();
        for (int at = 0; at < around.text().length(); at++) {
            int option = options.indexOf(around.text().charAt(at));
            if (option >= 0 && alone.size() <= MOST && mentions.isLabel(at, option)) {
                alone.add(new Mention(at, option, Negation.of(around, at, at + 1), mentions.isListed(at), false));
            }
        }
        return mentions.joined(listed(alone));
    }

    private boolean isLabel(int at, int option) {
        if (words.cover(at)) {
            return false;
        }
        boolean latin = options.label(option) <= 'Z';
        if (words.follow(at + 1, option) && !isAlphabetic(around.previous(at))) {
            return true;
        }
        return latin ? isLatinLabel(at) : isKanaLabel(at);
    }

    private boolean isLatinLabel(int at) {
        char label = around.text().charAt(at);
        if (isAlphabetic(around.previous(at)) || isAlphabetic(around.next(at + 1))
                || around.after(at + 1, JOINED) || around.after(at + 1, INITIAL) || around.before(at, JOINED_AHEAD)) {
            return false;
        }
        if (around.before(at, DEGREE) || (UNITS.indexOf(label) >= 0 && around.before(at, NUMBER))) {
            return false;
        }
        boolean word = (label == 'A' && (around.after(at + 1, WORD_BEHIND)
                || (around.after(at + 1, ASIDE_BEHIND) && !Conclusion.ofWords(around, at))))
                || (label == 'I' && around.after(at + 1, VERB_BEHIND));
        return !word && !isNamed(at);
    }

    private boolean isKanaLabel(int at) {
        return !isKatakanaOrKanji(around.next(at + 1))
                && (!isKatakanaOrKanji(around.previous(at)) || around.before(at, KNOWN_AHEAD_JAPANESE));
    }

    /// ポンプB, B棟 and Pump B are names and no labels.
    private boolean isNamed(int at) {
        char next = around.next(at + 1);
        if (isKatakanaOrKanji(next) && !around.after(at + 1, KNOWN_BEHIND)) {
            return true;
        }
        int back = around.previous(at) == ' ' ? at - 1 : at;
        if (isKatakanaOrKanji(around.previous(back))) {
            return !around.before(at, KNOWN_AHEAD_JAPANESE);
        }
        return around.before(at, NAME_AHEAD) && !around.before(at, KNOWN_AHEAD);
    }

    private static boolean isKatakanaOrKanji(char c) {
        return Around.isKanaOrKanji(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.HIRAGANA;
    }

    private boolean isListed(int at) {
        return around.opensLine(at) && around.after(at + 1, LISTING);
    }

    /// Leave the mark only where the label before or after in the list is the neighbour: a list repeats the options in
    /// their order, and a last line that begins with the answer is no part of it.
    private static List<Mention> listed(List<Mention> alone) {
        List<Mention> heads = alone.stream().filter(Mention::listed).toList();
        Set<Mention> list = new HashSet<>();
        for (int i = 1; i < heads.size(); i++) {
            if (heads.get(i).option() == heads.get(i - 1).option() + 1) {
                list.add(heads.get(i - 1));
                list.add(heads.get(i));
            }
        }
        return alone.stream().map(one -> one.listed() == list.contains(one) ? one : one.unlisted()).toList();
    }

    /// Mark rows of labels, and take back a whole row when its last is taken back.
    private List<Mention> joined(List<Mention> alone) {
        List<Mention> all = new ArrayList<>();
        int begin = 0;
        while (begin < alone.size()) {
            int end = begin + 1;
            while (end < alone.size() && join(alone.get(end - 1), alone.get(end))) {
                end++;
            }
            boolean several = alone.subList(begin, end).stream().mapToInt(Mention::option).distinct().count() > 1;
            boolean negated = alone.get(end - 1).negated();
            for (Mention one : alone.subList(begin, end)) {
                all.add(new Mention(one.start(), one.option(), one.negated() || (several && negated), one.listed(),
                        several));
            }
            begin = end;
        }
        return all;
    }

    private boolean join(Mention one, Mention other) {
        if (other.start() - one.end() > WIDEST_JOIN) {
            return false;
        }
        String between = around.text().substring(one.end(), other.start());
        boolean comma = between.contains("、") || between.contains(",");
        return JOIN.matcher(between).matches() && !(comma && around.after(other.end(), SUBJECT));
    }
}
