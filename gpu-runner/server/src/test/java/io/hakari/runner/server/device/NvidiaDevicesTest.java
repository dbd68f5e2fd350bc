package io.hakari.runner.server.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.runner.protocol.v1.DeviceState;

class NvidiaDevicesTest {
    private static final String NOWHERE = "libnowhere.so.9";
    private static final String TWO = """
            index, uuid, name, utilization.gpu [%]
            0, GPU-1f2e, NVIDIA H200, 97 %
            1, GPU-9a8b, NVIDIA H200, [N/A]
            """;

    @TempDir
    private Path folder;

    private Path script(String name, String body) throws IOException {
        Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private Path printing(String text) throws IOException {
        return script("nvidia-smi", "cat <<'END'\n" + text + "END\n");
    }

    private static NvidiaDevices find(String library, Path command, Optional<String> visible) {
        return NvidiaDevices.find(new NvidiaDevices.Settings(library, command.toString(), visible));
    }

    @Nested
    class A_machine_without_the_library {

        @Test
        void is_read_by_the_command() throws IOException {
            NvidiaDevices devices = find(NOWHERE, printing(TWO), Optional.empty());
            assertThat(devices.read()).extracting(DeviceState::getId).containsExactly("GPU-1f2e", "GPU-9a8b");
            assertThat(devices.inWords()).containsExactly("NVIDIA H200, 97 % busy", "NVIDIA H200");
        }

        @Test
        void is_asked_without_the_fields_that_its_command_does_not_know() throws IOException {
            Path asked = folder.resolve("asked");
            Path smi = script("nvidia-smi", """
                    echo "$1" >> '%s'
                    for unknown in clocks_event_reasons.active clocks.sm; do
                      case "$1" in *$unknown*) echo "Field \\"$unknown\\" is not a valid field to query."; exit 2;; esac
                    done
                    echo 'uuid'; echo 'GPU-1f2e'
                    """.formatted(asked));
            NvidiaDevices devices = find(NOWHERE, smi, Optional.empty());
            assertThat(devices.read()).hasSize(1);
            assertThat(Files.readAllLines(asked)).hasSize(4).last().asString().isEqualTo("--query-gpu=index,uuid,name,"
                    + "utilization.gpu,memory.used,memory.total,power.draw,temperature.gpu,"
                    + "ecc.errors.uncorrected.volatile.total,clocks_throttle_reasons.active");
        }

        @Test
        void whose_driver_breaks_later_tells_nothing_more() throws IOException {
            Path smi = printing(TWO);
            NvidiaDevices devices = find(NOWHERE, smi, Optional.empty());
            script("nvidia-smi", "echo 'Unable to determine the device handle for GPU'; exit 15\n");
            assertThat(devices.read()).isEmpty();
        }
    }

    @Nested
    class A_machine_without_a_GPU {

        @Test
        void says_so_in_one_line() {
            assertThat(find(NOWHERE, folder.resolve("nvidia-smi"), Optional.empty()).inWords())
                    .containsExactly("no NVIDIA GPU is at hand: library [libnowhere.so.9] cannot be loaded, command ["
                            + folder.resolve("nvidia-smi") + "] cannot be started");
        }

        @Test
        void whose_driver_is_broken_is_told_in_the_commands_words() throws IOException {
            Path smi = script("nvidia-smi",
                    "echo 'NVIDIA-SMI has failed because it could not communicate with the NVIDIA driver.'; exit 9\n");
            assertThat(find(NOWHERE, smi, Optional.empty()).inWords())
                    .containsExactly("no NVIDIA GPU is at hand: library [libnowhere.so.9] cannot be loaded, command ["
                            + smi + "] ended with status [9] and the words [NVIDIA-SMI has failed because it could not"
                            + " communicate with the NVIDIA driver.]");
        }

        @Test
        void but_with_a_driver_has_none_to_list() throws IOException {
            assertThat(find(NOWHERE, printing("No devices were found\n"), Optional.empty()).inWords())
                    .containsExactly("no NVIDIA GPU is at hand: nvidia-smi lists none");
        }
    }

    @Nested
    class The_environment {

        @ParameterizedTest
        @CsvSource(quoteCharacter = '"', value = {"1, GPU-9a8b", "\"1,0\", \"GPU-9a8b,GPU-1f2e\"",
                "GPU-1, GPU-1f2e", "\"0,7,1\", GPU-1f2e", "-1, \"\"", "\"\", \"\"", "GPU-, \"\"", "none, \"\"",
                "MIG-4c5d, \"GPU-1f2e,GPU-9a8b\"", "99999999999, \"\""})
        void says_which_devices_are_ours(String visible, String ids) throws IOException {
            NvidiaDevices devices = find(NOWHERE, printing(TWO), Optional.of(visible));
            assertThat(String.join(",", devices.read().stream().map(DeviceState::getId).toList())).isEqualTo(ids);
        }

        @Test
        void that_hides_all_of_them_is_named() throws IOException {
            assertThat(find(NOWHERE, printing(TWO), Optional.of("-1")).inWords()).containsExactly(
                    "no NVIDIA GPU is at hand: CUDA_VISIBLE_DEVICES is [-1], which names none");
        }
    }

    @Test
    void the_library_is_preferred_to_the_command() throws Exception {
        Path library = FakeNvml.build(folder, FakeNvml.WHOLE + FakeNvml.EVENTS);
        assertThat(find(library.toString(), printing(TWO), Optional.empty()).inWords()).containsExactly(
                "NVIDIA H200, 97 % busy, 15.0 of 140.4 GiB, 431 W, 61 °C, 1980 MHz, slowed by software-power-cap and"
                        + " software-thermal-slowdown",
                "GPU GPU-9a8b");
    }
}
