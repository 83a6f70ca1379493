package nl.leernetwerk.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.allocation.Allocation;
import nl.leernetwerk.allocation.Allocations;
import nl.leernetwerk.enrolment.Idempotency;
import nl.leernetwerk.enrolment.NetworkChoice;
import nl.leernetwerk.enrolment.Participant;
import nl.leernetwerk.enrolment.Receipt;
import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.RegistrationState;
import nl.leernetwerk.enrolment.Registrations;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.enrolment.RoundProgress;
import nl.leernetwerk.enrolment.Rounds;
import nl.leernetwerk.enrolment.RunningRound;
import nl.leernetwerk.enrolment.School;
import nl.leernetwerk.enrolment.SchoolCode;
import nl.leernetwerk.enrolment.Schools;
import nl.leernetwerk.events.DomainEvent;
import nl.leernetwerk.events.Outbox;
import nl.leernetwerk.mail.MailId;
import nl.leernetwerk.mail.Mails;
import nl.leernetwerk.mail.SendPolicy;
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
  private final Map<MailId, MailState> mails = new LinkedHashMap<>();
  private final Map<DomainEvent, Instant> waiting = new LinkedHashMap<>();
  private List<School> list = List.of();

  private record Post(String content, Reference reference) {}

  private record MailState(Optional<Instant> claimedAt, int unknown, Optional<String> messageId) {}

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
        new InMails(),
        new InOutbox());
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
        queued.forEach(MemoryStore.this::queue);
        return new Receipt.Accepted(registration.reference());
      }
    }

    private static String claim(Round round, Participant school) {
      return round.id() + "#" + school.identity();
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
          if (before != null && before.state() instanceof RegistrationState.Submitted) {
            registrations.put(
                reference,
                new Registration(
                    reference,
                    before.arrival(),
                    before.submission(),
                    new RegistrationState.Decided(applied.outcome())));
            applied.mails().forEach(MemoryStore.this::queue);
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

  private final class InMails implements Mails {
    @Override
    public void queue(Round round, List<MailId> queued) {
      synchronized (MemoryStore.this) {
        new ArrayList<>(queued).forEach(MemoryStore.this::queue);
      }
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
        if (state.claimedAt().isEmpty()) {
          mails.put(mail, new MailState(Optional.of(now), state.unknown(), Optional.empty()));
          return new Claim.Yours(0);
        }
        if (now.isBefore(state.claimedAt().get().plus(SendPolicy.LEASE))) {
          return new Claim.Busy();
        }
        int unknown = state.unknown() + 1;
        if (unknown >= SendPolicy.MAX_UNKNOWN) {
          return new Claim.SetAside();
        }
        mails.put(mail, new MailState(Optional.of(now), unknown, Optional.empty()));
        return new Claim.Yours(unknown);
      }
    }

    @Override
    public void sent(MailId mail, String messageId, Instant at) {
      synchronized (MemoryStore.this) {
        var state = mails.get(mail);
        mails.put(mail, new MailState(state.claimedAt(), state.unknown(), Optional.of(messageId)));
        waiting.remove(new DomainEvent.MailQueued(mail));
      }
    }

    @Override
    public void release(MailId mail) {
      synchronized (MemoryStore.this) {
        var state = mails.get(mail);
        mails.put(mail, new MailState(Optional.empty(), state.unknown(), state.messageId()));
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

  private void queue(MailId mail) {
    if (mails.putIfAbsent(mail, new MailState(Optional.empty(), 0, Optional.empty())) == null) {
      waiting.put(new DomainEvent.MailQueued(mail), clock.instant());
    }
  }
}
