package io.hakari.runner.server.device;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Builds libraries that answer as NVML does, where a C compiler is at hand.
final class FakeNvml {
    /// Two devices: one that tells everything, and one that was lost after its handle was given.
    static final String WHOLE = """
            typedef struct { unsigned int gpu, memory; } use;
            typedef struct { unsigned long long total, free, used; } memory;
            static void copy(char *to, const char *from, unsigned int length) {
                unsigned int i = 0;
                for (; i + 1 < length && from[i]; i++) to[i] = from[i];
                to[i] = 0;
            }
            static int lost(void *device) { return device == (void *) 2 ? 15 : 0; }
            int nvmlInit_v2(void) { return 0; }
            int nvmlDeviceGetCount_v2(unsigned int *n) { *n = 2; return 0; }
            int nvmlDeviceGetHandleByIndex_v2(unsigned int i, void **d) { *d = (void *) (long) (i + 1); return 0; }
            int nvmlDeviceGetUUID(void *d, char *t, unsigned int l) {
                copy(t, d == (void *) 1 ? "GPU-1f2e" : "GPU-9a8b", l); return 0;
            }
            int nvmlDeviceGetName(void *d, char *t, unsigned int l) {
                if (lost(d)) return 15;
                copy(t, "NVIDIA H200", l); return 0;
            }
            int nvmlDeviceGetUtilizationRates(void *d, use *u) {
                if (lost(d)) return 15;
                u->gpu = 97; u->memory = 41; return 0;
            }
            int nvmlDeviceGetMemoryInfo(void *d, memory *m) {
                if (lost(d)) return 15;
                m->total = 150754820096ULL; m->used = 16106127360ULL; m->free = m->total - m->used; return 0;
            }
            int nvmlDeviceGetPowerUsage(void *d, unsigned int *n) { *n = 431250; return lost(d); }
            int nvmlDeviceGetTotalEnergyConsumption(void *d, unsigned long long *n) {
                *n = 8123456789012ULL; return lost(d);
            }
            int nvmlDeviceGetTemperature(void *d, int sensor, unsigned int *n) {
                *n = 61; return sensor == 0 ? lost(d) : 2;
            }
            int nvmlDeviceGetClockInfo(void *d, int kind, unsigned int *n) {
                *n = 1980; return kind == 1 ? lost(d) : 2;
            }
            int nvmlDeviceGetTotalEccErrors(void *d, int kind, int since, unsigned long long *n) {
                *n = 0; return kind == 1 && since == 0 ? lost(d) : 2;
            }
            """;
    static final String EVENTS = """
            int nvmlDeviceGetCurrentClocksEventReasons(void *d, unsigned long long *n) { *n = 0x4 | 0x20; return lost(d); }
            """;
    static final String FORMER_EVENTS = """
            int nvmlDeviceGetCurrentClocksThrottleReasons(void *d, unsigned long long *n) { *n = 0x1; return lost(d); }
            """;
    static final String WITHOUT_DRIVER = """
            int nvmlInit_v2(void) { return 9; }
            const char *nvmlErrorString(int status) { return status == 9 ? "Driver Not Loaded" : 0; }
            """;

    private FakeNvml() {
    }

    static Path build(Path folder, String source) throws IOException, InterruptedException {
        Path code = Files.writeString(folder.resolve("nvml.c"), source);
        Path library = folder.resolve("libnvidia-ml.so.1");
        try {
            Process compiler = new ProcessBuilder("gcc", "-shared", "-fPIC", "-o", library.toString(), code.toString())
                    .redirectErrorStream(true).start();
            String words = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assumeTrue(compiler.waitFor(60, TimeUnit.SECONDS) && compiler.exitValue() == 0,
                    "gcc builds no shared library here: " + words);
        } catch (IOException _) {
            assumeTrue(false, "gcc is not installed, so there is no library to stand for NVML");
        }
        return library;
    }
}
