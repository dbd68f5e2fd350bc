package io.hakari.runner.server.device;

import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.DeviceState;

/// The NVIDIA GPUs that this process may use; on a machine without one it reads none and says why.
public final class NvidiaDevices implements DeviceMonitor {
    private static final String NONE = "no NVIDIA GPU is at hand: ";

    private final DeviceMonitor all;
    private final Visible visible;
    private final String absence;

    /// Where GPUs are looked for.
    ///
    /// @param library the name or path of NVML
    /// @param command the name or path of `nvidia-smi`
    /// @param visible what `CUDA_VISIBLE_DEVICES` says; empty when it is unset
    public record Settings(String library, String command, Optional<String> visible) {

        /// Return the driver's own names, and the environment's say.
        ///
        /// The properties `hakari.runner.nvml` and `hakari.runner.nvidia-smi` name others, such as a path outside the usual folders.
        public static Settings ofThisProcess() {
            return new Settings(System.getProperty("hakari.runner.nvml", "libnvidia-ml.so.1"),
                    System.getProperty("hakari.runner.nvidia-smi", "nvidia-smi"),
                    Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES")));
        }
    }

    private NvidiaDevices(DeviceMonitor all, Visible visible, String absence) {
        this.all = all;
        this.visible = visible;
        this.absence = absence;
    }

    /// Look for GPUs by the library, then by the command.
    public static NvidiaDevices find(Settings settings) {
        var visible = new Visible(settings.visible());
        try {
            return new NvidiaDevices(Nvml.open(settings.library()), visible, "NVML counts none");
        } catch (AbsentException library) {
            try {
                return new NvidiaDevices(NvidiaSmi.open(settings.command()), visible, "nvidia-smi lists none");
            } catch (AbsentException command) {
                return new NvidiaDevices(List::of, visible, library.why() + ", " + command.why());
            }
        }
    }

    @Override
    public List<DeviceState> read() {
        return visible.of(all.read());
    }

    /// Return one line in words on each device, or one that says why there is none.
    public List<String> inWords() {
        List<DeviceState> states = read();
        if (!states.isEmpty()) {
            return states.stream().map(DeviceWords::of).toList();
        }
        String why = all.read().isEmpty()
                ? absence
                : "CUDA_VISIBLE_DEVICES is [" + visible.setting().orElse("") + "], which names none";
        return List.of(NONE + why);
    }
}
