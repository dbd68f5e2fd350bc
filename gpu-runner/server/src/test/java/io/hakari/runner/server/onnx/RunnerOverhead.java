package io.hakari.runner.server.onnx;

import static io.hakari.testkit.BenchmarkRow.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.server.BatchModel;
import io.hakari.runner.server.RunnerServer;
import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// What the runner adds to the time of its engine when 64 requests are in flight: the same questions to the demo model
/// directly, 64 at once, and over loopback gRPC with all that the service does, in turns.
///
/// The client shares the processors with the runner, so that its work is counted too.
public final class RunnerOverhead implements Benchmark {
    private static final String CHECKPOINT = "demo-3000";
    private static final int IN_FLIGHT = 64;
    private static final int REQUESTS = 20 * IN_FLIGHT;
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 2;
    private static final double MOST = 0.05;

    @Override
    public String id() {
        return "runner-overhead";
    }

    @Override
    public List<BenchmarkRow> measure() throws Exception {
        try (RunnerServer server = RunnerServer
                .start(RunnerServer.Settings.onLoopback("demo", OnnxEngine.onnxEngine()))) {
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
            try (BatchModel model = (BatchModel) OnnxEngine.onnxEngine().open("demo").find(CHECKPOINT)
                    .load(Checkpoints.UNHEARD)) {
                return measure(model, channel, load(channel));
            } finally {
                channel.shutdownNow();
            }
        }
    }

    private static List<BenchmarkRow> measure(BatchModel model, ManagedChannel channel, String digest) {
        double[] added = new double[ROUNDS];
        double[] rates = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            List<ScoreRequest> requests = requests(round);
            String run = "round " + round;
            double direct = seconds(() -> ask(model, requests));
            double served = seconds(() -> ask(channel, digest, run, requests));
            if (round >= 0) {
                added[round] = served / direct - 1;
                rates[round] = REQUESTS / served;
            }
        }
        return List.of(row("runner-overhead", median(added), "of the engine's time").atMost(MOST),
                row("runner-overhead/served", median(rates), "requests/s"));
    }

    private static String load(ManagedChannel channel) {
        Iterator<LoadEvent> events = RunnerControlGrpc.newBlockingStub(channel)
                .loadModel(LoadModelRequest.newBuilder().setName(CHECKPOINT).build());
        String digest = "";
        while (events.hasNext()) {
            digest = events.next().getModel().getDigest();
        }
        return digest;
    }

    private static List<ScoreRequest> requests(int round) {
        return IntStream.range(0, REQUESTS).mapToObj(number -> ScoreRequest.newBuilder()
                .setRequestId(round + "/" + number)
                .addContext(Part.newBuilder().setText(
                        "問：倉庫の" + number + "番の棚に箱が" + round + "個あります。ねじを二本ずつ入れると、ねじは全部で何本いりますか。\n答："))
                .addContinuations("二本").addContinuations("四本").addContinuations("十本").addContinuations("百本")
                .build()).toList();
    }

    private static void ask(BatchModel model, List<ScoreRequest> requests) {
        for (int from = 0; from < REQUESTS; from += IN_FLIGHT) {
            model.score(requests.subList(from, from + IN_FLIGHT));
        }
    }

    private static void ask(ManagedChannel channel, String digest, String run, List<ScoreRequest> requests) {
        var asking = new Asking(requests);
        asking.begin(RunnerInferenceGrpc.newStub(channel).score(asking), Open.newBuilder().setModelDigest(digest)
                .setRun(run).build());
        asking.done.join();
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Sends the next request for each answer.
    private static final class Asking implements StreamObserver<ScoreEvent> {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final List<ScoreRequest> requests;
        private final List<StreamObserver<ScoreFrame>> frames = new ArrayList<>();
        private int next;
        private int answered;

        Asking(List<ScoreRequest> requests) {
            this.requests = requests;
        }

        synchronized void begin(StreamObserver<ScoreFrame> out, Open open) {
            frames.add(out);
            out.onNext(ScoreFrame.newBuilder().setOpen(open).build());
            IntStream.range(0, IN_FLIGHT).forEach(_ -> send());
        }

        private void send() {
            if (next < requests.size()) {
                frames.getFirst().onNext(ScoreFrame.newBuilder().setRequest(requests.get(next++)).build());
            }
        }

        @Override
        public synchronized void onNext(ScoreEvent event) {
            if (event.hasResult()) {
                if (event.getResult().hasError()) {
                    done.completeExceptionally(new IllegalStateException(event.getResult().getError().getMessage()));
                }
                send();
                if (++answered == requests.size()) {
                    frames.getFirst().onCompleted();
                    done.complete(null);
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            done.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
        }
    }
}
