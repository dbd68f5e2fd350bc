package io.hakari.suites.japanese;

/// A Japanese era by the Western year of its first year.
///
/// The years run up to 2026, the year this version was written; the first years of 明治 are left out, because the
/// calendar itself changed in 1873.
enum Era {
    MEIJI("明治", 1868, 6, 45), TAISHO("大正", 1912, 1, 15), SHOWA("昭和", 1926, 1, 64), HEISEI("平成", 1989, 1, 31),
    REIWA("令和",
            2019, 1, 8);

    private final String kanji;
    private final int first;
    private final int from;
    private final int to;

    Era(String kanji, int first, int from, int to) {
        this.kanji = kanji;
        this.first = first;
        this.from = from;
        this.to = to;
    }

    String kanji() {
        return kanji;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Return the Western year of a year of this era.
    int western(int year) {
        return first + year - 1;
    }

    /// Return whether no other era has a part of the same Western year.
    boolean hasAllOf(int year) {
        return (year > 1 || this == MEIJI) && (year < to || this == REIWA);
    }

    /// Write a year in figures; the first is 元.
    String written(int year) {
        return kanji + (year == 1 ? "元" : year) + "年";
    }

    /// Write a year in kanji; the first is 元.
    String writtenInKanji(int year) {
        return kanji + (year == 1 ? "元" : KanjiNumber.of(year)) + "年";
    }
}
