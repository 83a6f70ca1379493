package nl.leernetwerk.workplace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.OptionalText;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Seeks;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.themes.Catalogue;
import nl.leernetwerk.themes.Decided;
import nl.leernetwerk.themes.Grouping.Placed;
import nl.leernetwerk.themes.Question;
import nl.leernetwerk.themes.Theme;
import nl.leernetwerk.themes.Themes;

/**
 * What facilitators see of a network's themes: what was saved, with what is new since, or else a
 * suggestion. Nothing that was decided changes here.
 *
 * @param themes of what was saved, or suggested
 * @param unplaced the questions that nobody decided on yet
 * @param reasons by the id of a question, why it may stand where it stands; made anew each time,
 *     because a reason quotes other questions
 * @param gone the ids of questions that were decided on, and that are no longer asked like that
 * @param offers by the id of a theme, the initiatives that can share something about it
 */
public record GroupingView(
    List<GroupingQuestion> questions,
    List<GroupingTheme> themes,
    List<String> leftOut,
    boolean shownToPairs,
    List<Unplaced> unplaced,
    List<String> gone,
    List<Merge> merges,
    Map<String, String> reasons,
    Map<String, List<Reference>> offers) {

  /**
   * A question without a place yet.
   *
   * @param theme the id of the theme that it would join
   * @param name the name of a theme that is not there yet, and that it would begin
   * @param added whether it came, or was sharpened, since the themes were saved
   */
  public record Unplaced(
      String id, String reason, Optional<String> theme, Optional<String> name, boolean added) {}

  /** Two themes that may become one, because the first has few questions. */
  public record Merge(String theme, String into) {}

  /** What facilitators see now. */
  public static GroupingView of(
      Themes classifier,
      Catalogue catalogue,
      List<Registration> all,
      Network network,
      Optional<GroupingVersion> saved) {
    var questions = GroupingQuestion.of(all, network);
    var view =
        saved
            .map(it -> beside(classifier, questions, it))
            .orElseGet(() -> suggestion(classifier, catalogue, questions));
    return view.offering(classifier, GroupingQuestion.members(all, network));
  }

  private static GroupingView suggestion(
      Themes classifier, Catalogue catalogue, List<GroupingQuestion> questions) {
    var grouping = classifier.group(asked(questions), OptionalInt.empty());
    var descriptions =
        catalogue.themes().stream().collect(Collectors.toMap(Theme::id, Theme::belongs));
    var ids = new LinkedHashMap<Integer, String>();
    var themes = new ArrayList<GroupingTheme>();
    var reasons = new LinkedHashMap<String, String>();
    for (var group : grouping.groups()) {
      var id = group.theme().orElse("groep-" + group.number());
      ids.put(group.number(), id);
      themes.add(
          new GroupingTheme(
              id,
              group.name(),
              descriptions.getOrDefault(id, ""),
              OptionalInt.empty(),
              group.questions().stream().map(Placed::id).toList()));
      group.questions().forEach(it -> reasons.put(it.id(), said(it)));
    }
    return new GroupingView(
        questions,
        themes,
        List.of(),
        false,
        grouping.leftOver().stream().map(it -> unplaced(it, none(), none(), false)).toList(),
        List.of(),
        grouping.merges().stream()
            .map(it -> new Merge(ids.get(it.group()), ids.get(it.into())))
            .toList(),
        reasons,
        Map.of());
  }

  private static GroupingView beside(
      Themes classifier, List<GroupingQuestion> questions, GroupingVersion saved) {
    var ids = questions.stream().map(GroupingQuestion::id).collect(Collectors.toSet());
    var decided = saved.content().decided();
    var content = saved.content().of(ids);
    Predicate<Placed> isNew = it -> !saved.open().contains(it.id());
    var added = questions.stream().filter(it -> !decided.contains(it.id())).toList();
    var groups = decided(content.themes(), questions);
    var beside = classifier.beside(groups, asked(added));
    var reasons = new LinkedHashMap<String, String>();
    classifier
        .explain(groups)
        .forEach(group -> group.forEach(it -> reasons.putIfAbsent(it.id(), said(it))));
    var unplaced = new ArrayList<Unplaced>();
    for (int at = 0; at < beside.joining().size(); at++) {
      var theme = content.themes().get(at).id();
      beside
          .joining()
          .get(at)
          .forEach(it -> unplaced.add(unplaced(it, Optional.of(theme), none(), isNew.test(it))));
    }
    for (var group : beside.apart().groups()) {
      group
          .questions()
          .forEach(
              it -> unplaced.add(unplaced(it, none(), Optional.of(group.name()), isNew.test(it))));
    }
    beside
        .apart()
        .leftOver()
        .forEach(it -> unplaced.add(unplaced(it, none(), none(), isNew.test(it))));
    return new GroupingView(
        questions,
        content.themes(),
        content.leftOut(),
        content.shownToPairs(),
        unplaced,
        decided.stream().filter(it -> !ids.contains(it)).sorted().toList(),
        List.of(),
        reasons,
        Map.of());
  }

  /** Finds who can share something about each theme, by the same classifier as the questions. */
  private GroupingView offering(Themes classifier, List<Registration> members) {
    var contributions =
        members.stream()
            .flatMap(
                it ->
                    it.submission().text(OptionalText.CONTRIBUTION).stream()
                        .map(text -> new Question(it.reference().text(), text)))
            .toList();
    var found = classifier.beside(decided(themes, questions), contributions).joining();
    var byText = members.stream().collect(Collectors.toMap(it -> it.reference().text(), it -> it));
    var offering = new LinkedHashMap<String, List<Reference>>();
    for (int at = 0; at < themes.size(); at++) {
      var theme = themes.get(at);
      var references =
          found.get(at).stream()
              .map(it -> byText.get(it.id()).reference())
              .collect(Collectors.toCollection(ArrayList::new));
      var own = Set.copyOf(theme.questions());
      // Who wants to share and did not say what, knows something about what it asks itself.
      questions.stream()
          .filter(it -> own.contains(it.id()))
          .map(GroupingQuestion::reference)
          .distinct()
          .filter(it -> sharesUntold(byText.get(it.text())))
          .forEach(references::add);
      offering.put(theme.id(), references);
    }
    return new GroupingView(
        questions, themes, leftOut, shownToPairs, unplaced, gone, merges, reasons, offering);
  }

  private static boolean sharesUntold(Registration registration) {
    return registration.submission().seeks().contains(Seeks.SHARING)
        && registration.submission().text(OptionalText.CONTRIBUTION).isEmpty();
  }

  private static List<Decided> decided(
      List<GroupingTheme> themes, List<GroupingQuestion> questions) {
    return themes.stream()
        .map(
            theme -> {
              var ids = new HashSet<>(theme.questions());
              return new Decided(
                  Optional.of(theme.id()),
                  asked(questions.stream().filter(it -> ids.contains(it.id())).toList()));
            })
        .toList();
  }

  private static List<Question> asked(List<GroupingQuestion> questions) {
    return questions.stream().map(it -> new Question(it.id(), it.text())).toList();
  }

  private static Unplaced unplaced(
      Placed placed, Optional<String> theme, Optional<String> name, boolean added) {
    return new Unplaced(placed.id(), said(placed), theme, name, added);
  }

  private static String said(Placed placed) {
    return placed
        .second()
        .map(other -> "%s; ook: %s".formatted(placed.reason(), other))
        .orElse(placed.reason());
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
