package nl.leernetwerk.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.themes.Grouping.Group;
import nl.leernetwerk.themes.Grouping.Merge;
import nl.leernetwerk.themes.Grouping.Placed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemesTest {
  private static final Themes THEMES = Themes.of(Catalogue.load());

  /** Ten of them, so that one may be left over. */
  private static final List<Question> CLEAR =
      questions(
          "Hoe voeren we een moeilijk gesprek met een boze vader en moeder?",
          "Gescheiden ouders die niet met elkaar praten, wie nodig je uit?",
          "De ouderavond wordt slecht bezocht, hoe bereiken we ouders?",
          "Waar vraag je een traplift en een rolstoeltoegankelijk toilet aan?",
          "Ons gebouw heeft drempels en smalle deuren, en een lift is te duur.",
          "De akoestiek in de lokalen van onze nieuwbouw is slecht.",
          "Mag de leerkracht medicijnen en sondevoeding geven?",
          "Wie verschoont een leerling die niet zindelijk is?",
          "Een thuiszitter komt al maanden niet meer naar school.",
          "Hoe bouw je de terugkeer op na lang verzuim?");

  private static List<Question> questions(String... texts) {
    return IntStream.range(0, texts.length)
        .mapToObj(i -> new Question("q%02d".formatted(i), texts[i]))
        .toList();
  }

  private static List<Question> and(List<Question> questions, Question... more) {
    return Stream.concat(questions.stream(), Stream.of(more)).toList();
  }

  private static Grouping group(List<Question> questions) {
    return THEMES.group(questions, OptionalInt.empty());
  }

  private static Map<String, String> themes(Grouping grouping) {
    var themes = new HashMap<String, String>();
    for (var group : grouping.groups()) {
      group.questions().forEach(it -> themes.put(it.id(), group.theme().orElse("nameless")));
    }
    grouping.leftOver().forEach(it -> themes.put(it.id(), "left over"));
    return themes;
  }

  private static Placed placed(Grouping grouping, String id) {
    return grouping.groups().stream()
        .flatMap(group -> group.questions().stream())
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void questions_stand_in_the_theme_that_they_are_about() {
    assertEquals(
        Map.of(
            "q00", "ouders",
            "q01", "ouders",
            "q02", "ouders",
            "q03", "huisvesting",
            "q04", "huisvesting",
            "q05", "huisvesting",
            "q06", "zorg-in-onderwijstijd",
            "q07", "zorg-in-onderwijstijd",
            "q08", "verzuim-en-thuiszitters",
            "q09", "verzuim-en-thuiszitters"),
        themes(group(CLEAR)));
  }

  @Test
  void the_order_of_the_questions_changes_nothing() {
    var questions = new ArrayList<>(heldApart());
    var wanted = OptionalInt.of(9);
    var free = group(questions);
    var nine = THEMES.group(questions, wanted);
    var random = new Random(1);
    for (int i = 0; i < 3; i++) {
      Collections.shuffle(questions, random);
      assertEquals(free, group(questions));
      assertEquals(nine, THEMES.group(questions, wanted));
    }
  }

  @Test
  void each_question_stands_in_one_place() {
    var questions = heldApart();
    var grouping = group(questions);
    assertEquals(
        questions.stream().map(Question::id).sorted().toList(),
        Stream.concat(
                grouping.groups().stream().flatMap(it -> it.questions().stream()),
                grouping.leftOver().stream())
            .map(Placed::id)
            .sorted()
            .toList());
  }

  @Test
  void a_question_that_fits_nothing_is_left_over_and_says_what_is_nearest() {
    var left = group(and(CLEAR, new Question("x", "Bowlen op dinsdag?"))).leftOver();
    assertEquals(List.of("x"), left.stream().map(Placed::id).toList());
    assertTrue(
        left.getFirst().reason().startsWith("past bij geen thema goed; nog het meest bij: "),
        left.getFirst().reason());
  }

  @Test
  void no_more_than_fifteen_in_a_hundred_are_left_over() {
    var nonsense =
        questions("bowlen", "kaarten", "zwemmen", "fietsen", "koken", "vissen", "zeilen");
    assertEquals(1, group(nonsense).leftOver().size());
  }

  @Test
  void left_over_questions_that_resemble_each_other_are_a_group_without_a_theme() {
    var grouping =
        group(
            and(
                and(CLEAR, new Question("q10", "Wie schenkt koffie op de ouderavond voor ouders?")),
                new Question("q11", "Lift en traplift in het gebouw, en het toilet?"),
                new Question("x", "Bowlen op dinsdag?"),
                new Question("y", "Is dinsdag bowlen?")));
    var group = grouping.groups().getLast();
    assertEquals(Optional.empty(), group.theme());
    assertEquals("Nog zonder naam: Bowlen, dinsdag", group.name());
    assertEquals(List.of("x", "y"), group.questions().stream().map(Placed::id).toList());
    assertEquals(List.of(), grouping.leftOver());
  }

  @Test
  void a_reason_names_the_words_as_they_were_typed_and_what_resembles_the_question() {
    var reason = placed(group(CLEAR), "q08").reason();
    assertTrue(reason.matches("om: .*\\bthuiszitter\\b.*; lijkt op: “.+”"), reason);
  }

  @Test
  void a_second_theme_that_fits_nearly_as_well_is_told() {
    var fruit = new Theme("fruit", "Fruit", "-", List.of("appel"), List.of("De peer is rijp."));
    var dieren = new Theme("dieren", "Dieren", "-", List.of("hond"), List.of("De kat is thuis."));
    var grouping =
        Themes.of(new Catalogue(List.of(fruit, dieren)))
            .group(questions("Een hond eet een appel", "Een hond"), OptionalInt.empty());
    var told =
        Stream.of(
            grouping.groups().stream()
                .filter(it -> it.questions().contains(placed(grouping, "q00")))
                .map(Group::name)
                .findFirst(),
            placed(grouping, "q00").second());
    assertEquals(List.of("Dieren", "Fruit"), told.map(Optional::orElseThrow).sorted().toList());
    assertEquals(Optional.empty(), placed(grouping, "q01").second());
  }

  @Test
  void the_number_of_a_theme_stays_when_questions_go() {
    var all = numbers(group(CLEAR));
    for (var gone : CLEAR) {
      var rest = CLEAR.stream().filter(it -> !it.equals(gone)).toList();
      numbers(group(rest)).forEach((name, number) -> assertEquals(all.get(name), number, name));
    }
  }

  private static Map<String, Integer> numbers(Grouping grouping) {
    var numbers = new HashMap<String, Integer>();
    grouping.groups().forEach(group -> numbers.put(group.name(), group.number()));
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 12, 18, 21})
  void as_many_themes_as_are_wanted(int wanted) {
    assertEquals(wanted, THEMES.group(heldApart(), OptionalInt.of(wanted)).groups().size());
  }

  @Test
  void more_themes_than_the_questions_ask_for_are_opened_for_the_questions_in_doubt() {
    assertEquals(4, group(CLEAR).groups().size());
    assertEquals(6, THEMES.group(CLEAR, OptionalInt.of(6)).groups().size());
    assertEquals(10, THEMES.group(CLEAR, OptionalInt.of(10)).groups().size());
    assertEquals(10, THEMES.group(CLEAR, OptionalInt.of(11)).groups().size());
  }

  @Test
  void a_small_theme_is_offered_for_merging_and_stays() {
    var grouping = group(CLEAR);
    var small = grouping.groups().stream().filter(it -> it.questions().size() < 3).toList();
    assertEquals(2, small.size());
    assertEquals(
        small.stream().map(Group::number).toList(),
        grouping.merges().stream().map(Merge::group).toList());
    var numbers = grouping.groups().stream().map(Group::number).toList();
    grouping.merges().forEach(merge -> assertTrue(numbers.contains(merge.into())));
  }

  @Test
  void no_questions_make_no_groups() {
    assertEquals(new Grouping(List.of(), List.of(), List.of()), group(List.of()));
  }

  @Test
  void an_empty_question_and_one_without_a_letter_are_grouped_too() {
    var odd = and(CLEAR, new Question("x", ""), new Question("y", "?!"), new Question("z", "é"));
    assertEquals(13, themes(group(odd)).size());
  }

  @Test
  void two_questions_with_one_id_are_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> group(List.of(new Question("a", "Ouders"), new Question("a", "Gebouw"))));
  }

  @Test
  void a_new_question_joins_the_decided_group_of_its_theme() {
    var decided =
        List.of(
            new Decided(Optional.of("huisvesting"), CLEAR.subList(3, 6)),
            new Decided(Optional.of("ouders"), CLEAR.subList(0, 3)));
    var beside =
        THEMES.beside(decided, List.of(new Question("n", "Hoe ga je om met boze ouders?")));
    assertEquals(List.of(List.of(), List.of("n")), ids(beside));
    assertEquals(List.of(), beside.apart().groups());
  }

  @Test
  void a_new_question_joins_a_group_that_people_made_when_it_resembles_what_stands_there() {
    var decided = List.of(new Decided(Optional.empty(), CLEAR.subList(6, 8)));
    var beside =
        THEMES.beside(
            decided, List.of(new Question("n", "Wie mag er insuline en medicatie geven?")));
    assertEquals(List.of(List.of("n")), ids(beside));
    assertTrue(beside.joining().getFirst().getFirst().reason().contains("medicatie"));
  }

  @Test
  void a_new_question_that_fits_no_decided_group_is_grouped_apart() {
    var decided = List.of(new Decided(Optional.of("ouders"), CLEAR.subList(0, 8)));
    var beside =
        THEMES.beside(
            decided,
            List.of(
                new Question("n", "Een thuiszitter komt niet naar school: wat doet leerplicht?"),
                new Question("x", "Bowlen op dinsdag?")));
    assertEquals(List.of(List.of()), ids(beside));
    assertEquals(Map.of("n", "verzuim-en-thuiszitters", "x", "left over"), themes(beside.apart()));
  }

  @Test
  void what_was_decided_is_no_part_of_the_answer() {
    var decided = List.of(new Decided(Optional.of("huisvesting"), CLEAR.subList(0, 8)));
    var beside = THEMES.beside(decided, List.of());
    assertEquals(List.of(List.of()), ids(beside));
    assertEquals(new Grouping(List.of(), List.of(), List.of()), beside.apart());
  }

  private static List<List<String>> ids(Beside beside) {
    return beside.joining().stream().map(group -> group.stream().map(Placed::id).toList()).toList();
  }

  private static List<Question> heldApart() {
    return LabelledQuestion.heldApart().stream().map(LabelledQuestion::question).toList();
  }
}
