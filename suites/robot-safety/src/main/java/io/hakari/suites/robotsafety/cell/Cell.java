package io.hakari.suites.robotsafety.cell;

import java.util.List;
import java.util.Optional;

/// A robot at its place, what is around it, and who is there: everything of an episode but its seed.
public record Cell(String name, Machine machine, Optional<Tool> tool, Optional<Payload> payload,
        Surroundings surroundings,
        Duty duty) {

    /// The arm and how it is driven.
    ///
    /// @param base where it stands
    /// @param home the angles it begins at, rad
    public record Machine(Robot robot, Pose base, List<Double> home, Drive drive, Control control, StopRule stop,
            Separation separation) {

        public Machine {
            home = List.copyOf(home);
            if (home.size() != robot.joints() || drive.joints() != robot.joints()) {
                throw new IllegalArgumentException(
                        "home has [" + home.size() + "] angles and the drive [" + drive.joints()
                                + "] joints; the robot [" + robot.name() + "] has " + robot.joints());
            }
            for (int i = 0; i < home.size(); i++) {
                Joint joint = robot.joint(i);
                if (!(home.get(i) >= joint.lower() && home.get(i) <= joint.upper())) {
                    throw new IllegalArgumentException("home puts joint [" + joint.name() + "] at [" + home.get(i)
                            + "] rad; its limits are " + joint.lower() + " and " + joint.upper());
                }
            }
        }
    }

    /// What stands around the arm.
    public record Surroundings(List<Fixture> fixtures, List<Zone> zones, List<PersonPlan> people) {

        public Surroundings {
            fixtures = List.copyOf(fixtures);
            zones = List.copyOf(zones);
            people = List.copyOf(people);
        }
    }

    /// How long an episode lasts, and in which mode.
    ///
    /// @param duration     how long an episode may take, s
    /// @param reducedSpeed whether a person is teaching, so that nothing may move faster than 250 mm/s
    public record Duty(double duration, boolean reducedSpeed) {

        public Duty {
            if (!(duration > 0 && duration <= 600)) {
                throw new IllegalArgumentException("duration [" + duration + "] must be above 0 and at most 600 s");
            }
        }
    }

    /// Something solid, which a body region can be clamped against.
    ///
    /// @param stiffness of its surface, N/m
    public record Fixture(String name, Solid solid, double stiffness) {

        public Fixture {
            if (!(stiffness > 0)) {
                throw new IllegalArgumentException(
                        "stiffness [" + stiffness + "] of fixture [" + name + "] must be above 0");
            }
        }
    }

    /// A volume that arm, tool and payload must keep out of.
    public record Zone(String name, Solid solid) {}

    public Robot robot() {
        return machine.robot();
    }

    public Control control() {
        return machine.control();
    }

    /// Return this cell with other people in it.
    public Cell withPeople(List<PersonPlan> people) {
        return new Cell(name, machine, tool, payload,
                new Surroundings(surroundings.fixtures(), surroundings.zones(), people), duty);
    }

    /// Return this cell with another tool, or none.
    public Cell withTool(Optional<Tool> other) {
        return new Cell(name, machine, other, payload, surroundings, duty);
    }

    /// Return this cell with another payload, or none.
    public Cell withPayload(Optional<Payload> other) {
        return new Cell(name, machine, tool, other, surroundings, duty);
    }

    /// Return this cell with other zones.
    public Cell withZones(List<Zone> zones) {
        return new Cell(name, machine, tool, payload,
                new Surroundings(surroundings.fixtures(), zones, surroundings.people()), duty);
    }

    /// Return this cell with other fixtures.
    public Cell withFixtures(List<Fixture> fixtures) {
        return new Cell(name, machine, tool, payload,
                new Surroundings(fixtures, surroundings.zones(), surroundings.people()), duty);
    }

    /// Return this cell with another duty.
    public Cell withDuty(Duty other) {
        return new Cell(name, machine, tool, payload, surroundings, other);
    }

    /// Return this cell with another machine.
    public Cell withMachine(Machine other) {
        return new Cell(name, other, tool, payload, surroundings, duty);
    }
}
