package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Reads a page as a browser would and knows what may be on it.
final class PageReader {
    private static final Set<String> ELEMENTS = Set.of("html", "head", "meta", "title", "style", "body", "input", "div",
            "nav", "span", "a", "label", "header", "main", "section", "h1", "h2", "p", "b", "i", "ul", "ol", "li", "dl",
            "dt", "dd", "code", "pre", "bdi", "table", "thead", "tbody", "tr", "th", "td", "details", "summary",
            "figure", "figcaption", "h3", "h4", "button", "select", "option", "script", "svg", "g", "defs", "clipPath",
            "path", "rect", "line", "circle", "ellipse", "polygon");
    private static final Set<String> ATTRIBUTES = Set.of("id", "class", "lang", "charset", "http-equiv", "content",
            "name", "type", "checked", "for", "href", "scope", "colspan", "open", "role", "aria-label", "aria-hidden",
            "style", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "viewBox",
            "transform", "clip-path", "points", "stroke-width", "min", "max", "step", "value", "selected",
            "data-moves", "data-frames", "data-columns", "data-column", "data-period", "data-ends",
            "data-worst", "data-time", "data-from", "data-until", "data-left", "data-right",
            "data-digits");

    private final Document page;

    private PageReader(Document page) {
        this.page = page;
    }

    static PageReader read(String page) {
        try {
            return new PageReader(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page))));
        } catch (Exception e) {
            throw new AssertionError("the page is not well-formed", e);
        }
    }

    /// Assert that nothing is on the page that this module does not write: no script but its own, no handler, no address
    /// outside.
    PageReader holdsNothingForeign() {
        List<String> ids = elements("*").stream().map(one -> one.getAttribute("id")).filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (Element element : elements("*")) {
            assertThat(ELEMENTS).contains(element.getTagName());
            if (element.getTagName().equals("script")) {
                assertThat(element.getTextContent()).isEqualTo(PlayerScript.text());
            }
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                String value = element.getAttributes().item(i).getNodeValue();
                assertThat(ATTRIBUTES).contains(name);
                assertThat(value.replaceAll("url\\(#[A-Za-z0-9-]+\\)", "")).doesNotContain("url(", "javascript:");
                if (name.equals("href")) {
                    assertThat(value).startsWith("#");
                    assertThat(ids).contains(value.substring(1));
                }
            }
        }
        return this;
    }

    List<Element> elements(String name) {
        NodeList found = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /// Return the words that a reader of one language sees, white space evened out.
    String words(Language language) {
        return words(page.getDocumentElement(), language).replaceAll("\\s+", " ");
    }

    /// Return the words inside the elements of a class.
    List<String> words(String style, Language language) {
        return elements("*").stream().filter(one -> List.of(one.getAttribute("class").split(" ")).contains(style))
                .map(one -> words(one, language).replaceAll("\\s+", " ").strip()).toList();
    }

    /// Return the rows of the tables of a class, their cells parted by bars.
    List<String> rows(String style, Language language) {
        return elements("tr").stream().filter(
                row -> row.getParentNode().getParentNode() instanceof Element table
                        && row.getParentNode().getNodeName().equals("tbody")
                        && List.of(table.getAttribute("class").split(" ")).contains(style))
                .map(row -> {
                    List<String> cells = new ArrayList<>();
                    for (int i = 0; i < row.getChildNodes().getLength(); i++) {
                        cells.add(
                                words((Element) row.getChildNodes().item(i), language).replaceAll("\\s+", " ").strip());
                    }
                    return String.join("|", cells);
                }).toList();
    }

    private static String words(Element element, Language language) {
        if (Stream.of(Language.values()).filter(one -> one != language)
                .anyMatch(one -> element.getAttribute("class").equals(one.tag()))
                || element.getTagName().equals("style") || element.getTagName().equals("script")) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < element.getChildNodes().getLength(); i++) {
            if (element.getChildNodes().item(i) instanceof Element child) {
                words.append(words(child, language));
            } else {
                words.append(element.getChildNodes().item(i).getTextContent());
            }
        }
        return words.toString();
    }
}
