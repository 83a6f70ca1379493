package nl.leernetwerk.functions.seats.emailfacilitators;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import nl.leernetwerk.kernel.Outbox;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.table.TableOutbox;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.seats.SeatEvents;
import nl.leernetwerk.seats.SeatMails;

/**
 * Runs when the seats are allocated. It queues the list of initiatives for each facilitator of each
 * network, even for a network without registrations, and the totals for the organisers.
 */
public final class EmailFacilitators implements RequestStreamHandler {
  private final Rounds rounds;
  private final Mails mails;
  private final Outbox outbox;

  /** The constructor that Lambda calls. */
  public EmailFacilitators() {
    this(Surroundings.ofLambda());
  }

  public EmailFacilitators(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.mails = new TableMails(table);
    this.outbox = new TableOutbox(table);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    EventBridge.receive(
        in,
        context,
        event -> {
          if (!SeatEvents.SEATS_ALLOCATED.is(event)) {
            throw new IllegalArgumentException("not mine: " + event.type());
          }
          var id = event.subject();
          var round = rounds.find(id).orElseThrow().round();
          var queued = SeatMails.ofAllocation(round);
          mails.queue(round.retention(), queued);
          outbox.done(event);
          Log.of(context)
              .tracing(id)
              .event("FacilitatorMailsQueued", Map.of("round", id, "mails", queued.size()));
        });
  }
}
