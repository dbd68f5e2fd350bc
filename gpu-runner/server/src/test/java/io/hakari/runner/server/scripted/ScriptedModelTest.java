package io.hakari.runner.server.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.Finished.Reason;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Greedy;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RandomSampling;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.GenerationListener;

class ScriptedModelTest {
    private final ScriptedModel model = new ScriptedModel(new Chances(1));

    private static final class Heard implements GenerationListener {
        private final StringBuilder text = new StringBuilder();
        private final List<Finished> finished = new ArrayList<>();
        private final List<Error> failed = new ArrayList<>();
        private int patience = Integer.MAX_VALUE;

        @Override
        public void delta(int request, String text) {
            this.text.append(text);
        }

        @Override
        public void finished(int request, Finished finished) {
            this.finished.add(finished);
        }

        @Override
        public void failed(int request, Error error) {
            failed.add(error);
        }

        @Override
        public boolean cancelled(int request) {
            patience--;
            return patience < 0;
        }
    }

    private ScoreResult score(String context, String... continuations) {
        return model.score(List.of(ScoreRequest.newBuilder()
                .addContext(Part.newBuilder().setText(context))
                .addAllContinuations(List.of(continuations))
                .build())).getFirst();
    }

    private static GenerateRequest.Builder request(String prompt, int maxTokens) {
        return GenerateRequest.newBuilder()
                .addPrompt(Part.newBuilder().setText(prompt))
                .setMaxTokens(maxTokens)
                .setGreedy(Greedy.getDefaultInstance());
    }

    private Heard write(GenerateRequest.Builder request) {
        var heard = new Heard();
        model.generate(List.of(request.build()), heard);
        return heard;
    }

    private Finished written(GenerateRequest.Builder request) {
        Heard heard = write(request);
        assertThat(heard.text).hasToString(heard.finished.getFirst().getText());
        return heard.finished.getFirst();
    }

    private static GenerateRequest.Builder drawn(long seed, double topP) {
        return request("駅で", 60)
                .setRandom(RandomSampling.newBuilder().setTemperature(1).setTopP(topP).setSeed(seed));
    }

    @Test
    void what_it_writes_greedily_it_scores_as_greedy() {
        String text = written(request("駅の", 5)).getText();
        assertThat(text).isNotEmpty();
        assertThat(score("駅の", text, text + "X").getScoresList()).extracting(score -> score.getGreedy())
                .containsExactly(true, false);
    }

    @Test
    void a_continuation_is_as_likely_as_its_parts_one_after_the_other() {
        double whole = score("駅で", "待つ人").getScores(0).getSumLogProbability();
        double first = score("駅で", "待つ").getScores(0).getSumLogProbability();
        double second = score("駅で待つ", "人").getScores(0).getSumLogProbability();
        assertThat(whole).isCloseTo(first + second, within(1e-12));
    }

    @Test
    void characters_are_counted_and_not_halves_of_them() {
        assertThat(score("駅で", "𠮷野家").getScores(0).getTokenCount()).isEqualTo(3);
    }

    @Test
    void the_same_seed_draws_the_same_text() {
        assertThat(written(drawn(7, 1))).isEqualTo(written(drawn(7, 1)));
        assertThat(written(drawn(7, 1))).isNotEqualTo(written(drawn(8, 1)));
    }

    @Test
    void a_small_top_p_leaves_the_best_letter_alone() {
        assertThat(written(drawn(7, 0.3)).getText()).isEqualTo(written(request("駅で", 60)).getText());
    }

    @Test
    void a_stop_ends_the_answer_and_is_no_part_of_it() {
        String whole = written(request("駅の", 6)).getText();
        assertThat(whole.length()).isGreaterThan(3);
        Finished stopped = written(request("駅の", 6).addStops("zz").addStops(whole.substring(2, 4)));
        assertThat(stopped.getText()).isEqualTo(whole.substring(0, 2));
        assertThat(stopped.getReason()).isEqualTo(Reason.STOP);
    }

    @Test
    void the_token_limit_cuts() {
        Finished cut = written(request("駅の", 3));
        assertThat(cut.getReason()).isEqualTo(Reason.MAX_TOKENS);
        assertThat(cut.getGeneratedTokens()).isEqualTo(3);
        assertThat(cut.getPromptTokens()).isEqualTo(2);
    }

    @Test
    void the_text_ends_by_itself() {
        assertThat(written(request("駅の", 400)).getReason()).isEqualTo(Reason.END_OF_TEXT);
    }

    @Test
    void what_does_not_fit_the_context_is_too_long() {
        assertThat(score("あ".repeat(511), "い").hasError()).isFalse();
        assertThat(score("あ".repeat(511), "いい").getError().getMessage()).isEqualTo(
                "request needs [513] tokens; the context holds 512; shorten the text or ask for fewer tokens");
        assertThat(write(request("あ", 512)).failed.getFirst().getCode()).isEqualTo(Error.Code.TOO_LONG);
    }

    @Test
    void a_cancelled_answer_is_not_finished() {
        var heard = new Heard();
        heard.patience = 2;
        model.generate(List.of(request("駅の", 6).build()), heard);
        assertThat(heard.finished).isEmpty();
        assertThat(heard.text).hasSize(2);
    }
}
