package nl.leernetwerk.local.aws;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import nl.leernetwerk.local.template.Arns;
import nl.leernetwerk.local.template.FunctionSpec;

/** What a function can know about its invocation; what it logs goes to that function's log. */
final class LocalContext implements Context {
  private final FunctionSpec spec;
  private final long number;
  private final long until;
  private final LocalFunction.Log log;

  LocalContext(FunctionSpec spec, long number, LocalFunction.Log log) {
    this.spec = spec;
    this.number = number;
    this.log = log;
    this.until = System.nanoTime() + spec.timeout().toNanos();
  }

  @Override
  public String getAwsRequestId() {
    return "%s-%d".formatted(spec.id(), number);
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + spec.id();
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return spec.id();
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return Arns.of("lambda", "function:" + spec.id());
  }

  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
  }

  @Override
  public int getMemoryLimitInMB() {
    return spec.memory();
  }

  @Override
  public LambdaLogger getLogger() {
    return new Logger();
  }

  private final class Logger implements LambdaLogger {
    @Override
    public void log(String message) {
      log(message, LogLevel.INFO);
    }

    @Override
    public void log(byte[] message) {
      log(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void log(String message, LogLevel level) {
      if (level.compareTo(LogLevel.INFO) >= 0) {
        log.line(level, message);
      }
    }

    @Override
    public void log(byte[] message, LogLevel level) {
      log(new String(message, StandardCharsets.UTF_8), level);
    }
  }
}
