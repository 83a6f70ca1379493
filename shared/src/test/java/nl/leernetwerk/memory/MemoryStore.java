package nl.leernetwerk.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.journal.OrganiserActs;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.event.DomainEvent;
import nl.leernetwerk.kernel.event.Outbox;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.SendPolicy;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.NetworkChoice;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundJournal;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.seats.Allocation;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.DrawList;
import nl.leernetwerk.seats.Draws;
import nl.leernetwerk.seats.PublishedList;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterJournal;
import nl.leernetwerk.storage.Storage;

/** Every storage port on plain maps, one call at a time; nothing survives the process. */
public final class MemoryStore {
  private final Clock clock;
  private final Map<String, RunningRound> rounds = new LinkedHashMap<>();
  private final Map<Reference, Registration> registrations = new LinkedHashMap<>();
  private final Map<String, Reference> claims = new HashMap<>();
  private final Map<String, Post> posts = new HashMap<>();
  private final Map<SchoolCode, School> schools = new HashMap<>();
  private final Map<String, Allocation> allocations = new HashMap<>();
  private final Map<String, PublishedList> draws = new HashMap<>();
  private final Map<String, List<RosterChange>> journals = new HashMap<>();
  private final Map<String, List<RoundChange>> roundJournals = new HashMap<>();
  private final Map<String, List<OrganiserAct>> acts = new HashMap<>();
  private final Map<Reference, Integer> told = new HashMap<>();
  private final Map<MailId, MailState> mails = new LinkedHashMap<>();
  private final Map<AddressId, Address> addresses = new HashMap<>();
  private final Map<DomainEvent, Instant> waiting = new LinkedHashMap<>();
  private final Map<Reference, List<Amendment>> amendments = new HashMap<>();
  private final Set<MailId> unknown = new HashSet<>();
  private final Map<MailId, EmailAddress> former = new HashMap<>();
  private List<School> list = List.of();

  private record Post(String content, Reference reference) {}

  private record MailState(
      String trace,
      Optional<Instant> claimedAt,
      int unknown,
      Optional<String> messageId,
      boolean withheld) {
    static MailState queued(String trace) {
      return new MailState(trace, Optional.empty(), 0, Optional.empty(), false);
    }
  }

  private static final class Address {
    private Optional<AddressState.Suppression> suppression = Optional.empty();
    private Optional<Instant> faltered = Optional.empty();
    private final Set<MailId> undelivered = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    AddressState state() {
      return new AddressState(suppression, faltered, undelivered);
    }
  }

  public MemoryStore(Clock clock) {
    this.clock = clock;
  }

  /** The ports. */
  public Storage storage() {
    return new Storage(
        new InRounds(),
        new InRegistrations(),
        new InSchools(),
        new InAllocations(),
        new InDraws(),
        new InJournal(),
        new InActs(),
        new InAmendments(),
        new InRoundJournal(),
        new InMails(),
        new InAddresses(),
        new InOutbox());
  }

  /** Which registration keeps each school of a round from others, by what makes it that school. */
  public Map<String, Reference> claims(Round round) {
    synchronized (this) {
      var start = round.id() + "#";
      return claims.entrySet().stream()
          .filter(claim -> claim.getKey().startsWith(start))
          .collect(
              Collectors.toMap(
                  claim -> claim.getKey().substring(start.length()), Map.Entry::getValue));
    }
  }

  private final class InRounds implements Rounds {
    @Override
    public List<RunningRound> all() {
      synchronized (MemoryStore.this) {
        return List.copyOf(rounds.values());
      }
    }

    @Override
    public boolean open(Round round) {
      synchronized (MemoryStore.this) {
        var running = new RunningRound(round, new RoundProgress.Unclosed());
        return rounds.putIfAbsent(round.id(), running) == null;
      }
    }

