package io.hakari.records.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;

/// Answers from files of stored answers.
final class ReplayRunner implements Runner {
    private static final String INSIST = "@sha256:";
    private static final String SUFFIX = ".jsonl";

    private final Path folder;
    private final List<String> checkpoints;
    private volatile String resident = "";

    private ReplayRunner(Path folder, List<String> checkpoints) {
        this.folder = folder;
        this.checkpoints = checkpoints;
    }

    static ReplayRunner of(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length())).sorted().toList();
            if (names.isEmpty()) {
                throw new RunnerException("folder [" + folder
                        + "] of stored answers has no file NAME.jsonl; write one for each checkpoint");
            }
            return new ReplayRunner(folder, names);
        } catch (IOException e) {
            throw new RunnerException("folder [" + folder
                    + "] of stored answers cannot be read; name one that is there, such as replay:answers", e);
        }
    }

    @Override
    public List<String> checkpoints() {
        return checkpoints;
    }

    @Override
    public Respondent load(String checkpoint) {
        int at = checkpoint.indexOf(INSIST);
        String name = at < 0 ? checkpoint : checkpoint.substring(0, at);
        if (!checkpoints.contains(name)) {
            throw new RunnerException(
                    "checkpoint [" + name + "] is unknown; folder [" + folder + "] has " + checkpoints);
        }
        Path file = folder.resolve(name + SUFFIX);
        String digest = sha256(file);
        if (at >= 0 && !digest.equals(checkpoint.substring(at + INSIST.length()))) {
            throw new RunnerException("checkpoint [" + name + "] has digest [" + digest + "] but ["
                    + checkpoint.substring(at + INSIST.length()) + "] was asked for; ask for the one that is there");
        }
        StoredAnswers answers = StoredAnswers.read(file);
        resident = digest;
        return new Replayed(new Checkpoint(name, digest,
                Map.of("engine", "replay", "answers", String.valueOf(answers.size()))), answers, file);
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new RunnerException("stored answers [" + file + "] cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public void close() {
        resident = "";
    }

    private final class Replayed implements Respondent {
        private final Checkpoint checkpoint;
        private final StoredAnswers answers;
        private final Path file;

        private Replayed(Checkpoint checkpoint, StoredAnswers answers, Path file) {
            this.checkpoint = checkpoint;
            this.answers = answers;
            this.file = file;
        }

        @Override
        public Checkpoint checkpoint() {
            return checkpoint;
        }

        @Override
        public Response answer(Request request) {
            if (!checkpoint.digest().equals(resident)) {
                throw new RunnerException("checkpoint [" + checkpoint.name()
                        + "] is no longer loaded; load it again before it is asked");
            }
            return switch (request) {
                case Request.Write write -> written(write);
                case Request.Weigh _ -> new Response.Failed(Failure.UNSUPPORTED,
                        "stored answers are texts without likelihoods; ask by singleTurn()");
                case Request.InEpisode _ ->
                    new Response.Failed(Failure.REJECTED, "an episode is asked in a session; open one");
            };
        }

        private Response written(Request.Write write) {
            List<StoredAnswer.Part> prompt = StoredAnswer.parts(write.prompt());
            return answers.to(prompt).map(answer -> response(answer, write.stops()))
                    .orElseGet(() -> new Response.Failed(Failure.UNSUPPORTED, "[" + file.getFileName()
                            + "] has no answer to this prompt; store one, or leave the sample out"));
        }

        private static Response response(StoredAnswers.Answer answer, List<String> stops) {
            String text = answer.response();
            int end = stops.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(text.length());
            return end == text.length() && answer.truncated()
                    ? new Response.Truncated(text)
                    : new Response.Completed(text.substring(0, end));
        }
    }
}
