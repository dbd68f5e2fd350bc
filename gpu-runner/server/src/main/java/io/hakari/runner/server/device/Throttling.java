package io.hakari.runner.server.device;

import java.util.List;
import java.util.stream.IntStream;

/// Why a GPU's clock is lower than it could be, bit by bit as NVML counts them (`nvmlClocksEventReason…` of nvml.h).
///
/// The lowest bit means that there is nothing to do, which holds nothing back, and is left out.
final class Throttling {
    private static final int FIRST_BIT = 1;
    private static final List<String> REASONS = List.of("applications-clocks-setting", "software-power-cap",
            "hardware-slowdown", "sync-boost", "software-thermal-slowdown", "hardware-thermal-slowdown",
            "hardware-power-brake", "display-clock-setting");

    private Throttling() {
    }

    /// Return the reasons of a mask; a bit that is not known is named by its number.
    static List<String> reasons(long mask) {
        return IntStream.range(FIRST_BIT, Long.SIZE).filter(bit -> (mask >>> bit & 1) == 1)
                .mapToObj(Throttling::reason).toList();
    }

    private static String reason(int bit) {
        int place = bit - FIRST_BIT;
        return place < REASONS.size() ? REASONS.get(place) : "reason-" + bit;
    }
}
