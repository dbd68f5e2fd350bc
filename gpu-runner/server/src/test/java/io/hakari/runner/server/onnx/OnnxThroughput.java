package io.hakari.runner.server.onnx;

import static io.hakari.testkit.BenchmarkRow.row;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Tokens per second of the decoder, beside Python's ONNX Runtime where there is a Python.
///
/// Both sides do the same work on the newest demo checkpoint, choosing the most likely token included, in turns within
/// one run; each figure is the median of its rounds after the first ones.
///
/// Python gets the version of the Java artefact, with its own defaults, so that what is compared is the way in and out
/// and not the kernels: Python alone has 1.32.0, which is faster by a fifth on this model (`LayerNormalization` takes a
/// fifth of the time it took, and half of the transpositions are gone), and its library cannot be put under the Java
/// artefact, whose own asks for the symbols of exactly its version.
public final class OnnxThroughput implements Benchmark {
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 11;
    private static final double BAR = 0.9;
    private static final Path MODULE = Path.of(System.getProperty("hakari.module", "."));

    @Override
    public String id() {
        return "onnx";
    }

    @Override
    public List<BenchmarkRow> measure() throws Exception {
        Path folder = newestDemo();
        int threads = Runtime.getRuntime().availableProcessors();
        try (OnnxModel model = (OnnxModel) OnnxEngine.onnxEngine().withThreads(threads).load(folder,
                Checkpoints.UNHEARD);
                Peer peer = Peer.start(folder, threads, model.config().vocabulary())) {
            Rounds rounds = new Rounds(model, peer);
            return List.of(rounds.measure("prefill", 32, 128), rounds.measure("decode", 32, 64),
                    rounds.measure("decode", 4, 64));
        }
    }

    private static Path newestDemo() throws IOException {
        Path demos = MODULE.resolve("src/main/resources/io/hakari/runner/demo");
        if (Files.isDirectory(demos)) {
            try (Stream<Path> names = Files.list(demos)) {
                Optional<Path> newest = names.filter(path -> path.getFileName().toString().matches("demo-\\d+"))
                        .max(Comparator.naturalOrder());
                if (newest.isPresent()) {
                    return newest.get();
                }
            }
        }
        throw new IllegalStateException("no demo checkpoint in [" + demos + "]");
    }

    /// The turns of both sides.
    private record Rounds(OnnxModel model, Peer peer) {

        BenchmarkRow measure(String kind, int rows, int tokens) throws IOException, RequestException {
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                double own = seconds(kind, rows, tokens);
                Optional<Double> other = peer.seconds(kind, rows, tokens);
                if (round >= WARM_UP) {
                    ours.add(rows * tokens / own);
                    other.ifPresent(seconds -> theirs.add(rows * tokens / seconds));
                }
            }
            return row("onnx/" + kind + "-" + rows + "x" + tokens, median(ours), "tokens/s").atLeastTimesPeer(BAR)
                    .beside(theirs.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new BenchmarkRow.Peer(peer.name(), median(theirs))));
        }

        private double seconds(String kind, int rows, int tokens) throws RequestException {
            long start = System.nanoTime();
            if (kind.equals("prefill")) {
                prefill(rows, tokens);
            } else {
                decode(rows, tokens);
            }
            return (System.nanoTime() - start) / 1e9;
        }

        private void prefill(int rows, int tokens) throws RequestException {
            try (Cache nothing = model.decoder().empty(rows)) {
                Decoder.Step step = model.decoder().step(nothing, ids(rows, tokens), lengths(rows, tokens), false);
                choose(step.logits(), rows, tokens);
                step.cache().close();
            }
        }

        private void decode(int rows, int steps) throws RequestException {
            Cache cache = model.decoder().empty(rows);
            long[][] tokens = ids(rows, 1);
            for (int i = 0; i < steps; i++) {
                Decoder.Step step = model.decoder().step(cache, tokens, lengths(rows, 1), true);
                tokens = choose(step.logits(), rows, 1);
                cache.close();
                cache = step.cache();
            }
            cache.close();
        }

        private long[][] choose(Logits logits, int rows, int tokens) {
            float[] one = new float[model.config().vocabulary()];
            long[][] chosen = new long[rows][1];
            for (int row = 0; row < rows; row++) {
                logits.read(row, tokens - 1, one);
                chosen[row][0] = Distribution.best(one);
            }
            return chosen;
        }

        private long[][] ids(int rows, int tokens) {
            long[][] ids = new long[rows][tokens];
            for (int i = 0; i < rows * tokens; i++) {
                ids[i / tokens][i % tokens] = i * 7919L % model.config().vocabulary();
            }
            return ids;
        }

        private static int[] lengths(int rows, int tokens) {
            int[] lengths = new int[rows];
            Arrays.fill(lengths, tokens);
            return lengths;
        }

        private static double median(List<Double> values) {
            return values.stream().sorted().toList().get(values.size() / 2);
        }
    }

    /// The other process, or none.
    private record Peer(String name, Optional<Process> process) implements AutoCloseable {

        static Peer start(Path folder, int threads, int vocabulary) throws IOException {
            String version = OnnxEngine.environment().getVersion();
            Path scratch = Benchmarks.root().resolve("target").resolve("bench").resolve("onnx-" + version);
            Process process = new ProcessBuilder("bash", MODULE.resolve("src/bench/onnx_peer.sh").toString(),
                    Files.createDirectories(scratch).toString(), version, folder.resolve("model.onnx").toString(),
                    Integer.toString(threads), Integer.toString(vocabulary))
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            Optional<String> name = Optional.ofNullable(reader(process).readLine());
            return new Peer(name.orElse(""), name.map(_ -> process));
        }

        Optional<Double> seconds(String kind, int rows, int tokens) throws IOException {
            if (process.isEmpty()) {
                return Optional.empty();
            }
            PrintWriter writer = new PrintWriter(process.get().outputWriter(StandardCharsets.UTF_8), true);
            writer.println(kind + " " + rows + " " + tokens);
            return Optional.of(Double.parseDouble(reader(process.get()).readLine()));
        }

        private static BufferedReader reader(Process process) {
            return process.inputReader(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            process.ifPresent(Process::destroy);
        }
    }
}
