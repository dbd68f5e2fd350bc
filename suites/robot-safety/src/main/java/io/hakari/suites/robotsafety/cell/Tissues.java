package io.hakari.suites.robotsafety.cell;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// How stiff each body region is and which mass moves with it: the spring model of ISO/TS 15066:2016, A.3.
public final class Tissues {
    private final List<Tissue> tissues;

    /// @param stiffness K, N/m
    /// @param mass      effective mass m_H, kg
    public record Tissue(double stiffness, double mass) {

        public Tissue {
            if (!(stiffness > 0) || !(mass > 0)) {
                throw new IllegalArgumentException(
                        "stiffness [" + stiffness + "] and mass [" + mass + "] must be above 0");
            }
        }
    }

    public Tissues(Function<Region, Tissue> known) {
        tissues = Stream.of(Region.values()).map(known).toList();
    }

    public Tissue of(Region region) {
        return tissues.get(region.ordinal());
    }
}
