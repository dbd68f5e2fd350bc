package io.hakari.runner.server.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.MediumUse;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// Weighs continuations.
///
/// How text is split follows lm-evaluation-harness, so that figures compare: whitespace at the context's end moves to the
/// continuation; context and continuation are tokenised together; the continuation is what follows the context's own
/// tokens. Where the tokenizer joins characters across the border, the context's tokens are no beginning of the whole;
/// then the continuation begins at the first token that differs, so that no character of it is lost or counted twice.
/// An empty context is one token, the model's beginning of text or else its end of text.
final class Scoring {
    /// So many times the least of one fork must be saved in all.
    private static final int TOGETHER = 4;

    private final ModelConfig config;
    private final Vocabulary vocabulary;
    private final Prompts prompts;
    private final Decoder decoder;
    private final int leastSaved;
    private final float[] logits;

    /// @param leastSaved the tokens saved from which on a common beginning is computed once, if four times as many are
    ///                   saved in all
    Scoring(ModelConfig config, Vocabulary vocabulary, Prompts prompts, Decoder decoder, int leastSaved) {
        this.config = config;
        this.vocabulary = vocabulary;
        this.prompts = prompts;
        this.decoder = decoder;
        this.leastSaved = leastSaved;
        this.logits = new float[decoder.vocabulary()];
    }

    List<ScoreResult> score(List<ScoreRequest> batch) {
        Map<Integer, Error> failures = new HashMap<>();
        List<List<Question>> asked = questions(batch, failures);
        List<Question> all = asked.stream().flatMap(List::stream).toList();
        List<Fork> forks = worthwhile(Lane.of(all));
        inBatches(forks.stream().filter(fork -> fork.lanes().size() == 1).toList(), this::rows, failures);
        inBatches(forks.stream().filter(fork -> fork.lanes().size() > 1).toList(), this::forks, failures);
        return IntStream.range(0, batch.size()).mapToObj(i -> result(asked.get(i), i, failures,
                prompts.seen(batch.get(i).getContextList()))).toList();
    }

    /// A step costs as much as some dozens of tokens, so that the second one must pay for all forks together.
    private List<Fork> worthwhile(List<Lane> lanes) {
        List<Fork> forks = Fork.of(lanes, leastSaved);
        int saved = forks.stream().mapToInt(Fork::saved).sum();
        return saved < (long) TOGETHER * leastSaved ? Fork.of(lanes, Integer.MAX_VALUE) : forks;
    }

    private static ScoreResult result(List<Question> questions, int request, Map<Integer, Error> failures,
            List<MediumUse> seen) {
        if (!failures.containsKey(request) && questions.stream().anyMatch(Question::broken)) {
            failures.put(request, Distribution.brokenModel().error());
        }
        ScoreResult.Builder result = ScoreResult.newBuilder();
        if (failures.containsKey(request)) {
            return result.setError(failures.get(request)).build();
        }
        questions.forEach(question -> result.addScores(question.score()));
        return result.addAllMedia(seen).build();
    }

    // --- reading requests

