package io.hakari.suites.vision.generated.clip;

import io.hakari.suites.vision.generated.Medium;

/// A clip that can tell what each of its frames shows, without drawing it.
public interface Film extends Medium.Clip {

    /// Return what one frame shows, as numbers: as many, in the same order, for every frame of a family.
    ///
    /// They say what a perfect eye sees and no more; what is hidden or moves unseen is not among them. Gates look for
    /// answers in one frame of them, and find them in all.
    double[] visible(int frame);

    /// Return the time at which a frame is shown, in seconds from the start.
    default double seconds(int frame) {
        return (double) frame / rate();
    }

    /// Return this film shown from its end.
    default Film reversed() {
        return new Reversed(this);
    }
}
