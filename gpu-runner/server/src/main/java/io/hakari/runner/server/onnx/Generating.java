package io.hakari.runner.server.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.server.GenerationListener;

/// Writes answers.
///
/// All rows of a group stand at the same place, so that neither padding nor masks are needed: a step feeds each row its
/// next known tokens, as many as the row with the fewest has. A row that still has prompt left is fed from it while
/// others already write. Rows that are done leave when there are enough of them to pay for copying the cache.
final class Generating {
    /// More rows at once are no faster (measured on 1.3 M parameters, two threads) and answer later.
    private static final int MOST_ROWS = 64;
    /// Rows that are done are carried along until they are at least this part of all.
    private static final int CARRIED = 4;

    private final ModelConfig config;
    private final Vocabulary vocabulary;
    private final Prompts prompts;
    private final Decoder decoder;
    private final GenerationListener listener;
    private final float[] logits;

    Generating(ModelConfig config, Vocabulary vocabulary, Prompts prompts, Decoder decoder,
            GenerationListener listener) {
        this.config = config;
        this.vocabulary = vocabulary;
        this.prompts = prompts;
        this.decoder = decoder;
        this.listener = listener;
        this.logits = new float[decoder.vocabulary()];
    }

    void generate(List<GenerateRequest> batch) {
        List<Writing> group = new ArrayList<>();
        for (Writing next : writings(batch).stream().sorted(Comparator.comparingInt(Writing::length)).toList()) {
            if (!group.isEmpty() && !together(group, next)) {
                attempt(group);
                group.clear();
            }
            group.add(next);
        }
        attempt(group);
    }

    /// Prompt fed token by token is slower than at once, so that prompts in a group are of similar length.
    private boolean together(List<Writing> group, Writing next) {
        int shortest = group.getFirst().length();
        int most = Math.min(MOST_ROWS, decoder.mostRows(next.limit()));
        return group.size() < most && next.length() - shortest <= Math.max(8, shortest / 4);
    }

    // --- reading requests

    private List<Writing> writings(List<GenerateRequest> batch) {
        List<Writing> writings = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            try {
                writings.add(writing(i, batch.get(i)));
            } catch (RequestException e) {
                listener.failed(i, e.error());
            }
        }
        return writings;
    }

    private Writing writing(int index, GenerateRequest request) throws RequestException {
        if (request.getMaxTokens() == 0) {
            throw new RequestException(Error.Code.REJECTED, "max tokens [0] must be at least 1; leave the request out");
        }
        if (request.getStopsList().contains("")) {
            throw new RequestException(Error.Code.REJECTED,
                    "stops " + request.getStopsList() + " must not contain an empty text; leave it out");
        }
        Chooser chooser = Chooser.of(request);
        Prompts.Prompt read = prompts.read(request.getPromptList());
        long[] prompt = prompt(read);
        Prompts.requireFits(prompt.length + 1, read.pictures(), config.contextLength(),
                "the prompt with one token of answer");
        long limit = Math.min(config.contextLength(), prompt.length + Integer.toUnsignedLong(request.getMaxTokens()));
        return new Writing(index, prompt, (int) limit, chooser, new Answer(vocabulary::decode, request.getStopsList()),
                prompts.seen(request.getPromptList()));
    }

    private long[] prompt(Prompts.Prompt prompt) {
        long[] read = vocabulary.encode(List.of(prompt.text())).getFirst();
        long[] ids = vocabulary.prefixed(prompts.placed(read, prompt.pictures()));
        return ids.length > 0 ? ids : new long[]{config.prefix()};
    }

    // --- asking the model

    private void attempt(List<Writing> group) {
        try {
            write(List.copyOf(group));
        } catch (RequestException e) {
            group.stream().filter(writing -> !writing.done())
                    .forEach(writing -> listener.failed(writing.request(), e.error()));
        }
    }

    private void write(List<Writing> group) throws RequestException {
        List<Writing> rows = group;
        Cache cache = decoder.empty(rows.size());
        try {
            while (anyLeft(rows)) {
                if (worthLeaving(rows)) {
                    Cache fewer = decoder.gathered(cache, left(rows));
                    rows = rows.stream().filter(row -> !row.done()).toList();
                    cache.close();
                    cache = fewer;
                }
                Cache longer = step(cache, rows);
                cache.close();
                cache = longer;
            }
        } finally {
            cache.close();
        }
    }

    private boolean anyLeft(List<Writing> rows) {
        rows.stream().filter(row -> !row.done() && listener.cancelled(row.request())).forEach(Writing::cancel);
        return rows.stream().anyMatch(row -> !row.done());
    }

    private static boolean worthLeaving(List<Writing> rows) {
        long done = rows.stream().filter(Writing::done).count();
        return done > 0 && done * CARRIED >= rows.size();
    }

    private static int[] left(List<Writing> rows) {
        return IntStream.range(0, rows.size()).filter(i -> !rows.get(i).done()).toArray();
    }

    private Cache step(Cache cache, List<Writing> rows) throws RequestException {
        int from = cache.length();
        int known = rows.stream().filter(row -> !row.done()).mapToInt(Writing::length).min().orElseThrow();
        int to = Math.min(known, from + Math.max(1, decoder.budget() / rows.size()));
        long[][] tokens = rows.stream().map(row -> row.tokens(from, to)).toArray(long[][]::new);
        int[] lengths = new int[rows.size()];
        Arrays.fill(lengths, to - from);
        Decoder.Step step = decoder.step(cache, tokens, lengths, true);
        for (int i = 0; i < rows.size(); i++) {
            Writing row = rows.get(i);
            if (!row.done() && row.length() == to) {
                step.logits().read(i, to - from - 1, logits);
                write(row);
            }
        }
        return step.cache();
    }

    private void write(Writing row) {
        if (Distribution.broken(logits)) {
            row.cancel();
            listener.failed(row.request(), Distribution.brokenModel().error());
        } else {
            row.write(logits, config, listener);
        }
    }
}
