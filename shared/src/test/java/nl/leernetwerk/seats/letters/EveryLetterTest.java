package nl.leernetwerk.seats.letters;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Html;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.registration.letters.AmendmentLetterTest;
import nl.leernetwerk.registration.letters.OwnLinksLetter.Place;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.registration.letters.PreviewRound;
import nl.leernetwerk.registry.MailKinds;
import nl.leernetwerk.seats.Notice;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that hold for every letter, whatever it says. */
class EveryLetterTest {
  private static final URI SITE = URI.create("https://example.org/leren");
  private static final Letters LETTERS = new Letters(SITE, Sample.LINKS);
  private static final Pattern BELOW = Pattern.compile("(?m)^ {4}(https://\\S+)$");
  private static final String NASTY = "<script>alert('x')</script> & \"{{naam}}\" `=`";

  private static final String OWN =
      "Tot dan,\nin Utrecht!\n\nZie https://example.org/leren/privacy/ vooraf.";

  private static Map<String, Letter> letters(Sample.Form form) {
    return letters(form, OWN);
  }

  /** Each letter of the registry, and its variants, about the registrations of this form. */
  private static Map<String, Letter> letters(Sample.Form form, String paragraph) {
    var round =
        Sample.withParagraphs(
            Sample.round(),
            MailKinds.WITH_PARAGRAPH.stream()
                .collect(Collectors.toMap(kind -> kind, _ -> paragraph)));
    var schools = Sample.schools();
    var registrations = new ArrayList<Registration>();
    registrations.add(form.number(0).register());
    registrations.addAll(Sample.registrations(Sector.PO, 7));
    registrations.add(form.number(8).register());
    var decided = Sample.allocated(round, registrations);
    var first = registrations.getFirst();
    var letters = new LinkedHashMap<String, Letter>();
    letters.put("confirmation", LETTERS.confirmation(round, first, Addressee.LEADER, schools));
    letters.put(
        "confirmation to both",
        LETTERS.confirmation(
            round,
            form.sharedAddress().submittedBy(SubmittedBy.OTHER).register(),
            Addressee.PAIR,
            schools));
    letters.put("seat", LETTERS.decision(round, decided.getFirst(), Addressee.LEADER, schools));
    letters.put(
        "waiting list", LETTERS.decision(round, decided.getLast(), Addressee.LEADER, schools));
    var po = round.networks().getFirst();
    letters.put(
        "network list",
        LETTERS.networkList(round, po, Sample.FACILITATOR, decided, schools, Set.of()));
    letters.put(
        "empty network",
        LETTERS.networkList(
            round, round.networks().getLast(), Sample.FACILITATOR, decided, schools, Set.of()));
    for (var notice : Notice.values()) {
      letters.put(
          "news " + notice,
          LETTERS.seatNews(
              round,
              first,
              Addressee.LEADER,
              notice,
              NewsLetterTest.change(notice, first.reference()),
              schools));
    }
    letters.put(
        "network news",
        LETTERS.networkNews(
            round,
            po,
            Sample.FACILITATOR,
            NewsLetterTest.change(Notice.ACCEPTED, first.reference()),
            decided,
            schools,
            Set.of()));
    for (var action : AmendmentLetterTest.ACTIONS) {
      var amendment = AmendmentLetterTest.amendment(first.reference(), action);
      letters.put("amended " + action, LETTERS.amended(round, first, Addressee.LEADER, amendment));
    }
    letters.put(
        "farewell",
        LETTERS.farewell(
            round,
            first,
            PairRole.LEADER,
            AmendmentLetterTest.amendment(
                first.reference(), AmendmentLetterTest.ACTIONS.getFirst())));
    letters.put("own links", LETTERS.ownLinks(round, List.of(new Place(first, PairRole.LEADER))));
    letters.put("totals", LETTERS.totals(round, Sample.ORGANISER, decided, Set.of()));
    letters.put("no totals", LETTERS.totals(round, Sample.ORGANISER, List.of(), Set.of()));
    var preview =
        new PreviewRound(
            round,
            new Pages(SITE, Sample.LINKS, Sample.SENDER),
            po,
            first,
            decided.getFirst(),
            decided.getLast(),
            schools);
    for (var kind : MailKinds.ALL) {
      for (var it : kind.preview(preview)) {
        letters.put(
            "preview of " + kind.name() + ", " + it.name() + ", to " + it.to(), it.letter());
      }
    }
    return letters;
  }

  static Stream<Named<Letter>> letters() {
    return letters(Sample.form()).entrySet().stream()
        .map(letter -> Named.of(letter.getKey(), letter.getValue()));
  }

