package nl.leernetwerk.mailing.letters;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nl.leernetwerk.mailing.Letter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A letter's HTML as a mail program reads it. It fails on HTML that is not well-formed. */
public record Html(Document document) {

  public static Html of(Letter letter) {
    var xml =
        letter
            .html()
            .replaceFirst("<!DOCTYPE html>\n", "")
            .replaceAll("<(meta|br)([^>]*)>", "<$1$2/>");
    try {
      return new Html(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml))));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError("not well-formed: " + xml, e);
    }
  }

  /** All elements, or those of one name. */
  public List<Element> elements(String name) {
    return nodes(document.getElementsByTagName(name)).map(Element.class::cast).toList();
  }

  /** What a reader sees. */
  public String text() {
    var text = new StringBuilder();
    append(elements("body").getFirst(), text);
    return text.toString();
  }

  /** What a list of mails shows beside the subject. */
  public String preheader() {
    return elements("div").getFirst().getTextContent();
  }

  private static void append(Node node, StringBuilder text) {
    if (node instanceof Element element && element.getAttribute("style").contains("display:none")) {
      return;
    }
    if (node.getNodeType() == Node.TEXT_NODE) {
      text.append(node.getNodeValue());
    }
    nodes(node.getChildNodes()).forEach(child -> append(child, text));
  }

  private static Stream<Node> nodes(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
  }
}
