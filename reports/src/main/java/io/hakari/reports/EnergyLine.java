package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.hakari.records.EnergyRecord;

/// One line on what a run used.
final class EnergyLine {
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;

    private EnergyLine() {
    }

    static Phrase of(EnergyRecord energy) {
        if (energy.devices().isEmpty()) {
            return both("ランナーのマシンに NVIDIA の GPU が見つからないため、測定していません。",
                    "Not measured: no NVIDIA GPU was found on the runner's machine.");
        }
        String devices = devices(energy);
        if (energy.joules().isEmpty()) {
            return both(devices + " の電力量計を読み取れないため、測定していません。",
                    "Not measured: the energy meters of " + devices + " could not be read throughout.");
        }
        String scored = Figures.count(energy.scored());
        String sum = joules(energy.joules().getAsDouble());
        if (energy.joulesPerThousand().isEmpty()) {
            return both("計 " + sum + "（" + devices + "、採点 0 件）",
                    sum + " in all (" + devices + "; no trial was scored)");
        }
        String each = joules(energy.joulesPerThousand().getAsDouble());
        return both("採点 1,000 件あたり " + each + "（" + devices + "、採点 " + scored + " 件で計 " + sum + "。同じ GPU のほかの利用分も含む）",
                each + " per 1,000 scored trials (" + devices + "; " + sum + " in all for " + scored
                        + "; whatever else ran on these GPUs is in it)");
    }

    private static String devices(EnergyRecord energy) {
        Map<String, Long> numbers = new TreeMap<>(energy.devices().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
        return numbers.entrySet().stream().map(one -> one.getValue() == 1
                ? one.getKey()
                : one.getKey() + " × " + one.getValue()).collect(Collectors.joining(" + "));
    }

    private static String joules(double joules) {
        if (joules >= MEGA) {
            return Figures.trimmed(joules / MEGA) + " MJ";
        }
        return joules >= KILO ? Figures.trimmed(joules / KILO) + " kJ" : Figures.trimmed(joules) + " J";
    }
}
