package io.hakari.runner.server;

import java.util.concurrent.atomic.AtomicBoolean;

import io.grpc.BindableService;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;

/// What the standard health service says: inference serves while a model is resident, the whole unless it loads or drains.
final class Health {
    private final AtomicBoolean over = new AtomicBoolean();
    private final HealthStatusManager statuses = new HealthStatusManager();

    Health() {
        statuses.setStatus(RunnerControlGrpc.SERVICE_NAME, ServingStatus.SERVING);
        statuses.setStatus(RunnerInferenceGrpc.SERVICE_NAME, ServingStatus.NOT_SERVING);
    }

    BindableService service() {
        return statuses.getHealthService();
    }

    void loading() {
        statuses.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.NOT_SERVING);
        statuses.setStatus(RunnerInferenceGrpc.SERVICE_NAME, ServingStatus.NOT_SERVING);
    }

    void loaded(boolean resident) {
        statuses.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
        statuses.setStatus(RunnerInferenceGrpc.SERVICE_NAME,
                resident ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
    }

    /// Say NOT_SERVING of everything, for good.
    void draining() {
        if (!over.getAndSet(true)) {
            statuses.enterTerminalState();
        }
    }
}