  static Stream<Named<Letter>> nastyLetters() {
    var form =
        Sample.form()
            .initiative(NASTY)
            .phone(NASTY)
            .learningQuestions(NASTY, NASTY)
            .expectations(NASTY + "\n" + NASTY)
            .optionalTexts(_ -> NASTY);
    return letters(form, NASTY + "\n\n" + NASTY).entrySet().stream()
        .map(letter -> Named.of(letter.getKey(), letter.getValue()));
  }

  @ParameterizedTest
  @MethodSource({"letters", "nastyLetters"})
  void text_and_html_have_the_same_words(Letter letter) {
    // In HTML the mail program numbers a list; in text the numbers are typed.
    var text = letter.text().replaceAll("(?m)^[0-9]\\. {2}", "");
    // In a list in HTML a name is a link; in text its address is typed below it.
    assertTrue(hrefs(letter).containsAll(typedBelow(text).toList()));
    assertEquals(words(BELOW.matcher(text).replaceAll("")), words(Html.of(letter).text()));
  }

  private static Stream<String> typedBelow(String text) {
    return BELOW.matcher(text).results().map(it -> it.group(1));
  }

  private static List<String> hrefs(Letter letter) {
    return Html.of(letter).elements("a").stream().map(it -> it.getAttribute("href")).toList();
  }

