package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;

import org.apiguardian.api.API;

/// Rows of whole numbers as text, short where every column runs evenly.
///
/// Column after column it holds how far each number is from where the two before it point to: `x0`, `x1 − x0`, then
/// `x[i] − 2 x[i−1] + x[i−2]`. A number n is written as 2 n, or −2 n − 1 when negative, in digits of five bits, the lowest
/// first; a digit that is not the last of its number has 32 added. Digits are the 64 characters of Base64 in their order.
/// A dot and a number k (as it is, not doubled) stand for k zeros.
@API(status = EXPERIMENTAL, since = "0.3")
public final class MotionText {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final char ZEROS = '.';
    private static final int BITS = 5;
    private static final int MORE = 1 << BITS;
    /// From here on a dot and a number are shorter than the zeros.
    private static final int RUN = 3;
    private static final int LONGEST = 30;

    private MotionText() {
    }

    /// Write rows.
    ///
    /// @param columns how many numbers each row has
    public static String write(List<List<Integer>> rows, int columns) {
        StringBuilder out = new StringBuilder();
        int zeros = 0;
        for (int column = 0; column < columns; column++) {
            int before = 0;
            int step = 0;
            for (int row = 0; row < rows.size(); row++) {
                int value = rows.get(row).get(column);
                int change = value - before;
                int rest = change - step;
                before = value;
                // The first number is where the column begins, no step from 0.
                step = row == 0 ? 0 : change;
                if (rest == 0) {
                    zeros++;
                } else {
                    zeros(out, zeros);
                    zeros = 0;
                    digits(out, rest << 1 ^ rest >> 31);
                }
            }
        }
        zeros(out, zeros);
        return out.toString();
    }

    private static void zeros(StringBuilder out, int zeros) {
        if (zeros < RUN) {
            out.repeat(DIGITS.charAt(0), zeros);
        } else {
            digits(out.append(ZEROS), zeros);
        }
    }

    private static void digits(StringBuilder out, int number) {
        int rest = number;
        while (rest >= MORE) {
            out.append(DIGITS.charAt(rest % MORE + MORE));
            rest /= MORE;
        }
        out.append(DIGITS.charAt(rest));
    }

    /// Read so many rows.
    ///
    /// @throws IllegalArgumentException when the text is none of that size
    public static List<List<Integer>> read(String text, int rows, int columns) {
        return new Reading(text).rows(rows, columns);
    }

    /// A place in a text.
    private static final class Reading {
        private final String text;
        private int at;
        private int zeros;

        Reading(String text) {
            this.text = text;
        }

        List<List<Integer>> rows(int rows, int columns) {
            int[] values = values(rows, columns);
            List<List<Integer>> read = new ArrayList<>(rows);
            for (int row = 0; row < rows; row++) {
                List<Integer> one = new ArrayList<>(columns);
                for (int column = 0; column < columns; column++) {
                    one.add(values[column * rows + row]);
                }
                read.add(one);
            }
            return read;
        }

        private int[] values(int rows, int columns) {
            int[] values = new int[rows * columns];
            for (int column = 0; column < columns; column++) {
                int value = 0;
                int step = 0;
                for (int row = 0; row < rows; row++) {
                    int change = step + next(column * rows + row, values.length);
                    value += change;
                    step = row == 0 ? 0 : change;
                    ReplayCheck.check(Math.abs((long) value) <= Replay.FARTHEST, "a coordinate of frame " + row, value,
                            "within 1,000,000 mm of the origin");
                    values[column * rows + row] = value;
                }
            }
            ReplayCheck.check(at == text.length() && zeros == 0, "what follows the " + values.length + " moves",
                    text.substring(at), "nothing");
            return values;
        }

        private int next(int read, int all) {
            if (zeros == 0 && at < text.length() && text.charAt(at) == ZEROS) {
                at++;
                zeros = number(read, all);
                ReplayCheck.check(zeros > 0 && zeros <= all - read, "a run of moves without a change", zeros,
                        "1 to " + (all - read));
            }
            if (zeros > 0) {
                zeros--;
                return 0;
            }
            int number = number(read, all);
            return number >>> 1 ^ -(number & 1);
        }

        private int number(int read, int all) {
            int number = 0;
            for (int shift = 0; shift < LONGEST; shift += BITS) {
                ReplayCheck.check(at < text.length(), "the number of moves", read, Integer.toString(all));
                int digit = DIGITS.indexOf(text.charAt(at));
                ReplayCheck.check(digit >= 0, "character " + at + " of the moves", text.charAt(at),
                        "a digit of Base64");
                at++;
                number |= digit % MORE << shift;
                if (digit < MORE) {
                    return number;
                }
            }
            throw new IllegalArgumentException("the number before character " + at + " of the moves is too long");
        }
    }
}
