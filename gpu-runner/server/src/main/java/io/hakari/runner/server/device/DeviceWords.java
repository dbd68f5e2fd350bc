package io.hakari.runner.server.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.hakari.runner.protocol.v1.DeviceState;

/// How one device fares, in one line for people; what it does not tell is left out.
public final class DeviceWords {
    private static final double GIB = 0x1p30;
    private static final double PERCENT = 100;

    private DeviceWords() {
    }

    /// Return name, use, memory, power, temperature and clock, and what should worry.
    public static String of(DeviceState state) {
        List<String> words = new ArrayList<>();
        words.add(state.getName().isEmpty() ? "GPU " + state.getId() : state.getName());
        if (state.hasUtilisation()) {
            words.add(String.format(Locale.ROOT, "%.0f %% busy", state.getUtilisation() * PERCENT));
        }
        if (state.hasMemoryUsed() && state.hasMemoryTotal()) {
            words.add(String.format(Locale.ROOT, "%.1f of %.1f GiB", state.getMemoryUsed() / GIB,
                    state.getMemoryTotal() / GIB));
        }
        if (state.hasPowerWatts()) {
            words.add(String.format(Locale.ROOT, "%.0f W", state.getPowerWatts()));
        }
        if (state.hasTemperatureCelsius()) {
            words.add(String.format(Locale.ROOT, "%.0f °C", state.getTemperatureCelsius()));
        }
        if (state.hasClockMhz()) {
            words.add(String.format(Locale.ROOT, "%.0f MHz", state.getClockMhz()));
        }
        if (state.getThrottleReasonsCount() > 0) {
            words.add("slowed by " + String.join(" and ", state.getThrottleReasonsList()));
        }
        if (state.getEccUncorrected() > 0) {
            words.add(state.getEccUncorrected() + " uncorrected memory errors");
        }
        return String.join(", ", words);
    }
}