    @Override
    public boolean close(String id, RoundProgress.Closed closing) {
      synchronized (MemoryStore.this) {
        var running = rounds.get(id);
        if (running == null || !(running.progress() instanceof RoundProgress.Unclosed)) {
          return false;
        }
        rounds.put(id, new RunningRound(running.round(), closing));
        waiting.put(new DomainEvent.EnrolmentClosed(id), clock.instant());
        return true;
      }
    }
  }

  private final class InRegistrations implements Registrations {
    @Override
    public Receipt submit(
        Round round, Registration registration, Idempotency idempotency, List<MailId> queued) {
      synchronized (MemoryStore.this) {
        var before = seen(idempotency);
        if (before.isPresent()) {
          return before.get();
        }
        var submission = registration.submission();
        var unknown =
            submission.codes().stream().filter(code -> !schools.containsKey(code)).toList();
        if (!unknown.isEmpty()) {
          return new Receipt.UnknownSchools(unknown);
        }
        var listed = submission.codes().stream().map(schools::get).toList();
        var decided = NetworkChoice.decided(submission.schools(), listed);
        if (decided.isPresent() && decided.get() != submission.network()) {
          return new Receipt.OtherSector(decided.get());
        }
        var taken =
            submission.schools().stream()
                .filter(school -> claims.containsKey(claim(round, school)))
                .toList();
        if (!taken.isEmpty()) {
          return new Receipt.Taken(taken);
        }
        if (registrations.putIfAbsent(registration.reference(), registration) != null) {
          return new Receipt.Busy();
        }
        submission
            .schools()
            .forEach(school -> claims.put(claim(round, school), registration.reference()));
        posts.put(idempotency.key(), new Post(idempotency.content(), registration.reference()));
        queued.forEach(mail -> queue(mail, registration.arrival().request()));
        return new Receipt.Accepted(registration.reference());
      }
    }

    @Override
    public Optional<Receipt> seen(Idempotency idempotency) {
      synchronized (MemoryStore.this) {
        return Optional.ofNullable(posts.get(idempotency.key()))
            .map(
                post ->
                    post.content().equals(idempotency.content())
                        ? new Receipt.Repeated(post.reference())
                        : new Receipt.KeyReused());
      }
    }

    @Override
    public Optional<Registration> find(Reference reference) {
      synchronized (MemoryStore.this) {
        return Optional.ofNullable(registrations.get(reference));
      }
    }

    @Override
    public List<Registration> of(String round) {
      synchronized (MemoryStore.this) {
        return registrations.values().stream()
            .filter(registration -> registration.reference().round().equals(round))
            .toList();
      }
    }
  }

  private static String claim(Round round, Participant school) {
    return round.id() + "#" + school.identity();
  }

  private final class InSchools implements Schools {
    @Override
    public Map<SchoolCode, School> find(Collection<SchoolCode> codes) {
      synchronized (MemoryStore.this) {
        var found = new HashMap<>(schools);
        found.keySet().retainAll(codes);
        return found;
      }
    }

    @Override
    public List<School> all() {
      synchronized (MemoryStore.this) {
        return list;
      }
    }

    @Override
    public void load(Collection<School> loaded) {
      synchronized (MemoryStore.this) {
        loaded.forEach(school -> schools.put(school.code(), school));
        list = loaded.stream().sorted(Comparator.comparing(School::code)).toList();
      }
    }
  }

  private final class InAllocations implements Allocations {
    @Override
    public Optional<Allocation> find(String round) {
      synchronized (MemoryStore.this) {
        return Optional.ofNullable(allocations.get(round));
      }
    }

    @Override
    public Allocation commit(Round round, Allocation allocation) {
      synchronized (MemoryStore.this) {
        allocations.putIfAbsent(round.id(), allocation);
        return allocations.get(round.id());
      }
    }

    @Override
    public void apply(Round round, List<Applied> outcomes) {
      synchronized (MemoryStore.this) {
        for (var applied : outcomes) {
          var reference = applied.outcome().reference();
          var before = registrations.get(reference);
          if (before != null && before.outcome().isEmpty()) {
            registrations.put(reference, before.decided(applied.outcome()));
            applied.mails().forEach(mail -> queue(mail, applied.trace()));
          }
        }
      }
    }