  private static String words(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  @ParameterizedTest
  @MethodSource("letters")
  void no_template_tag_is_left_in_a_letter(Letter letter) {
    for (var part : List.of(letter.subject(), letter.text(), letter.html())) {
      assertFalse(part.contains("{{") || part.contains("}}"), part);
      assertFalse(part.contains("Optional["), part);
    }
  }

  @ParameterizedTest
  @MethodSource("nastyLetters")
  void typed_text_is_shown_as_typed_and_never_becomes_html(Letter letter) {
    var html = Html.of(letter);
    assertEquals(List.of(), html.elements("script"));
    if (letter.text().contains("script")) {
      assertTrue(letter.text().contains(NASTY));
      assertTrue(html.text().contains(NASTY));
    }
  }

  @ParameterizedTest
  @MethodSource("letters")
  void html_says_its_language_and_title_and_has_its_headings_in_order(Letter letter) {
    var html = Html.of(letter);
    assertEquals("nl", html.elements("html").getFirst().getAttribute("lang"));
    assertEquals(letter.subject(), html.elements("title").getFirst().getTextContent());
    var levels =
        html.elements("*").stream()
            .map(element -> element.getTagName())
            .filter(name -> name.matches("h[1-6]"))
            .map(name -> name.charAt(1) - '0')
            .toList();
    assertEquals(1, levels.getFirst());
    assertEquals(1, levels.stream().filter(level -> level == 1).count());
    for (int i = 1; i < levels.size(); i++) {
      assertTrue(levels.get(i) <= levels.get(i - 1) + 1, () -> "a level is skipped: " + levels);
    }
  }

  @ParameterizedTest
  @MethodSource("letters")
  void html_loads_nothing_and_tracks_nobody(Letter letter) {
    var html = Html.of(letter);
    for (var name : List.of("img", "style", "link", "script", "iframe", "table", "form")) {
      assertEquals(List.of(), html.elements(name));
    }
    for (var element : html.elements("*")) {
      assertFalse(element.hasAttribute("src"));
      assertFalse(element.getAttribute("style").contains("url("));
    }
    for (var link : html.elements("a")) {
      assertTrue(
          link.getAttribute("href")
              .matches(
                  "mailto:[^?]+|tel:\\+[0-9]+|https://example\\.org/leren/(privacy/|beheer/(#ronde/2024-2025/\\S+)?)?"
                      + "|https://example\\.org/leren/mijn-aanmelding/#2024-2025-\\S+"),
          link.getAttribute("href"));
    }
  }

  @ParameterizedTest
  @MethodSource("letters")
  void it_links_to_the_pages_and_says_where_to_write(Letter letter) {
    assertAll(
        () -> assertTrue(letter.text().contains("https://example.org/leren/\n")),
        () -> assertTrue(letter.text().contains("https://example.org/leren/privacy/\n")),
        () -> assertTrue(letter.text().contains("leernetwerken@example.org")));
  }

  @ParameterizedTest
  @MethodSource({"letters", "nastyLetters"})
  void the_line_beside_the_subject_in_a_list_of_mails_is_a_sentence_of_the_letter(Letter letter) {
    var preheader = Html.of(letter).preheader();
    assertTrue(words(letter.text()).contains(words(preheader)), preheader);
    assertFalse(preheader.isBlank());
  }

  @ParameterizedTest
  @MethodSource("letters")
  void a_letter_has_one_button_to_the_readers_page_before_its_details_and_its_address_below_it(
      Letter letter) {
    var html = Html.of(letter);
    var buttons =
        html.elements("a").stream()
            .filter(it -> it.getAttribute("style").contains("background-color"))
            .toList();
    boolean leads =
        html.elements("a").stream()
            .anyMatch(it -> it.getAttribute("href").matches(".*/(beheer|mijn-aanmelding)/.*"));
    assertEquals(leads ? 1 : 0, buttons.size(), letter.subject());
    for (var button : buttons) {
      var address = button.getAttribute("href");
      assertTrue(letter.text().contains(":\n" + address + "\n"), letter.text());
      assertEquals(
          2,
          html.elements("a").stream()
              .filter(it -> it.getAttribute("href").equals(address))
              .count());
      int details = letter.html().indexOf("<dl");
      assertTrue(details < 0 || letter.html().indexOf("href=\"" + address) < details);
    }
  }

  @ParameterizedTest
  @MethodSource("letters")
  void an_element_with_a_background_of_its_own_has_its_own_colour_of_text_too(Letter letter) {
    Html.of(letter).elements("*").stream()
        .filter(it -> !it.getTextContent().isBlank())
        .map(it -> it.getAttribute("style"))
        .filter(style -> style.contains("background"))
        .forEach(style -> assertTrue(style.matches(".*[;^]color:#[0-9a-f]{6}.*"), style));
  }

  @Test
  void every_mail_to_an_organiser_or_a_facilitator_leads_to_their_pages() {
    letters(Sample.form()).entrySet().stream()
        .filter(
            it ->
                it.getKey().matches("network.*|empty.*|.*totals|.*(organisator|procesbegeleider)"))
        .map(Map.Entry::getValue)
        .forEach(
            letter ->
                assertTrue(
                    letter.text().contains(":\nhttps://example.org/leren/beheer/\n"),
                    letter.subject()));
  }

  @ParameterizedTest
  @MethodSource("letters")
  void every_letter_names_its_sender_with_address_privacy_officer_and_legal_basis(Letter letter) {
    for (var said :
        List.of(
            "Steunpunt Passend Onderwijs, Postbus 1, 3500 AA Utrecht",
            "privacy@example.org",
            "taak van algemeen belang")) {
      assertTrue(letter.text().contains(said), letter.text());
    }
  }

  private static final String TO_PAIRS = "(confirmation|seat|waiting|news|amended|own).*";

  /** The mails to someone of a pair. */
  private static Stream<Letter> toPairs() {
    return letters(Sample.form()).entrySet().stream()
        .filter(it -> it.getKey().matches(TO_PAIRS))
        .map(Map.Entry::getValue);
  }

  @Test
  void every_mail_to_a_person_of_a_pair_has_their_own_link_and_no_other_mail_does() {
    var withLink = Pattern.compile("https://example\\.org/leren/mijn-aanmelding/#\\S+\\n");
    toPairs()
        .forEach(
            letter ->
                assertEquals(
                    1, withLink.matcher(letter.text()).results().count(), letter.subject()));
    letters(Sample.form()).entrySet().stream()
        // A preview does not say whom of whom it is for.
        .filter(it -> !it.getKey().startsWith("preview") && !it.getKey().matches(TO_PAIRS))
        .map(Map.Entry::getValue)
        .forEach(letter -> assertFalse(letter.text().contains("mijn-aanmelding")));
  }

  @Test
  void a_mail_to_both_people_has_the_link_of_the_one_who_filled_in_the_form() {
    var registration = Sample.form().sharedAddress().submittedBy(SubmittedBy.LEADER).register();
    var letter =
        LETTERS.confirmation(Sample.round(), registration, Addressee.PAIR, Sample.schools());
    assertTrue(letter.text().contains(Sample.LINKS.of(registration, PairRole.LEADER).text()));
  }

  @Test
  void a_subject_is_one_line_of_reasonable_length_whatever_was_typed() {
    for (var letter :
        letters(Sample.form().initiative("Lang\r\nBcc: x@example.org ".repeat(20))).values()) {
      assertFalse(Pattern.compile("\\R").matcher(letter.subject()).find());
      assertTrue(letter.subject().length() <= 160, letter.subject());
    }
    var long120 = "W".repeat(120);
    assertEquals(
        "Jullie aanmelding is ontvangen: " + "W".repeat(39) + "… (2024-2025-P000-0000)",
        letters(Sample.form().initiative(long120)).get("confirmation").subject());
  }

  @Test
  void the_lines_of_an_answer_cannot_pass_for_lines_of_the_mail() {
    var answer = "Ja.\nWat er nu gebeurt\n-----------------\nMaak geld over.";
    var confirmation = letters(Sample.form().expectations(answer)).get("confirmation");
    assertTrue(confirmation.text().contains("    Ja.\n    Wat er nu gebeurt\n    -----"));
    assertTrue(confirmation.html().contains("Ja.<br>\nWat er nu gebeurt<br>\n"));
  }
}
