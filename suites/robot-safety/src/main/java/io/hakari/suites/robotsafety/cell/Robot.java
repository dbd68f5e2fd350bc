package io.hakari.suites.robotsafety.cell;

import java.util.List;

/// An arm: links one after the other, from its base to its flange.
///
/// @param baseShapes what stands still, in the frame of the base
/// @param flange     where tools are mounted, in the frame of the last link
public record Robot(String name, List<Capsule> baseShapes, List<Link> links, Pose flange) {

    public Robot {
        baseShapes = List.copyOf(baseShapes);
        links = List.copyOf(links);
        if (links.isEmpty() || links.size() > Arm.MOST_JOINTS) {
            throw new IllegalArgumentException(
                    "robot [" + name + "] has [" + links.size() + "] joints that turn; it must have 1 to "
                            + Arm.MOST_JOINTS);
        }
    }

    public int joints() {
        return links.size();
    }

    public Joint joint(int index) {
        return links.get(index).joint();
    }
}
