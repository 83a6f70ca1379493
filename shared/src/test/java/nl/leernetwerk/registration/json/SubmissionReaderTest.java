package nl.leernetwerk.registration.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.registration.OptionalText;
import nl.leernetwerk.registration.Pair;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Seeks;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolName;
import nl.leernetwerk.schools.Schools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class SubmissionReaderTest {
  static final String VALID =
      """
      {"network": "PO",
       "initiative": {"name": "Samen op de Maas"},
       "schools": [{"code": "16XY00"}, {"name": "De Nieuwe Brug", "place": "Almere"}],
       "practitioner": {"name": "Noor de Wit", "email": "noor@maas.example",
                        "role": "leerlingbegeleider", "phone": "06-1234 5678"},
       "leader": {"name": "Ab Smit", "email": "a.smit@maas.example", "role": "directeur"},
       "learningQuestions": ["Hoe leren we samen?", "Wat werkt\\nin groep 3?"],
       "expectations": "Kennis uit de praktijk",
       "contribution": "Onze aanpak", "seeks": ["answers", "sharing"],
       "submittedBy": "leader"}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A list that is empty. */
  private static final Schools NO_SCHOOLS =
      new Schools() {
        @Override
        public Map<SchoolCode, School> find(Collection<SchoolCode> codes) {
          return Map.of();
        }

        @Override
        public Map<SchoolName, SchoolCode> byName(Collection<SchoolName> names) {
          return Map.of();
        }

        @Override
        public List<School> all() {
          return List.of();
        }

        @Override
        public void load(Collection<School> schools) {
          throw new UnsupportedOperationException();
        }
      };

  @Test
  void a_whole_submission_is_read() {
    assertEquals(
        new Submission(
            Sector.PO,
            "Samen op de Maas",
            List.of(
                new Participant.Listed(new SchoolCode("16XY00")),
                new Participant.Unlisted("De Nieuwe Brug", "Almere")),
            new Pair(
                new Person(
                    "Noor de Wit",
                    new EmailAddress("noor@maas.example"),
                    "leerlingbegeleider",
                    Optional.of("06-1234 5678")),
                new Person(
                    "Ab Smit",
                    new EmailAddress("a.smit@maas.example"),
                    "directeur",
                    Optional.empty())),
            SubmittedBy.LEADER,
            List.of("Hoe leren we samen?", "Wat werkt\nin groep 3?"),
            "Kennis uit de praktijk",
            Map.of(OptionalText.CONTRIBUTION, "Onze aanpak"),
            Set.of(Seeks.ANSWERS, Seeks.SHARING)),
        valid(_ -> {}));
  }

  @Test
  void optional_fields_may_be_left_out_null_or_empty() {
    var least =
        valid(
            json -> {
              json.remove(List.of("contribution", "seeks", "submittedBy"));
              json.withObject("/practitioner").remove("phone");
            });
    assertEquals(SubmittedBy.PRACTITIONER, least.submittedBy());
    assertEquals(Set.of(), least.seeks());
    assertEquals(Map.of(), least.texts());
    assertEquals(Optional.empty(), least.pair().practitioner().phone());
    assertEquals(
        least,
        valid(
            json -> {
              json.putNull("contribution").putNull("seeks").putNull("submittedBy");
              json.withObject("/practitioner").putNull("phone");
              parent(json, "schools/0/x").putNull("name").putNull("place");
              parent(json, "schools/1/x").putNull("code");
            }));
    assertEquals(
        least,
        valid(
            json -> {
              json.remove("submittedBy");
              json.put("contribution", " ").putArray("seeks");
              json.withObject("/practitioner").put("phone", "");
            }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "network",
        "initiative",
        "initiative/name",
        "schools",
        "practitioner",
        "practitioner/name",
        "practitioner/email",
        "practitioner/role",
        "leader",
        "leader/name",
        "leader/email",
        "leader/role",
        "learningQuestions",
        "expectations",
      })
  void required_fields_may_not_be_missing_or_null(String field) {
    assertPointers(invalid(json -> parent(json, field).remove(last(field))), "#/" + field);
    assertPointers(invalid(json -> parent(json, field).putNull(last(field))), "#/" + field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initiative/name",
        "practitioner/name",
        "practitioner/email",
        "practitioner/role",
        "leader/name",
        "leader/email",
        "leader/role",
        "expectations",
      })
  void required_fields_may_not_be_blank(String field) {
    for (var blank :
        List.of("", "   ", "\t\n", "\u00A0\u2003", "\u200B", "\uFEFF\u2060", "\u3164")) {
      assertPointers(invalid(json -> parent(json, field).put(last(field), blank)), "#/" + field);
    }
  }

  @Test
  void blank_learning_questions_and_school_fields_are_refused() {
    assertPointers(
        invalid(json -> json.putArray("learningQuestions").add(" ").add("Hoe?").add("\u200B")),
        "#/learningQuestions/0",
        "#/learningQuestions/2");
    assertPointers(
        invalid(json -> json.putArray("learningQuestions").addNull()), "#/learningQuestions/0");
    assertPointers(
        invalid(json -> json.putArray("schools").addObject().put("code", " ")), "#/schools/0/code");
    assertPointers(
        invalid(json -> json.putArray("schools").addObject().put("name", "").put("place", " ")),
        "#/schools/0/name",
        "#/schools/0/place");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "network                | 1       | #/network",
        "network                | \"po\"  | #/network",
        "network                | \"SO\"  | #/network",
        "network                | [\"PO\"]| #/network",
        "initiative             | \"x\"   | #/initiative",
        "initiative             | []      | #/initiative",
        "initiative/name        | 7       | #/initiative/name",
        "schools                | {}      | #/schools",
        "schools                | \"x\"   | #/schools",
        "schools                | [1]     | #/schools/0",
        "schools                | [null]  | #/schools/0",
        "practitioner           | true    | #/practitioner",
        "practitioner/email     | {}      | #/practitioner/email",
        "practitioner/phone     | 612345678 | #/practitioner/phone",
        "leader/role            | false   | #/leader/role",
        "learningQuestions      | \"Hoe?\"| #/learningQuestions",
        "learningQuestions      | [3]     | #/learningQuestions/0",
        "expectations           | [\"x\"] | #/expectations",
        "contribution           | 0       | #/contribution",
        "seeks                  | \"answers\" | #/seeks",
        "seeks                  | [\"answer\"] | #/seeks/0",
        "seeks                  | [\"answers\",null,1] | #/seeks/1 #/seeks/2",
        "submittedBy            | \"\"    | #/submittedBy",
        "submittedBy            | \"Leader\" | #/submittedBy",
      })
  void a_value_of_the_wrong_kind_is_refused(String field, String value, String pointers) {
    var wrong = parse(value);
    assertPointers(
        invalid(json -> parent(json, field).set(last(field), wrong)), pointers.split(" "));
  }

  @Test
  void a_wrong_choice_is_refused_with_the_possible_choices() {
    assertDetail("PO of VO", invalid(json -> json.put("network", "MBO")));
    assertDetail("answers", invalid(json -> json.putArray("seeks").add("fun")));
    assertDetail("practitioner", invalid(json -> json.put("submittedBy", "me")));
  }

  @Test
  void the_same_thing_that_an_initiative_seeks_may_be_named_twice() {
    assertEquals(
        Set.of(Seeks.PRACTICE),
        valid(json -> json.putArray("seeks").add("practice").add("practice")).seeks());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"x\"", "3", "true"})
  void a_document_that_is_no_object_is_refused_as_a_whole(String document) {
    assertPointers(invalid(parse(document)), "#");
  }

  @Test
  void unknown_fields_are_refused_at_every_level() {
    assertPointers(
        invalid(
            json -> {
              json.put("homepage", "x");
              json.withObject("/initiative").put("id", 1);
              parent(json, "schools/0/x").put("sector", "PO");
              parent(json, "schools/1/x").putNull("street");
              json.withObject("/practitioner").put("birthday", "x");
              json.withObject("/leader").put("Name", "x");
            }),
        "#/initiative/id",
        "#/schools/0/sector",
        "#/schools/1/street",
        "#/practitioner/birthday",
        "#/leader/Name",
        "#/homepage");
  }

  @Test
  void the_field_that_people_do_not_see_may_be_empty_and_nothing_else() {
    assertEquals(valid(_ -> {}), valid(json -> json.put("website", "")));
    assertEquals(valid(_ -> {}), valid(json -> json.putNull("website")));
    assertPointers(invalid(json -> json.put("website", " ")), "#/website");
    assertPointers(invalid(json -> json.put("website", "https://example.org")), "#/website");
    assertPointers(invalid(json -> json.putArray("website")), "#/website");
  }

  @Test
  void pointers_to_strange_names_are_escaped() {
    assertPointers(
        invalid(
            json ->
                json.put("a/b~c", 1)
                    .put("", 1)
                    .put("een veld", 1)
                    .put("\"<é>%#", 1)
                    .put("\ud800", 1)),
        "#/a~1b~0c",
        "#/",
        "#/een%20veld",
        "#/%22%3C%C3%A9%3E%25%23",
        "#/%EF%BF%BD");
  }

  @ParameterizedTest
  @CsvSource({
    "initiative/name, 120",
    "practitioner/name, 100",
    "practitioner/role, 80",
    "leader/name, 100",
    "leader/role, 80",
    "expectations, 2000",
    "contribution, 2000",
    "learningQuestions/0, 1000",
    "schools/1/name, 120",
    "schools/1/place, 80",
  })
  void a_text_may_be_as_long_as_its_maximum_and_no_longer(String field, int max) {
    // An emoji is two chars in Java and one character for the person who types it.
    valid(json -> put(json, field, " a" + "😀".repeat(max - 1) + " "));
    var errors = invalid(json -> put(json, field, "a" + "😀".repeat(max)));
    assertPointers(errors, "#/" + field);
    assertDetail("te lang: " + (max + 1) + " tekens", errors);
    assertDetail("hoogstens " + max, errors);
  }

  @Test
  void a_phone_number_and_an_address_have_a_maximum_too() {
    valid(json -> put(json, "leader/phone", "0".repeat(40)));
    assertDetail("41 tekens", invalid(json -> put(json, "leader/phone", "0".repeat(41))));
    var domain = ("x".repeat(60) + ".").repeat(3) + "nl";
    var longest = "n".repeat(64) + "@" + "yyy." + domain;
    assertEquals(254, longest.length());
    valid(json -> put(json, "leader/email", longest));
    assertDetail("255 tekens", invalid(json -> put(json, "leader/email", longest + "x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "noor@school.nl",
        "noor+leernetwerk@school.nl",
        "n.de.wit@sub.school.example.org",
        "o'neill@school.nl",
        "NOOR@School.NL",
        "  noor@school.nl  ",
        "\u00A0noor@school.nl",
        "1@2.nl",
        "noor_wit-smit@xn--schl-5qa.nl",
        "a!#$%&*/=?^`{|}~b@school.nl",
      })
  void an_address_with_a_valid_form_is_accepted(String address) {
    assertEquals(
        address.replace('\u00A0', ' ').strip(),
        valid(json -> put(json, "leader/email", address)).pair().leader().email().value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "noor",
        "noor@",
        "@school.nl",
        "noor@school",
        "noor@@school.nl",
        "noor@school..nl",
        "noor@.school.nl",
        "noor@school.nl.",
        ".noor@school.nl",
        "noor.@school.nl",
        "no..or@school.nl",
        "noor wit@school.nl",
        "noor@sch ool.nl",
        "noor@school,nl",
        "noor@school_x.nl",
        "noor@-school.nl",
        "noor@school.nl, ab@school.nl",
        "noor@school.nl;ab@school.nl",
        "Noor <noor@school.nl>",
        "noor@school.nl\nbcc: ab@school.nl",
        "noör@school.nl",
        "noor@schóól.nl",
        "\"noor\"@school.nl",
        "noor@[127.0.0.1]",
        "noor@127.0.0.1",
        "noor@school.n",
        "noor(at)school.nl",
      })
  void an_address_with_an_invalid_form_is_refused(String address) {
    assertPointers(
        invalid(json -> put(json, "practitioner/email", address)), "#/practitioner/email");
  }

  @Test
  void both_people_of_a_pair_may_share_an_address() {
    assertTrue(
        valid(json -> put(json, "leader/email", "Noor@Maas.example ")).pair().sharesAddress());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"06-12345678", "+31 (0)6 12 34 56 78", "0031612345678", "030 123 toestel 456"})
  void a_phone_number_may_be_spelled_in_any_way(String phone) {
    assertEquals(
        Optional.of(phone),
        valid(json -> put(json, "leader/phone", phone)).pair().leader().phone());
  }

  @ParameterizedTest
  @ValueSource(strings = {"geen", "12345", "06-123", "bel de school"})
  void a_phone_number_without_six_digits_is_refused(String phone) {
    assertPointers(invalid(json -> put(json, "leader/phone", phone)), "#/leader/phone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"16XY00", "16xy00", "  16Xy00 ", "\u00A016XY00\u2003"})
  void a_code_is_trimmed_and_upper_cased(String code) {
    assertEquals(
        List.of(new SchoolCode("16XY00")),
        valid(json -> put(json, "schools/0/code", code)).codes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"16XY", "16XY0", "16XY000", "16 XY 00", "XY1600", "16ß00", "16ſY00", "１６XY00"})
  void a_malformed_code_is_refused(String code) {
    assertPointers(invalid(json -> put(json, "schools/0/code", code)), "#/schools/0/code");
  }

  @Test
  void a_school_is_named_in_one_of_the_two_ways() {
    assertPointers(invalid(json -> json.putArray("schools").addObject()), "#/schools/0");
    assertPointers(
        invalid(json -> json.putArray("schools").addObject().put("name", "De Brug")),
        "#/schools/0/place");
    assertPointers(
        invalid(json -> json.putArray("schools").addObject().put("place", "Almere")),
        "#/schools/0/name");
    assertPointers(
        invalid(
            json ->
                json.putArray("schools")
                    .addObject()
                    .put("code", "16XY00")
                    .put("name", "De Brug")
                    .put("place", "Almere")),
        "#/schools/0/name",
        "#/schools/0/place");
  }

  @Test
  void an_unlisted_school_needs_a_name_and_place_that_tell_it_from_others() {
    assertPointers(invalid(json -> put(json, "schools/1/name", "🙂 !")), "#/schools/1/name");
    assertPointers(invalid(json -> put(json, "schools/1/place", "...")), "#/schools/1/place");
    // A letter in Unicode of which only a space is left after normalisation.
    assertPointers(invalid(json -> put(json, "schools/1/place", "\u037A")), "#/schools/1/place");
  }

  @Test
  void a_school_may_be_named_only_once() {
    assertPointers(
        invalid(
            json -> {
              var schools = json.putArray("schools");
              schools.addObject().put("code", "16XY00");
              schools.addObject().put("code", "17XY00");
              schools.addObject().put("code", " 16xy00");
            }),
        "#/schools/2");
    assertPointers(
        invalid(
            json ->
                json.withArray("/schools")
                    .addObject()
                    .put("name", "de nieuwe-brug")
                    .put("place", "ALMERE ")),
        "#/schools/2");
  }

  @Test
  void there_are_1_to_12_schools() {
    assertPointers(invalid(json -> json.putArray("schools")), "#/schools");
    assertEquals(12, valid(json -> schools(json, 12)).schools().size());
    var errors = invalid(json -> schools(json, 13));
    assertPointers(errors, "#/schools");
    assertDetail("13 scholen", errors);
    assertDetail("hoogstens 12", errors);
  }

  @Test
  void there_are_1_to_5_learning_questions() {
    assertPointers(invalid(json -> json.putArray("learningQuestions")), "#/learningQuestions");
    assertEquals(5, valid(json -> questions(json, 5)).learningQuestions().size());
    var errors = invalid(json -> questions(json, 6));
    assertPointers(errors, "#/learningQuestions");
    assertDetail("6 leervragen", errors);
    assertDetail("hoogstens 5", errors);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initiative/name",
        "schools/1/name",
        "schools/1/place",
        "practitioner/name",
        "practitioner/role",
        "practitioner/phone",
        "leader/name",
      })
  void a_field_of_one_line_takes_no_line_break_and_loses_what_nobody_sees(String field) {
    if (!field.endsWith("phone")) {
      for (var line : List.of("0123\n456", "0123\r\n456")) {
        var errors = invalid(json -> put(json, field, line));
        assertPointers(errors, "#/" + field);
        assertDetail("regeleinden", errors);
      }
    }
    for (var unseen : List.of("0123\u0000456", "0123\u001B456", "0123\u007F456", "0123\u200B456")) {
      valid(json -> put(json, field, unseen));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"learningQuestions/0", "expectations", "contribution"})
  void a_field_of_more_lines_takes_line_breaks_tabs_and_what_nobody_sees(String field) {
    for (var text : List.of("een\ntwee\tdrie", "een\u0000twee", "een\u000Btwee", "een\u001Btwee")) {
      valid(json -> put(json, field, text));
    }
  }

  @Test
  void line_breaks_of_any_kind_become_line_feeds() {
    assertEquals(
        "een\ntwee\n\ndrie\nvier",
        valid(json -> json.put("expectations", "\r\neen\r\ntwee\r\rdrie\u2028vier\n\n"))
            .expectations());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
        0x2069
      })
  void marks_that_change_the_reading_direction_are_refused_in_texts(int mark) {
    var text = "0123456" + Character.toString(mark) + "ln.loohcs";
    for (var field :
        List.of(
            "initiative/name",
            "schools/1/place",
            "leader/name",
            "learningQuestions/1",
            "expectations",
            "contribution")) {
      var errors = invalid(json -> put(json, field, text));
      assertPointers(errors, "#/" + field);
      assertDetail("leesrichting", errors);
    }
    var around = Character.toString(mark);
    var leader =
        valid(
                json -> {
                  put(json, "leader/email", around + "mailto:naam@school.nl" + around);
                  put(json, "leader/phone", around + "06 12 34 56 78" + around);
                })
            .pair()
            .leader();
    assertEquals("naam@school.nl", leader.email().value());
    assertEquals(Optional.of("06 12 34 56 78"), leader.phone());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\ud800b", "a\\udc00b", "a\\ude00\\ud83d", "a\\ufffe", "a\\ufdd0"})
  void half_characters_and_noncharacters_are_refused(String escaped) {
    var text = parse("\"" + escaped + "\"").textValue();
    for (var field : List.of("initiative/name", "expectations")) {
      var errors = invalid(json -> put(json, field, text));
      assertPointers(errors, "#/" + field);
      assertDetail("beschadigd", errors);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Samen 👩‍👩‍👧 sterk 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "Zoë Çelik-Ñuñez",
        "Zoe\u0308",
        "مدرسة",
        "学校",
        "می‌خواهم",
        "<script>alert(1)</script> & \"aanhalingstekens\" 'ook'",
        "=1+1; DROP TABLE",
        "{{naam}} ${x} %s \\n",
      })
  void emoji_scripts_and_mark_up_are_kept_as_typed(String text) {
    var submission =
        valid(
            json -> {
              put(json, "initiative/name", text);
              put(json, "learningQuestions/0", text);
            });
    assertEquals(text, submission.initiative());
    assertEquals(text, submission.learningQuestions().getFirst());
  }

  @Test
  void text_is_trimmed_at_its_ends_and_nowhere_else() {
    assertEquals(
        "Samen  op\u00A0de Maas",
        valid(json -> put(json, "initiative/name", "\u00A0\tSamen  op\u00A0de Maas \u2003\r\n"))
            .initiative());
  }

  @Test
  void all_errors_are_reported_at_once() {
    var result =
        SubmissionReader.read(
            parse(
                """
                {"network": "MBO", "initiative": {"name": " "},
                 "schools": [{"code": "16XY00"}, {"code": "16"}, {"name": "De Brug"}, {},
                             {"code": "16xy00"}, {"code": "18XY00"}],
                 "practitioner": {"name": "Noor\\n", "email": "noor", "phone": "geen"},
                 "leader": null,
                 "learningQuestions": ["", 7],
                 "expectations": "\\u0000", "contribution": 1, "seeks": ["fun"],
                 "submittedBy": "me", "pupil": "x"}
                """));
    var invalid = assertInstanceOf(SubmissionReader.Invalid.class, result);
    assertPointers(
        invalid.errors(),
        "#/network",
        "#/initiative/name",
        "#/schools/1/code",
        "#/schools/2/place",
        "#/schools/3",
        "#/schools/4",
        "#/practitioner/email",
        "#/practitioner/role",
        "#/practitioner/phone",
        "#/leader",
        "#/learningQuestions/0",
        "#/learningQuestions/1",
        "#/expectations",
        "#/contribution",
        "#/seeks/0",
        "#/submittedBy",
        "#/pupil");
    var unknown = new ArrayList<>(invalid.errors(NO_SCHOOLS));
    unknown.removeAll(invalid.errors());
    assertPointers(unknown, "#/schools/0/code", "#/schools/5/code");
  }

  @Test
  void one_text_can_have_more_than_one_error() {
    var errors = invalid(json -> put(json, "initiative/name", "x".repeat(130) + "\n\u0007\u202E"));
    assertPointers(errors, "#/initiative/name", "#/initiative/name", "#/initiative/name");
  }

  @Test
  void no_detail_repeats_what_was_typed() {
    var typed = "Geheim";
    var errors =
        invalid(
            json -> {
              json.put("network", typed).put("submittedBy", typed).putArray("seeks").add(typed);
              put(json, "leader/email", typed);
              put(json, "leader/phone", typed);
              put(json, "leader/name", typed + "\n" + typed);
              put(json, "schools/0/code", typed);
              put(json, "expectations", typed.repeat(1000));
            });
    assertTrue(errors.size() >= 8);
    errors.forEach(error -> assertTrue(!error.detail().contains(typed), error.detail()));
  }

  @Test
  void an_answer_holds_a_limited_number_of_errors() {
    var errors =
        invalid(
            json -> {
              for (int i = 0; i < 10_000; i++) {
                json.put("x" + i, i);
              }
            });
    assertEquals(FieldErrors.MAX, errors.size());
  }

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static Submission valid(Consumer<ObjectNode> change) {
    var json = (ObjectNode) parse(VALID);
    change.accept(json);
    var result = SubmissionReader.read(json);
    return assertInstanceOf(SubmissionReader.Valid.class, result, result::toString).submission();
  }

  private static List<FieldError> invalid(Consumer<ObjectNode> change) {
    var json = (ObjectNode) parse(VALID);
    change.accept(json);
    return invalid(json);
  }

  private static List<FieldError> invalid(JsonNode json) {
    return assertInstanceOf(SubmissionReader.Invalid.class, SubmissionReader.read(json)).errors();
  }

  private static void assertPointers(List<FieldError> errors, String... pointers) {
    assertEquals(
        List.of(pointers), errors.stream().map(FieldError::pointer).toList(), errors::toString);
    errors.forEach(error -> assertTrue(error.detail().endsWith("."), error.detail()));
  }

  private static void assertDetail(String part, List<FieldError> errors) {
    assertTrue(errors.stream().anyMatch(error -> error.detail().contains(part)), errors::toString);
  }

  private static void put(ObjectNode json, String path, String text) {
    int slash = path.lastIndexOf('/');
    var parent = slash < 0 ? json : json.at("/" + path.substring(0, slash));
    switch (parent) {
      case ObjectNode object -> object.put(path.substring(slash + 1), text);
      case ArrayNode array -> array.set(Integer.parseInt(path.substring(slash + 1)), text);
      default -> throw new IllegalArgumentException(path);
    }
  }

  private static ObjectNode parent(ObjectNode json, String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? json : (ObjectNode) json.at("/" + path.substring(0, slash));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void schools(ObjectNode json, int count) {
    var schools = json.putArray("schools");
    for (int i = 0; i < count; i++) {
      schools.addObject().put("code", "16XY%02d".formatted(i));
    }
  }

  private static void questions(ObjectNode json, int count) {
    var questions = json.putArray("learningQuestions");
    for (int i = 0; i < count; i++) {
      questions.add("Vraag " + i);
    }
  }
}
