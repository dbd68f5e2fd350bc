package io.hakari.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.SleepRequest;
import io.hakari.runner.protocol.v1.UnloadModelRequest;
import io.hakari.runner.protocol.v1.WakeRequest;

/// How the model that is resident changes, sleeps and goes.
class ResidentModelTest extends Served {
    @Nested
    class Swapping_weights {

        @Test
        void raises_the_epoch_and_ends_the_streams_of_the_former_model() {
            String first = loaded("scripted-0001");
            var kept = new Kept<ScoreEvent>();
            StreamObserver<ScoreFrame> out = RunnerInferenceGrpc.newStub(channel).score(kept);
            out.onNext(Frames.open(first));
            kept.atLeast(1).join();
            LoadEvent ready = last(control().swapWeights(named("scripted-0002")));
            assertThat(ready.getStage()).isEqualTo(Stage.READY);
            assertThat(ready.getModel().getEpoch()).isEqualTo(2);
            assertThat(kept.end.join().getDescription()).isEqualTo("model of this stream was replaced and resident is ["
                    + ready.getModel().getDigest() + "]; load the model and open another stream");
            String swapped = ready.getModel().getDigest();
            double after = sum(swapped);
            control().unloadModel(UnloadModelRequest.getDefaultInstance());
            assertThat(sum(loaded("scripted-0002"))).isEqualTo(after);
        }

        private double sum(String digest) {
            return ask(open(digest), Frames.ask("1")).messages.getLast().getResult().getScores(0)
                    .getSumLogProbability();
        }

        @Test
        void needs_a_resident_model() {
            assertThat(last(control().swapWeights(named("scripted-0002"))).getError().getMessage())
                    .isEqualTo("no model is resident; load one first");
        }
    }

    @Nested
    class A_model_that_sleeps {

        @Test
        void is_unavailable_until_it_was_woken() {
            String digest = loaded("scripted-0001");
            assertThat(control().sleep(SleepRequest.getDefaultInstance()).hasError()).isFalse();
            assertThat(describe().getAsleep()).isTrue();
            var error = ask(open(digest), Frames.ask("1")).messages.getLast().getResult().getError();
            assertThat(error.getCode()).isEqualTo(Code.UNAVAILABLE);
            assertThat(error.getMessage())
                    .isEqualTo("model [scripted-0001] was put to sleep; wake it and ask again");
            assertThat(last(control().wake(WakeRequest.getDefaultInstance())).getModel().getDigest())
                    .isEqualTo(digest);
            assertThat(ask(open(digest), Frames.ask("1")).messages.getLast().getResult().hasError()).isFalse();
        }

        @Test
        void cannot_be_none() {
            assertThat(control().sleep(SleepRequest.getDefaultInstance()).getError().getCode())
                    .isEqualTo(Code.NOT_FOUND);
        }
    }

    @Test
    void an_unloaded_model_answers_no_more() {
        String digest = loaded("scripted-0001");
        assertThat(control().unloadModel(UnloadModelRequest.getDefaultInstance()).hasError()).isFalse();
        assertThat(describe().hasResident()).isFalse();
        isRefused(open(digest), "stream was opened for model [" + digest + "] but resident is [none]; load the model"
                + " first");
    }
}
