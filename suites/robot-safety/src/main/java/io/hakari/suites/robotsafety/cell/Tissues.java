package io.hakari.suites.robotsafety.cell;

import java.util.EnumMap;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// How stiff each body region is and which mass moves with it: the spring model of ISO/TS 15066:2016, A.3.
public final class Tissues {
    private final EnumMap<Region, Tissue> tissues = new EnumMap<>(Region.class);

    /// One region.
    ///
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
        Stream.of(Region.values()).forEach(region -> tissues.put(region, known.apply(region)));
    }

    public Tissue of(Region region) {
        return Objects.requireNonNull(tissues.get(region));
    }
}
