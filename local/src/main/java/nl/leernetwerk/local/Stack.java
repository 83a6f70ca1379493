package nl.leernetwerk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nl.leernetwerk.beacon.json.BeaconJson;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.lambda.OutsideWeb;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.local.aws.Database;
import nl.leernetwerk.local.aws.Deliveries;
import nl.leernetwerk.local.aws.Expiry;
import nl.leernetwerk.local.aws.Intake;
import nl.leernetwerk.local.aws.InvocationFailed;
import nl.leernetwerk.local.aws.LocalFunction;
import nl.leernetwerk.local.aws.Metrics;
import nl.leernetwerk.local.clock.LocalClock;
import nl.leernetwerk.local.clock.SavedClock;
import nl.leernetwerk.local.clock.Timekeeper;
import nl.leernetwerk.local.clock.Timetable;
import nl.leernetwerk.local.clock.Timetable.Due;
import nl.leernetwerk.local.disk.JsonFile;
import nl.leernetwerk.local.disk.Private;
import nl.leernetwerk.local.draw.StandInBeacon;
import nl.leernetwerk.local.http.Api;
import nl.leernetwerk.local.http.AwsEndpoint;
import nl.leernetwerk.local.http.ClockEndpoint;
import nl.leernetwerk.local.http.Gateway;
import nl.leernetwerk.local.http.JwtAuthorizer;
import nl.leernetwerk.local.http.LoopbackServer;
import nl.leernetwerk.local.http.MailboxEndpoint;
import nl.leernetwerk.local.http.MetricsEndpoint;
import nl.leernetwerk.local.http.Pages;
import nl.leernetwerk.local.http.SignInEndpoint;
import nl.leernetwerk.local.iam.Gate;
import nl.leernetwerk.local.iam.Role;
import nl.leernetwerk.local.iam.Statement;
import nl.leernetwerk.local.mailbox.Mailbox;
import nl.leernetwerk.local.mailbox.SesEndpoint;
import nl.leernetwerk.local.mailbox.Simulator;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** The stack of the template, running on this machine. */
public final class Stack implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * How to start a stack.
   *
   * @param project the folder with the template, the contract and the pages
   * @param port the port to serve on; 0 for a free one
   * @param data the folder that keeps the data after the process ends, if any
   * @param now the time at which the clock must stand, if it must not run
   * @param random makes every random choice
   */
  public record Settings(
      Path project, int port, Optional<Path> data, Optional<Instant> now, RandomGenerator random) {}

  private final Settings settings;
  private final Optional<FileChannel> lock;
  private final StandInBeacon beacon = new StandInBeacon(OutsideWeb.besides(""));
  private final LoopbackServer front;
  private final Optional<SavedClock> savedClock;
  private final Optional<SavedClock.Saved> before;
  private final LocalClock clock;
  private final Database database;
  private final Mailbox mailbox;
  private final SesEndpoint sesEndpoint;
  private final LoopbackServer sesServer;
  private final Template template;
  private final Metrics metrics;
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<String, SesV2Client> mailers = new ConcurrentHashMap<>();
  private final Map<String, LocalFunction> functions;
  private final Intake intake = new Intake();
  private final Deliveries deliveries;
  private final Timekeeper timekeeper;

  /** Starts everything but the front: nobody can reach the stack yet. */
  public static Stack start(Settings settings) throws Complaint {
    return start(settings, Watch.NONE);
  }

  /** The same, with a watch that sees what the functions do. */
  public static Stack start(Settings settings, Watch watch) throws Complaint {
    var lock = lock(settings.data());
    try {
      return new Stack(settings, lock, watch);
    } catch (Complaint | RuntimeException e) {
      release(lock);
      throw e;
    } catch (BindException _) {
      release(lock);
      throw new Complaint(
          "Port %d is taken; stop what uses it, or choose another with --port."
              .formatted(settings.port()));
    } catch (IOException e) {
      release(lock);
      throw new Complaint("The stack does not start: " + e + ".");
    }
  }

  private Stack(Settings settings, Optional<FileChannel> lock, Watch watch)
      throws IOException, Complaint {
    this.settings = settings;
    this.lock = lock;
    savedClock = file("clock.json").map(SavedClock::new);
    before = savedClock.flatMap(SavedClock::read);
    clock = startingClock();
    front = LoopbackServer.bind(settings.port());
    template =
        Template.read(
            settings.project().resolve("template.yaml"),
            Map.of(
                "SiteUrl",
                address() + "/",
                "BeaconAddress",
                beacon.source().address().toString(),
                "BeaconChain",
                BeaconJson.info(beacon.source().chain())));
    database = Database.start(database(settings.data()), template.tables());
    // The beacon and the database have loaded their libraries by now.
    UnpackedLibraries.remove();
    mailbox =
        settings.data().isPresent()
            ? new Mailbox(settings.data().get().resolve("mailbox.jsonl"))
            : new Mailbox();
    sesServer = LoopbackServer.bind(0);
    metrics = new Metrics(template.metrics());
    template.functions().keySet().forEach(id -> roles.put(id, role(id)));
    functions = new Functions(spec -> surroundings(spec, watch), watch).of(template, metrics);
    deliveries = new Deliveries(template, database, functions, clock, intake, file("stream.json"));
    sesEndpoint =
        new SesEndpoint(
            mailbox, clock, new Simulator(template.mailReports(), clock, deliveries::sesTells));
    sesServer.serve(sesEndpoint);
    timekeeper = new Timekeeper(clock, new Timetable(template.schedules()), new Works());
  }

  /** Opens the stack to the outside: moves the clock to the right time, and begins to serve. */
  public void open() throws Complaint {
    var later = settings.now().filter(clock.instant()::isBefore);
    if (before.isPresent() && later.isPresent()) {
      try {
        timekeeper.move(later.get());
      } catch (Timekeeper.Backward e) {
        throw new Complaint("The clock cannot be set: " + e.getMessage() + ".");
      }
    } else if (before.isEmpty()) {
      save(clock.instant());
    }
    deliveries.start();
    if (clock.runs()) {
      timekeeper.start(before.map(SavedClock.Saved::passed).orElseGet(clock::instant));
    }
    var signIn = new SignInEndpoint(address(), template.signIn(), this::people);
    // Sign-in tokens follow the real time, so that moving the clock signs nobody out.
    var authorizer = new JwtAuthorizer(signIn.issuer(), signIn::keys, Clock.systemUTC());
    front.serve(
        new Gateway(
            new Api(template.routes(contract()), functions, authorizer, intake, clock),
            new Pages(settings.project().resolve("web")),
            new ClockEndpoint(clock, timekeeper),
            new MailboxEndpoint(mailbox),
            new MetricsEndpoint(metrics),
            new AwsEndpoint(functions, deliveries),
            signIn,
            contract(),
            template.securityHeaders()));
  }

  /** The address where the stack serves, without a slash at the end. */
  public URI address() {
    return URI.create("http://localhost:" + front.port());
  }

  /** The clock that everything here uses. */
  public LocalClock clock() {
    return clock;
  }

  /** The table, for an operator's work on it. */
  public Table table() {
    return new Table(database.client(), template.table().id(), clock);
  }

  /** A function's answer when an operator invokes it. */
  public JsonNode invoke(String function, JsonNode event) {
    try {
      var answer =
          functions.get(function).invoke(event.toString().getBytes(StandardCharsets.UTF_8));
      return JSON.readTree(answer);
    } catch (InvocationFailed | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The roles of the functions; a role remembers every call that was made. */
  public Map<String, Role> roles() {
    return Collections.unmodifiableMap(roles);
  }

  /** Sets whether the mail service takes each mail from now on, or refuses it. */
  void takesMail(boolean takes) {
    sesEndpoint.takesMail(takes);
  }

  /** How many messages wait in the queues that no function empties. */
  public int setAside() {
    return deliveries.deadLetterQueues().stream().mapToInt(deliveries::waiting).sum();
  }

  /**
   * Stops within a few seconds: requests that are being handled get their answer, and nothing new
   * begins.
   */
  @Override
  public void close() {
    timekeeper.close();
    deliveries.stop();
    front.close();
    deliveries.close();
    if (clock.runs()) {
      save(clock.instant());
    }
    mailers.values().forEach(SesV2Client::close);
    sesServer.close();
    database.close();
    try {
      mailbox.close();
    } catch (IOException e) {
      System.err.println("mailbox: " + e);
    }
    release(lock);
  }

  /** The file of the database. SQLite gives its own files beside it the same permissions. */
  private static Optional<Path> database(Optional<Path> data) throws IOException {
    return data.isPresent()
        ? Optional.of(Private.file(data.get().resolve("table.db")))
        : Optional.empty();
  }

  /** Keeps other processes out of the data until this process ends, however it ends. */
  private static Optional<FileChannel> lock(Optional<Path> data) throws Complaint {
    if (data.isEmpty()) {
      return Optional.empty();
    }
    try {
      var path = Private.file(Private.folder(data.get()).resolve("lock"));
      var lock = Optional.of(FileChannel.open(path, StandardOpenOption.WRITE));
      if (locked(lock.get())) {
        return lock;
      }
      release(lock);
    } catch (IOException e) {
      throw new Complaint("The folder " + data.get() + " cannot be written: " + e + ".");
    }
    throw new Complaint("The data in " + data.get() + " is in use by another process.");
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      // Another stack in this same process holds the lock.
      return false;
    }
  }

  private static void release(Optional<FileChannel> lock) {
    try {
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException e) {
      System.err.println("lock: " + e);
    }
  }

  /** A clock that continues from the time that the data holds. */
  private LocalClock startingClock() throws Complaint {
    if (before.isEmpty()) {
      return settings.now().map(LocalClock::standingAt).orElseGet(LocalClock::running);
    }
    var passed = before.get().passed();
    if (settings.now().filter(passed::isAfter).isPresent()) {
      if (before.get().runs()) {
        throw new Complaint(
            "The clock of this data ran and is at %s; it cannot go back to --now. Choose other --data, or --in-memory."
                .formatted(passed));
      }
      // Starting again with the same arguments continues at the time where the last run stopped.
      System.err.println("The clock of this data stands at " + passed + " and cannot go back.");
    }
    return before.get().runs() && settings.now().isEmpty()
        ? LocalClock.running()
        : LocalClock.standingAt(passed);
  }

  /** The people whom the rounds name, to choose from when signing in. */
  private List<SignInEndpoint.Person> people() {
    return new TableRounds(table())
        .all().stream().map(RunningRound::round).flatMap(Stack::people).distinct().toList();
  }

  private static Stream<SignInEndpoint.Person> people(Round round) {
    return Stream.concat(
        round.organisers().stream().map(it -> person(it, Caller.ORGANISERS, "organisator")),
        round.networks().stream()
            .flatMap(
                network ->
                    network.facilitators().stream()
                        .map(
                            it ->
                                person(
                                    it,
                                    Caller.FACILITATORS,
                                    "procesbegeleider van leernetwerk " + network.id()))));
  }

  private static SignInEndpoint.Person person(Contact contact, String group, String what) {
    return new SignInEndpoint.Person(contact.name(), contact.email().value(), group, what);
  }

  private Path contract() {
    return settings.project().resolve("openapi.yaml");
  }

  private Optional<JsonFile> file(String name) {
    return settings.data().map(folder -> new JsonFile(folder.resolve(name)));
  }

  private void save(Instant passed) {
    savedClock.ifPresent(file -> file.write(new SavedClock.Saved(passed, clock.runs())));
  }

  private Role role(String function) {
    var where = function + ".Policies";
    return new Role(
        function,
        template.statements(function).stream().map(it -> Statement.read(it, where)).toList());
  }

  /** What a function gets on this machine: clients of its own, which obey its role. */
  private Surroundings surroundings(FunctionSpec spec, Watch watch) {
    var role = roles.get(spec.id());
    return new Surroundings(
        spec.environment(),
        watch.dynamo(spec.id(), database.client(role)),
        () -> mailers.computeIfAbsent(spec.id(), _ -> sesClient(sesServer.port(), role)),
        beacon,
        clock,
        settings.random(),
        // Secrets have a generator of their own. The first function that needs a key makes it; with
        // the common generator, that would change every later choice, and the same seed would give
        // another demo.
        new SecureRandom());
  }

  private static SesV2Client sesClient(int port, Role role) {
    return SesV2Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        // Like send-mail's own client on AWS: a retry might send twice.
        .overrideConfiguration(
            it ->
                it.retryStrategy(DefaultRetryStrategy.doNotRetry())
                    .addExecutionInterceptor(new Gate(role)))
        .build();
  }

  private final class Works implements Timekeeper.Works {
    private final List<Expiry> expiries =
        template.tables().stream().map(table -> new Expiry(database.client(), table)).toList();

    @Override
    public void fire(Due due) {
      deliveries.fire(due);
    }

    @Override
    public void settle() {
      deliveries.settle();
    }

    @Override
    public void passed(Instant time) {
      save(time);
    }

    @Override
    public void arrived() {
      expiries.forEach(expiry -> expiry.sweep(clock.instant()));
    }
  }
}
