package nl.leernetwerk.kernel.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Invokes a function as Lambda does: bytes in, bytes out, and what it logged. */
public final class Invocation {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Invocation() {}

  /**
   * What a function answered, empty when nothing, and the lines it logged, without the level and
   * the id of the invocation that each line has.
   */
  public record Result(JsonNode answer, List<String> log) {

    /** The status of an HTTP answer. */
    public int status() {
      return answer.path("statusCode").asInt();
    }

    /** The body of an HTTP answer. */
    public JsonNode body() {
      return parse(answer.path("body").asText());
    }
  }

  /** The sample event of that name, from the folder events/. */
  public static JsonNode event(String name) {
    try {
      var file = Path.of(System.getProperty("project.root"), "events", name + ".json");
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text as JSON. */
  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One invocation. */
  public static Result invoke(RequestStreamHandler function, JsonNode event) {
    return invoke(function, event.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** One invocation, with whatever bytes. */
  public static Result invoke(RequestStreamHandler function, byte[] event) {
    var out = new ByteArrayOutputStream();
    var log = new CopyOnWriteArrayList<String>();
    try {
      function.handleRequest(new ByteArrayInputStream(event), out, new TestContext(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Result(
        parse(out.toString(StandardCharsets.UTF_8)),
        log.stream().map(Invocation::withoutSame).toList());
  }

  private static String withoutSame(String line) {
    var json = (ObjectNode) parse(line);
    return json.remove("level").isTextual() && json.remove("AWSRequestId").isTextual()
        ? json.toString()
        : "incomplete: " + line;
  }

  /** A context that keeps the log. */
  private record TestContext(List<String> log) implements Context {
    @Override
    public String getAwsRequestId() {
      return "test";
    }

    @Override
    public String getLogGroupName() {
      return "test";
    }

    @Override
    public String getLogStreamName() {
      return "test";
    }

    @Override
    public String getFunctionName() {
      return "test";
    }

    @Override
    public String getFunctionVersion() {
      return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "arn:aws:lambda:eu-central-1:000000000000:function:test";
    }

    @Override
    public CognitoIdentity getIdentity() {
      throw new UnsupportedOperationException("no identity");
    }

    @Override
    public ClientContext getClientContext() {
      throw new UnsupportedOperationException("no client");
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 25_000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 1024;
    }

    @Override
    public LambdaLogger getLogger() {
      return new LambdaLogger() {
        @Override
        public void log(String message) {
          log.add(message);
        }

        @Override
        public void log(byte[] message) {
          log.add(new String(message, StandardCharsets.UTF_8));
        }
      };
    }
  }
}
