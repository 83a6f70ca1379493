package nl.leernetwerk.local.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The page where somebody says who they are; on this machine, that is enough. */
final class SignInPage {
  /** The form goes to this machine, which must see in the referrer that the page is its own. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private static final String BEFORE_PEOPLE =
      """
      <!doctype html>
      <html lang="nl">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Wie ben je? - alleen op deze computer</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/css/main.css">
      </head>
      <body>
        <main id="inhoud">
          <div class="band">
            <div class="band__inner text">
              <h1 class="nl-heading nl-heading--level-1">Wie ben je?</h1>
              <div class="utrecht-alert utrecht-alert--warning">
                <div class="utrecht-alert__content">
                  <p class="nl-paragraph">Deze pagina bestaat alleen op deze computer. Je wordt op je woord geloofd. Op de echte site krijg je een code per e-mail.</p>
                </div>
              </div>
              <form method="post">
                <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
                  <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">Kies</legend>
      """;
  private static final String BEFORE_GROUPS =
      """
                  <div class="choice">
                    <input type="radio" id="who-other" name="who" value="" required>
                    <label class="utrecht-form-label utrecht-form-label--radio" for="who-other">Iemand anders</label>
                  </div>
                </fieldset>
                <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
                  <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">Als je iemand anders bent</legend>
                  <div class="utrecht-form-field">
                    <label class="utrecht-form-label" for="email">E-mailadres</label>
                    <input class="utrecht-textbox utrecht-textbox--html-input" id="email" name="email" type="text" inputmode="email" autocomplete="off">
                  </div>
      """;
  private static final String AFTER_GROUPS =
      """
                  <div class="choice">
                    <input type="checkbox" id="unverified" name="unverified" value="yes">
                    <label class="utrecht-form-label utrecht-form-label--checkbox" for="unverified">Dit adres is niet bevestigd</label>
                  </div>
                </fieldset>
                <button class="nl-button nl-button--primary" id="sign-in" type="submit">Inloggen</button>
              </form>
            </div>
          </div>
        </main>
      </body>
      </html>
      """;

  private SignInPage() {}

  static Answer of(List<SignInEndpoint.Person> people, List<String> groups) {
    var choices =
        people.stream()
            .collect(
                Collectors.groupingBy(
                    SignInEndpoint.Person::email, LinkedHashMap::new, Collectors.toList()));
    var page = new StringBuilder(BEFORE_PEOPLE);
    choices.values().forEach(roles -> page.append(choice(roles)));
    page.append(BEFORE_GROUPS);
    groups.forEach(group -> page.append(box(group)));
    return Answer.text(200, "text/html; charset=utf-8", page.append(AFTER_GROUPS).toString())
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "same-origin")
        .with("Cache-Control", "no-store");
  }

  private static String choice(List<SignInEndpoint.Person> roles) {
    var person = roles.getFirst();
    return """
                <div class="choice">
                  <input type="radio" id="who-%1$s" name="who" value="%1$s" required>
                  <label class="utrecht-form-label utrecht-form-label--radio" for="who-%1$s">%2$s<small>%3$s, %1$s</small></label>
                </div>
    """
        .formatted(
            MailboxPage.escaped(person.email()),
            MailboxPage.escaped(person.name()),
            MailboxPage.escaped(
                roles.stream().map(SignInEndpoint.Person::what).collect(Collectors.joining(", "))));
  }

  private static String box(String group) {
    return """
                <div class="choice">
                  <input type="checkbox" id="%1$s" name="%1$s" value="yes">
                  <label class="utrecht-form-label utrecht-form-label--checkbox" for="%1$s">In de groep %1$s</label>
                </div>
    """
        .formatted(MailboxPage.escaped(group));
  }
}
