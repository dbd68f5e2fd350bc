package io.hakari.command;

import static io.hakari.procedure.MultipleChoice.multipleChoice;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.suite.Task;

/// Two tasks of ten questions; the gate wants the first choice preferred in more than half of them.
public final class TinySuite implements SuiteDefinition {

    @Override
    public Suite define() {
        return suite("tiny", "1").task(asking("counters").tagged("language")).task(asking("years"))
                .gate(metric("counters/share").staysAbove(0.5)).build();
    }

    static Task asking(String name) {
        return task(name).over(new Questions(name)).askedBy(multipleChoice()).scoredBy(new First())
                .measuredBy(new Share());
    }

    private record Questions(String name) implements Dataset {
        @Override
        public OptionalLong size() {
            return OptionalLong.of(10);
        }

        @Override
        public Stream<Sample> open() {
            return IntStream.range(0, 10)
                    .mapToObj(i -> Sample.choosing(name + "/" + i, name + " " + i, List.of("はい", "いいえ"), "はい"));
        }
    }

    private record First() implements Scorer {
        @Override
        public Score score(Trial trial) {
            return trial.response() instanceof Response.Weighed(var likelihoods, _)
                    ? Score.of(likelihoods.getFirst().logProbability() > likelihoods.getLast().logProbability(), "はい")
                    : Score.unscored("not weighed");
        }
    }

    private record Share() implements Metric {
        @Override
        public String name() {
            return "share";
        }

        @Override
        public boolean higherIsBetter() {
            return true;
        }

        @Override
        public double confidence() {
            return 0.95;
        }

        @Override
        public Optional<Measurement> measure(Scores scores) {
            double[] sum = new double[2];
            scores.forEach(trial -> {
                if (trial.score() instanceof Score.Scored(double value, String _)) {
                    sum[0] += value;
                    sum[1]++;
                }
            });
            double share = sum[0] / sum[1];
            return Optional
                    .of(new Estimate(share, new Interval(share - 0.1, share + 0.1, 0.95), (long) sum[1], 0, "test"));
        }

        @Override
        public Optional<Measurement> change(Scores candidate, Scores baseline) {
            return Optional.empty();
        }
    }
}
