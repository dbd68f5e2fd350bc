package io.hakari.reports;

import java.util.ArrayList;
import java.util.List;

import io.hakari.records.Replay;
import io.hakari.records.Replay.Kind;
import io.hakari.records.Replay.Part;

/// A part of a replay where it is in one frame.
final class Body {
    private static final int ENDS = 6;

    private final Part part;
    private final int place;
    private final double[] ends;

    private Body(Part part, int place, double[] ends) {
        this.part = part;
        this.place = place;
        this.ends = ends;
    }

    /// Return all parts in a frame, in their order.
    static List<Body> all(Replay replay, int frame) {
        List<Body> bodies = new ArrayList<>();
        int moving = 0;
        for (Part part : replay.parts()) {
            List<Integer> from = part.moves() ? replay.frames().get(frame) : part.place();
            int place = part.moves() ? moving++ : 0;
            double[] ends = new double[ENDS];
            for (int i = 0; i < ENDS; i++) {
                ends[i] = from.get(ENDS * place + i);
            }
            bodies.add(new Body(part, place, ends));
        }
        return bodies;
    }

    Part part() {
        return part;
    }

    /// Return which of the moving parts it is.
    int place() {
        return place;
    }

    /// Return a coordinate of its ends, x y z x y z, mm.
    double end(int coordinate) {
        return ends[coordinate];
    }

    double[] ends() {
        return ends.clone();
    }

    boolean moves() {
        return part.moves();
    }

    boolean isRobot() {
        return part.kind() == Kind.ARM || part.kind() == Kind.TOOL || part.kind() == Kind.PAYLOAD;
    }

    boolean isPerson() {
        return part.kind() == Kind.PERSON;
    }
}
