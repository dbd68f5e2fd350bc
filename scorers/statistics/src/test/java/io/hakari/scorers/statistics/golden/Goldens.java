package io.hakari.scorers.statistics.golden;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All functions that reference values are compared with, by the names of the reference.
final class Goldens {
    private Goldens() {
    }

    static Map<String, Golden> all() {
        Map<String, Golden> all = new HashMap<>();
        for (Map<String, Golden> family : List.of(ProportionGoldens.functions(), PairedGoldens.functions(),
                ClusterGoldens.functions(), MultiplicityGoldens.functions(), PowerGoldens.functions(),
                VarianceGoldens.functions(), SequentialGoldens.functions(), SeriesGoldens.functions(),
                GateGoldens.functions(),
                AssociationGoldens.functions(), AgreementGoldens.functions(), CalibrationGoldens.functions(),
                RankingGoldens.functions(), RepeatsGoldens.functions(), JudgeGoldens.functions(),
                AbilityGoldens.functions(),
                BootstrapGoldens.functions())) {
            family.forEach((name, golden) -> {
                if (all.put(name, golden) != null) {
                    throw new IllegalStateException("function [" + name + "] is there twice");
                }
            });
        }
        return all;
    }
}
