package io.hakari.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.ContinuationScore;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

class ProbesTest {

    private static Probes.Findings of(Claiming model) {
        return Probes.of(model, (_, _, _) -> {});
    }

    private static Capability known(Probes.Findings findings, String name) {
        return Optional.ofNullable(known(findings).get(name)).orElseThrow();
    }

    private static Map<String, Capability> known(Probes.Findings findings) {
        return findings.capabilities().stream().collect(Collectors.toMap(Capability::getName, Function.identity()));
    }

    @Test
    void a_model_that_answers_what_does_not_fit_cuts_without_a_word() {
        Capability found = known(of(new Claiming(0, "はい")), "refuses-too-long");
        assertThat(found.getPresent()).isFalse();
        assertThat(found.getEvidence())
                .isEqualTo("1026 characters: it answered, so that it cuts without a word");
    }

    @Test
    void a_class_that_a_batch_contradicts_is_lowered_to_what_was_seen() {
        Probes.Findings findings = of(new Claiming(3e-6, "はい"));
        assertThat(known(findings, "repeatable").getPresent()).isTrue();
        assertThat(known(findings, "batch-invariant").getPresent()).isFalse();
        assertThat(known(findings, "batch-invariant").getEvidence())
                .isEqualTo("asked among others, a log probability moved by 3.0e-06");
        assertThat(findings.determinism().getClass_()).isEqualTo(DeterminismRecord.Class.TOLERANCE);
        assertThat(findings.determinism().getTolerance()).isEqualTo(1e-5);
    }

    @Test
    void a_model_that_keeps_its_word_keeps_its_class() {
        assertThat(of(new Claiming(0, "はい")).determinism().getClass_())
                .isEqualTo(DeterminismRecord.Class.BATCH_INVARIANT);
    }

    @Test
    void a_stop_that_is_written_all_the_same_is_seen() {
        Capability stop = known(of(new Claiming(0, "はい")), "stop");
        assertThat(stop.getPresent()).isFalse();
        assertThat(stop.getEvidence()).isEqualTo("with stop [い] it wrote [はい], expected [は]");
    }

    @Test
    void seeds_that_all_write_the_same_prove_nothing() {
        Capability seed = known(of(new Claiming(0, "はい")), "seed");
        assertThat(seed.getBasis()).isEqualTo(Capability.Basis.DECLARED);
    }

    @Test
    void what_a_model_says_it_lacks_is_not_tried() {
        var model = new Claiming(0, "はい") {
            @Override
            public List<Capability> capabilities() {
                return List.of(Capability.newBuilder().setName("generate").setPresent(false)
                        .setEvidence("it only scores").build());
            }
        };
        assertThat(known(of(model), "generate").getEvidence()).isEqualTo("it only scores");
    }

    /// Claims that nothing depends on the batch, and is out by so much.
    private static class Claiming implements BatchModel {
        private final double error;
        private final String text;

        Claiming(double error, String text) {
            this.error = error;
            this.text = text;
        }

        @Override
        public DeterminismRecord determinism() {
            return DeterminismRecord.newBuilder().setClass_(DeterminismRecord.Class.BATCH_INVARIANT).build();
        }

        @Override
        public List<ScoreResult> score(List<ScoreRequest> batch) {
            double sum = -1 - (batch.size() > 1 ? error : 0);
            var one = ContinuationScore.newBuilder().setSumLogProbability(sum).setTokenCount(1);
            return batch.stream().map(_ -> ScoreResult.newBuilder().addScores(one).addScores(one).build()).toList();
        }

        @Override
        public void generate(List<GenerateRequest> batch, GenerationListener listener) {
            for (int i = 0; i < batch.size(); i++) {
                listener.finished(i,
                        Finished.newBuilder().setText(text).setReason(Finished.Reason.END_OF_TEXT).build());
            }
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
