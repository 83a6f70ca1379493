package nl.leernetwerk.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;

/** The resources of a template as they are written, including those under a condition. */
record Resources(JsonNode json, Intrinsics intrinsics) {

  static Resources of(Path project) {
    try {
      var root =
          CloudFormationYaml.read(
              "template.yaml", Files.readString(project.resolve("template.yaml")));
      return new Resources(root.path("Resources"), new Intrinsics(root, Map.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls back for each resource of a type, with its id and properties. */
  void each(String type, BiConsumer<String, JsonNode> action) {
    json.forEachEntry(
        (id, resource) -> {
          if (is(type, id)) {
            action.accept(id, properties(id));
          }
        });
  }

  boolean is(String type, String id) {
    return json.path(id).path("Type").asText().equals(type);
  }

  JsonNode properties(String id) {
    return json.path(id).path("Properties");
  }

  /** A value with its functions resolved, as text. */
  String text(JsonNode value) {
    return intrinsics.resolve(value, "template.yaml").asText();
  }
}
