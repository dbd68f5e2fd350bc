package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

import io.hakari.engine.suites.Items;
import io.hakari.engine.suites.JapaneseSuite;
import io.hakari.engine.suites.Pieces;
import io.hakari.exchange.Request;
import io.hakari.sample.Content;
import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

/// Its scripts wait for each other; where the engine does not do what it should, they would wait for ever.
@Timeout(60)
class PipelineTest {
    private static final Script RIGHT = Script.choosing(0);
    private static final AtomicLong HANDED_OUT = new AtomicLong();
    private static final AtomicInteger CLOSED = new AtomicInteger();

    @TempDir
    private Path runs;

    @BeforeEach
    void forget() {
        HANDED_OUT.set(0);
        CLOSED.set(0);
    }

    @Test
    void the_dataset_is_never_read_further_than_what_is_in_flight() {
        var answered = new AtomicLong();
        var furthest = new AtomicLong();
        Script watching = request -> {
            furthest.accumulateAndGet(HANDED_OUT.get() - answered.getAndIncrement(), Math::max);
            return RIGHT.answer(request);
        };
        try (Workbench bench = bench(watching)) {
            bench.with(Settings.IN_FLIGHT, 3).weigh(Watched.class);

            // A worker may have answered and not yet have taken the next, so answered lags by as many as there are workers.
            assertThat(furthest.get()).isBetween(1L, 2L * 3);
            assertThat(HANDED_OUT).hasValue(1000);
            assertThat(CLOSED).hasValue(1);
        }
    }

    @Test
    void as_many_trials_are_in_flight_as_asked_for_and_no_more() {
        var meeting = new CyclicBarrier(5);
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        Script meetingAll = request -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            await(meeting);
            inFlight.decrementAndGet();
            return RIGHT.answer(request);
        };
        try (Workbench bench = bench(meetingAll)) {
            bench.with(Settings.IN_FLIGHT, 5).weigh(Watched.class);

            assertThat(most).hasValue(5);
        }
    }

    @Test
    void several_tasks_are_asked_at_the_same_time() {
        var together = new CountDownLatch(2);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Script needsBoth = request -> {
            if (seen.add(taskOf(request))) {
                together.countDown();
            }
            together.await();
            return RIGHT.answer(request);
        };
        try (Workbench bench = bench(needsBoth)) {
            EngineExecutionResults results = bench.with(Settings.PARALLEL_TASKS, 2).weigh(JapaneseSuite.class);

            results.testEvents().assertStatistics(statistics -> statistics.succeeded(4));
        }
    }

    @Test
    void one_task_after_the_other_when_only_one_is_allowed() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (Workbench bench = bench(RIGHT.telling(request -> order.add(taskOf(request))))) {
            bench.with(Settings.PARALLEL_TASKS, 1).with(Settings.IN_FLIGHT, 1).weigh(JapaneseSuite.class);

            assertThat(order.subList(0, 20)).containsOnly("counters");
            assertThat(order.subList(20, 30)).containsOnly("years");
        }
    }

    @Test
    void cancelling_stops_asking_and_leaves_what_was_answered_in_the_journal() {
        var answered = new AtomicInteger();
        var never = new CountDownLatch(1);
        var bench = new Workbench[1];
        Script cancelling = request -> {
            if (answered.incrementAndGet() > 5) {
                bench[0].cancellation().cancel();
                never.await();
            }
            return RIGHT.answer(request);
        };
        try (Workbench made = bench(cancelling)) {
            bench[0] = made;
            EngineExecutionResults results = made.with(Settings.PARALLEL_TASKS, 1).with(Settings.IN_FLIGHT, 1)
                    .weigh(JapaneseSuite.class);

            results.testEvents().assertThatEvents()
                    .haveExactly(1, event(displayName("japanese: counters"), abortedWithReason(message("cancelled"))))
                    .haveExactly(3, event(skippedWithReason("cancelled")));
            assertThat(answered).hasValue(6);
            assertThat(made.sealed()).isEmpty();
            assertThat(made.unsealed()).hasSize(1);
        }
    }

    @Test
    void the_first_samples_are_listed_as_tests_when_asked_for() {
        try (Workbench bench = bench(RIGHT)) {
            EngineExecutionResults results = bench.with(Settings.LIST_SAMPLES, 3).weigh(JapaneseSuite.class);

            results.testEvents().assertStatistics(statistics -> statistics.dynamicallyRegistered(6).succeeded(10));
            results.testEvents().assertThatEvents().haveExactly(1,
                    event(displayName("japanese: counters #2 counters/2"), finishedSuccessfully()));
        }
    }

    @Test
    void no_sample_is_listed_otherwise() {
        try (Workbench bench = bench(RIGHT)) {
            bench.weigh(JapaneseSuite.class).testEvents()
                    .assertStatistics(statistics -> statistics.dynamicallyRegistered(0));
        }
    }

    private Workbench bench(Script script) {
        return new Workbench(runs, () -> ScriptedRunner.serving("demo-1", script));
    }

    private static String taskOf(Request request) {
        Request.Weigh weigh = (Request.Weigh) request;
        return ((Content.Text) weigh.context().getFirst()).text().split(" ", 2)[0];
    }

    private static void await(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A task whose dataset tells how far it was read.
    public static final class Watched implements SuiteDefinition {
        @Override
        public Suite define() {
            return Suite.suite("watched", "1").task(Pieces.choosing("watched", new WatchedItems())).build();
        }
    }

    private record WatchedItems() implements Dataset {
        @Override
        public String name() {
            return "watched";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(1000);
        }

        @Override
        public Stream<Sample> open() {
            return new Items("watched", 1000).open().peek(_ -> HANDED_OUT.incrementAndGet())
                    .onClose(CLOSED::incrementAndGet);
        }
    }
}
