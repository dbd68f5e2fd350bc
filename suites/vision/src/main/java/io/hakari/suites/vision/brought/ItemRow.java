package io.hakari.suites.vision.brought;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.hakari.dataset.Row;
import io.hakari.dataset.RowMapper;
import io.hakari.procedure.OfParts;
import io.hakari.sample.Content;
import io.hakari.sample.ContentDigest;
import io.hakari.sample.Sample;

/// Rows of `items.jsonl`.
///
/// Media stand where the words name them; those that no word names stand before the words.
///
/// @param set    the name of the set
/// @param prompt how a question is put
record ItemRow(String set, Prompt prompt) implements RowMapper {
    static final String TASK = "task";
    static final String OPTIONS = "options";
    private static final Pattern NAMED = Pattern.compile("<image (\\d+)>");
    private static final int ID_DIGITS = 32;

    @Override
    public Sample sample(Row row) {
        Item item = item(row);
        List<Content> input = input(item);
        Map<String, String> attributes = new HashMap<>(item.attributes());
        attributes.put(TASK, item.task());
        attributes.put(OPTIONS, String.valueOf(item.choices().size()));
        Sample sample = Sample.of(set + "/" + item.id(), input, item.choices(), item.answers());
        return item.part().map(part -> about(part, sample, attributes)).orElse(sample).with(attributes);
    }

    /// The same words on another part of a clip are another question.
    private static Sample about(Item.Part part, Sample sample, Map<String, String> attributes) {
        attributes.put(OfParts.START, String.valueOf(part.start()));
        attributes.put(OfParts.END, String.valueOf(part.end()));
        String digest = new ContentDigest().addContent(sample.input()).add(sample.choices()).add(sample.targets())
                .add(String.valueOf(part.start())).add(String.valueOf(part.end())).hex();
        return new Sample(digest.substring(0, ID_DIGITS), sample.name(), sample.input(), sample.choices(),
                sample.targets(), Map.of());
    }

    private List<Content> input(Item item) {
        Map<Integer, Medium> left = new HashMap<>();
        item.media().forEach(medium -> left.put(medium.number(), medium));
        List<Content> words = new ArrayList<>();
        String prompt = this.prompt.of(item);
        int end = 0;
        for (MatchResult named : NAMED.matcher(prompt).results().toList()) {
            Optional<Medium> medium = Optional.ofNullable(left.remove(Integer.parseInt(named.group(1))));
            if (medium.isPresent()) {
                text(prompt.substring(end, named.start()), words);
                words.add(medium.get().content());
                end = named.end();
            }
        }
        text(prompt.substring(end), words);
        List<Content> input = new ArrayList<>();
        item.media().stream().filter(left::containsValue).map(Medium::content).forEach(input::add);
        input.addAll(words);
        return input;
    }

    private static void text(String text, List<Content> parts) {
        if (!text.isEmpty()) {
            parts.add(Content.text(text));
        }
    }

    private static Item item(Row row) {
        Map<String, String> attributes = new HashMap<>();
        for (String attribute : row.list("attributes")) {
            int equals = attribute.indexOf('=');
            attributes.put(attribute.substring(0, equals), attribute.substring(equals + 1));
        }
        Optional<Item.Part> part = row.has(OfParts.START)
                ? Optional.of(new Item.Part(Double.parseDouble(row.text(OfParts.START)),
                        Double.parseDouble(row.text(OfParts.END))))
                : Optional.empty();
        return new Item(row.text("id"), row.text(TASK), row.text("question"), row.list("choices"), row.list("answers"),
                row.list("media").stream().map(Medium::read).toList(), part, attributes);
    }
}
