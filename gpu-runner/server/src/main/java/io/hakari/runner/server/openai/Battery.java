package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.hakari.runner.protocol.v1.Choice;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Greedy;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RandomSampling;
import io.hakari.runner.server.Progress;

/// Tries what a server can do before anybody relies on it: status 200 proves nothing, since servers drop fields in silence.
///
/// What is tried in vain is absent with what was seen, and requests that need it are refused with these words.
final class Battery {
    static final String SCORE = "score";
    static final String GENERATE = "generate";
    static final String SEED = "seed";
    static final String TOKEN_IDS = "token-ids";
    static final String TOKENIZER = "tokenizer";
    static final String STREAMING = "streaming";
    static final String TOKEN_COUNTS = "token-counts";
    static final String REFUSES_TOO_LONG = "refuses-too-long";
    static final String GREEDY_REPEATS = "greedy-repeats";
    /// Four bytes a letter, joined emoji, and the words of which a byte-level tokenizer makes halves of characters.
    static final List<String> TEXTS = List.of("秤は重さを量る道具で", "𠮷野家で👨‍👩‍👧‍👦と", "The scale reads");
    private static final int WRITTEN = 8;
    private static final int SEEDS = 4;
    private static final int AMONG = 32;
    private static final int LONGEST_TRIED = 65_536;

    private final Served served;
    private final Http http;
    private final Findings findings = new Findings();
    private final Optional<Tokenizer> tokenizer;
    private final int contextLength;
    private Writer writer;

    private Battery(Served served, Http http, int contextLength, Optional<Tokenizer> tokenizer) {
        this.served = served;
        this.http = http;
        this.contextLength = contextLength;
        this.tokenizer = tokenizer;
        this.writer = new Writer(http, served.dialect(), served.name(), Optional.empty(), contextLength,
                served.site().choice(SiteChoice.CHAT).isPresent(), false, false, false);
    }

    /// What a server can do, and by what it does it.
    record Tried(Findings findings, Optional<Scorer> scorer, Writer writer) {}

    static Tried of(Served served, Http http, int contextLength, Progress progress)
            throws CallException, InterruptedException {
        progress.at(Stage.PROBING, 0, TOKENIZER);
        Optional<Tokenizer> tokenizer = Optional.empty();
        String evidence = "dialect [" + served.dialect().key() + "] has no path that tells tokens";
        if (served.dialect().tokenising().isPresent()) {
            try {
                tokenizer = Optional.of(Tokenizer.of(http, served.dialect().tokenising().get(), served.name()));
            } catch (CallException e) {
                evidence = e.sentence();
            }
        }
        var battery = new Battery(served, http, contextLength, tokenizer);
        battery.findings.add(TOKENIZER, tokenizer.isPresent(),
                tokenizer.isPresent() ? battery.roundTrip(tokenizer.get()) : evidence);
        return battery.tried(progress);
    }

    private interface Try {
        void make() throws CallException, InterruptedException;
    }

    private Tried tried(Progress progress) throws InterruptedException {
        attempt(GENERATE, progress, 0.1, this::write);
        attempt(TOKEN_IDS, progress, 0.2, this::tokenIds);
        attempt(STREAMING, progress, 0.3, this::stream);
        attempt(REFUSES_TOO_LONG, progress, 0.4, this::tooLong);
        attempt(GREEDY_REPEATS, progress, 0.4, this::repeats);
        attempt(SEED, progress, 0.5, this::seed);
        for (Constraint.Kind kind : Constraint.Kind.values()) {
            attempt(kind.capability(), progress, 0.6, () -> bind(kind));
        }
        attempt(Media.IMAGE, progress, 0.7, () -> look(Media.IMAGE));
        attempt(Media.AUDIO, progress, 0.7, () -> look(Media.AUDIO));
        attempt(Media.VIDEO, progress, 0.7, () -> look(Media.VIDEO));
        progress.at(Stage.PROBING, 0.8, SCORE);
        return new Tried(findings, scorer(), writer);
    }

    private void attempt(String name, Progress progress, double share, Try one) throws InterruptedException {
        progress.at(Stage.PROBING, share, name);
        try {
            one.make();
        } catch (CallException e) {
            findings.add(name, false, e.sentence());
        }
    }

    // --- tokens

    private String roundTrip(Tokenizer known) throws InterruptedException {
        try {
            for (String text : TEXTS) {
                Optional<String> back = known.decode(known.encode(text, false));
                if (back.isPresent() && !back.get().equals(text)) {
                    return "[" + text + "] came back as [" + back.get()
                            + "], so that texts are taken from answers alone";
                }
            }
            return "[" + String.join("], [", TEXTS).strip() + "] came back as they were";
        } catch (CallException e) {
            return "text is not given back for tokens: " + e.sentence();
        }
    }

