package io.hakari.runner.server.onnx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.hakari.runner.server.ModelException;

/// Measures tokens per second of the decoder, beside Python's ONNX Runtime where there is a Python that has it.
///
/// `OnnxThroughput <checkpoint folder> <threads> [<python> <onnx_peer.py>]` prints one benchmark row for each measure. Both
/// sides do the same work, choosing the most likely token included, in turns within one run; each figure is the median
/// of its rounds after the first ones.
final class OnnxThroughput {
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 11;
    private static final double BAR = 0.9;

    private final OnnxModel model;
    private final int threads;
    private final String command;

    private OnnxThroughput(OnnxModel model, int threads, String command) {
        this.model = model;
        this.threads = threads;
        this.command = command;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        String command = "OnnxThroughput " + folder.getFileName() + " " + threads;
        try (OnnxModel model = (OnnxModel) OnnxEngine.onnxEngine().withThreads(threads).load(folder);
                Peer peer = arguments.length < 4
                        ? Peer.absent()
                        : Peer.start(arguments[2], arguments[3], folder, threads, model.config().vocabulary())) {
            OnnxThroughput throughput = new OnnxThroughput(model, threads, command);
            throughput.measure("prefill", 32, 128, peer, System.out);
            throughput.measure("decode", 32, 64, peer, System.out);
            throughput.measure("decode", 4, 64, peer, System.out);
        }
    }

    private void measure(String kind, int rows, int tokens, Peer peer, PrintStream out)
            throws IOException, RequestException {
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
        out.println(row("onnx/" + kind + "-" + rows + "x" + tokens, median(ours), peer.name(), median(theirs)));
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
        return values.isEmpty() ? Double.NaN : values.stream().sorted().toList().get(values.size() / 2);
    }

    private String row(String id, double value, String peer, double peerValue) {
        boolean compared = !Double.isNaN(peerValue);
        String machine = Runtime.getRuntime().availableProcessors() + " processors, " + threads + " threads, "
                + System.getProperty("os.arch") + ", " + System.getProperty("os.name");
        return String.format(Locale.ROOT,
                "{\"id\":\"%s\",\"value\":%.0f,\"unit\":\"tokens/s\",\"bar\":\">= %.1f x peer\",\"met\":%s,\"peer\":%s,"
                        + "\"peerValue\":%s,\"ratio\":%s,\"command\":\"%s\",\"machine\":\"%s\"}",
                id, value, BAR, compared ? value / peerValue >= BAR : "null", compared ? '"' + peer + '"' : "null",
                compared ? String.format(Locale.ROOT, "%.0f", peerValue) : "null",
                compared ? String.format(Locale.ROOT, "%.3f", value / peerValue) : "null", command, machine);
    }

    /// The other process, or none.
    private record Peer(String name, Optional<Process> process) implements AutoCloseable {

        static Peer absent() {
            return new Peer("", Optional.empty());
        }

        static Peer start(String python, String script, Path folder, int threads, int vocabulary)
                throws IOException, ModelException {
            Process process = new ProcessBuilder(python, script, folder.resolve("model.onnx").toString(),
                    Integer.toString(threads), Integer.toString(vocabulary))
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            return new Peer(String.valueOf(reader(process).readLine()), Optional.of(process));
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
