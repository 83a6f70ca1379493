package nl.leernetwerk.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.local.aws.LocalFunction;
import nl.leernetwerk.local.aws.Metrics;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.local.template.TemplateException;

/**
 * Makes the functions of the template, by the handler that the template names for each: a class
 * with a constructor that takes its {@link Surroundings}.
 *
 * @param surroundings makes what a function needs, from what the template says about it
 */
public record Functions(Function<FunctionSpec, Surroundings> surroundings, Watch watch) {
  private static final String METHOD = "::handleRequest";

  /** Every function of the template, ready to be invoked. */
  Map<String, LocalFunction> of(Template template, Metrics metrics) {
    var functions = new LinkedHashMap<String, LocalFunction>();
    template.functions().forEach((id, spec) -> functions.put(id, function(spec, metrics)));
    return functions;
  }

  private LocalFunction function(FunctionSpec spec, Metrics metrics) {
    var constructor = constructor(spec);
    var given = surroundings.apply(spec);
    return new LocalFunction(
        spec,
        () -> watch.handler(spec.id(), make(constructor, given)),
        (level, message) -> {
          metrics.count(spec.id(), message);
          watch.logged(spec.id(), level, message);
        });
  }

  /** Makes the handler of a function. */
  @FunctionalInterface
  public interface Maker {
    RequestStreamHandler make(Surroundings given);
  }

  /** The maker of the handler that the template names for a function. */
  public static Maker maker(FunctionSpec spec) {
    var constructor = constructor(spec);
    return given -> make(constructor, given);
  }

  /** The constructor that makes a function. */
  static Constructor<? extends RequestStreamHandler> constructor(FunctionSpec spec) {
    if (!spec.handler().endsWith(METHOD)) {
      throw new TemplateException(
          "the handler %s of %s does not end in %s".formatted(spec.handler(), spec.id(), METHOD));
    }
    var name = spec.handler().substring(0, spec.handler().length() - METHOD.length());
    try {
      return Class.forName(name)
          .asSubclass(RequestStreamHandler.class)
          .getConstructor(Surroundings.class);
    } catch (ClassNotFoundException | ClassCastException | NoSuchMethodException e) {
      throw new TemplateException(
          "%s, the handler of %s, is no RequestStreamHandler with a public constructor that takes Surroundings"
              .formatted(name, spec.id()),
          e);
    }
  }

  static RequestStreamHandler make(
      Constructor<? extends RequestStreamHandler> constructor, Surroundings given) {
    try {
      return constructor.newInstance(given);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
