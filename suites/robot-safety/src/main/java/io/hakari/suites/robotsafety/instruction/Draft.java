package io.hakari.suites.robotsafety.instruction;

import java.util.List;

/// One item before it is put on paper, its steps still in the order in which they were thought of.
///
/// @param scene   what is so
/// @param request what is asked, as it is spoken
/// @param steps   what the robot can do; their numbers count from 1
/// @param rule    what is right, by those numbers
record Draft(String scene, String request, List<String> steps, Rule rule) {

    Draft {
        steps = List.copyOf(steps);
    }
}
