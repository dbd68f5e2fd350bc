package io.hakari.runner.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import io.hakari.runner.protocol.v1.ContinuationScore;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ModelIdentity;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// Engines and models that do what a test needs.
final class Engines {
    private Engines() {
    }

    static Resident resident(String digest, Model model) {
        return new Resident(ModelIdentity.newBuilder().setName("demo").setDigest(digest).setEpoch(1).build(), model);
    }

    /// An engine that can load nothing.
    record Failing() implements FolderEngine {

        @Override
        public String name() {
            return "failing 1";
        }

        @Override
        public Model load(Path folder, Progress progress) throws ModelException {
            throw new ModelException(Code.CORRUPT, "file [model.onnx] is nothing that this engine knows");
        }
    }

    /// A model that notes the batches it is given and answers each request by a function.
    static final class Noting implements BatchModel {
        final List<List<String>> batches = new ArrayList<>();
        final CountDownLatch closed = new CountDownLatch(1);
        private final Function<List<ScoreRequest>, List<ScoreResult>> answers;

        Noting(Function<List<ScoreRequest>, List<ScoreResult>> answers) {
            this.answers = answers;
        }

        /// Return a model that finds every continuation a bit unlikely.
        static Noting obliging() {
            return new Noting(batch -> batch.stream().map(Noting::scored).toList());
        }

        static ScoreResult scored(ScoreRequest request) {
            var result = ScoreResult.newBuilder();
            request.getContinuationsList().forEach(_ -> result
                    .addScores(ContinuationScore.newBuilder().setSumLogProbability(-1).setTokenCount(1)));
            return result.build();
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
        public List<ScoreResult> score(List<ScoreRequest> batch) {
            batches.add(batch.stream().map(ScoreRequest::getRequestId).toList());
            return answers.apply(batch);
        }

        @Override
        public void generate(List<GenerateRequest> batch, GenerationListener listener) {
            batches.add(batch.stream().map(GenerateRequest::getRequestId).toList());
            for (int i = 0; i < batch.size(); i++) {
                if (!batch.get(i).getRequestId().startsWith("forgotten")) {
                    listener.finished(i, Finished.newBuilder().setReason(Finished.Reason.END_OF_TEXT).build());
                }
            }
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
