package nl.leernetwerk.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML as CloudFormation writes it: a short tag such as {@code !Ref} stands for its long form. */
public final class CloudFormationYaml {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CloudFormationYaml() {}

  /** The document as a JSON tree, with {@code {"Ref": …}} and {@code {"Fn::…": …}} for tags. */
  public static JsonNode read(String file, String yaml) {
    Object document = new Yaml(new Tags(file)).load(yaml);
    return JSON.valueToTree(document);
  }

  private static final class Tags extends SafeConstructor {
    Tags(String file) {
      super(strict());
      yamlMultiConstructors.put("!", new Intrinsic(file));
    }

    /** Refuses two keys of the same name, of which one would be lost unseen. */
    private static LoaderOptions strict() {
      var options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      return options;
    }

    private final class Intrinsic extends AbstractConstruct {
      private final String file;

      Intrinsic(String file) {
        this.file = file;
      }

      @Override
      public Object construct(Node node) {
        var name = node.getTag().getValue().substring(1);
        if (!name.matches("[A-Za-z0-9]+")) {
          int line = node.getStartMark().getLine() + 1;
          throw new TemplateException(
              "%s line %d: the tag !%s is not one of CloudFormation's".formatted(file, line, name));
        }
        var key = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
        // Not Map.of, because the value may be null.
        var intrinsic = new LinkedHashMap<String, Object>();
        intrinsic.put(key, value(name, node));
        return intrinsic;
      }

      private Object value(String name, Node node) {
        return switch (node) {
          case ScalarNode scalar when name.equals("GetAtt") ->
              List.of(scalar.getValue().split("\\.", 2));
          case ScalarNode scalar -> scalar.getValue();
          case SequenceNode sequence -> constructSequence(sequence);
          case MappingNode mapping -> constructed(mapping);
          default -> throw new IllegalStateException("no other kind of node exists");
        };
      }

      private Map<Object, Object> constructed(MappingNode mapping) {
        return constructMapping(mapping);
      }
    }
  }
}
