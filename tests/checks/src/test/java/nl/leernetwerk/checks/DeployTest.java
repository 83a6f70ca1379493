package nl.leernetwerk.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code ./run deploy} and {@code ./run dns-records} do, with stand-ins for the tools that
 * they call: each writes down how it was called.
 */
class DeployTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final String CACHE =
      "--cache-control public, max-age=0, must-revalidate, s-maxage=31536000";

  private static final String TOOL =
      """
      #!/usr/bin/env bash
      call="$(basename "$0") $*"
      [ "$call" = "javac -version" ] || echo "ran $call" >>"$LOG"
      case "$call" in
        "$FAILS"*) exit 1 ;;
        "javac -version") echo javac 25 ;;
        "aws cloudformation describe-stacks"*)
          printf 'SignIn\\t{"clientId": "the client"}\\n'
          printf 'TableName\\tthe-table\\nPagesBucket\\tthe-pages\\nSiteId\\tTHESITE\\nUserPool\\tthe-pool\\nSiteAddress\\thttps://d1.example.net/\\n' ;;
        "aws cognito-idp admin-get-user"*) [ -n "$KNOWN" ] ;;
        "aws cloudformation list-change-sets"*) echo "$WAITING" ;;
        "aws configure export-credentials"*) echo "export HANDED_ON=yes" ;;
        "aws sesv2"*VerifiedForSendingStatus*) echo "$VERIFIED" ;;
        "aws sesv2"*Tokens*) printf 'one\\ttwo\\tthree\\n' ;;
        "aws sesv2"*) printf 'bounce.example.org\\tPENDING\\tSUCCESS\\tdkim.example.net\\n' ;;
        "aws acm list-certificates"*) echo the-certificate ;;
        "aws acm describe-certificate"*) printf '_x.example.org.\\tCNAME\\t_y.example.net.\\tPENDING_VALIDATION\\n' ;;
      esac
      """;

  @TempDir Path folder;
  private final Map<String, String> settings =
      new HashMap<>(Map.of("FAILS", "-", "WAITING", "0", "VERIFIED", "True", "KNOWN", ""));

  /** The exit code of a command, and what was printed and run, in that order. */
  record Outcome(int exit, List<String> log) {
    List<String> ran() {
      return starting("ran ");
    }

    List<String> starting(String start) {
      return log.stream()
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()))
          .toList();
    }
  }

  @BeforeEach
  void copyWhatIsDeployed() throws IOException {
    Files.createDirectory(folder.resolve(".mvn"));
    for (var file : List.of("run", ".mvn/find-jdk", "samconfig.toml", "openapi.yaml")) {
      Files.copy(ROOT.resolve(file), folder.resolve(file));
    }
    try (var scripts = Files.list(ROOT.resolve("deploy"))) {
      for (var script : scripts.toList()) {
        write("deploy/" + script.getFileName(), Files.readString(script));
      }
    }
    write("web/index.html", "<!doctype html>");
    write("web/css/main.css", "");
    write("schools.csv", "");
    write("local/target/classpath", "");
    for (var tool : List.of("mvnw", "bin/sam", "bin/aws", "jdk/bin/java", "jdk/bin/javac")) {
      write(tool, TOOL);
    }
  }

  @Test
  void the_stack_comes_first_then_the_schools_then_the_pages_and_the_cache_is_cleared_last()
      throws Exception {
    var outcome = run("", "deploy", "dev", "--schools", "schools.csv");
    assertEquals(0, outcome.exit(), outcome.log()::toString);
    assertEquals(
        List.of(
            "aws sts get-caller-identity --query Arn --output text",
            "aws sesv2 get-email-identity --email-identity dev.leernetwerken.example.org"
                + " --query VerifiedForSendingStatus --output text",
            "mvnw -q -B -ntp package -DskipTests",
            "sam build",
            "sam deploy --config-env dev",
            "aws cloudformation describe-stacks --stack-name leernetwerk-dev",
            "aws configure export-credentials",
            "java the-table " + folder.toRealPath().resolve("schools.csv"),
            "aws s3 cp openapi.yaml s3://the-pages/api/openapi.yaml --only-show-errors"
                + " --content-type application/yaml; charset=utf-8 "
                + CACHE,
            "aws s3 cp .aws-sam/sign-in.json s3://the-pages/sign-in.json --only-show-errors"
                + " --content-type application/json "
                + CACHE,
            "aws s3 cp web s3://the-pages/ --recursive --exclude * --include *.css"
                + " --only-show-errors --content-type text/css; charset=utf-8 "
                + CACHE,
            "aws s3 cp web s3://the-pages/ --recursive --exclude * --include *.html"
                + " --only-show-errors --content-type text/html; charset=utf-8 "
                + CACHE,
            "aws s3 sync web s3://the-pages/ --size-only --delete --exclude api/*"
                + " --exclude sign-in.json --only-show-errors",
            "aws cloudfront create-invalidation --distribution-id THESITE --paths /*"
                + " --query Invalidation.Status --output text"),
        outcome.ran().stream().map(DeployTest::shortened).toList());
    assertEquals("deployed: https://d1.example.net/", outcome.log().getLast());
    assertEquals(
        "{\"clientId\": \"the client\"}\n",
        Files.readString(folder.resolve(".aws-sam/sign-in.json")));
  }

  @Test
  void each_command_is_printed_before_it_runs() throws Exception {
    var log = run("", "deploy", "dev").log();
    var ran = log.stream().filter(line -> line.startsWith("ran ")).toList();
    assertEquals(12, ran.size());
    for (var line : ran) {
      var printed =
          log.get(log.indexOf(line) - 1).replaceAll("['\\\\]", "").replace("./mvnw", "mvnw");
      assertEquals("$ " + line.substring("ran ".length()), printed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws sts",
        "aws sesv2",
        "mvnw",
        "sam build",
        "sam deploy",
        "aws cloudformation",
        "java ",
        "aws s3 cp openapi.yaml",
        "aws s3 cp .aws-sam/sign-in.json",
        "aws s3 cp web",
        "aws s3 sync",
        "aws cloudfront"
      })
  void after_a_failure_nothing_more_is_done(String failing) throws Exception {
    settings.put("FAILS", failing);
    var outcome = run("", "deploy", "dev", "--schools", "schools.csv");
    assertNotEquals(0, outcome.exit());
    assertTrue(outcome.ran().getLast().startsWith(failing), outcome.log()::toString);
    // The last line is a sentence that says what to do.
    assertTrue(outcome.log().getLast().endsWith("."), outcome.log()::toString);
  }

  @Test
  void a_dry_run_prints_the_same_commands_and_runs_none() throws Exception {
    var wet = run("", "deploy", "dev", "--schools", "schools.csv").starting("$ ");
    var dry = run("", "deploy", "dev", "--schools", "schools.csv", "--dry-run");
    assertEquals(List.of(), dry.ran());
    assertEquals(
        wet.stream().map(DeployTest::command).toList(),
        dry.starting("$ ").stream().map(DeployTest::command).toList());
  }

  @Test
  void prod_is_not_changed_without_a_yes() throws Exception {
    var outcome = run("no\n", "deploy", "prod");
    assertNotEquals(0, outcome.exit());
    assertEquals(
        List.of("aws sts", "aws sesv2"), outcome.ran().stream().map(DeployTest::command).toList());
  }

  @Test
  void prod_keeps_its_pages_when_the_change_of_its_stack_is_declined() throws Exception {
    settings.put("WAITING", "1");
    var outcome = run("prod\n", "deploy", "prod");
    assertNotEquals(0, outcome.exit());
    assertTrue(outcome.ran().contains("sam deploy --config-env prod"), outcome.log()::toString);
    assertTrue(outcome.ran().getLast().startsWith("aws cloudformation list-change-sets"));
  }

  @Test
  void with_yes_prod_asks_nothing() throws Exception {
    var outcome = run("", "deploy", "prod", "--yes");
    assertEquals(0, outcome.exit(), outcome.log()::toString);
    assertTrue(
        outcome.ran().contains("sam deploy --config-env prod --no-confirm-changeset"),
        outcome.log()::toString);
  }

  @Test
  void a_site_that_cannot_send_mail_is_not_deployed() throws Exception {
    settings.put("VERIFIED", "False");
    var outcome = run("", "deploy", "dev");
    assertNotEquals(0, outcome.exit());
    assertEquals(
        List.of("aws sts", "aws sesv2"), outcome.ran().stream().map(DeployTest::command).toList());
    assertTrue(outcome.log().getLast().contains("./run dns-records dev"));
  }

  @Test
  void a_page_of_an_unknown_file_type_stops_the_deployment_before_it_begins() throws Exception {
    write("web/film.xyz", "");
    var outcome = run("", "deploy", "dev");
    assertNotEquals(0, outcome.exit());
    assertEquals(List.of(), outcome.ran());
    assertTrue(outcome.log().getLast().contains("web/film.xyz"), outcome.log()::toString);
  }

  @Test
  void a_deployment_warns_half_a_year_before_security_txt_expires() throws Exception {
    write(
        "web/.well-known/security.txt",
        "Expires: " + LocalDate.now(ZoneOffset.UTC).plusDays(170) + "T00:00Z");
    assertTrue(run("", "deploy", "dev").log().toString().contains("security.txt expires on "));
    write(
        "web/.well-known/security.txt",
        "Expires: " + LocalDate.now(ZoneOffset.UTC).plusDays(190) + "T00:00Z");
    assertFalse(run("", "deploy", "dev").log().toString().contains("security.txt expires on "));
  }

  @Test
  void a_missing_tool_is_named() throws Exception {
    Files.delete(folder.resolve("bin/sam"));
    settings.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    var outcome = run("", "deploy", "dev");
    assertNotEquals(0, outcome.exit());
    assertTrue(outcome.log().getLast().contains("\"sam\""), outcome.log()::toString);
  }

  @Test
  void the_printed_dns_records_are_those_that_ses_and_acm_wait_for() throws Exception {
    var lines = run("", "dns-records", "dev").log();
    assertEquals(
        List.of(
            "one._domainkey.dev.leernetwerken.example.org CNAME one.dkim.example.net",
            "two._domainkey.dev.leernetwerken.example.org CNAME two.dkim.example.net",
            "three._domainkey.dev.leernetwerken.example.org CNAME three.dkim.example.net",
            "bounce.example.org MX 10 feedback-smtp.eu-central-1.amazonses.com",
            "bounce.example.org TXT \"v=spf1 include:amazonses.com ~all\"",
            "_dmarc.dev.leernetwerken.example.org TXT \"v=DMARC1; p=quarantine\"",
            "dev.leernetwerken.example.org CNAME d1.example.net",
            "_x.example.org. CNAME _y.example.net."),
        lines.stream()
            .filter(line -> line.contains("\t") && !line.startsWith("NAME"))
            .map(line -> line.substring(0, line.lastIndexOf('\t')).replace('\t', ' '))
            .toList());
  }

  @Test
  void an_invited_person_has_a_group_and_no_password() throws Exception {
    var outcome = run("", "invite", "dev", "noor@example.org", "organiser");
    assertEquals(0, outcome.exit(), outcome.log()::toString);
    var user = "--user-pool-id the-pool --username noor@example.org";
    assertEquals(
        List.of(
            "aws cognito-idp admin-get-user " + user,
            "aws cognito-idp admin-create-user "
                + user
                + " --message-action SUPPRESS --user-attributes Name=email,Value=noor@example.org"
                + " Name=email_verified,Value=true --query User.UserStatus --output text",
            "aws cognito-idp admin-add-user-to-group " + user + " --group-name organiser"),
        outcome.ran().stream().filter(call -> call.startsWith("aws cognito-idp")).toList());
  }

  @Test
  void an_invited_person_who_has_an_account_only_gets_the_group() throws Exception {
    settings.put("KNOWN", "yes");
    var outcome = run("", "invite", "dev", "noor@example.org", "facilitator");
    assertEquals(0, outcome.exit(), outcome.log()::toString);
    assertTrue(
        outcome.ran().stream().noneMatch(call -> call.contains("admin-create-user")),
        outcome.log()::toString);
    assertTrue(outcome.ran().getLast().endsWith("--group-name facilitator"));
  }

  /** The tool and the verb of a command that was printed or run. */
  private static String command(String line) {
    return String.join(" ", List.of(line.split(" ", -1)).subList(0, 2));
  }

  /**
   * The lines without details that other tests cover: the wording of a question, and how Java is
   * started.
   */
  private static String shortened(String line) {
    return line.replaceAll("^(aws cloudformation \\S+ --stack-name \\S+) .*", "$1")
        .replaceAll("^(aws configure export-credentials).*", "$1")
        .replaceAll("^java .* load-schools --table (\\S+) --schools", "java $1");
  }

  private Outcome run(String input, String... words) throws Exception {
    var log = folder.resolve("log");
    Files.writeString(log, "");
    var in = Files.writeString(folder.resolve("in"), input);
    var command = new ProcessBuilder("bash", "run").command();
    command.addAll(List.of(words));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(in.toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    var environment = builder.environment();
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.put("LOG", log.toString());
    environment.putAll(settings);
    var process = builder.start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
    return new Outcome(process.exitValue(), Files.readAllLines(log));
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }
}
