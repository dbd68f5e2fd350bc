package io.hakari.scorers.perception;

import java.util.regex.Pattern;

/// Text as it is spoken: without what nobody hears, and with numbers in words.
final class Spoken {
    private static final Pattern GROUPED = Pattern.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))");
    private static final Pattern WHOLE = Pattern.compile("(?<![0-9.])[0-9]{1,16}(?![0-9]|\\.[0-9])");
    private static final Pattern SILENT = Pattern.compile("[\\p{P}\\p{S}\\s&&[^ー々〇]]");
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String[] SMALL = {"", "十", "百", "千"};
    private static final String[] LARGE = {"", "万", "億", "兆"};
    private static final int HIRAGANA_TO_KATAKANA = 'ア' - 'あ';

    private Spoken() {
    }

    static String of(String text) {
        String plain = GROUPED.matcher(Plain.folded(text)).replaceAll("");
        String words = WHOLE.matcher(plain).replaceAll(number -> inKanji(number.group()));
        return SILENT.matcher(words).replaceAll("");
    }

    static String katakana(String text) {
        StringBuilder katakana = new StringBuilder(text.length());
        text.chars().forEach(c -> katakana.append((char) (c >= 'ぁ' && c <= 'ゖ' ? c + HIRAGANA_TO_KATAKANA : c)));
        return katakana.toString();
    }

    /// Return a whole number below 10¹⁶ in kanji; digits that begin with zero are read one by one.
    static String inKanji(String digits) {
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            StringBuilder one = new StringBuilder();
            digits.chars().forEach(c -> one.append(DIGITS.charAt(c - '0')));
            return one.toString();
        }
        long number = Long.parseLong(digits);
        if (number == 0) {
            return "〇";
        }
        StringBuilder kanji = new StringBuilder();
        for (int myriad = LARGE.length - 1; myriad >= 0; myriad--) {
            int four = (int) (number / power(10_000, myriad) % 10_000);
            if (four > 0) {
                kanji.append(belowMyriad(four)).append(LARGE[myriad]);
            }
        }
        return kanji.toString();
    }

    private static String belowMyriad(int four) {
        StringBuilder kanji = new StringBuilder();
        for (int place = SMALL.length - 1; place >= 0; place--) {
            int digit = (int) (four / power(10, place) % 10);
            if (digit > 1 || (digit == 1 && place == 0)) {
                kanji.append(DIGITS.charAt(digit));
            }
            if (digit > 0) {
                kanji.append(SMALL[place]);
            }
        }
        return kanji.toString();
    }

    private static long power(long base, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }
}
