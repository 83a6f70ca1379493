package nl.leernetwerk.functions.schools.searchschools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchSchoolsTest {
  private final MovingClock clock = new MovingClock(Instant.parse("2024-09-12T12:00:00Z"));
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final SearchSchools function =
      new SearchSchools(TestSurroundings.of(table).clock(clock).get());

  @BeforeEach
  void load_the_schools() {
    var schools = new ArrayList<School>(Sample.schools().values());
    IntStream.range(0, 30)
        .mapToObj(
            n ->
                Sample.school(
                    "98XX%02d".formatted(n), "De Regenboog " + n, "Breda", SchoolSector.PO))
        .forEach(schools::add);
    storage.schools().load(schools);
  }

  @Test
  void the_sample_event_finds_the_school_it_describes() {
    var result = Invocation.invoke(function, Invocation.event("search-schools"));
    assertEquals(200, result.status());
    assertEquals(
        Invocation.parse(
            """
            [{"code": "99AC00", "name": "Kindcentrum Het Kompas", "place": "Rotterdam",
              "sector": "PO"}]
            """),
        result.body());
  }

  @Test
  void a_code_finds_its_school() {
    assertEquals(List.of("99BB02"), codes(ask("99bb02")));
  }

  @Test
  void at_most_ten_schools_are_told_and_a_header_tells_how_many_more_match() {
    var result = ask("regenboog breda");
    assertEquals(10, result.body().size());
    assertEquals("20", more(result));
    assertEquals("0", more(ask("99bb02")));
  }

  @Test
  void the_street_is_told_of_a_school_whose_street_the_list_tells() {
    storage
        .schools()
        .load(
            List.of(
                new School(
                    new SchoolCode("97AB00"),
                    "De Jutter",
                    "Den Burg",
                    SchoolSector.PO,
                    Optional.empty(),
                    Optional.of("Emmalaan 4"),
                    Optional.of("TEXEL"))));
    for (var text : List.of("jutter", "texel", "emmalaan")) {
      assertEquals(
          Invocation.parse(
              """
              [{"code": "97AB00", "name": "De Jutter", "place": "Den Burg", "sector": "PO",
                "street": "Emmalaan 4"}]
              """),
          ask(text).body(),
          text);
    }
  }

  @Test
  void without_a_search_text_nothing_is_found() {
    assertEquals(List.of(), codes(ask("")));
    var event = (ObjectNode) Invocation.event("search-schools");
    event.remove("queryStringParameters");
    var result = Invocation.invoke(function, event);
    assertEquals(200, result.status());
    assertEquals(List.of(), codes(result));
  }

  @Test
  void before_any_list_was_loaded_nothing_is_found() {
    var empty = LocalTable.create(clock);
    var alone = new SearchSchools(TestSurroundings.of(empty).clock(clock).get());
    var result = Invocation.invoke(alone, Invocation.event("search-schools"));
    assertEquals(200, result.status());
    assertEquals(List.of(), codes(result));
  }

  @Test
  void a_new_list_is_seen_after_a_quarter_of_an_hour() {
    assertEquals(1, ask("kompas").body().size());
    storage.schools().load(List.of(Sample.school("97AA00", "Het Roer", "Sneek", SchoolSector.PO)));
    clock.pass(Duration.ofMinutes(15));
    assertEquals(1, ask("kompas").body().size());
    clock.pass(Duration.ofMillis(1));
    assertEquals(List.of(), codes(ask("kompas")));
    assertEquals(List.of("97AA00"), codes(ask("het roer")));
  }

  private Invocation.Result ask(String question) {
    var event = (ObjectNode) Invocation.event("search-schools");
    event.putObject("queryStringParameters").put("q", question);
    return Invocation.invoke(function, event);
  }

  private static String more(Invocation.Result result) {
    return result.answer().at("/headers/more-schools").asText();
  }

  private static List<String> codes(Invocation.Result result) {
    return result.body().findValuesAsText("code");
  }
}
