package io.hakari.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apiguardian.api.API;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Pace;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Session;
import io.hakari.exchange.Vector;
import io.hakari.sample.Content;
import io.hakari.sample.Pixels;

/// What every runner of a robot policy must do, whatever it serves and however it is reached.
///
/// A subclass opens its runner and names the policy; one runner is opened for all tests of a class.
@API(status = EXPERIMENTAL, since = "0.3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class PolicyConformance {
    private final List<Runner> opened = new ArrayList<>();

    /// Open a runner; called once.
    protected abstract Runner open() throws InterruptedException;

    /// Return the name of the policy.
    protected abstract String policy();

    /// Return an instruction that the policy follows.
    protected String instruction() {
        return "赤い箱を左の棚に置いてください。";
    }

    /// Return an observation that the policy takes.
    protected Observation observation(long step) {
        return new Observation(step, step * 20_000_000, 0,
                Map.of("joint-position", Vector.of(0.1 * step, -1, 1.5, -0.5, 0.2, 0.4)), Map.of());
    }

    /// Return where the bytes of the observation's pictures are.
    protected Pixels pixels() {
        return Pixels.none();
    }

    /// Return the runner that the tests share.
    protected final Runner runner() {
        return opened.getFirst();
    }

    @BeforeAll
    final void openTheRunner() throws InterruptedException {
        opened.add(open());
    }

    @AfterAll
    final void closeTheRunner() {
        opened.forEach(Runner::close);
    }

    @Test
    final void begins_an_episode_and_acts() throws InterruptedException {
        try (Session session = loaded().session(pixels())) {
            assertThat(session.answer(reset(7))).isInstanceOf(Response.Ready.class);
            for (long step = 0; step < 3; step++) {
                ActionChunk chunk = chunk(session.answer(new Request.Act(observation(step))));
                assertThat(chunk.firstStep()).isEqualTo(step);
                assertThat(chunk.actions()).isNotEmpty();
            }
        }
    }

    @Test
    final void gives_every_action_as_many_numbers_as_its_space_has_labels() throws InterruptedException {
        try (Session session = loaded().session(pixels())) {
            int labels = ready(session.answer(reset(7))).space().labels().size();
            assumeTrue(labels > 0, "the policy does not say what its actions are made of");
            assertThat(chunk(session.answer(new Request.Act(observation(0)))).actions())
                    .allMatch(action -> action.size() == labels);
        }
    }

    @Test
    final void acts_the_same_from_the_same_seed_when_it_says_so() throws InterruptedException {
        try (Session session = loaded().session(pixels())) {
            assumeTrue(ready(session.answer(reset(7))).seeded(), "the policy does not honour seeds");
            List<Vector> first = actions(session, 3);
            session.answer(reset(8));
            actions(session, 2);
            session.answer(reset(7));
            assertThat(actions(session, 3)).isEqualTo(first);
        }
    }

    @Test
    final void refuses_an_observation_before_the_first_reset_and_goes_on() throws InterruptedException {
        try (Session session = loaded().session(pixels())) {
            assertFailed(session.answer(new Request.Act(observation(0))), Failure.REJECTED);
            assertThat(session.answer(reset(7))).isInstanceOf(Response.Ready.class);
        }
    }

    @Test
    final void refuses_a_step_that_does_not_rise() throws InterruptedException {
        try (Session session = loaded().session(pixels())) {
            session.answer(reset(7));
            chunk(session.answer(new Request.Act(observation(5))));
            assertFailed(session.answer(new Request.Act(observation(5))), Failure.REJECTED);
            chunk(session.answer(new Request.Act(observation(6))));
        }
    }

    @Test
    final void refuses_a_digest_in_place_of_an_observation() throws InterruptedException {
        try (Session session = loaded().session(pixels())) {
            session.answer(reset(7));
            assertFailed(session.answer(new Request.Act(observation(0)).shown()), Failure.REJECTED);
        }
    }

    @Test
    final void answers_every_observation_in_real_time_and_the_newest_with_actions() throws Exception {
        try (Session session = loaded().session(pixels());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            session.answer(new Request.Reset("real-time", instruction(), 7, Pace.REALTIME));
            List<Callable<Response>> asking = new ArrayList<>();
            List<Response> answers = new ArrayList<>();
            for (long step = 0; step < 20; step++) {
                Request.Act act = new Request.Act(observation(step));
                asking.add(() -> session.answer(act));
            }
            for (Future<Response> answer : threads.invokeAll(asking)) {
                answers.add(answer.get());
            }
            // Threads may overtake each other, and a step that comes after a later one is refused.
            assertThat(answers).hasSize(20).allMatch(PolicyConformance::isAnswerInRealTime);
            assertThat(answers).anyMatch(Response.Acted.class::isInstance);
            assertThat(session.answer(new Request.Act(observation(100)))).isInstanceOf(Response.Acted.class);
        }
    }

    @Test
    final void holds_several_sessions_apart() throws InterruptedException {
        Respondent respondent = loaded();
        try (Session one = respondent.session(pixels()); Session other = respondent.session(pixels())) {
            assumeTrue(ready(one.answer(reset(7))).seeded(), "the policy does not honour seeds");
            other.answer(reset(7));
            List<Vector> ofOne = new ArrayList<>();
            List<Vector> ofOther = new ArrayList<>();
            for (long step = 0; step < 3; step++) {
                ofOne.addAll(chunk(one.answer(new Request.Act(observation(step)))).actions());
                ofOther.addAll(chunk(other.answer(new Request.Act(observation(step)))).actions());
            }
            assertThat(ofOne).isEqualTo(ofOther);
        }
    }

    @Test
    final void neither_weighs_nor_writes() throws InterruptedException {
        Respondent respondent = loaded();
        List<Content> words = List.of(Content.text("問い"));
        assertFailed(respondent.answer(new Request.Weigh(words, List.of("答え"))), Failure.UNSUPPORTED);
        assertFailed(respondent.answer(new Request.Write(words, List.of(), 1, new Sampling.Greedy())),
                Failure.UNSUPPORTED);
    }

    @Test
    final void answers_an_episode_in_a_session_alone() throws InterruptedException {
        assertFailed(loaded().answer(reset(7)), Failure.REJECTED);
    }

    @Test
    final void answers_nothing_after_the_session_was_closed() throws InterruptedException {
        Session session = loaded().session(pixels());
        session.answer(reset(7));
        session.close();
        session.close();
        assertThatThrownBy(() -> session.answer(new Request.Act(observation(0)))).isInstanceOf(RunnerException.class);
    }

    @Test
    final void does_not_begin_to_wait_when_interrupted() throws InterruptedException {
        try (Session session = loaded().session(pixels())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> session.answer(reset(7))).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    private static boolean isAnswerInRealTime(Response answer) {
        return answer instanceof Response.Acted || answer instanceof Response.Dropped
                || (answer instanceof Response.Failed(Failure failure, _) && failure == Failure.REJECTED);
    }

    private Respondent loaded() throws InterruptedException {
        return runner().load(policy());
    }

    private Request.Reset reset(long seed) {
        return new Request.Reset("episode-" + seed, instruction(), seed, Pace.LOCKSTEP);
    }

    private List<Vector> actions(Session session, int steps) throws InterruptedException {
        List<Vector> actions = new ArrayList<>();
        for (long step = 0; step < steps; step++) {
            actions.addAll(chunk(session.answer(new Request.Act(observation(step)))).actions());
        }
        return actions;
    }

    private static Response.Ready ready(Response response) {
        assertThat(response).isInstanceOf(Response.Ready.class);
        return (Response.Ready) response;
    }

    private static ActionChunk chunk(Response response) {
        assertThat(response).isInstanceOf(Response.Acted.class);
        return ((Response.Acted) response).chunk();
    }

    private static void assertFailed(Response response, Failure failure) {
        assertThat(response).isInstanceOfSatisfying(Response.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(failure);
            assertThat(failed.reason()).isNotBlank();
        });
    }
}
