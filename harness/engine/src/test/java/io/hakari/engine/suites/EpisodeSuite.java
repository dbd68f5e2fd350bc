package io.hakari.engine.suites;

import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Pace;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Session;
import io.hakari.exchange.Trial;
import io.hakari.exchange.Vector;
import io.hakari.procedure.Procedure;
import io.hakari.sample.Pixels;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// A robot that moves along a line for three steps; the third sample's world breaks in mid-episode.
public final class EpisodeSuite implements SuiteDefinition {

    @Override
    public Suite define() {
        return suite("episodes", "1").task(task("line").over(new Items("line", 4)).askedBy(new Line())
                .scoredBy(new Travelled()).measuredBy(new Share())).build();
    }

    /// Adds up what the policy does, and finds where that led.
    public record Line() implements Procedure {

        @Override
        public List<Exchange> conduct(Sample sample, long seed, Respondent respondent) throws InterruptedException {
            return attempt(sample, 1, seed, respondent).exchanges();
        }

        @Override
        public Trial attempt(Sample sample, int attempt, long seed, Respondent respondent)
                throws InterruptedException {
            List<Exchange> exchanges = new ArrayList<>();
            double place = 0;
            try (Session session = respondent.session(Pixels.none())) {
                Request.Reset reset = new Request.Reset(sample.name(), sample.question(), seed, Pace.LOCKSTEP);
                exchanges.add(new Exchange(reset, session.answer(reset)));
                for (long step = 0; step < 3; step++) {
                    Request.Act act = new Request.Act(
                            new Observation(step, step, 0, Map.of("place", Vector.of(place)), Map.of()));
                    Response response = session.answer(act);
                    exchanges.add(new Exchange(act.shown(), response));
                    place += response instanceof Response.Acted(var chunk) ? chunk.actions().getFirst().get(0) : 0;
                    if (sample.name().endsWith("/2") && step == 1) {
                        throw new IllegalStateException("the world fell apart");
                    }
                }
            }
            return new Trial(sample, attempt, exchanges, Map.of("place", Double.toString(place)));
        }
    }

    /// Scores 1 when the robot has moved, by the findings alone.
    public record Travelled() implements Scorer {

        @Override
        public Score score(Trial trial) {
            String place = trial.findings().getOrDefault("place", "nowhere");
            return Score.of(Double.parseDouble(place) > 0, place);
        }
    }
}
