package io.hakari.runner.server.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.protobuf.ByteString;

/// A value of MessagePack, as far as policy servers send any.
sealed interface Message {

    record Nil() implements Message {}

    record Truth(boolean value) implements Message {}

    /// A whole number; one above 2⁶³ is refused by the reader.
    record Whole(long value) implements Message {}

    record Real(double value) implements Message {}

    record Text(String value) implements Message {}

    record Bytes(ByteString value) implements Message {}

    record Items(List<Message> values) implements Message {

        public Items {
            values = List.copyOf(values);
        }
    }

    /// A map whose keys are texts; keys of bytes, as openpi's arrays have them, are read as UTF-8.
    record Fields(Map<String, Message> values) implements Message {

        public Fields {
            values = Map.copyOf(values);
        }

        Optional<Message> find(String key) {
            return Optional.ofNullable(values.get(key));
        }

        /// Return a text member; empty when it is absent or something else.
        Optional<String> text(String key) {
            return find(key)
                    .flatMap(value -> value instanceof Text(String text) ? Optional.of(text) : Optional.empty());
        }

        boolean isTrue(String key) {
            return find(key).equals(Optional.of(new Truth(true)));
        }
    }
}
