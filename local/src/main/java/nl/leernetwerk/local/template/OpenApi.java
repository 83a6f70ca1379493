package nl.leernetwerk.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The contract of the API, as far as API Gateway reads it. */
final class OpenApi {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");
  private static final String ANY = "x-amazon-apigateway-any-method";

  private final String file;
  private final JsonNode root;

  OpenApi(String file, String yaml) {
    this.file = file;
    this.root = CloudFormationYaml.read(file, yaml);
  }

  /**
   * The routes of the API.
   *
   * @param functions finds the function in an integration's uri; its second argument tells where
   *     that uri is
   * @param authorizers reads a scheme's {@code x-amazon-apigateway-authorizer}
   */
  List<RouteSpec> routes(
      BiFunction<JsonNode, String, Optional<String>> functions,
      BiFunction<JsonNode, String, AuthorizerSpec> authorizers) {
    if (root.has("security")) {
      throw new TemplateException(file + ": API Gateway reads security from each operation only");
    }
    var routes = new ArrayList<RouteSpec>();
    root.path("paths")
        .forEachEntry(
            (path, operations) ->
                operations.forEachEntry(
                    (name, operation) -> {
                      if (METHODS.contains(name) || name.equals(ANY)) {
                        var method = name.equals(ANY) ? "ANY" : name.toUpperCase(Locale.ROOT);
                        routes.add(route(method, path, operation, functions, authorizers));
                      }
                    }));
    return routes;
  }

  private RouteSpec route(
      String method,
      String path,
      JsonNode operation,
      BiFunction<JsonNode, String, Optional<String>> functions,
      BiFunction<JsonNode, String, AuthorizerSpec> authorizers) {
    var where = "%s: %s %s".formatted(file, method, path);
    var integration = operation.path("x-amazon-apigateway-integration");
    if (integration.isMissingNode()) {
      throw new TemplateException(where + ": no integration says which function answers");
    }
    if (!integration.path("type").asText().equalsIgnoreCase("aws_proxy")
        || !integration.path("payloadFormatVersion").asText().equals("2.0")) {
      throw new TemplateException(where + ": only aws_proxy with payload format 2.0 runs here");
    }
    var function =
        functions
            .apply(integration.path("uri"), where)
            .orElseThrow(() -> new TemplateException(where + ": its uri names no function"));
    return new RouteSpec(method, path, function, authorizer(operation, where, authorizers));
  }

  private Optional<AuthorizerSpec> authorizer(
      JsonNode operation, String where, BiFunction<JsonNode, String, AuthorizerSpec> authorizers) {
    var security = operation.path("security");
    if (security.isMissingNode()) {
      return Optional.empty();
    }
    if (security.size() != 1 || security.path(0).size() != 1) {
      throw new TemplateException(where + ": one security scheme is run here");
    }
    var scheme = security.path(0).properties().iterator().next();
    if (!scheme.getValue().isEmpty()) {
      throw new TemplateException(where + ": scopes are not checked here");
    }
    var authorizer =
        root.at("/components/securitySchemes")
            .path(scheme.getKey())
            .path("x-amazon-apigateway-authorizer");
    if (!authorizer.path("type").asText().equals("jwt")
        || !authorizer.path("identitySource").asText().equals("$request.header.Authorization")) {
      throw new TemplateException(
          where + ": only an authorizer of type jwt that reads the Authorization header runs here");
    }
    return Optional.of(authorizers.apply(authorizer, where));
  }
}
