package io.hakari.runner.server;

import static io.hakari.runner.server.Frames.ask;
import static io.hakari.runner.server.Frames.generate;
import static io.hakari.runner.server.Frames.openToGenerate;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Limits;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

class BudgetTest {

    @Test
    void a_request_beyond_its_budget_is_timed_out_and_ends_its_work() throws Exception {
        Device device = new Device(Allowance.boundless(), _ -> {});
        try (Alarm alarm = new Alarm(); BlobStore blobs = BlobStore.open(Optional.empty(), 1)) {
            var inference = new InferenceService(device, Limits.newBuilder().setMaxRequestsInFlight(4).build(),
                    new Allowance(4, 1000), blobs, alarm, 0);
            var model = new Endless();
            device.start();
            device.turn((_, _) -> Optional.of(Engines.resident("abc", model))).join();
            var events = new Transport<GenerateEvent>();
            var stream = inference.generate(events);
            stream.onNext(openToGenerate("abc"));
            stream.onNext(ask(generate("1", 5).setBudgetMs(1)));
            // The next change waits until the model has ended its batch, and the next alarm until this one is over.
            device.turn((former, _) -> former).join();
            alarm.after(0, () -> {}).get();
            assertThat(events.sent.getLast().getError().getCode()).isEqualTo(Code.TIMED_OUT);
            assertThat(events.sent.getLast().getError().getMessage()).isEqualTo(
                    "request was not answered within its budget of [1] ms; give it more, or ask for less");
        } finally {
            device.close();
        }
    }

    /// Writes one word and then waits until nobody wants more.
    private static final class Endless implements BatchModel {
        @Override
        public void generate(List<GenerateRequest> batch, GenerationListener listener) {
            listener.delta(0, "駅");
            while (!listener.cancelled(0)) {
                Thread.onSpinWait();
            }
        }

        @Override
        public List<ScoreResult> score(List<ScoreRequest> batch) {
            return List.of();
        }

        @Override
        public int contextLength() {
            return 512;
        }

        @Override
        public Map<String, String> properties() {
            return Map.of();
        }

        @Override
        public void close() {
        }
    }
}
