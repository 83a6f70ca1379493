package nl.leernetwerk.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.lists.SchoolLists;
import nl.leernetwerk.schools.table.TableSchools;

/** Does what an organiser does before anybody can register: loads the schools and opens a round. */
public record Setup(Stack stack) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUICKNET = Chain.QUICKNET.hash();

  /** Does everything that these arguments ask for. */
  public void prepare(Arguments.Serve serve) throws Complaint {
    schools(serve.schools());
    round(serve.round());
  }

  /**
   * Loads these lists. Without a list, it loads an invented one, unless the table has schools
   * already.
   */
  public void schools(List<Path> files) throws Complaint {
    var schools = new TableSchools(stack.table());
    if (files.isEmpty()) {
      if (schools.all().isEmpty()) {
        schools.load(SchoolLists.invented());
      }
      return;
    }
    schools.load(lists(files));
  }

  /** The schools in these lists. Rows that could not be read are reported on standard error. */
  static List<School> lists(List<Path> files) throws Complaint {
    for (var file : files) {
      checkReadable(file);
    }
    try {
      var read = SchoolLists.read(files);
      read.problems().forEach(problem -> System.err.println("schools: " + problem));
      System.err.println("schools: loading " + read.schools().size());
      return read.schools();
    } catch (SchoolLists.UnknownForm e) {
      throw new Complaint(e.getMessage());
    } catch (IOException e) {
      throw new Complaint("The school lists cannot be read: " + e.getMessage() + ".");
    }
  }

  /**
   * Opens the round in that file. Without a file, it opens a default round, unless the table has a
   * round already.
   */
  public void round(Optional<Path> file) throws Complaint {
    if (file.isPresent()) {
      open(read(file.get()), file.get().toString());
    } else if (new TableRounds(stack.table()).all().isEmpty()) {
      open(Rounds.at(stack.clock().instant()), "the default round");
    }
  }

  /** Opens that round. */
  public void open(JsonNode round, String name) throws Complaint {
    var answer = stack.invoke("OpenRound", withStandIn(round));
    if (!answer.path("opened").asBoolean()) {
      throw new Complaint(
          StreamSupport.stream(answer.path("errors").spliterator(), false)
              .map(error -> error.path("pointer").asText() + " " + error.path("detail").asText())
              .collect(
                  Collectors.joining("; ", "The round in " + name + " cannot be opened: ", "")));
    }
  }

  /**
   * The same round, with a beacon that can be asked on this machine, whatever time its clock shows.
   */
  private static JsonNode withStandIn(JsonNode round) {
    var beacon = round.path("beacon");
    if (!beacon.path("chain").asText(QUICKNET).equals(QUICKNET)
        || !(beacon.has("chain") || beacon.has("address"))) {
      return round;
    }
    System.err.println("beacon: a stand-in with a key of its own takes the place of quicknet here");
    ObjectNode copy = round.deepCopy();
    copy.withObject("/beacon").remove(List.of("chain", "address"));
    return copy;
  }

  /** The JSON in a file. */
  public static JsonNode read(Path file) throws Complaint {
    checkReadable(file);
    try {
      var json = JSON.readTree(Files.readAllBytes(file));
      if (!json.isObject()) {
        throw new Complaint(file + " is not a round: it holds no JSON object.");
      }
      return json;
    } catch (JacksonException e) {
      throw new Complaint(file + " is not JSON: " + e.getOriginalMessage() + ".");
    } catch (IOException e) {
      throw new Complaint(file + " cannot be read: " + e.getMessage() + ".");
    }
  }

  static void checkReadable(Path file) throws Complaint {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new Complaint("There is no readable file " + file + ".");
    }
  }
}
