package io.hakari.suites.japanese;

/// Writes whole numbers in kanji, as in 三十七.
final class KanjiNumber {
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final int LARGEST = 9_999;

    private KanjiNumber() {
    }

    /// Write a number from 0 to 9 999.
    static String of(int number) {
        if (number < 0 || number > LARGEST) {
            throw new IllegalArgumentException("number [" + number + "] must be from 0 to " + LARGEST);
        }
        if (number == 0) {
            return "〇";
        }
        return place(number / 1000, "千") + place(number / 100 % 10, "百") + place(number / 10 % 10, "十")
                + (number % 10 == 0 ? "" : digit(number % 10));
    }

    /// Thousands, hundreds and tens are written without a leading 一.
    private static String place(int digit, String unit) {
        return switch (digit) {
            case 0 -> "";
            case 1 -> unit;
            default -> digit(digit) + unit;
        };
    }

    private static String digit(int digit) {
        return DIGITS.substring(digit, digit + 1);
    }
}
