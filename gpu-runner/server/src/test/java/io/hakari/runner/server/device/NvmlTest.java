package io.hakari.runner.server.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.runner.protocol.v1.DeviceState;

class NvmlTest {
    private static final DeviceState WHOLE = DeviceState.newBuilder().setId("GPU-1f2e").setName("NVIDIA H200")
            .setUtilisation(0.97).setMemoryTotal(150_754_820_096L).setMemoryUsed(16_106_127_360L).setPowerWatts(431.25)
            .setEnergyJoules(8_123_456_789.012).setTemperatureCelsius(61).setClockMhz(1980).setEccUncorrected(0)
            .addThrottleReasons("software-power-cap").addThrottleReasons("software-thermal-slowdown").build();

    @Test
    void every_number_comes_in_the_protocols_unit_and_a_lost_device_keeps_its_id(@TempDir Path folder)
            throws Exception {
        Path library = FakeNvml.build(folder, FakeNvml.WHOLE + FakeNvml.EVENTS);
        assertThat(Nvml.open(library.toString()).read())
                .containsExactly(WHOLE, DeviceState.newBuilder().setId("GPU-9a8b").build());
    }

    @Test
    void a_driver_before_535_is_asked_by_its_own_name_and_an_idle_device_is_not_throttled(@TempDir Path folder)
            throws Exception {
        Path library = FakeNvml.build(folder, FakeNvml.WHOLE + FakeNvml.FORMER_EVENTS);
        assertThat(Nvml.open(library.toString()).read().getFirst())
                .isEqualTo(WHOLE.toBuilder().clearThrottleReasons().build());
    }

    @Test
    void functions_that_are_missing_leave_their_numbers_out(@TempDir Path folder) throws Exception {
        Path library = FakeNvml.build(folder, """
                int nvmlInit_v2(void) { return 0; }
                int nvmlDeviceGetCount_v2(unsigned int *n) { *n = 1; return 0; }
                int nvmlDeviceGetHandleByIndex_v2(unsigned int i, void **d) { *d = (void *) 1; return 0; }
                """);
        assertThat(Nvml.open(library.toString()).read()).containsExactly(DeviceState.newBuilder().setId("0").build());
    }

    @Test
    void a_library_without_its_driver_is_told_in_its_own_words(@TempDir Path folder) throws Exception {
        Path library = FakeNvml.build(folder, FakeNvml.WITHOUT_DRIVER);
        assertThatExceptionOfType(AbsentException.class).isThrownBy(() -> Nvml.open(library.toString()))
                .withMessage("library [" + library + "] says [Driver Not Loaded]");
    }

    @Test
    void a_library_that_is_none_is_told(@TempDir Path folder) throws Exception {
        Path library = FakeNvml.build(folder, "int other(void) { return 0; }");
        assertThatExceptionOfType(AbsentException.class).isThrownBy(() -> Nvml.open(library.toString()))
                .withMessage("library [" + library + "] says [status 13]");
    }

    @Test
    void a_library_that_is_not_here_is_named() {
        assertThatExceptionOfType(AbsentException.class).isThrownBy(() -> Nvml.open("libnowhere.so.9"))
                .withMessage("library [libnowhere.so.9] cannot be loaded");
    }
}
