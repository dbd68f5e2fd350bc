package io.hakari.runner.server;

import java.util.List;

import io.hakari.runner.protocol.v1.DeviceState;

/// Reads how the accelerators fare that a runner serves on.
public interface DeviceMonitor {

    /// Return one state for each accelerator, now; what it does not tell is unset, and none is an empty list.
    ///
    /// It never fails: a device that is lost keeps its id and tells nothing more.
    List<DeviceState> read();
}
