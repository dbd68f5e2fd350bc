package io.hakari.scorers.perception;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number and the unit that stands behind it, if any.
///
/// Read in NFKC: `１，４８０`, `1,480`, `1.48k`, `1.48e3` and `1.48千` are the same number. `k` and `M` multiply only where no
/// letter follows, 千, 万 and 億 everywhere. A minus sign counts directly before a number that follows no letter or digit. Digits
/// behind a Latin letter belong to a name (`P1`). A number of more than forty digits, or with an exponent of more than two,
/// is none.
record Quantity(BigDecimal number, Optional<Unit> unit) {
    private static final Pattern NUMBER = Pattern.compile("""
            (?<![0-9A-Za-z.]|[A-Za-z]-)(?<minus>(?<![\\p{L}\\p{N})])[-−])?\
            (?<digits>(?:[0-9]{1,3}(?:,[0-9]{3}){1,12}+(?![0-9])|[0-9]{1,40}+)(?:\\.[0-9]{1,40}+)?|\\.[0-9]{1,40}+)\
            (?:[eE](?<exponent>[+-]?[0-9]{1,2})(?![0-9A-Za-z]))?(?![0-9])(?<times>[kM](?![A-Za-z/])|千|万|億)?\\s?""");

    /// Return the last quantity of a text.
    static Optional<Quantity> last(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        Matcher matcher = NUMBER.matcher(plain);
        Optional<Quantity> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.of(new Quantity(number(matcher), Unit.at(plain, matcher.end())));
        }
        return last;
    }

    private static BigDecimal number(Matcher matcher) {
        BigDecimal number = new BigDecimal(matcher.group("digits").replace(",", ""));
        if (matcher.group("exponent") != null) {
            number = number.scaleByPowerOfTen(Integer.parseInt(matcher.group("exponent").replace("+", "")));
        }
        if (matcher.group("times") != null) {
            number = number.scaleByPowerOfTen(switch (matcher.group("times")) {
                case "k", "千" -> 3;
                case "万" -> 4;
                case "M" -> 6;
                default -> 8;
            });
        }
        return matcher.group("minus") == null ? number : number.negate();
    }

    /// Return this quantity's number in the unit of another; empty when they cannot be compared.
    ///
    /// A number without a unit is taken for one in the other's: the question says which.
    Optional<BigDecimal> inUnitOf(Quantity other) {
        if (unit.isEmpty() || other.unit.isEmpty() || unit.equals(other.unit)) {
            return Optional.of(number);
        }
        Unit from = unit.get();
        Unit to = other.unit.get();
        return from.dimension().equals(to.dimension())
                ? Optional.of(from.toOwn(number).subtract(to.offset()).divide(to.factor(), MathContext.DECIMAL64))
                : Optional.empty();
    }

    /// Return whether a text is this quantity and nothing else.
    boolean isAllOf(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        Matcher matcher = NUMBER.matcher(plain);
        return matcher.lookingAt()
                && matcher.end() + unit.map(one -> one.word().length()).orElse(0) == plain.length();
    }

    String told() {
        return number.toPlainString() + unit.map(one -> " " + one.word()).orElse("");
    }
}
