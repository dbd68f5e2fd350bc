package io.hakari.engine.suites;

import static io.hakari.engine.suites.Pieces.choosing;
import static io.hakari.procedure.MultipleChoice.multipleChoice;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.procedure.Procedure;
import io.hakari.sample.Dataset;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// Suites in which something goes wrong while they run.
public final class MishapSuites {
    private MishapSuites() {
    }

    /// A dataset without samples.
    public static final class EmptyDataset implements SuiteDefinition {
        @Override
        public Suite define() {
            return suite("mishap", "1").task(choosing("empty", 0)).task(choosing("whole", 10))
                    .gate(metric("whole/share").staysAbove(0.5)).build();
        }
    }

    /// A dataset that breaks at its sixth sample.
    public static final class BrokenDataset implements SuiteDefinition {
        @Override
        public Suite define() {
            return suite("mishap", "1").task(choosing("broken", new Breaking())).task(choosing("whole", 10))
                    .gate(metric("broken/share").staysAbove(0.5)).gate(metric("whole/share").staysAbove(0.5)).build();
        }
    }

    /// A scorer that stumbles over one sample, and a procedure that never asks.
    public static final class Stumbling implements SuiteDefinition {
        @Override
        public Suite define() {
            return suite("mishap", "1")
                    .task(task("scoring").over(new Items("scoring", 10)).askedBy(multipleChoice())
                            .scoredBy(new StumblingScorer()).measuredBy(new Share()))
                    .task(task("asking").over(new Items("asking", 3)).askedBy(new MuteProcedure())
                            .scoredBy(new Preferred()).measuredBy(new Share()))
                    .build();
        }
    }

    /// A scorer that would make a zero of what was never answered.
    public static final class Harsh implements SuiteDefinition {
        @Override
        public Suite define() {
            return suite("mishap", "1").task(task("harsh").over(new Items("harsh", 10)).askedBy(multipleChoice())
                    .scoredBy(new HarshScorer()).measuredBy(new Share())).build();
        }
    }

    /// The same content twice in one dataset.
    public static final class Repeating implements SuiteDefinition {
        @Override
        public Suite define() {
            return suite("mishap", "1").task(choosing("twice", new Twice()))
                    .gate(metric("twice/share").staysAbove(0.5)).build();
        }
    }

    /// Nothing to judge.
    public static final class Gateless implements SuiteDefinition {
        @Override
        public Suite define() {
            return suite("mishap", "1").task(choosing("whole", 10)).build();
        }
    }

    private record Breaking() implements Dataset {
        @Override
        public String name() {
            return "breaking";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public Stream<Sample> open() {
            return Stream.concat(new Items("breaking", 5).open(), Stream.of(6).map(line -> {
                throw new DatasetException("breaking.jsonl:" + line + ": this is no sample");
            }));
        }
    }

    private record Twice() implements Dataset {
        @Override
        public String name() {
            return "twice";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(6);
        }

        @Override
        public Stream<Sample> open() {
            return Stream.of(1, 2).flatMap(_ -> new Items("twice", 3).open());
        }
    }

    private record StumblingScorer() implements Scorer {
        @Override
        public Score score(Trial trial) {
            if (trial.sample().name().endsWith("/3")) {
                throw new IllegalStateException("did not expect this");
            }
            return new Preferred().score(trial);
        }
    }

    private record HarshScorer() implements Scorer {
        @Override
        public Score score(Trial trial) {
            return Score.of(trial.response() instanceof Response.Weighed, "");
        }
    }

    private record MuteProcedure() implements Procedure {
        @Override
        public List<Exchange> conduct(Sample sample, long seed, Respondent respondent) {
            throw new UnsupportedOperationException("cannot ask");
        }
    }
}
