package io.hakari.runner.server.device;

import java.util.List;

import io.hakari.runner.protocol.v1.DeviceState;

/// Reads how the accelerators of this machine fare; called by one thread at a time, and may take its time.
public interface DeviceMonitor {

    /// Return the state of each device; none where there is no device or nothing is told.
    List<DeviceState> read();

    /// Return a monitor of a machine without accelerators.
    static DeviceMonitor none() {
        return List::of;
    }
}
