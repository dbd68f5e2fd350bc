package io.hakari.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A piece of a page.
///
/// There is no node that holds markup: text is always escaped when it is written, a name is always checked, and an
/// address can only point inside the page. Whatever a model wrote, it cannot leave its text node.
sealed interface Html {

    /// Words, however hostile.
    record Text(String text) implements Html {}

    /// Pieces one after the other.
    record Fragment(List<Html> parts) implements Html {

        public Fragment {
            parts = List.copyOf(parts);
        }
    }

    /// A tag with what is in it.
    record Element(String name, List<Attribute> attributes, List<Html> children) implements Html {

        public Element {
            if (!name.matches("[a-zA-Z][a-zA-Z0-9]*") || name.equals("script")) {
                throw new IllegalArgumentException("element [" + name + "] is no name of an element on a page");
            }
            if (name.equals("style") && !isPlainStyle(children)) {
                throw new IllegalArgumentException("a style sheet must not hold [<], [>] or [&]: pages are XML, too");
            }
            attributes = List.copyOf(attributes);
            children = List.copyOf(children);
        }

        Element with(String attribute, String value) {
            List<Attribute> more = new ArrayList<>(attributes);
            more.add(new Attribute(attribute, value));
            return new Element(name, more, children);
        }

        Element id(String id) {
            return with("id", id);
        }

        Element kind(String classes) {
            return with("class", classes);
        }

        private static boolean isPlainStyle(List<Html> children) {
            return children.stream()
                    .allMatch(child -> child instanceof Text(String text) && !text.matches("(?s).*[<>&].*"));
        }
    }

    /// The one script that a page may run: this module's own player, of which nothing comes from a record.
    record Player() implements Html {}

    /// A name and a value inside a tag.
    record Attribute(String name, String value) {

        public Attribute {
            if (!name.matches("[a-zA-Z][a-zA-Z-]*[0-9]?") || name.startsWith("on")) {
                throw new IllegalArgumentException("attribute [" + name + "] is no name of an attribute on a page");
            }
            if ((name.equals("href") || name.equals("src")) && !value.matches("#[A-Za-z0-9-]+|data:.*")) {
                throw new IllegalArgumentException("address [" + value + "] must stay inside the page");
            }
        }
    }

    static Html text(String text) {
        return new Text(text);
    }

    static Html nothing() {
        return new Fragment(List.of());
    }

    static Html all(Html... parts) {
        return new Fragment(List.of(parts));
    }

    static Html all(Stream<? extends Html> parts) {
        return new Fragment(List.copyOf(parts.toList()));
    }

    static Element element(String name, Html... children) {
        return new Element(name, List.of(), List.of(children));
    }

    static Element element(String name, Stream<? extends Html> children) {
        return new Element(name, List.of(), List.copyOf(children.toList()));
    }

    static Element element(String name, String text) {
        return element(name, text(text));
    }
}
