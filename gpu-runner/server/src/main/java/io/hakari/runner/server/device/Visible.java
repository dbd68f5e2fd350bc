package io.hakari.runner.server.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.DeviceState;

/// Which of a machine's GPUs this process may use: what the environment's `CUDA_VISIBLE_DEVICES` says.
///
/// An entry is an index in the order of the bus or the beginning of a UUID. As in CUDA, the first entry that names no
/// device ends the list. A part of a GPU (`MIG-…`) has no meter of its own, so that all devices stay in sight then.
record Visible(Optional<String> setting) {

    List<DeviceState> of(List<DeviceState> all) {
        if (setting.isEmpty() || setting.get().contains("MIG-")) {
            return all;
        }
        List<DeviceState> seen = new ArrayList<>();
        for (String entry : setting.get().split(",", -1)) {
            Optional<DeviceState> named = named(entry.strip(), all);
            if (named.isEmpty()) {
                return List.copyOf(seen);
            }
            seen.add(named.get());
        }
        return List.copyOf(seen);
    }

    private static Optional<DeviceState> named(String entry, List<DeviceState> all) {
        if (entry.matches("\\d{1,4}")) {
            int index = Integer.parseInt(entry);
            return index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
        }
        List<DeviceState> named = all.stream().filter(device -> !entry.isEmpty() && device.getId().startsWith(entry))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
