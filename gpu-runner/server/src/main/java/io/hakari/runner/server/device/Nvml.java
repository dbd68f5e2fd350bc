package io.hakari.runner.server.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

import io.hakari.runner.protocol.v1.DeviceState;

/// Reads GPUs by NVML, the library that comes with NVIDIA's driver; numbers and units are those of its header `nvml.h`.
///
/// A driver that is older than a function, and a device that does not know a number, leave that number out.
@SuppressWarnings("restricted") // calling native code is what this class is for; nothing else in this package does
final class Nvml implements DeviceMonitor {
    private static final int SUCCESS = 0;
    private static final int FUNCTION_NOT_FOUND = 13;
    private static final int TEXT = 96;
    private static final int SENSOR_OF_THE_CHIP = 0;
    private static final int CLOCK_OF_THE_MULTIPROCESSORS = 1;
    private static final int UNCORRECTED = 1;
    private static final int SINCE_THE_DRIVER_WAS_LOADED = 0;
    private static final double THOUSANDTH = 1e-3;
    private static final double PERCENT = 1e-2;

    private final SymbolLookup library;
    private final Map<String, Optional<MethodHandle>> functions = new ConcurrentHashMap<>();

    private Nvml(SymbolLookup library) {
        this.library = library;
    }

    /// Load the library and initialise it; it stays loaded until the process ends.
    ///
    /// @throws AbsentException when it is not here, or does not find its driver
    static Nvml open(String name) throws AbsentException {
        SymbolLookup library;
        try {
            library = SymbolLookup.libraryLookup(name, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new AbsentException("library [" + name + "] cannot be loaded", e);
        }
        var nvml = new Nvml(library);
        int status = nvml.call("nvmlInit_v2");
        if (status != SUCCESS) {
            throw new AbsentException("library [" + name + "] says [" + nvml.words(status) + "]");
        }
        return nvml;
    }

    @Override
    public List<DeviceState> read() {
        try (Arena arena = Arena.ofConfined()) {
            long count = number(arena, JAVA_INT, "nvmlDeviceGetCount_v2").orElse(0);
            List<DeviceState> states = new ArrayList<>();
            for (int index = 0; index < count; index++) {
                states.add(read(arena, index));
            }
            return List.copyOf(states);
        }
    }

    private DeviceState read(Arena arena, int index) {
        var state = DeviceState.newBuilder().setId(Integer.toString(index));
        MemorySegment handle = arena.allocate(ADDRESS);
        if (call("nvmlDeviceGetHandleByIndex_v2", index, handle) != SUCCESS) {
            return state.build();
        }
        MemorySegment device = handle.get(ADDRESS, 0);
        text(arena, "nvmlDeviceGetUUID", device).ifPresent(state::setId);
        text(arena, "nvmlDeviceGetName", device).ifPresent(state::setName);
        readUse(arena, device, state);
        readPower(arena, device, state);
        number(arena, JAVA_INT, "nvmlDeviceGetTemperature", device, SENSOR_OF_THE_CHIP)
                .ifPresent(state::setTemperatureCelsius);
        number(arena, JAVA_INT, "nvmlDeviceGetClockInfo", device, CLOCK_OF_THE_MULTIPROCESSORS)
                .ifPresent(state::setClockMhz);
        number(arena, JAVA_LONG, "nvmlDeviceGetTotalEccErrors", device, UNCORRECTED, SINCE_THE_DRIVER_WAS_LOADED)
                .ifPresent(state::setEccUncorrected);
        throttling(arena, device).ifPresent(mask -> state.addAllThrottleReasons(Throttling.reasons(mask)));
        return state.build();
    }

    private void readUse(Arena arena, MemorySegment device, DeviceState.Builder state) {
        // nvmlUtilization_t: unsigned int gpu, memory; in percent.
        MemorySegment utilisation = arena.allocate(JAVA_INT, 2);
        if (call("nvmlDeviceGetUtilizationRates", device, utilisation) == SUCCESS) {
            state.setUtilisation(utilisation.getAtIndex(JAVA_INT, 0) * PERCENT);
        }
        // nvmlMemory_t: unsigned long long total, free, used; in bytes.
        MemorySegment memory = arena.allocate(JAVA_LONG, 3);
        if (call("nvmlDeviceGetMemoryInfo", device, memory) == SUCCESS) {
            state.setMemoryTotal(memory.getAtIndex(JAVA_LONG, 0)).setMemoryUsed(memory.getAtIndex(JAVA_LONG, 2));
        }
    }

    private void readPower(Arena arena, MemorySegment device, DeviceState.Builder state) {
        number(arena, JAVA_INT, "nvmlDeviceGetPowerUsage", device)
                .ifPresent(milliwatts -> state.setPowerWatts(milliwatts * THOUSANDTH));
        number(arena, JAVA_LONG, "nvmlDeviceGetTotalEnergyConsumption", device)
                .ifPresent(millijoules -> state.setEnergyJoules(millijoules * THOUSANDTH));
    }

    /// The name changed with driver 535; older drivers know the former alone.
    private OptionalLong throttling(Arena arena, MemorySegment device) {
        OptionalLong mask = number(arena, JAVA_LONG, "nvmlDeviceGetCurrentClocksEventReasons", device);
        return mask.isPresent()
                ? mask
                : number(arena, JAVA_LONG, "nvmlDeviceGetCurrentClocksThrottleReasons", device);
    }

    private Optional<String> text(Arena arena, String function, MemorySegment device) {
        // One byte more, which stays zero, ends a text that fills what it was given.
        MemorySegment text = arena.allocate(TEXT + 1);
        return call(function, device, text, TEXT) == SUCCESS ? Optional.of(text.getString(0)) : Optional.empty();
    }

    /// Return what a function writes to where its last argument points.
    private OptionalLong number(Arena arena, MemoryLayout layout, String function, Object... arguments) {
        MemorySegment out = arena.allocate(layout);
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = out;
        if (call(function, all) != SUCCESS) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(layout.equals(JAVA_LONG)
                ? out.get(JAVA_LONG, 0)
                : Integer.toUnsignedLong(out.get(JAVA_INT, 0)));
    }

    private String words(int status) {
        Optional<MethodHandle> function = library.find("nvmlErrorString").map(address -> Linker.nativeLinker()
                .downcallHandle(address, FunctionDescriptor.of(ADDRESS, JAVA_INT)));
        if (function.isEmpty()) {
            return "status " + status;
        }
        MemorySegment words = (MemorySegment) invoke(function.get(), status);
        return words.equals(MemorySegment.NULL) ? "status " + status : words.reinterpret(Long.MAX_VALUE).getString(0);
    }

    /// Call a function by its name; every one of NVML returns a status.
    private int call(String function, Object... arguments) {
        Optional<MethodHandle> known = functions.computeIfAbsent(function, name -> bind(name, arguments));
        return known.isPresent() ? (int) invoke(known.get(), arguments) : FUNCTION_NOT_FOUND;
    }

    private Optional<MethodHandle> bind(String function, Object... arguments) {
        MemoryLayout[] layouts = Arrays.stream(arguments)
                .map(argument -> argument instanceof Integer ? JAVA_INT : ADDRESS).toArray(MemoryLayout[]::new);
        return library.find(function).map(
                address -> Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(JAVA_INT, layouts)));
    }

    private static Object invoke(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("a function of NVML cannot be called: " + e, e);
        }
    }
}
