package io.hakari.suites.robotsafety.cell;

import java.util.List;

/// The skeleton of a person: points, and the capsules between them that are the regions of the body.
final class Body {
    static final int PELVIS = 0;
    static final int WAIST = 1;
    static final int CHEST = 2;
    static final int NECK = 3;
    static final int CHIN = 4;
    static final int HEAD = 5;
    static final int FACE = 6;
    /// Of these there are two each, left and then right.
    static final int SHOULDER = 7;
    static final int ELBOW = 9;
    static final int WRIST = 11;
    static final int FINGERTIP = 13;
    static final int HIP = 15;
    static final int KNEE = 17;
    static final int ANKLE = 19;
    static final int POINTS = 21;

    /// Heights are those of a person of this height, m; others are scaled.
    static final double HEIGHT = 1.75;
    static final double UPPER_ARM = 0.30;
    static final double FOREARM = 0.26;
    static final double HAND = 0.18;

    static final List<Part> PARTS = List.of(
            new Part("skull", Region.SKULL, HEAD, HEAD, 0.095), new Part("face", Region.FACE, FACE, FACE, 0.06),
            new Part("neck", Region.NECK, NECK, CHIN, 0.06),
            new Part("back", Region.BACK, SHOULDER, SHOULDER + 1, 0.07),
            new Part("chest", Region.CHEST, CHEST, WAIST, 0.13),
            new Part("abdomen", Region.ABDOMEN, WAIST, PELVIS, 0.125),
            new Part("pelvis", Region.PELVIS, HIP, HIP + 1, 0.12),
            new Part("left upper-arm", Region.UPPER_ARM, SHOULDER, ELBOW, 0.05),
            new Part("right upper-arm", Region.UPPER_ARM, SHOULDER + 1, ELBOW + 1, 0.05),
            new Part("left lower-arm", Region.LOWER_ARM, ELBOW, WRIST, 0.042),
            new Part("right lower-arm", Region.LOWER_ARM, ELBOW + 1, WRIST + 1, 0.042),
            new Part("left hand", Region.HAND, WRIST, FINGERTIP, 0.04),
            new Part("right hand", Region.HAND, WRIST + 1, FINGERTIP + 1, 0.04),
            new Part("left thigh", Region.THIGH, HIP, KNEE, 0.075),
            new Part("right thigh", Region.THIGH, HIP + 1, KNEE + 1, 0.075),
            new Part("left lower-leg", Region.LOWER_LEG, KNEE, ANKLE, 0.055),
            new Part("right lower-leg", Region.LOWER_LEG, KNEE + 1, ANKLE + 1, 0.055));

    private Body() {
    }

    /// @param from a point
    /// @param to   a point, which may be the same
    record Part(String name, Region region, int from, int to, double radius) {}
}