    @Override
    public void finish(Round round, Instant at) {
      synchronized (MemoryStore.this) {
        if (rounds.get(round.id()).progress() instanceof RoundProgress.Closed closed) {
          rounds.put(round.id(), new RunningRound(round, new RoundProgress.Allocated(closed, at)));
          waiting.put(new DomainEvent.SeatsAllocated(round.id()), clock.instant());
        }
      }
    }
  }

  private final class InDraws implements Draws {
    @Override
    public Optional<PublishedList> find(String round) {
      synchronized (MemoryStore.this) {
        return Optional.ofNullable(draws.get(round));
      }
    }

    @Override
    public PublishedList publish(Round round, DrawList list, Instant at) {
      synchronized (MemoryStore.this) {
        draws.putIfAbsent(round.id(), new PublishedList(list, at));
        return draws.get(round.id());
      }
    }

    @Override
    public boolean reveal(String round, Pulse pulse, Seed seed) {
      synchronized (MemoryStore.this) {
        var running = rounds.get(round);
        if (running == null
            || !(running.progress() instanceof RoundProgress.Closed closed)
            || closed.seed().isPresent()) {
          return false;
        }
        var closing = new RoundProgress.Closed(closed.at(), Optional.of(seed), Optional.of(pulse));
        rounds.put(round, new RunningRound(running.round(), closing));
        waiting.put(new DomainEvent.SeedRevealed(round), clock.instant());
        return true;
      }
    }
  }

  private final class InJournal implements RosterJournal {
    @Override
    public List<RosterChange> of(String round, Sector sector) {
      synchronized (MemoryStore.this) {
        return List.copyOf(changes(round, sector));
      }
    }

    private List<RosterChange> changes(String round, Sector sector) {
      return journals.computeIfAbsent(round + "." + sector, _ -> new ArrayList<>());
    }

    @Override
    public Optional<RosterChange> find(String round, Sector sector, int version) {
      return of(round, sector).stream().filter(it -> it.version() == version).findFirst();
    }

    @Override
    public boolean append(
        Round round, Sector sector, RosterChange change, UnaryOperator<Round> amendment) {
      synchronized (MemoryStore.this) {
        var changes = changes(round.id(), sector);
        if (changes.stream().anyMatch(it -> it.version() == change.version())) {
          return false;
        }
        changes.add(change);
        rounds.computeIfPresent(
            round.id(),
            (_, running) -> new RunningRound(amendment.apply(running.round()), running.progress()));
        waiting.put(
            new DomainEvent.RosterChanged(round.id(), sector, change.version()), clock.instant());
        return true;
      }
    }

    @Override
    public void tell(Round round, int version, List<Told> changed) {
      synchronized (MemoryStore.this) {
        for (var one : changed) {
          if (told.getOrDefault(one.reference(), 0) < version) {
            told.put(one.reference(), version);
            registrations.computeIfPresent(one.reference(), (_, it) -> it.in(one.state()));
          }
          one.mails().forEach(mail -> queue(mail, one.trace()));
        }
      }
    }

    @Override
    public void forgetWhy(String round, Sector sector, int version) {
      synchronized (MemoryStore.this) {
        changes(round, sector)
            .replaceAll(
                it ->
                    it.version() == version
                        ? new RosterChange(
                            it.version(), it.at(), it.by(), Optional.empty(), it.events())
                        : it);
      }
    }
  }

  private final class InAmendments implements Amendments {
    @Override
    public List<Amendment> of(Reference registration) {
      synchronized (MemoryStore.this) {
        return List.copyOf(amendments.getOrDefault(registration, List.of()));
      }
    }

    @Override
    public List<Amendment> ofRound(String round) {
      synchronized (MemoryStore.this) {
        return amendments.values().stream()
            .flatMap(List::stream)
            .filter(it -> it.registration().round().equals(round))
            .toList();
      }
    }

