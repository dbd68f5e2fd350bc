package io.hakari.scorers.statistics.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hakari.scorers.statistics.ability.Ability;
import io.hakari.scorers.statistics.ability.Item;
import io.hakari.scorers.statistics.contamination.MinKProb;
import io.hakari.scorers.statistics.contamination.PermutationRank;
import io.hakari.scorers.statistics.number.Checks;

/// What a checkpoint is able to do, and whether it has seen the test.
final class AbilityGoldens {
    private AbilityGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("irt2plAbility", AbilityGoldens::ability,
                "minKProb", AbilityGoldens::minKProb,
                "permutationRankP",
                in -> Map.of("p", PermutationRank.p(in.number("observed"), in.numbers("shuffled"))));
    }

    private static Map<String, Object> ability(Inputs in) {
        double[] a = in.numbers("a");
        double[] b = in.numbers("b");
        Checks.sameLength("a", a.length, "b", b.length);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            items.add(new Item(a[i], b[i]));
        }
        Ability ours = in.text("prior").equals("none")
                ? Ability.mostLikely(items, in.counts("responses"))
                : Ability.mostProbable(items, in.counts("responses"));
        return Map.of("theta", ours.theta(), "se", ours.standardError());
    }

    private static Map<String, Object> minKProb(Inputs in) {
        MinKProb ours = MinKProb.of(in.numbers("logprobs"), in.number("ratio"));
        return Map.of("score", ours.score(), "k", ours.k());
    }
}
