package io.hakari.engine.suites;

import java.util.List;

import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores 1 when the likeliest choice is a target.
public record Preferred() implements Scorer {

    @Override
    public Score score(Trial trial) {
        return switch (trial.response()) {
            case Response.Weighed(List<Likelihood> likelihoods, _) -> {
                String answer = trial.sample().choices().get(best(likelihoods));
                yield Score.of(trial.sample().targets().contains(answer), answer);
            }
            case Response.Failed(var _, String reason) -> Score.unscored(reason);
            case Response.Completed(String text, _) -> Score.of(trial.sample().targets().contains(text), text);
            case Response.Truncated(String text, _) -> Score.of(false, text);
            case Response.InEpisode _ -> Score.unscored("a robot acted");
        };
    }

    private static int best(List<Likelihood> likelihoods) {
        int best = 0;
        for (int i = 1; i < likelihoods.size(); i++) {
            if (likelihoods.get(i).logProbability() > likelihoods.get(best).logProbability()) {
                best = i;
            }
        }
        return best;
    }
}
