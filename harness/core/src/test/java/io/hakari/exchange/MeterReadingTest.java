package io.hakari.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

class MeterReadingTest {
    private static final MeterReading BEFORE = reading(meter("a", 1000), meter("b", 500));

    private static MeterReading reading(MeterReading.Meter... meters) {
        return new MeterReading(Arrays.asList(meters));
    }

    private static MeterReading.Meter meter(String id, double joules) {
        return new MeterReading.Meter(id, "NVIDIA H200", OptionalDouble.of(joules));
    }

    @Test
    void the_joules_of_all_devices_are_added_in_whatever_order_they_come() {
        assertThat(reading(meter("b", 700), meter("a", 1300.5)).since(BEFORE)).hasValue(500.5);
    }

    @Test
    void a_device_that_used_nothing_counts_as_nothing() {
        assertThat(BEFORE.since(BEFORE)).hasValue(0);
    }

    @Test
    void a_device_that_does_not_count_leaves_the_sum_unknown() {
        var silent = new MeterReading.Meter("b", "NVIDIA H200", OptionalDouble.empty());
        assertThat(reading(meter("a", 1300), silent).since(BEFORE)).isEmpty();
        assertThat(BEFORE.since(reading(meter("a", 1000), silent))).isEmpty();
    }

    @Test
    void a_meter_that_began_anew_leaves_the_sum_unknown() {
        assertThat(reading(meter("a", 3), meter("b", 700)).since(BEFORE)).isEmpty();
    }

    @Test
    void devices_that_came_or_went_leave_the_sum_unknown() {
        assertThat(reading(meter("a", 1300)).since(BEFORE)).isEmpty();
        assertThat(reading(meter("a", 1300), meter("c", 700)).since(BEFORE)).isEmpty();
    }

    @Test
    void a_machine_without_devices_has_nothing_to_add() {
        var none = new MeterReading(List.of());
        assertThat(none.since(none)).isEmpty();
    }
}
