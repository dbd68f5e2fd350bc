package io.hakari.yaml;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

/// A part of a document that knows its line, counted from 1.
@API(status = EXPERIMENTAL, since = "0.2")
public sealed interface Node {

    int line();

    /// Return what it is, such as `a list`.
    String kind();

    /// Keys with their values, in the order of the file; a key may be there twice.
    record Entries(int line, List<Entry> entries) implements Node {

        public Entries {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /// A list.
    record Items(int line, List<Node> items) implements Node {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /// One value.
    ///
    /// @param plain whether it stands without quotes, so that it may be a number
    record Text(int line, String text, boolean plain) implements Node {

        /// Return whether nothing was written.
        public boolean isMissing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }

        @Override
        public String kind() {
            return isMissing() ? "empty" : "[" + Problems.shown(text) + "]";
        }
    }

    /// Something that was told to be a mistake when it was read; there is no more to say of it.
    record Refused(int line) implements Node {

        @Override
        public String kind() {
            return "refused";
        }
    }

    /// One key with its value.
    record Entry(int line, String key, Node value) {}
}