    private List<List<Question>> questions(List<ScoreRequest> batch, Map<Integer, Error> failures) {
        List<String> texts = new ArrayList<>();
        List<List<Sight.Places>> pictures = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            pictures.add(List.of());
            try {
                Prompts.Prompt prompt = prompts.read(batch.get(i).getContextList());
                texts.addAll(texts(prompt.text(), batch.get(i)));
                pictures.set(i, prompt.pictures());
            } catch (RequestException e) {
                failures.put(i, e.error());
            }
        }
        var ids = vocabulary.encode(texts).iterator();
        List<List<Question>> questions = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            List<Question> own = new ArrayList<>();
            questions.add(own);
            if (failures.containsKey(i)) {
                continue;
            }
            List<Sight.Places> seen = pictures.get(i);
            long[] context = prompts.placed(ids.next(), seen);
            List<long[]> wholes = batch.get(i).getContinuationsList().stream()
                    .map(_ -> prompts.placed(ids.next(), seen)).toList();
            try {
                for (long[] whole : wholes) {
                    own.add(question(i, context, whole, seen));
                }
            } catch (RequestException e) {
                own.clear();
                failures.put(i, e.error());
            }
        }
        return questions;
    }

    /// Return the context and then each whole text.
    private static List<String> texts(String all, ScoreRequest request) throws RequestException {
        List<String> continuations = request.getContinuationsList();
        if (continuations.isEmpty() || continuations.contains("")) {
            throw new RequestException(Error.Code.REJECTED,
                    "continuations " + continuations + " must be one or more, none empty; leave the request out");
        }
        String context = all.substring(0, Prompts.trailingWhitespace(all));
        List<String> texts = new ArrayList<>();
        texts.add(context);
        continuations.forEach(continuation -> texts.add(all + continuation));
        return texts;
    }

    private Question question(int request, long[] context, long[] whole, List<Sight.Places> seen)
            throws RequestException {
        int cut = Lane.common(context, whole);
        if (cut == whole.length) {
            throw new RequestException(Error.Code.REJECTED,
                    "a continuation adds no token to its context; the tokenizer drops or joins all of its characters");
        }
        long[] tokens = vocabulary.prefixed(whole);
        int begin = cut + tokens.length - whole.length;
        if (begin == 0 && whole[0] == config.prefix() && whole.length > 1) {
            begin = 1;
        } else if (begin == 0) {
            tokens = new long[whole.length + 1];
            tokens[0] = config.prefix();
            System.arraycopy(whole, 0, tokens, 1, whole.length);
            begin = 1;
        }
        Prompts.requireFits(tokens.length, seen, config.contextLength(), "context and continuation together");
        return new Question(request, tokens, begin);
    }

    // --- asking the model

    /// Longest first, so that memory runs out at once or not at all, and equal lengths meet.
    private void inBatches(List<Fork> forks, Pass pass, Map<Integer, Error> failures) {
        List<Fork> open = new ArrayList<>();
        for (Fork fork : forks.stream().sorted(Comparator.comparingInt(Fork::stem).reversed()).toList()) {
            if (!open.isEmpty() && !together(open.getFirst(), fork, open.size() + 1)) {
                attempt(open, pass, failures);
                open.clear();
            }
            open.add(fork);
        }
        attempt(open, pass, failures);
    }

    private boolean together(Fork longest, Fork next, int count) {
        boolean alike = longest.lanes().size() == 1 || next.stem() >= longest.stem() - longest.stem() / 8;
        return alike && count * longest.stem() <= decoder.budget();
    }

    private static void attempt(List<Fork> forks, Pass pass, Map<Integer, Error> failures) {
        try {
            if (!forks.isEmpty()) {
                pass.over(forks);
            }
        } catch (RequestException e) {
            forks.stream().flatMap(fork -> fork.lanes().stream()).flatMap(lane -> lane.questions().stream())
                    .forEach(question -> failures.putIfAbsent(question.request(), e.error()));
        }
    }

    private void rows(List<Fork> forks) throws RequestException {
        List<Lane> lanes = forks.stream().map(fork -> fork.lanes().getFirst()).toList();
        try (Cache nothing = decoder.empty(lanes.size())) {
            read(nothing, lanes, longest(lanes), false).close();
        }
    }

    /// Compute the stems, all to the length of the shortest, then every lane from there on.
    private void forks(List<Fork> forks) throws RequestException {
        int stem = forks.getLast().stem();
        List<Lane> stems = forks.stream().map(fork -> new Lane(fork.lanes().getFirst().tokens(),
                fork.lanes().stream().flatMap(lane -> lane.questions().stream()).toList())).toList();
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < forks.size(); i++) {
            for (Lane lane : forks.get(i).lanes()) {
                branches.add(new Branch(i, lane));
            }
        }
        branches.sort(Comparator.comparingInt((Branch branch) -> branch.lane.length()).reversed());
        try (Cache nothing = decoder.empty(stems.size()); Cache read = read(nothing, stems, stem, true)) {
            int longest = branches.getFirst().lane.length();
            int most = Math.min(decoder.mostRows(longest), Math.max(1, decoder.budget() / (longest - stem)));
            for (int from = 0; from < branches.size(); from += most) {
                branches(read, branches.subList(from, Math.min(branches.size(), from + most)));
            }
        }
    }

    private void branches(Cache stems, List<Branch> branches) throws RequestException {
        List<Lane> lanes = branches.stream().map(Branch::lane).toList();
        int[] rows = branches.stream().mapToInt(Branch::stem).toArray();
        try (Cache gathered = decoder.gathered(stems, rows)) {
            read(gathered, lanes, longest(lanes), false).close();
        }
    }

    /// Feed lanes from where the cache ends to some place, in steps that keep to the budget, and return the new cache.
    private Cache read(Cache past, List<Lane> lanes, int to, boolean keep) throws RequestException {
        int width = Math.max(1, decoder.budget() / lanes.size());
        int until = Math.min(to, past.length() + width);
        Decoder.Step step = step(past, lanes, until, keep || until < to);
        for (int row = 0; row < lanes.size(); row++) {
            tell(step.logits(), row, lanes.get(row), past.length(), until);
        }
        if (until == to) {
            return step.cache();
        }
        try (Cache longer = step.cache()) {
            return read(longer, lanes, to, keep);
        }
    }

    private Decoder.Step step(Cache cache, List<Lane> lanes, int to, boolean keep) throws RequestException {
        int from = cache.length();
        long[][] tokens = new long[lanes.size()][];
        int[] lengths = new int[lanes.size()];
        for (int row = 0; row < lanes.size(); row++) {
            long[] all = lanes.get(row).tokens();
            lengths[row] = Math.clamp(all.length - from, 0, to - from);
            tokens[row] = Arrays.copyOf(Arrays.copyOfRange(all, Math.min(from, all.length), from + lengths[row]),
                    to - from);
        }
        return decoder.step(cache, tokens, lengths, keep);
    }

    private void tell(Logits step, int row, Lane lane, int from, int to) {
        for (int place = from; place < Math.min(to, lane.length()); place++) {
            Distribution next = null;
            for (Question question : lane.questions()) {
                if (question.reads(place)) {
                    if (next == null) {
                        step.read(row, place - from, logits);
                        next = Distribution.of(logits);
                    }
                    question.read(place, next);
                }
            }
        }
    }

    private static int longest(List<Lane> lanes) {
        return lanes.stream().mapToInt(Lane::length).max().orElse(0);
    }

    /// A lane and the stem that it continues.
    private record Branch(int stem, Lane lane) {}

    /// Asks the model about some forks at once.
    private interface Pass {
        void over(List<Fork> forks) throws RequestException;
    }
}
