package io.hakari.suites.robotsafety.cell;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.hakari.yaml.Problems;

/// An XML element that knows its line.
record Element(String name, int line, Map<String, String> attributes, List<Element> children) {
    private static final int DEEPEST = 12;

    /// Read the root of a document; empty when it is none, which is noted.
    ///
    /// Nothing outside the text is ever read: a document type, and with it every entity, is refused.
    static Optional<Element> read(InputStream text, Problems problems) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(text);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    problems.add(line(reader), "a document type (<!DOCTYPE) is refused; leave it out");
                    return Optional.empty();
                }
            }
            return Optional.of(element(reader, 1));
        } catch (XMLStreamException e) {
            String first = String.valueOf(e.getMessage()).lines().reduce((_, last) -> last).orElse("");
            problems.add(e.getLocation() == null ? 0 : e.getLocation().getLineNumber(),
                    "is not XML: " + Problems.shown(first.replaceFirst("^Message: ", "")));
            return Optional.empty();
        }
    }

    private static Element element(XMLStreamReader reader, int depth) throws XMLStreamException {
        String name = reader.getLocalName();
        int line = line(reader);
        if (depth > DEEPEST) {
            throw new XMLStreamException("elements nest deeper than " + DEEPEST + " levels", reader.getLocation());
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        List<Element> children = new ArrayList<>();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(reader, depth + 1));
            }
        }
        return new Element(name, line, attributes, children);
    }

    private static int line(XMLStreamReader reader) {
        return reader.getLocation().getLineNumber();
    }

    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    Optional<Element> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    List<Element> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }
}
