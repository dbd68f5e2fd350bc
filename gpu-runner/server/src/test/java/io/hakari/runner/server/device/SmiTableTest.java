package io.hakari.runner.server.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.runner.protocol.v1.DeviceState;

class SmiTableTest {

    @Test
    void units_are_turned_into_the_protocols() {
        assertThat(SmiTable.parse("""
                index, uuid, name, utilization.gpu [%], memory.used [MiB], memory.total [MiB], power.draw [W], \
                temperature.gpu, clocks.current.sm [MHz], clocks.sm [MHz], ecc.errors.uncorrected.volatile.total, \
                clocks_event_reasons.active
                0, GPU-1f2e, NVIDIA H100 80GB HBM3, 97 %, 15360 MiB, 81559 MiB, 431.25 W, 61, 1980 MHz, 1975 MHz, 2, \
                0x0000000000000048
                """)).containsExactly(DeviceState.newBuilder().setId("GPU-1f2e").setName("NVIDIA H100 80GB HBM3")
                .setUtilisation(0.97).setMemoryUsed(15360L << 20).setMemoryTotal(81559L << 20).setPowerWatts(431.25)
                .setTemperatureCelsius(61).setClockMhz(1975).setEccUncorrected(2)
                .addThrottleReasons("hardware-slowdown").addThrottleReasons("hardware-thermal-slowdown").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[N/A]", "[Not Supported]", "[Unknown Error]", "ERR!", "N/A", "", "-1 W", "1e999 W", "0x",
            "NaN", "99999999999999999999", "12 W of 700 W"})
    void what_is_no_number_is_not_told(String cell) {
        assertThat(SmiTable.parse("uuid, power.draw [W], clocks_event_reasons.active\nGPU-1, " + cell + ", " + cell))
                .containsExactly(DeviceState.newBuilder().setId("GPU-1").build());
    }

    @Test
    void missing_columns_and_short_lines_leave_out_what_they_do_not_say() {
        assertThat(SmiTable.parse("temperature.gpu, index, power.draw [W]\n40, 3\n\n41"))
                .containsExactly(DeviceState.newBuilder().setId("3").setTemperatureCelsius(40).build(),
                        DeviceState.newBuilder().setId("1").setTemperatureCelsius(41).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "uuid, name\n", "No devices were found"})
    void nothing_is_no_device(String output) {
        assertThat(SmiTable.parse(output)).isEmpty();
    }
}
