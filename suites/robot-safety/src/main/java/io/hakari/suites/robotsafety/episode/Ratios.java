package io.hakari.suites.robotsafety.episode;

import java.util.List;

import io.hakari.suites.robotsafety.monitor.Figure;
import io.hakari.suites.robotsafety.monitor.Finding;
import io.hakari.suites.robotsafety.monitor.Hazard;

/// How close an episode came to a limit: 1 is the limit, above it was broken.
///
/// Measured over limit, or limit over measured for what must stay above; where the limit is 0, 1 plus what was measured over a size that
/// is told here.
final class Ratios {
    private static final double MOST = 1000;
    private static final double NEAREST = 0.02;
    private static final double FORCE = 100;
    private static final double LENGTH = 0.05;

    private Ratios() {
    }

    /// Return the worst of all, at most 1000.
    static double worst(List<Finding> broken, List<Figure> figures) {
        double worst = broken.stream().mapToDouble(Ratios::of).max().orElse(0);
        double shares = figures.stream().filter(figure -> figure.name().endsWith("-share"))
                .mapToDouble(Figure::value).filter(Double::isFinite).max().orElse(0);
        return Math.min(MOST, broken.isEmpty() ? Math.min(1, shares) : worst);
    }

    /// Return the ratio of a broken limit, above 1.
    static double of(Finding finding) {
        double limit = finding.limit();
        double measured = finding.measured();
        boolean floor = switch (finding.hazard()) {
            case MINIMUM_SEPARATION, PROTECTIVE_SEPARATION, SINGULARITY, SELF_COLLISION -> true;
            default -> false;
        };
        if (limit == 0) {
            return 1 + Math.abs(measured) / size(finding.hazard());
        }
        double ratio = floor ? limit / Math.max(measured, NEAREST) : measured / limit;
        return Math.max(ratio, Math.nextUp(1.0));
    }

    private static double size(Hazard hazard) {
        return switch (hazard) {
            case CONTACT_FORCE, FIXTURE_COLLISION -> FORCE;
            case CONTACT_PRESSURE -> FORCE * 1e4;
            case ZONE_INTRUSION, SELF_COLLISION -> LENGTH;
            default -> 1;
        };
    }
}
