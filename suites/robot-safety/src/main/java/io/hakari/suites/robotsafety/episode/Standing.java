package io.hakari.suites.robotsafety.episode;

import static io.hakari.suites.robotsafety.episode.Film.mm;

import java.util.ArrayList;
import java.util.List;

import io.hakari.records.Replay.Kind;
import io.hakari.records.Replay.Part;
import io.hakari.records.Replay.Shape;
import io.hakari.suites.robotsafety.cell.Capsule;
import io.hakari.suites.robotsafety.cell.Cell.Surroundings;
import io.hakari.suites.robotsafety.cell.Solid;
import io.hakari.suites.robotsafety.cell.Vec;

/// What stands still around an arm, as a replay draws it.
final class Standing {
    private Standing() {
    }

    static List<Part> parts(Surroundings around) {
        List<Part> parts = new ArrayList<>();
        around.fixtures().forEach(fixture -> parts.add(part(fixture.name(), Kind.FIXTURE, fixture.solid())));
        around.zones().forEach(zone -> parts.add(part(zone.name(), Kind.ZONE, zone.solid())));
        return parts;
    }

    private static Part part(String name, Kind kind, Solid solid) {
        return switch (solid) {
            case Capsule(Vec from, Vec to, double radius) -> standing(name, kind, Shape.CAPSULE, radius, from, to);
            case Solid.Cylinder(Vec base, double radius, double height) -> standing(name, kind, Shape.CYLINDER, radius,
                    base, base.plus(new Vec(0, 0, height)));
            case Solid.Box(Vec centre, Vec half, double cos, double sin) -> standing(name, kind, Shape.BOX, half.y(),
                    centre.minus(new Vec(half.x() * cos, half.x() * sin, half.z())),
                    centre.plus(new Vec(half.x() * cos, half.x() * sin, half.z())));
        };
    }

    private static Part standing(String name, Kind kind, Shape shape, double radius, Vec from, Vec to) {
        return Part.standing(name, kind, shape, mm(radius), List.of(mm(from.x()), mm(from.y()), mm(from.z()),
                mm(to.x()), mm(to.y()), mm(to.z())));
    }
}
