package nl.leernetwerk.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.TableBackup;
import nl.leernetwerk.local.demo.Demo;
import nl.leernetwerk.local.draw.VerifyDraw;
import nl.leernetwerk.local.template.TemplateException;
import nl.leernetwerk.local.themes.GroupQuestions;
import nl.leernetwerk.schools.table.TableSchools;
import software.amazon.awssdk.core.exception.SdkException;

/** The program behind {@code ./run}. */
public final class Main {
  private Main() {}

  /** Serves or plays the demo, as the arguments say. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> words) {
    try {
      return switch (Arguments.parse(words)) {
        case Arguments.Serve serve -> serve(serve);
        case Arguments.LoadSchools(var table, var files) -> loadSchools(table, files);
        case Arguments.VerifyDraw(var file) -> verifyDraw(file);
        case Arguments.Themes(var file, var clusters) -> themes(file, clusters);
        case Arguments.BringBack(var from, var into) -> bringBack(from, into);
        case Arguments.Demo demo -> new Demo(project(), demo).play(utf8()) ? 0 : 1;
      };
    } catch (Complaint e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (TemplateException e) {
      System.err.println("This machine cannot run the template: " + e.getMessage() + ".");
      return 2;
    } catch (RuntimeException | LinkageError e) {
      // Other threads would keep the process alive, although it serves nothing.
      e.printStackTrace();
      return 1;
    }
  }

  private static int serve(Arguments.Serve serve) throws Complaint {
    for (var file : Stream.concat(serve.round().stream(), serve.schools().stream()).toList()) {
      Setup.checkReadable(file);
    }
    var stack = Stack.start(serve.settings(project(), new SecureRandom()));
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
    new Setup(stack).prepare(serve);
    stack.open();
    System.out.println("ready: " + stack.address());
    awaitStop();
    return 0;
  }

  /**
   * The step of a deployment that makes schools searchable. It uses the credentials of the person
   * who runs it.
   */
  private static int loadSchools(String table, List<Path> files) throws Complaint {
    var schools = Setup.lists(files);
    try (var dynamo = Surroundings.tableClient()) {
      new TableSchools(new Table(dynamo, table, Clock.systemUTC())).load(schools);
    } catch (SdkException e) {
      throw new Complaint("AWS does not take the schools: " + e.getMessage());
    }
    System.err.println("schools: done");
    return 0;
  }

  /**
   * The step of a restore that puts everything back. It uses the credentials of the person who runs
   * it.
   */
  private static int bringBack(String from, String into) throws Complaint {
    try (var dynamo = Surroundings.tableClient()) {
      var clock = Clock.systemUTC();
      int back =
          new TableBackup(new Table(dynamo, from, clock))
              .bringBack(
                  new Table(dynamo, into, clock), seen -> System.err.println("looked at " + seen));
      System.err.println("put back: " + back);
    } catch (SdkException e) {
      throw new Complaint("AWS does not let that be put back: " + e.getMessage());
    }
    return 0;
  }

  private static int verifyDraw(Path file) {
    var out = utf8();
    int outcome = VerifyDraw.verify(file, out);
    out.flush();
    return outcome;
  }

  private static int themes(Path file, OptionalInt clusters) throws Complaint {
    var out = utf8();
    GroupQuestions.group(file, clusters, out, System.err);
    out.flush();
    return 0;
  }

  /** Standard output in UTF-8, whatever the terminal's settings are. */
  private static PrintStream utf8() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
  }

  private static Path project() {
    return Path.of(System.getProperty("project.root", ".")).toAbsolutePath().normalize();
  }

  private static void awaitStop() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
