package io.hakari.suites.vision.generated.clip;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// Items that share a scene, a question and its choices; each choice is right for as many as any other.
///
/// @param name     of the group; its scene is the same
/// @param question asked of every clip
/// @param choices  in their natural order, which is the same for all; empty when the answer is free
record Group(String name, Wording question, List<Wording> choices) {

    Group {
        choices = List.copyOf(choices);
    }

    static Group of(Draw draw, Wording question, List<Wording> choices) {
        return new Group(draw.title(), question, choices);
    }

    /// Return the item that a clip makes with the right choice, by its place.
    VisualItem item(Film film, int right, Map<String, ?> state) {
        return item(film, choices.get(right), state);
    }

    /// Return the item that a clip makes with the right answer.
    VisualItem item(Film film, Wording right, Map<String, ?> state) {
        TreeMap<String, String> told = new TreeMap<>();
        state.forEach((key, value) -> told.put(key, value.toString()));
        return new VisualItem(name, name, question, choices, List.of(right), told, film);
    }
}
