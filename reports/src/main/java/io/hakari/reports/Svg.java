package io.hakari.reports;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Takes a drawing into the page, shape by shape; what is not a shape does not come in.
final class Svg {
    private static final Set<String> SHAPES = Set.of("svg", "g", "defs", "clipPath", "path", "rect", "line", "circle",
            "ellipse", "polyline", "polygon");

    /// The first clip of a drawing is the drawing, which its view box clips already.
    private static final Pattern WHOLE = Pattern.compile("url\\(#.*clip-0\\)");

    private Svg() {
    }

    static Html.Element parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return element(factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the chart library wrote what is no SVG", e);
        }
    }

    private static Html.Element element(Node node) {
        if (!SHAPES.contains(node.getNodeName())) {
            throw new IllegalStateException("a chart must not hold [" + node.getNodeName() + "]");
        }
        List<Html> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                children.add(element(child));
            }
        }
        return new Html.Element(node.getNodeName(), attributes(node), children);
    }

    /// Name spaces stay behind: inside an HTML page they are implied. So does what is so anyway.
    private static List<Html.Attribute> attributes(Node node) {
        NamedNodeMap attributes = node.getAttributes();
        List<Html.Attribute> kept = new ArrayList<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName();
            String value = attributes.item(i).getNodeValue();
            boolean whole = name.equals("clip-path") && WHOLE.matcher(value).matches();
            if (!name.startsWith("xmlns") && !name.contains(":") && !whole) {
                kept.add(new Html.Attribute(name, shorter(node.getNodeName(), name, value)));
            }
        }
        return kept;
    }

    private static String shorter(String element, String name, String value) {
        return switch (name) {
            case "d" -> SvgPath.relative(value);
            // A line has no corners.
            case "style" -> value.replace(";stroke-opacity:1.0", "")
                    .replace(element.equals("line") ? ";stroke-miterlimit:10" : ";stroke-opacity:1.0", "");
            default -> value;
        };
    }
}
