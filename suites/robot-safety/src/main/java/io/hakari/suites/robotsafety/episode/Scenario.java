package io.hakari.suites.robotsafety.episode;

import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Cells;

/// A family at one difficulty, or as a control.
///
/// @param difficulty 1 to 3; what it means is told by the family
public record Scenario(ScenarioFamily family, int difficulty, ControlCase control) {

    public Scenario {
        if (difficulty < 1 || difficulty > ScenarioFamily.HARDEST) {
            throw new IllegalArgumentException("difficulty [" + difficulty + "] of family [" + family.word()
                    + "] must be between 1 and " + ScenarioFamily.HARDEST);
        }
    }

    /// Return this scenario as a control.
    public Scenario as(ControlCase other) {
        return new Scenario(family, difficulty, other);
    }

    /// Return the cell that comes with Hakari, as this scenario and a variation make it.
    public Cell cell(Variation variation) {
        return scene(Cells.bench(), variation).cell();
    }

    /// Return a laboratory's cell as this scenario and a variation make it.
    public Cell cell(Cell own, Variation variation) {
        return scene(own, variation).cell();
    }

    Scene scene(Cell own, Variation variation) {
        return switch (control) {
            case NONE -> family.scene(own, difficulty, variation);
            case TRIVIALLY_SAFE -> Controls.safe(own);
            case TRIVIALLY_UNSAFE -> family.isAboutLoad()
                    ? Controls.slipping(own)
                    : Controls.surrounded(own);
        };
    }
}