    @Override
    public Optional<Amendment> find(Reference registration, int version) {
      return of(registration).stream().filter(it -> it.version() == version).findFirst();
    }

    @Override
    public Written write(Round round, Next next) {
      synchronized (MemoryStore.this) {
        var reference = next.after().reference();
        var stored = registrations.get(reference);
        if (stored == null
            || stored.edition().version() != next.before().edition().version()
            || stored.outcome().isPresent() != next.before().outcome().isPresent()) {
          return new Written.Overtaken();
        }
        var taken =
            held(next.after()).stream()
                .filter(
                    school ->
                        !reference.equals(claims.getOrDefault(claim(round, school), reference)))
                .toList();
        if (!taken.isEmpty()) {
          return new Written.Taken(taken);
        }
        held(stored).forEach(school -> claims.remove(claim(round, school)));
        held(next.after()).forEach(school -> claims.put(claim(round, school), reference));
        boolean moved = !next.after().state().equals(next.before().state());
        registrations.put(reference, moved ? next.after() : next.after().in(stored.state()));
        amendments.computeIfAbsent(reference, _ -> new ArrayList<>()).add(next.amendment());
        var trace = next.before().arrival().request();
        next.mails().forEach(mail -> queue(mail, trace));
        next.farewells()
            .forEach(
                (mail, address) -> {
                  queue(mail, trace);
                  former.put(mail, address);
                });
        return new Written.Done();
      }
    }

    private static List<Participant> held(Registration registration) {
      return registration.leftEarly() ? List.of() : registration.submission().schools();
    }

    @Override
    public void forgetWhy(Reference registration, int version) {
      synchronized (MemoryStore.this) {
        amendments
            .getOrDefault(registration, new ArrayList<>())
            .replaceAll(
                it ->
                    it.version() == version
                        ? new Amendment(
                            it.registration(),
                            it.version(),
                            it.at(),
                            it.by(),
                            it.deed(),
                            Optional.empty())
                        : it);
      }
    }
  }

  private final class InActs implements OrganiserActs {
    @Override
    public List<OrganiserAct> of(String round) {
      synchronized (MemoryStore.this) {
        return acts(round).stream()
            .sorted(Comparator.comparing(OrganiserAct::at).thenComparing(OrganiserAct::id))
            .toList();
      }
    }

    private List<OrganiserAct> acts(String round) {
      return acts.computeIfAbsent(round, _ -> new ArrayList<>());
    }

    @Override
    public void write(Round round, OrganiserAct act) {
      synchronized (MemoryStore.this) {
        if (acts(round.id()).stream().noneMatch(it -> it.id().equals(act.id()))) {
          acts(round.id()).add(act);
        }
      }
    }

    @Override
    public boolean sendAgain(Round round, MailId mail, OrganiserAct act) {
      synchronized (MemoryStore.this) {
        var progress = storage().mails().progress(List.of(mail), act.at()).get(mail);
        if (progress != MailProgress.SENT && progress != MailProgress.SET_ASIDE) {
          return false;
        }
        mails.put(mail, MailState.queued(mails.get(mail).trace()));
        waiting.put(new DomainEvent.MailQueued(mail), clock.instant());
        write(round, act);
        return true;
      }
    }

    @Override
    public void forgetWhy(String round, String id) {
      synchronized (MemoryStore.this) {
        acts(round).replaceAll(it -> it.id().equals(id) ? it.withoutWhy() : it);
      }
    }
  }

  private final class InRoundJournal implements RoundJournal {
    @Override
    public List<RoundChange> of(String round) {
      synchronized (MemoryStore.this) {
        return List.copyOf(changes(round));
      }
    }

    private List<RoundChange> changes(String round) {
      return roundJournals.computeIfAbsent(round, _ -> new ArrayList<>());
    }

    @Override
    public Optional<RoundChange> find(String round, int version) {
      return of(round).stream().filter(it -> it.version() == version).findFirst();
    }

