package io.hakari.scorers.perception;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A unit of measure: how many of its dimension's own unit it is, and where its zero lies.
///
/// @param word      as it is written behind a number, in NFKC and as it is: `MPa` is no `mPa`
/// @param dimension what it measures; quantities of two dimensions never equal
/// @param factor    in the dimension's own unit
/// @param offset    what is added after the factor, for temperatures
record Unit(String word, String dimension, BigDecimal factor, BigDecimal offset) {
    private static final List<Unit> KNOWN = known();

    /// Return the longest unit that stands at a place of a text and is not the start of another word.
    static Optional<Unit> at(String text, int place) {
        return KNOWN.stream().filter(unit -> text.startsWith(unit.word, place))
                .filter(unit -> !isLetter(unit.word.charAt(unit.word.length() - 1))
                        || !isLetter(text, place + unit.word.length()))
                .findFirst();
    }

    BigDecimal toOwn(BigDecimal number) {
        return number.multiply(factor).add(offset);
    }

    private static boolean isLetter(String text, int place) {
        return place < text.length() && isLetter(text.charAt(place));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static List<Unit> known() {
        List<Unit> units = new ArrayList<>();
        add(units, "pressure", "1", "Pa", "パスカル");
        add(units, "pressure", "1e3", "kPa", "キロパスカル");
        add(units, "pressure", "1e6", "MPa", "メガパスカル");
        add(units, "pressure", "1e2", "hPa", "ヘクトパスカル");
        add(units, "pressure", "1e5", "bar", "バール");
        add(units, "pressure", "98066.5", "kgf/cm2");
        add(units, "length", "1e-3", "mm", "ミリメートル", "ミリ");
        add(units, "length", "1e-2", "cm", "センチメートル", "センチ");
        add(units, "length", "1", "m", "メートル");
        add(units, "length", "1e3", "km", "キロメートル");
        add(units, "length", "1e-6", "μm", "マイクロメートル");
        add(units, "mass", "1e-3", "g", "グラム");
        add(units, "mass", "1", "kg", "キログラム", "キロ");
        add(units, "mass", "1e3", "t", "トン");
        add(units, "mass", "1e-6", "mg", "ミリグラム");
        add(units, "time", "1", "s", "秒", "sec", "seconds", "second");
        add(units, "time", "1e-3", "ms", "ミリ秒");
        add(units, "time", "60", "min", "分間", "minutes", "minute");
        add(units, "time", "3600", "h", "時間", "hours", "hour");
        add(units, "voltage", "1", "V", "ボルト");
        add(units, "voltage", "1e-3", "mV");
        add(units, "voltage", "1e3", "kV");
        add(units, "current", "1", "A", "アンペア");
        add(units, "current", "1e-3", "mA", "ミリアンペア");
        add(units, "power", "1", "W", "ワット");
        add(units, "power", "1e3", "kW", "キロワット");
        add(units, "frequency", "1", "Hz", "ヘルツ");
        add(units, "frequency", "1e3", "kHz");
        add(units, "rotation", "1", "rpm", "min-1", "r/min", "回転/分");
        add(units, "flow", "1", "L/min", "l/min", "リットル/分");
        add(units, "volume", "1", "L", "l", "リットル");
        add(units, "volume", "1e-3", "mL", "ml", "ミリリットル");
        add(units, "share", "1", "%", "パーセント", "percent");
        add(units, "speed", "1", "m/s");
        add(units, "speed", "0.001", "mm/s");
        add(units, "speed", "0.2777777777777777777777777777777778", "km/h");
        for (String celsius : List.of("°C", "度C", "℃", "degC")) {
            units.add(new Unit(celsius, "temperature", BigDecimal.ONE, BigDecimal.ZERO));
        }
        units.add(new Unit("K", "temperature", BigDecimal.ONE, new BigDecimal("-273.15")));
        add(units, "degrees", "1", "°", "度", "deg");
        units.sort(Comparator.comparingInt((Unit unit) -> -unit.word().length()).thenComparing(Unit::word));
        return List.copyOf(units);
    }

    private static void add(List<Unit> units, String dimension, String factor, String... words) {
        for (String word : words) {
            units.add(new Unit(word, dimension, new BigDecimal(factor), BigDecimal.ZERO));
        }
    }
}
