package io.hakari.runner.server;

import static io.hakari.runner.server.Frames.ask;
import static io.hakari.runner.server.Frames.generate;
import static io.hakari.runner.server.Frames.open;
import static io.hakari.runner.server.Frames.openToGenerate;
import static io.hakari.runner.server.Frames.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;

class DeviceTest {
    private final Device device = new Device(Allowance.boundless(), _ -> {});
    private final Transport<ScoreEvent> results = new Transport<>();
    private final Transport<GenerateEvent> events = new Transport<>();
    private final RequestStream<ScoreFrame, ScoreRequest, ScoreEvent> scores = stream(new ScoreDialect(9), results,
            device::score);
    private final RequestStream<GenerateFrame, GenerateRequest, GenerateEvent> generations = stream(
            new GenerateDialect(), events, device::generate);

    private static <F, Q, A> RequestStream<F, Q, A> stream(Dialect<F, Q, A> dialect, Transport<A> transport,
            Consumer<Asked<Q, A>> device) {
        return new RequestStream<>(dialect, transport, new OpenDesk(), device);
    }

    private static Device.Turn load(String digest, Model model) {
        return (former, _) -> {
            former.ifPresent(resident -> resident.model().close());
            return Optional.of(Engines.resident(digest, model));
        };
    }

    /// Another model is loaded in the end, which waits for all that was asked.
    private void serve(Engines.Noting model, Runnable asking) {
        device.start();
        device.turn(load("abc", model)).join();
        asking.run();
        device.turn(load("none", Engines.Noting.obliging())).join();
    }

    @AfterEach
    void stop() {
        device.close();
    }

    private List<String> answers() {
        return results.sent.stream()
                .map(ScoreEvent::getResult)
                .map(result -> result.getRequestId() + " "
                        + (result.hasError() ? result.getError().getCode() : "scored"))
                .sorted()
                .toList();
    }

    @Nested
    class Before_another_model_is_loaded {

        @Test
        void everything_that_was_asked_is_answered() {
            var former = Engines.Noting.obliging();
            serve(former, () -> {
                scores.onNext(open("abc"));
                generations.onNext(openToGenerate("abc"));
                IntStream.range(0, 200).forEach(id -> scores.onNext(ask("" + id)));
                IntStream.range(0, 100).forEach(id -> generations.onNext(ask(generate("" + id, 5))));
            });
            assertThat(results.sent).hasSize(200).noneMatch(event -> event.getResult().hasError());
            assertThat(events.sent).hasSize(100).allMatch(GenerateEvent::hasFinished);
            assertThat(former.closed.getCount()).isZero();
        }

        @Test
        void nothing_asked_later_is_answered_by_the_wrong_model() {
            serve(Engines.Noting.obliging(), () -> scores.onNext(open("abc")));
            scores.onNext(ask("late"));
            device.turn(load("other", Engines.Noting.obliging())).join();
            assertThat(answers()).containsExactly("late DIGEST_MISMATCH");
            assertThat(results.sent.getFirst().getResult().getError().getMessage()).isEqualTo(
                    "request is for model [abc] but resident is [none]; load the model and open another stream");
        }
    }

    @Nested
    class A_model_that_fails {

        @Test
        void breaks_the_requests_of_its_batch_alone() {
            // Long requests make a batch of their own: one hundred of these are beyond the budget of a batch.
            var model = new Engines.Noting(batch -> {
                if (batch.getFirst().getRequestId().startsWith("long")) {
                    throw new IllegalStateException("no kernel");
                }
                return batch.stream().map(Engines.Noting::scored).toList();
            });
            serve(model, () -> {
                scores.onNext(open("abc"));
                scores.onNext(ask(score("long").addContinuations("あ".repeat(40_000)).build()));
                scores.onNext(ask("short"));
            });
            assertThat(answers()).containsExactly("long BROKEN", "short scored");
            assertThat(results.sent).anySatisfy(result -> assertThat(result.getResult().getError().getMessage())
                    .isEqualTo("engine failed on a batch of 1: java.lang.IllegalStateException: no kernel"));
        }

        @Test
        void that_answers_too_few_is_broken() {
            serve(new Engines.Noting(_ -> List.of()), () -> {
                scores.onNext(open("abc"));
                scores.onNext(ask("1"));
            });
            assertThat(answers()).containsExactly("1 BROKEN");
        }

        @Test
        void that_forgets_a_generation_is_broken() {
            serve(Engines.Noting.obliging(), () -> {
                generations.onNext(openToGenerate("abc"));
                generations.onNext(ask(generate("forgotten", 5)));
            });
            assertThat(events.sent.getFirst().getError().getMessage())
                    .isEqualTo("engine ended without finishing this request");
        }
    }

    @Nested
    class A_device_without_memory {

        @Test
        void tries_halves_until_a_request_alone_does_not_fit() {
            var gate = new CountDownLatch(1);
            var model = new Engines.Noting(batch -> {
                awaitQuietly(gate);
                if (batch.stream().anyMatch(request -> request.getRequestId().equals("5"))) {
                    throw new OutOfMemoryError("device");
                }
                return batch.stream().map(Engines.Noting::scored).toList();
            });
            serve(model, () -> {
                scores.onNext(open("abc"));
                IntStream.range(0, 8).forEach(id -> scores.onNext(ask("" + id)));
                gate.countDown();
            });
            var expected = new ArrayList<>(IntStream.range(0, 8).mapToObj(id -> id + " scored").toList());
            expected.set(5, "5 " + Code.OUT_OF_MEMORY);
            assertThat(answers()).isEqualTo(expected);
        }
    }

    @Test
    void cancelled_requests_do_not_reach_the_model() {
        var gate = new CountDownLatch(1);
        var model = new Engines.Noting(batch -> {
            awaitQuietly(gate);
            return batch.stream().map(Engines.Noting::scored).toList();
        });
        serve(model, () -> {
            scores.onNext(open("abc"));
            scores.onNext(ask("first"));
            scores.onNext(ask("second"));
            scores.onNext(ask("third"));
            scores.onNext(Frames.cancel("second", "third"));
            scores.onNext(ask("fourth"));
            gate.countDown();
        });
        assertThat(answers()).containsExactly("first scored", "fourth scored", "second CANCELLED", "third CANCELLED");
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the device", e);
        }
    }
}