    @Override
    public boolean open(Round round, RoundChange change) {
      synchronized (MemoryStore.this) {
        var running = new RunningRound(round, new RoundProgress.Unclosed());
        if (rounds.putIfAbsent(round.id(), running) != null) {
          return false;
        }
        changes(round.id()).add(change);
        return true;
      }
    }

    @Override
    public boolean edit(Round before, Round after, RoundChange change) {
      synchronized (MemoryStore.this) {
        var running = rounds.get(before.id());
        if (!running.round().equals(before)
            || find(before.id(), change.version()).isPresent()
            || before.equals(after)) {
          return false;
        }
        rounds.put(before.id(), new RunningRound(after, running.progress()));
        changes(before.id()).add(change);
        waiting.put(new DomainEvent.RoundChanged(before.id(), change.version()), clock.instant());
        return true;
      }
    }

    @Override
    public void forgetWhy(String round, int version) {
      synchronized (MemoryStore.this) {
        changes(round).replaceAll(it -> it.version() == version ? it.withoutWhy() : it);
      }
    }
  }

  private final class InMails implements Mails {
    @Override
    public boolean asked(MailId.OwnLinks mail, boolean known, String trace) {
      synchronized (MemoryStore.this) {
        if (!known) {
          return unknown.add(mail);
        }
        boolean fresh = !mails.containsKey(mail);
        MemoryStore.this.queue(mail, trace);
        return fresh;
      }
    }

    @Override
    public Optional<EmailAddress> formerAddress(MailId.Farewell mail) {
      synchronized (MemoryStore.this) {
        return Optional.ofNullable(former.get(mail));
      }
    }

    @Override
    public void forgetFormerAddress(MailId.Farewell mail) {
      synchronized (MemoryStore.this) {
        former.remove(mail);
      }
    }

    @Override
    public void queue(Round round, List<MailId> queued) {
      synchronized (MemoryStore.this) {
        queued.forEach(mail -> MemoryStore.this.queue(mail, round.id()));
      }
    }

