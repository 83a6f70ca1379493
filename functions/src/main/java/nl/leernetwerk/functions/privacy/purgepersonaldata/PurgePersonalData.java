package nl.leernetwerk.functions.privacy.purgepersonaldata;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.table.TableCheck;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.privacy.Erasures;
import nl.leernetwerk.privacy.store.PersonalData;
import nl.leernetwerk.privacy.table.TableErasures;
import nl.leernetwerk.privacy.table.TablePurge;
import nl.leernetwerk.registry.StoredKinds;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;

/**
 * Every day: deletes the personal data of each round whose date of deletion has come, and removes
 * again every person who asked for removal. The function looks at what is stored now, so data that
 * a restored backup brought back is deleted again. It also reads every item, and reports each item
 * that cannot be read.
 */
public final class PurgePersonalData implements RequestStreamHandler {
  private final Rounds rounds;
  private final PersonalData data;
  private final TablePurge purge;
  private final TableCheck check;
  private final TableAddressIds ids;
  private final Erasures erasures;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public PurgePersonalData() {
    this(Surroundings.ofLambda());
  }

  public PurgePersonalData(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.data = StoredKinds.personalData(table);
    this.purge = StoredKinds.purge(table);
    this.check = StoredKinds.check(table);
    this.ids = new TableAddressIds(table);
    this.erasures = new TableErasures(surroundings.table("ERASURES_TABLE_NAME"));
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    EventBridge.guarded(context, () -> purge(Log.of(context)));
  }

  private int purge(Log log) {
    var now = clock.instant();
    var due = due(now);
    var steps =
        List.<Runnable>of(
            () -> purge(due, now, log),
            () -> ids.find().ifPresent(known -> eraseAgain(known, log)),
            () -> data.tidy(ids.find(), now),
            () -> check.unreadable().forEach(log::unreadable));
    return EventBridge.each(
        steps,
        _ -> log,
        step -> {
          step.run();
          return true;
        });
  }

  private void purge(Set<String> due, Instant now, Log log) {
    int deleted = due.isEmpty() ? 0 : purge.purge(due, now);
    if (deleted > 0) {
      log.event("PersonalDataPurged", Map.of("items", deleted));
    }
  }

  private Set<String> due(Instant now) {
    return rounds.all().stream()
        .map(RunningRound::round)
        .filter(round -> !now.isBefore(round.purgedAt()))
        .map(Round::id)
        .collect(Collectors.toSet());
  }

  private void eraseAgain(AddressIds known, Log log) {
    erasures.read().unreadable().forEach(log::unreadable);
    var asked = erasures.all();
    if (!asked.isEmpty()) {
      var again = data.erase(new Erasure(known, asked));
      if (!again.isEmpty()) {
        log.warning("ErasedAgain", Map.of("registrations", again.size()));
      }
    }
  }
}
