package io.hakari.suites.robotsafety.instruction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A table of situations in the resources: one block of `key: value` lines each, with a blank line between.
final class Table {
    private Table() {
    }

    /// One situation.
    record Block(Map<String, String> values) {

        Block {
            values = Map.copyOf(values);
        }

        String id() {
            return text("id");
        }

        String text(Language language, String key) {
            return text(language.tag() + "." + key);
        }

        List<String> words(Language language, String key) {
            return List.of(text(language, key).split("\\|", -1));
        }

        private String text(String key) {
            String value = values.get(key);
            if (value == null) {
                throw new IllegalStateException("block [" + values.get("id") + "] has no line [" + key + "]");
            }
            return value;
        }
    }

    static List<Block> named(String file) {
        List<Block> blocks = new ArrayList<>();
        for (String block : text(file).split("\\n\\n+", -1)) {
            Map<String, String> values = new LinkedHashMap<>();
            block.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int colon = line.indexOf(": ");
                if (colon < 0 || values.put(line.substring(0, colon), line.substring(colon + 2)) != null) {
                    throw new IllegalStateException("table [" + file + "] has the line [" + line
                            + "], which is no key and value or comes twice");
                }
            });
            if (!values.isEmpty()) {
                blocks.add(new Block(values));
            }
        }
        return blocks;
    }

    private static String text(String file) {
        try (InputStream stream = Objects.requireNonNull(Table.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("table [" + file + "] cannot be read: " + e.getMessage(), e);
        }
    }
}