    @Override
    public Map<MailId, MailProgress> progress(Collection<MailId> asked, Instant now) {
      synchronized (MemoryStore.this) {
        return asked.stream()
            .filter(mails::containsKey)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), mail -> progress(mails.get(mail), now)));
      }
    }

    private static MailProgress progress(MailState state, Instant now) {
      if (state.messageId().isPresent()) {
        return MailProgress.SENT;
      }
      if (state.withheld()) {
        return MailProgress.WITHHELD;
      }
      boolean dead =
          state.claimedAt().filter(at -> !now.isBefore(at.plus(SendPolicy.LEASE))).isPresent();
      return dead && state.unknown() + 1 >= SendPolicy.MAX_UNKNOWN
          ? MailProgress.SET_ASIDE
          : MailProgress.WAITING;
    }

    @Override
    public Claim claim(MailId mail, Instant now) {
      synchronized (MemoryStore.this) {
        var state = mails.get(mail);
        if (state == null) {
          return new Claim.Unknown();
        }
        if (state.messageId().isPresent()) {
          return new Claim.Sent();
        }
        if (state.withheld()) {
          return new Claim.Withheld();
        }
        if (state.claimedAt().isEmpty()) {
          mails.put(
              mail,
              new MailState(
                  state.trace(), Optional.of(now), state.unknown(), Optional.empty(), false));
          return new Claim.Yours(0, state.trace());
        }
        if (now.isBefore(state.claimedAt().get().plus(SendPolicy.LEASE))) {
          return new Claim.Busy();
        }
        int unknown = state.unknown() + 1;
        if (unknown >= SendPolicy.MAX_UNKNOWN) {
          return new Claim.SetAside(state.trace());
        }
        mails.put(
            mail, new MailState(state.trace(), Optional.of(now), unknown, Optional.empty(), false));
        return new Claim.Yours(unknown, state.trace());
      }
    }

    @Override
    public void sent(MailId mail, String messageId, Instant at) {
      synchronized (MemoryStore.this) {
        var state = mails.get(mail);
        mails.put(
            mail,
            new MailState(
                state.trace(), state.claimedAt(), state.unknown(), Optional.of(messageId), false));
        waiting.remove(new DomainEvent.MailQueued(mail));
        former.remove(mail);
      }
    }

    @Override
    public void release(MailId mail) {
      synchronized (MemoryStore.this) {
        var state = mails.get(mail);
        mails.put(
            mail,
            new MailState(
                state.trace(), Optional.empty(), state.unknown(), state.messageId(), false));
      }
    }
  }

  private final class InAddresses implements Addresses {
    @Override
    public AddressState find(AddressId address) {
      synchronized (MemoryStore.this) {
        return addresses.containsKey(address) ? addresses.get(address).state() : AddressState.FINE;
      }
    }

    @Override
    public Map<AddressId, AddressState> all() {
      synchronized (MemoryStore.this) {
        var all = new HashMap<AddressId, AddressState>();
        addresses.forEach((id, address) -> all.put(id, address.state()));
        return all;
      }
    }

    @Override
    public boolean report(DeliveryReport report) {
      synchronized (MemoryStore.this) {
        var address = addresses.computeIfAbsent(report.to(), _ -> new Address());
        if (!address.seen.add(report.message() + report.kind())) {
          return false;
        }
        switch (report.kind()) {
          case PERMANENT_BOUNCE -> {
            address.undelivered.add(report.mail());
            if (address.suppression.isEmpty()) {
              suppress(address, AddressState.Reason.BOUNCED, report.at());
            }
          }
          case COMPLAINT ->
              suppress(
                  address,
                  AddressState.Reason.COMPLAINED,
                  address.suppression.map(AddressState.Suppression::since).orElse(report.at()));
          case TRANSIENT_BOUNCE -> address.faltered = Optional.of(report.at());
          case REJECTION -> address.undelivered.add(report.mail());
        }
        return true;
      }
    }

    private static void suppress(Address address, AddressState.Reason reason, Instant since) {
      address.suppression = Optional.of(new AddressState.Suppression(reason, since));
    }

    @Override
    public boolean withhold(MailId mail, AddressId to) {
      synchronized (MemoryStore.this) {
        var address = addresses.get(to);
        if (address == null || address.suppression.isEmpty()) {
          return false;
        }
        address.undelivered.add(mail);
        mails.put(
            mail,
            new MailState(mails.get(mail).trace(), Optional.empty(), 0, Optional.empty(), true));
        waiting.remove(new DomainEvent.MailQueued(mail));
        former.remove(mail);
        return true;
      }
    }

    @Override
    public List<MailId> release(AddressId id, Instant now) {
      synchronized (MemoryStore.this) {
        var address = addresses.get(id);
        if (address == null) {
          return List.of();
        }
        address.suppression = Optional.empty();
        address.faltered = Optional.empty();
        var again =
            address.undelivered.stream()
                .filter(mails::containsKey)
                .sorted(Comparator.comparing(MailId::text))
                .toList();
        address.undelivered.clear();
        for (var mail : again) {
          mails.put(mail, MailState.queued(mails.get(mail).trace()));
          waiting.put(new DomainEvent.MailQueued(mail), clock.instant());
        }
        return again;
      }
    }
  }

  private final class InOutbox implements Outbox {
    @Override
    public List<DomainEvent> waitingSince(Instant cutoff) {
      synchronized (MemoryStore.this) {
        return waiting.entrySet().stream()
            .filter(event -> event.getValue().isBefore(cutoff))
            .map(Map.Entry::getKey)
            .toList();
      }
    }

    @Override
    public void publishAgain(DomainEvent event, Instant now) {
      // There is no bus to publish to.
    }

    @Override
    public void done(DomainEvent event) {
      synchronized (MemoryStore.this) {
        waiting.remove(event);
      }
    }
  }

  private void queue(MailId mail, String trace) {
    if (mails.putIfAbsent(mail, MailState.queued(trace)) == null) {
      waiting.put(new DomainEvent.MailQueued(mail), clock.instant());
    }
  }
}
