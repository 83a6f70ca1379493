package nl.leernetwerk.local.draw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.functions.seats.consultbeacon.BlsSignatures;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.rounds.DrawRules;
import nl.leernetwerk.seats.Ballot;
import nl.leernetwerk.seats.DrawRecord;
import nl.leernetwerk.seats.json.DrawRecordJson;

/** {@code ./run verify-draw FILE}: computes a published draw again and tells where it differs. */
public final class VerifyDraw {
  /** The exit code when the record agrees with what follows from it. */
  public static final int AGREES = 0;

  /** The exit code when something in the record does not follow from the rest. */
  public static final int DIFFERS = 1;

  /** The exit code when the file is not a record that can be checked. */
  public static final int UNREADABLE = 2;

  private static final ObjectMapper JSON = new ObjectMapper();

  private VerifyDraw() {}

  /** Checks the record in a file and prints the result on {@code out}. */
  public static int verify(Path file, PrintStream out) {
    try {
      return verify(JSON.readTree(Files.readAllBytes(file)), out);
    } catch (IOException _) {
      out.println("unreadable: " + file + " is no JSON that can be read");
      return UNREADABLE;
    }
  }

  /** Checks a record and tells on {@code out} what came of it. */
  public static int verify(JsonNode json, PrintStream out) {
    DrawRecord record;
    try {
      record = DrawRecordJson.recompute(json);
    } catch (DrawRecordJson.Unreadable e) {
      out.println("unreadable: at " + (e.getMessage().isEmpty() ? "/" : e.getMessage()));
      return UNREADABLE;
    }
    var differences = new ArrayList<>(signature(record));
    differences.addAll(twice(record));
    compare("", json, DrawRecordJson.write(record), differences);
    if (!record.list().rules().equals(DrawRules.HASH)) {
      differences.add("/rules: no text of rules that this program knows");
    }
    differences.forEach(it -> out.println("differs: " + it));
    if (!differences.isEmpty()) {
      return DIFFERS;
    }
    agreed(record, out);
    return AGREES;
  }

  /** The registrations that are on the list twice: such a registration would have two turns. */
  private static List<String> twice(DrawRecord record) {
    var seen = new HashSet<Reference>();
    return record.list().ballots().stream()
        .map(Ballot::reference)
        .filter(it -> !seen.add(it))
        .map(it -> "/list: " + it.text() + " is on it twice")
        .toList();
  }

  private static List<String> signature(DrawRecord record) {
    var differences = new ArrayList<String>();
    if (record.list().beacon().isPresent() && record.drawn().isPresent()) {
      var beacon = record.list().beacon().get();
      var pulse = record.drawn().get().pulse().orElseThrow();
      if (!beacon.mayDecide(pulse.round())) {
        differences.add("/pulse/round: not the round that was named, nor one that follows it");
      }
      if (!new BlsSignatures().genuine(beacon.chain(), pulse)) {
        differences.add("/pulse/signature: the chain did not sign that round so");
      }
    }
    return differences;
  }

  private static void compare(String at, JsonNode found, JsonNode expected, List<String> out) {
    if (found.isObject() && expected.isObject()) {
      var names = new LinkedHashSet<String>();
      found.fieldNames().forEachRemaining(names::add);
      expected.fieldNames().forEachRemaining(names::add);
      for (var name : names) {
        compare(at + "/" + name, found.path(name), expected.path(name), out);
      }
    } else if (found.isArray() && expected.isArray()) {
      for (int i = 0; i < Math.max(found.size(), expected.size()); i++) {
        compare(at + "/" + i, found.path(i), expected.path(i), out);
      }
    } else if (!found.equals(expected)
        && !(found.isIntegralNumber()
            && expected.isIntegralNumber()
            && found.asText().equals(expected.asText()))) {
      out.add("%s: the file says %s, computed is %s".formatted(at, said(found), said(expected)));
    }
  }

  private static String said(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.toString();
  }

  private static void agreed(DrawRecord record, PrintStream out) {
    var list = record.list();
    out.println("agrees: the list of " + list.ballots().size() + ", with hash " + list.hash());
    list.beacon().ifPresent(it -> out.println("beacon: " + named(it)));
    record
        .drawn()
        .ifPresentOrElse(
            drawn -> {
              drawn.pulse().ifPresent(it -> out.println("agrees: " + signed(it)));
              if (drawn.pulse().isEmpty()) {
                out.println("seed: drawn by the system, which nobody can check");
              }
              out.println("agrees: seed, order, seats and waiting list");
            },
            () -> out.println("not drawn yet"));
  }

  private static String named(Beacon beacon) {
    return "round %d of chain %s%s, known from %s"
        .formatted(
            beacon.round(),
            beacon.chain().hash(),
            beacon.chain().equals(Chain.QUICKNET) ? " (quicknet)" : " (NOT quicknet)",
            beacon.at());
  }

  private static String signed(Pulse pulse) {
    return "the signature of round " + pulse.round();
  }
}
