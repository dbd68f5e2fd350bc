package io.hakari.scorers.text;

import java.math.BigDecimal;

/// Adds up kanji units from the left: 十 百 千 within a myriad, 万 億 兆 京 between them, each smaller than the one before.
final class Units {
    private static final String SMALL = "十百千";
    private static final String LARGE = "万億兆京";
    private static final int MYRIAD_DIGITS = 4;

    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal section = BigDecimal.ZERO;
    private boolean sectionIsEmpty = true;
    private int smallest = MYRIAD_DIGITS;
    private int largest = Integer.MAX_VALUE;

    static boolean isSmall(char unit) {
        return SMALL.indexOf(unit) >= 0;
    }

    static boolean isUnit(char unit) {
        return isSmall(unit) || LARGE.indexOf(unit) >= 0;
    }

    /// Return whether a unit fits here; 万 and larger need something before them.
    boolean takes(char unit, boolean bare) {
        if (isSmall(unit)) {
            return SMALL.indexOf(unit) + 1 < smallest;
        }
        int zeros = zerosOfLarge(unit);
        return zeros > 0 && zeros < largest && !(bare && sectionIsEmpty);
    }

    void add(char unit, boolean bare, BigDecimal digits) {
        if (isSmall(unit)) {
            smallest = SMALL.indexOf(unit) + 1;
            section = section.add((bare ? BigDecimal.ONE : digits).scaleByPowerOfTen(smallest));
            sectionIsEmpty = false;
            return;
        }
        largest = zerosOfLarge(unit);
        total = total.add(section.add(digits).scaleByPowerOfTen(largest));
        section = BigDecimal.ZERO;
        sectionIsEmpty = true;
        smallest = MYRIAD_DIGITS;
    }

    /// Return whether digits without a unit fit behind what was read: nothing, or smaller than its last unit.
    boolean takesRest(BigDecimal digits) {
        boolean first = sectionIsEmpty && largest == Integer.MAX_VALUE;
        return first || digits.compareTo(BigDecimal.ONE.scaleByPowerOfTen(smallest)) < 0;
    }

    BigDecimal total() {
        return total.add(section);
    }

    private static int zerosOfLarge(char unit) {
        return (LARGE.indexOf(unit) + 1) * MYRIAD_DIGITS;
    }
}
