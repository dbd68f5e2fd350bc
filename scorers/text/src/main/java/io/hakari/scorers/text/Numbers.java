package io.hakari.scorers.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds numbers in Japanese text; what counts as one is told by `Numeric`.
final class Numbers {
    private static final String KANJI_DIGITS = "〇一二三四五六七八九";
    private static final Pattern DIGITS = Pattern.compile("""
            (?<arabic>(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?|(?<![0-9A-Za-z.])\\.\\d+)\
            |(?<kanji>[〇一二三四五六七八九]+(?:[点・][〇一二三四五六七八九]+)?)""");
    private static final Pattern MINUS = Pattern.compile("(?:(?<![0-9A-Za-z)〇一二三四五六七八九十百千万億兆])-|マイナス)\\z");
    private static final String JOINTS = "/:";
    private static final String PARTS_OF = "分の";

    private final String text;

    private Numbers(String text) {
        this.text = text;
    }

    /// Return the last number of a text.
    static Optional<BigDecimal> last(String text) {
        return new Numbers(plain(text)).last();
    }

    private Optional<BigDecimal> last() {
        Optional<BigDecimal> last = Optional.empty();
        int at = 0;
        while (at < text.length()) {
            Numeral numeral = numeral(at);
            if (numeral.end() == at) {
                at++;
                continue;
            }
            int end = endOfJoined(numeral.end());
            if (end == numeral.end() && !belongsToName(at)) {
                last = Optional.of(isNegative(at) ? numeral.value().negate() : numeral.value());
            }
            at = end;
        }
        return last;
    }

    /// Return where a fraction, ratio, time or date ends, or the same place when there is none.
    private int endOfJoined(int end) {
        int joint = text.startsWith(PARTS_OF, end)
                ? PARTS_OF.length()
                : end < text.length() && JOINTS.indexOf(text.charAt(end)) >= 0 ? 1 : 0;
        if (joint == 0) {
            return end;
        }
        Numeral next = numeral(end + joint);
        return next.end() == end + joint ? end : endOfJoined(next.end());
    }

    private boolean isNegative(int at) {
        return MINUS.matcher(text).region(Math.max(0, at - "マイナス".length()), at).useTransparentBounds(true).find();
    }

    private boolean belongsToName(int at) {
        return at > 0 && isDigit(text.charAt(at)) && isLatin(text.charAt(at - 1));
    }

    /// Read the longest number that begins here; it ends where it begins when there is none.
    private Numeral numeral(int start) {
        Units units = new Units();
        int at = start;
        while (true) {
            Digits digits = digits(at);
            boolean bare = digits.end() == at;
            char unit = digits.end() < text.length() ? text.charAt(digits.end()) : ' ';
            if (digits.isSeveral() && Units.isSmall(unit)) {
                return new Numeral(digits.end() - 1, units.total().add(digits.allButLast()));
            }
            if (units.takes(unit, bare)) {
                units.add(unit, bare, digits.value());
                at = digits.end() + 1;
            } else if (!bare && !Units.isUnit(unit) && units.takesRest(digits.value())) {
                return new Numeral(digits.end(), units.total().add(digits.value()));
            } else {
                return new Numeral(at, units.total());
            }
        }
    }

    private Digits digits(int at) {
        Matcher matcher = DIGITS.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return new Digits(at, BigDecimal.ZERO, false);
        }
        String digits = matcher.group();
        if (matcher.group("kanji") == null) {
            return new Digits(matcher.end(), new BigDecimal(digits.replace(",", "")), false);
        }
        boolean whole = digits.chars().allMatch(c -> KANJI_DIGITS.indexOf(c) >= 0);
        return new Digits(matcher.end(), new BigDecimal(arabic(digits)), whole && digits.length() > 1);
    }

    private static String arabic(String kanji) {
        StringBuilder digits = new StringBuilder(kanji.length());
        for (int i = 0; i < kanji.length(); i++) {
            int digit = KANJI_DIGITS.indexOf(kanji.charAt(i));
            digits.append(digit < 0 ? "." : Integer.toString(digit));
        }
        return digits.toString();
    }

    /// Write digits, separators and minus signs of any width in ASCII and leave the rest alone; NFKC would turn `m²` into
    /// `m2`.
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(plain(c)));
        return plain.toString();
    }

    private static int plain(int c) {
        return switch (c) {
            case '－', '−', '﹣' -> '-';
            case '，' -> ',';
            case '．' -> '.';
            case '／', '⁄' -> '/';
            case '：' -> ':';
            case '零' -> '〇';
            default -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLatin(char c) {
        return Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    /// A number and where it ends.
    private record Numeral(int end, BigDecimal value) {}

    /// Digits without a unit.
    ///
    /// @param isSeveral whether they are two or more kanji, such as `二〇`
    private record Digits(int end, BigDecimal value, boolean isSeveral) {

        /// Return the first of two numbers in one: `二三十` is twenty or thirty.
        BigDecimal allButLast() {
            return value.movePointLeft(1).setScale(0, RoundingMode.DOWN);
        }
    }
}