    /// Token ids must lead to the same answer as the text that they are of.
    private void tokenIds() throws CallException, InterruptedException {
        if (tokenizer.isEmpty() || !findings.has(GENERATE)) {
            findings.add(TOKEN_IDS, false, "no token ids to try with");
            return;
        }
        Writer byIds = writer.withTokenizer(tokenizer);
        String text = ask(writer, greedy(TEXTS.getFirst()).build()).getText();
        String same = ask(byIds, greedy(TEXTS.getFirst()).build()).getText();
        String other = ask(byIds, greedy(TEXTS.getLast()).build()).getText();
        boolean read = same.equals(text);
        findings.add(TOKEN_IDS, read, read
                ? "token ids of [" + TEXTS.getFirst() + "] are gone on with as the text is, by [" + same
                        + "], and others by [" + other + "]"
                : "after the text it wrote [" + text + "] but after its token ids [" + same + "]");
        if (read) {
            writer = byIds;
        }
    }

    // --- writing

    private Finished ask(Writer by, GenerateRequest request) throws CallException, InterruptedException {
        return by.write(request, List.of(), _ -> {});
    }

    private void write() throws CallException, InterruptedException {
        Finished finished = ask(writer, greedy(TEXTS.getFirst()).build());
        findings.add(GENERATE, true, "after [" + TEXTS.getFirst() + "] it wrote [" + finished.getText() + "]");
    }

    /// Pieces must add up to the whole that comes without them, and counts must agree, else they are not relied on.
    private void stream() throws CallException, InterruptedException {
        if (!findings.has(GENERATE)) {
            findings.add(STREAMING, false, "nothing to try with");
            return;
        }
        boolean equal = true;
        boolean counts = true;
        String evidence = "";
        List<GenerateRequest> requests = new ArrayList<>(TEXTS.stream().map(text -> greedy(text).build()).toList());
        // One of three ends in a row lies within a letter of three tokens; llama-server loses the last piece there.
        IntStream.of(WRITTEN - 1, WRITTEN - 2)
                .forEach(tokens -> requests.add(greedy(TEXTS.getFirst()).setMaxTokens(tokens).build()));
        for (GenerateRequest request : requests) {
            Finished whole = ask(writer.withCountsWell(true), request);
            Finished pieces = ask(writer.withStreams(true).withCountsWell(true), request);
            equal &= pieces.getText().equals(whole.getText()) && pieces.getReason() == whole.getReason();
            evidence = "as a whole [" + whole.getText() + "], in pieces [" + pieces.getText() + "]";
            if (!equal) {
                break;
            }
            counts &= pieces.getGeneratedTokens() == whole.getGeneratedTokens() && whole.getGeneratedTokens() > 0;
        }
        findings.add(STREAMING, equal, evidence);
        findings.add(TOKEN_COUNTS, counts, counts
                ? "the same with and without pieces"
                : "answers in pieces are told to have other numbers of tokens than the same as a whole, or none");
        writer = writer.withStreams(equal).withCountsWell(counts);
    }

    /// Where tokens cannot be counted before, the server must say that they are too many.
    private void tooLong() throws CallException, InterruptedException {
        if (writer.tokenizer().isPresent() || !findings.has(GENERATE) || contextLength > LONGEST_TRIED) {
            return;
        }
        String text = TEXTS.getFirst().repeat(contextLength / TEXTS.getFirst().length() + 1).repeat(2);
        try {
            ask(writer, greedy(text).build());
            writer = writer.withCuts(true);
            findings.add(REFUSES_TOO_LONG, false, "to [" + text.length() + "] characters it answered");
        } catch (CallException e) {
            findings.add(REFUSES_TOO_LONG, e.code() == Code.TOO_LONG, e.sentence());
        }
    }

    private void repeats() throws CallException, InterruptedException {
        if (!findings.has(GENERATE)) {
            findings.add(GREEDY_REPEATS, false, "nothing to try with");
            return;
        }
        String alone = ask(writer, greedy(TEXTS.getFirst()).build()).getText();
        List<GenerateRequest> many = IntStream.range(0, AMONG).mapToObj(i -> greedy(i == 0
                ? TEXTS.getFirst()
                : TEXTS.get(i % TEXTS.size()).repeat(1 + i % 3)).build()).toList();
        String among = atOnce(many).getFirst();
        findings.add(GREEDY_REPEATS, alone.equals(among), alone.equals(among)
                ? "the same text alone and among " + AMONG
                : "alone it wrote [" + alone + "] and among " + AMONG + " [" + among + "]");
    }

