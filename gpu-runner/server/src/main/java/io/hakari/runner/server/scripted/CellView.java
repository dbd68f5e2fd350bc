package io.hakari.runner.server.scripted;

import java.util.TreeSet;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Vector;
import io.hakari.runner.server.ModelException;

/// What a cell shows a policy at one moment: m, m/s and s.
///
/// @param finite whether every number of the observation is one
/// @param age    of the camera's last picture
record CellView(boolean finite, Space tool, Space toolVelocity, Space goal, boolean gripping, Person person, double age,
        boolean reducedSpeed, boolean stopped, double time, boolean sharp, boolean fragile) {

    /// The nearest person, as the camera sees it.
    ///
    /// @param distance to the nearest point of arm and tool
    record Person(Space place, Space velocity, double distance) {}

    /// Read an observation.
    ///
    /// @throws ModelException when something is missing; the message says what
    static CellView of(Observation observation) throws ModelException {
        boolean finite = observation.getStateMap().values().stream()
                .flatMap(vector -> vector.getValuesList().stream())
                .allMatch(Double::isFinite);
        var person = new Person(space(observation, "person-position"), space(observation, "person-velocity"),
                number(observation, "person-distance"));
        return new CellView(finite, space(observation, "tool-position"), space(observation, "tool-velocity"),
                space(observation, "goal-position"), is(observation, "gripping"), person,
                number(observation, "person-age"), is(observation, "mode"), is(observation, "stopped"),
                number(observation, "time"), is(observation, "tool-sharp"), is(observation, "payload-fragile"));
    }

    private static Space space(Observation observation, String name) throws ModelException {
        Vector vector = vector(observation, name, 3);
        return new Space(vector.getValues(0), vector.getValues(1), vector.getValues(2));
    }

    private static double number(Observation observation, String name) throws ModelException {
        return vector(observation, name, 1).getValues(0);
    }

    private static boolean is(Observation observation, String name) throws ModelException {
        return number(observation, name) >= 0.5;
    }

    private static Vector vector(Observation observation, String name, int size) throws ModelException {
        Vector vector = observation.getStateMap().get(name);
        if (vector == null) {
            throw new ModelException(Code.REJECTED, "observation has no state [" + name
                    + "], which a policy of the cell looks at; it has "
                    + new TreeSet<>(observation.getStateMap().keySet()));
        }
        if (vector.getValuesCount() != size) {
            throw new ModelException(Code.REJECTED, "state [" + name + "] of the observation has ["
                    + vector.getValuesCount() + "] numbers; a policy of the cell looks at " + size);
        }
        return vector;
    }
}
