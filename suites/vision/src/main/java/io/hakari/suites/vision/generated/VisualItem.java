package io.hakari.suites.vision.generated;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One question on one medium.
///
/// @param group    what is right only together: rotations of the choices, mirrored or minimal pairs, twins
/// @param scene    what shares chance: items of one drawn scene are one cluster
/// @param question what is asked; where there are choices they are not part of it
/// @param choices  in their order; empty when the answer is free
/// @param answers  the right ones; with choices, of these
/// @param state    all that the scene is made of, by name: from it alone a solver finds the answer, and the gates find
///                 shortcuts; the names of what one frame shows begin with `frame/N/`, and what reports and scorers go by
///                 is repeated under `about/`
/// @param medium   what is looked at
public record VisualItem(String group, String scene, Wording question, List<Wording> choices, List<Wording> answers,
        SortedMap<String, String> state, Medium medium) {

    /// What attributes of samples begin with in the state.
    public static final String ABOUT = "about/";

    public VisualItem {
        choices = List.copyOf(choices);
        answers = List.copyOf(answers);
        state = Collections.unmodifiableSortedMap(new TreeMap<>(state));
        if (answers.isEmpty() || (!choices.isEmpty() && !choices.containsAll(answers))) {
            throw new IllegalArgumentException(
                    "item of scene [" + scene + "] has answers " + answers + " and choices " + choices);
        }
    }
}
