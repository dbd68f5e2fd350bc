package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Map;

import org.apiguardian.api.API;

/// One question and its targets.
///
/// Two samples with the same content are the same sample, whatever file or row they come from: the id is a digest of
/// input, choices and targets, and comparisons between runs pair by it.
///
/// @param id         32 hexadecimal digits of the content's SHA-256
/// @param name       where a person finds it, such as `jcommonsenseqa/8939`
/// @param input      what is asked, in order
/// @param choices    the answers offered; empty when the answer is free
/// @param targets    the right answers; with choices, each target is one of them
/// @param attributes what reports slice by, such as `level` → `3`; no part of the id
@API(status = EXPERIMENTAL, since = "0.1")
public record Sample(String id, String name, List<Content> input, List<String> choices, List<String> targets,
        Map<String, String> attributes) {

    private static final int ID_DIGITS = 32;

    public Sample {
        input = List.copyOf(input);
        choices = List.copyOf(choices);
        targets = List.copyOf(targets);
        attributes = Map.copyOf(attributes);
        require(!input.isEmpty(), name, "has no input");
        require(!targets.isEmpty(), name, "has no target");
        require(choices.isEmpty() || choices.containsAll(targets), name,
                "has targets " + targets + " that are not among its choices " + choices);
    }

    /// Return a sample with a free answer.
    public static Sample asking(String name, String question, String... targets) {
        return of(name, List.of(Content.text(question)), List.of(), List.of(targets));
    }

    /// Return a sample whose answer is one of the choices.
    public static Sample choosing(String name, String question, List<String> choices, String target) {
        return of(name, List.of(Content.text(question)), choices, List.of(target));
    }

    /// Return a sample identified by its content.
    public static Sample of(String name, List<Content> input, List<String> choices, List<String> targets) {
        String digest = new ContentDigest().addContent(input).add(choices).add(targets).hex();
        return new Sample(digest.substring(0, ID_DIGITS), name, input, choices, targets, Map.of());
    }

    /// Return this sample with attributes for slicing.
    public Sample with(Map<String, String> attributes) {
        return new Sample(id, name, input, choices, targets, attributes);
    }

    /// Return the same question with its media shown in another form; the id stays, because it names what is asked.
    public Sample showing(List<Content> parts) {
        return new Sample(id, name, parts, choices, targets, attributes);
    }

    /// Return the words of the input, media left out.
    public String question() {
        StringBuilder words = new StringBuilder();
        for (Content part : input) {
            if (part instanceof Content.Text(String text)) {
                words.append(text);
            }
        }
        return words.toString();
    }

    private static void require(boolean condition, String name, String problem) {
        if (!condition) {
            throw new IllegalArgumentException("sample [" + name + "] " + problem);
        }
    }
}
