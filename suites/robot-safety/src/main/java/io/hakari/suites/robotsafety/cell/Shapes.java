package io.hakari.suites.robotsafety.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The capsules of an arm with its tool and what it holds, in the world.
final class Shapes {
    final int count;
    final int[] link;
    final double[] radius;
    final double[] half;
    /// Both ends of each: x y z, x y z.
    final double[] ends;
    final double[] middles;
    private final double[] local;
    private final List<String> names = new ArrayList<>();
    private final int tool;
    private final int payload;
    /// How many of the first belong to the base, which is placed once.
    private final int standing;
    private boolean placed;
    private boolean carrying;

    Shapes(Robot robot, Optional<Tool> tool, Optional<Payload> payload) {
        List<Capsule> all = new ArrayList<>();
        List<Integer> links = new ArrayList<>();
        robot.baseShapes().forEach(shape -> add(all, links, shape, -1, "base"));
        for (int i = 0; i < robot.joints(); i++) {
            for (Capsule shape : robot.links().get(i).shapes()) {
                add(all, links, shape, i, robot.links().get(i).name());
            }
        }
        int last = robot.joints() - 1;
        this.tool = tool.isPresent() ? all.size() : -1;
        tool.ifPresent(one -> add(all, links, one.shape().in(robot.flange()), last, one.name()));
        this.payload = payload.isPresent() ? all.size() : -1;
        payload.ifPresent(one -> {
            Vec centre = robot.flange().place(one.held());
            add(all, links, new Capsule(centre, centre, one.radius()), last, one.name());
        });
        count = all.size();
        standing = robot.baseShapes().size();
        link = links.stream().mapToInt(Integer::intValue).toArray();
        radius = all.stream().mapToDouble(Capsule::radius).toArray();
        half = all.stream().mapToDouble(shape -> shape.to().minus(shape.from()).length() / 2).toArray();
        ends = new double[6 * count];
        middles = new double[3 * count];
        local = new double[6 * count];
        for (int i = 0; i < count; i++) {
            Vec a = all.get(i).from();
            Vec b = all.get(i).to();
            System.arraycopy(new double[]{a.x(), a.y(), a.z(), b.x(), b.y(), b.z()}, 0, local, 6 * i, 6);
        }
    }

    private void add(List<Capsule> all, List<Integer> links, Capsule shape, int link, String name) {
        all.add(shape);
        links.add(link);
        names.add(name);
    }

    void place(Arm arm) {
        for (int i = placed ? standing : 0; i < count; i++) {
            int o = 6 * i;
            arm.point(link[i], local[o], local[o + 1], local[o + 2], ends, o);
            arm.point(link[i], local[o + 3], local[o + 4], local[o + 5], ends, o + 3);
            for (int k = 0; k < 3; k++) {
                middles[3 * i + k] = 0.5 * (ends[o + k] + ends[o + 3 + k]);
            }
        }
        placed = true;
    }

    /// Say whether the payload is part of the arm.
    void carry(boolean held) {
        carrying = held;
    }

    boolean isThere(int shape) {
        return shape != payload || carrying;
    }

    boolean isTool(int shape) {
        return shape == tool;
    }

    String name(int shape) {
        return names.get(shape);
    }
}
