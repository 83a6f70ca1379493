package nl.leernetwerk.acceptance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The document that a school posts. A form cannot be changed; each change gives another form. */
final class Form {
  private final ObjectNode json;

  private Form(ObjectNode json) {
    this.json = json;
  }

  /** A complete form; forms with other numbers have other values everywhere. */
  static Form number(int number) {
    var json = Api.JSON.createObjectNode().put("network", "PO");
    json.putObject("initiative").put("name", "Initiatief nummer " + number);
    json.putArray("schools")
        .addObject()
        .put("name", "De Bonte Specht " + number)
        .put("place", "Meppel");
    json.putObject("practitioner")
        .put("name", "Aafke Lindeman " + number)
        .put("email", "aafke" + number + "@school.example")
        .put("role", "leerlingbegeleider")
        .put("phone", "0522-%06d".formatted(number));
    json.putObject("leader")
        .put("name", "Wessel Brouwer " + number)
        .put("email", "wessel" + number + "@school.example")
        .put("role", "directeur");
    json.putArray("learningQuestions").add("Hoe doen wij dit beter dan vorig jaar? " + number);
    return new Form(json.put("expectations", "Wij hopen op voorbeelden. " + number));
  }

  /** The form with that value at that place, such as {@code /leader/email}. */
  Form with(String pointer, Object value) {
    return changed(pointer, Api.JSON.valueToTree(value));
  }

  /** The form without the value at that place. */
  Form without(String pointer) {
    return changed(pointer, null);
  }

  /** The form with these listed schools. */
  Form schools(String... codes) {
    return new Form(json.deepCopy()).replaceSchools(List.of(codes));
  }

  /** The form with one more school, which is not in the list. */
  Form andSchool(String name, String place) {
    var copy = json.deepCopy();
    ((ArrayNode) copy.path("schools")).addObject().put("name", name).put("place", place);
    return new Form(copy);
  }

  /** The form with this many unlisted schools, which no other form has. */
  Form ofSchools(int many) {
    var form = this;
    for (int school = 2; school <= many; school++) {
      form = form.andSchool(text("/schools/0/name") + ", gebouw " + school, "Meppel");
    }
    return form;
  }

  /** The text at that place. */
  String text(String pointer) {
    return json.at(pointer).asText();
  }

  byte[] body() {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  JsonNode json() {
    return json.deepCopy();
  }

  private Form replaceSchools(List<String> codes) {
    var schools = json.putArray("schools");
    codes.forEach(code -> schools.addObject().put("code", code));
    return this;
  }

  private Form changed(String pointer, JsonNode value) {
    var copy = json.deepCopy();
    var at = JsonPointer.compile(pointer);
    var holder = copy.at(at.head());
    var last = at.last();
    if (holder instanceof ArrayNode array) {
      array.set(last.getMatchingIndex(), value);
    } else if (value == null) {
      ((ObjectNode) holder).remove(last.getMatchingProperty());
    } else {
      ((ObjectNode) holder).set(last.getMatchingProperty(), value);
    }
    return new Form(copy);
  }
}