    private void seed() throws CallException, InterruptedException {
        if (!findings.has(GENERATE)) {
            findings.add(SEED, false, "nothing to try with");
            return;
        }
        List<String> texts = atOnce(IntStream.range(0, 2 * SEEDS).mapToObj(i -> greedy(TEXTS.getFirst())
                .setRandom(RandomSampling.newBuilder().setTemperature(1.5).setTopP(1).setSeed(1 + i % SEEDS)).build())
                .toList());
        boolean repeats = texts.subList(0, SEEDS).equals(texts.subList(SEEDS, 2 * SEEDS));
        long different = texts.stream().distinct().count();
        findings.add(SEED, repeats, repeats
                ? SEEDS + " seeds wrote " + different + " texts, each the same again"
                : "the same seed wrote another text");
    }

    private List<String> atOnce(List<GenerateRequest> requests) throws CallException, InterruptedException {
        List<Callable<String>> tasks = new ArrayList<>();
        requests.forEach(request -> tasks.add(() -> ask(writer, request).getText()));
        int threads = Math.min(served.site().concurrency(), requests.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
            List<String> texts = new ArrayList<>();
            for (Future<String> text : pool.invokeAll(tasks)) {
                texts.add(text.get());
            }
            return texts;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallException known) {
                throw known;
            }
            throw new IllegalStateException("a try at the server failed", e);
        }
    }

    private void bind(Constraint.Kind kind) throws CallException, InterruptedException {
        if (!findings.has(GENERATE)) {
            findings.add(kind.capability(), false, "nothing to try with");
            return;
        }
        GenerateRequest.Builder request = greedy(TEXTS.getFirst()).setMaxTokens(4 * WRITTEN);
        String expected = switch (kind) {
            case JSON_SCHEMA -> {
                request.setJsonSchema("{\"type\": \"string\", \"enum\": [\"hakari\"]}");
                yield "\"hakari\"";
            }
            case REGEX -> {
                request.setRegex("haka(ri|ru)-[0-9]");
                yield "haka(ri|ru)-[0-9]";
            }
            case GRAMMAR -> {
                request.setGrammar("root ::= \"hakari\"");
                yield "hakari";
            }
            case CHOICE -> {
                request.setChoice(Choice.newBuilder().addTexts("hakari").addTexts("tenbin"));
                yield "hakari|tenbin";
            }
        };
        if (Constraint.of(request.build()).orElseThrow().fields(served.dialect()).isEmpty()) {
            findings.add(kind.capability(), false, "dialect [" + served.dialect().key() + "] has no field for it");
            return;
        }
        String text = ask(writer, request.build()).getText().strip();
        findings.add(kind.capability(), text.matches(expected),
                "bound to [" + expected + "] it wrote [" + text + "]");
    }

    // --- looking

    /// Media that differ must lead to different answers: a server may drop what it cannot read.
    private void look(String kind) throws CallException, InterruptedException {
        List<Map<String, Object>> canaries = Canaries.of(kind, served.dialect());
        if (canaries.isEmpty()) {
            findings.add(kind, false, "there is nothing to try this dialect with");
            return;
        }
        List<String> answers = new ArrayList<>();
        for (Map<String, Object> canary : canaries) {
            answers.add(Canaries.answer(http.post("/v1/chat/completions", Canaries.question(served.name(), canary))));
        }
        boolean seen = !answers.getFirst().equals(answers.getLast());
        findings.add(kind, seen, seen
                ? "two that differ were answered differently"
                : "two that differ were both answered by [" + answers.getFirst() + "]");
    }

    // --- weighing

    private Optional<Scorer> scorer() throws InterruptedException {
        List<String> vain = new ArrayList<>();
        for (Scorer scorer : scorers()) {
            try {
                String evidence = new ScoreTrial(http, served, tokenizer).of(scorer);
                findings.add(SCORE, true, scorer.way() + ": " + evidence);
                return Optional.of(scorer);
            } catch (CallException e) {
                vain.add(scorer.way() + ": " + e.sentence());
            }
        }
        findings.add(SCORE, false, String.join("; ", vain));
        return Optional.empty();
    }

    private List<Scorer> scorers() {
        List<Scorer> scorers = new ArrayList<>();
        if (tokenizer.isPresent()) {
            served.dialect().weighings(http, served.name(), served.vocabulary())
                    .forEach(way -> scorers.add(new TokenScorer(tokenizer.get(), way, contextLength)));
        } else {
            scorers.add(new TextScorer(http, served.name()));
        }
        return scorers;
    }

    private static GenerateRequest.Builder greedy(String prompt) {
        return GenerateRequest.newBuilder().setRequestId("probe").addPrompt(Part.newBuilder().setText(prompt))
                .setMaxTokens(WRITTEN).setGreedy(Greedy.getDefaultInstance());
    }
}
