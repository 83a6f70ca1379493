package nl.leernetwerk.registration;

import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.TypedText;

/**
 * How much a submission may hold, in code points and in pieces; {@link OptionalText} and {@code
 * TypedText} have the rest.
 */
public final class SubmissionRules {
  public static final int MAX_INITIATIVE_NAME = 120;
  public static final int MAX_SCHOOL_NAME = 120;
  public static final int MAX_PLACE = 80;
  public static final int MAX_PERSON_NAME = TypedText.MAX_PERSON_NAME;
  public static final int MAX_EMAIL = EmailAddress.MAX_LENGTH;
  public static final int MAX_ROLE = 80;
  public static final int MAX_PHONE = 40;
  public static final int MAX_LEARNING_QUESTION = 1000;
  public static final int MAX_EXPECTATIONS = 2000;

  public static final int MAX_SCHOOLS = 12;
  public static final int MAX_LEARNING_QUESTIONS = 5;

  /** A telephone number may be written in any way, but has at least this many digits. */
  public static final int MIN_PHONE_DIGITS = 6;

  private SubmissionRules() {}

  /** Whether the text has enough digits for a telephone number, in whatever spelling. */
  public static boolean hasPhoneDigits(String typed) {
    return typed.codePoints().filter(Character::isDigit).count() >= MIN_PHONE_DIGITS;
  }
}
