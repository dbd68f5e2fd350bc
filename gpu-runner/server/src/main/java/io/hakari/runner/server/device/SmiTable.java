package io.hakari.runner.server.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hakari.runner.protocol.v1.DeviceState;

/// What `nvidia-smi --query-gpu=… --format=csv` prints: a line of column names with units, then one line for each GPU.
///
/// Columns are found by their names, so that their order and number do not matter. What is no number, such as `[N/A]`,
/// `[Not Supported]` or `ERR!`, is not told.
final class SmiTable {
    private static final String ID = "uuid";
    private static final String INDEX = "index";
    private static final String NAME = "name";
    private static final String UTILISATION = "utilization.gpu";
    private static final String MEMORY_USED = "memory.used";
    private static final String MEMORY_TOTAL = "memory.total";
    private static final String POWER = "power.draw";
    private static final String TEMPERATURE = "temperature.gpu";
    private static final String CLOCK = "clocks.sm";
    private static final String ECC = "ecc.errors.uncorrected.volatile.total";
    private static final String THROTTLING = "clocks_event_reasons.active";
    /// As drivers before 535 call it.
    private static final String FORMER_THROTTLING = "clocks_throttle_reasons.active";

    /// What is asked for.
    static final List<String> FIELDS = List.of(INDEX, ID, NAME, UTILISATION, MEMORY_USED, MEMORY_TOTAL, POWER,
            TEMPERATURE, CLOCK, ECC, THROTTLING, FORMER_THROTTLING);

    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?) ?(%|W|MHz|[KMG]iB|)");
    private static final Pattern MASK = Pattern.compile("0x([0-9a-fA-F]{1,16})");
    private static final double PERCENT = 1e-2;

    private final List<String> columns;

    private SmiTable(List<String> columns) {
        this.columns = columns;
    }

    /// Return a state for each line below the first.
    static List<DeviceState> parse(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        // A column's name may have its unit behind it: memory.used [MiB].
        List<String> columns = cells(lines.getFirst()).stream().map(cell -> cell.replaceFirst(" \\[.*]$", "")).toList();
        SmiTable table = new SmiTable(columns);
        List<DeviceState> states = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            states.add(table.state(cells(line), states.size()));
        }
        return List.copyOf(states);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private DeviceState state(List<String> cells, int place) {
        var state = DeviceState.newBuilder()
                .setId(word(cells, ID).or(() -> word(cells, INDEX)).orElse(Integer.toString(place)));
        word(cells, NAME).ifPresent(state::setName);
        quantity(cells, UTILISATION).ifPresent(percent -> state.setUtilisation(percent * PERCENT));
        quantity(cells, MEMORY_USED).ifPresent(bytes -> state.setMemoryUsed((long) bytes));
        quantity(cells, MEMORY_TOTAL).ifPresent(bytes -> state.setMemoryTotal((long) bytes));
        quantity(cells, POWER).ifPresent(state::setPowerWatts);
        quantity(cells, TEMPERATURE).ifPresent(state::setTemperatureCelsius);
        quantity(cells, CLOCK).ifPresent(state::setClockMhz);
        quantity(cells, ECC).ifPresent(errors -> state.setEccUncorrected((long) errors));
        state.addAllThrottleReasons(reasons(cells));
        return state.build();
    }

    private Optional<String> word(List<String> cells, String column) {
        int place = columns.indexOf(column);
        return place < 0 || place >= cells.size() || cells.get(place).isEmpty() || cells.get(place).startsWith("[")
                ? Optional.empty()
                : Optional.of(cells.get(place));
    }

    /// Return a number in the protocol's unit: bytes, watts, megahertz, percent.
    private OptionalDouble quantity(List<String> cells, String column) {
        Matcher quantity = QUANTITY.matcher(word(cells, column).orElse(""));
        return quantity.matches()
                ? OptionalDouble.of(Double.parseDouble(quantity.group(1)) * unit(quantity.group(2)))
                : OptionalDouble.empty();
    }

    private static double unit(String unit) {
        return switch (unit) {
            case "KiB" -> 0x1p10;
            case "MiB" -> 0x1p20;
            case "GiB" -> 0x1p30;
            default -> 1;
        };
    }

    private List<String> reasons(List<String> cells) {
        Matcher mask = MASK.matcher(word(cells, THROTTLING).or(() -> word(cells, FORMER_THROTTLING)).orElse(""));
        return mask.matches() ? Throttling.reasons(Long.parseUnsignedLong(mask.group(1), 16)) : List.of();
    }
}
