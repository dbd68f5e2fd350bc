package io.hakari.scorers.perception;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers in brackets or out of them, as places are written.
final class NumberList {
    private static final String NUMBER = "-?[0-9]{1,7}+(?:\\.[0-9]{1,12}+)?";
    private static final Pattern ONE = Pattern.compile("(?<![0-9A-Za-z.])" + NUMBER + "(?![0-9A-Za-z])");
    private static final Pattern GROUP = Pattern.compile(
            "[\\[(<{]\\s{0,9}(" + NUMBER + "(?:\\s{0,9}[,\\s]\\s{0,9}" + NUMBER + "){1,63}+)\\s{0,9}[\\])>}]");
    private static final int MOST = 1_000;

    private NumberList() {
    }

    /// Return the numbers of each bracket, innermost brackets only, up to a thousand of them.
    static List<double[]> groups(String text) {
        List<double[]> groups = new ArrayList<>();
        Matcher matcher = GROUP.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (groups.size() < MOST && matcher.find()) {
            groups.add(all(matcher.group(1)));
        }
        return groups;
    }

    /// Return all numbers of a text, up to a thousand of them.
    static double[] all(String text) {
        return ONE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).results().limit(MOST)
                .mapToDouble(number -> Double.parseDouble(number.group())).toArray();
    }

    /// Return the last bracket of so many numbers, or else the numbers of a text that has just so many.
    static double[] last(String text, int size) {
        List<double[]> groups = groups(text);
        for (int i = groups.size() - 1; i >= 0; i--) {
            if (groups.get(i).length == size) {
                return groups.get(i);
            }
        }
        double[] all = all(text);
        return all.length == size ? all : new double[0];
    }
}
