package nl.leernetwerk.bench.costs;

/**
 * What was measured.
 *
 * @param measured the day
 * @param registrations how many were made
 * @param round all that came of them, from the first look at the form to the facilitators' mail
 * @param idleDay a day after it, on which nobody came
 * @param tableBytes what the table held in the end
 * @param pageFiles of the site, and their bytes
 */
record Usage(
    String measured,
    int registrations,
    Used round,
    Used idleDay,
    long tableBytes,
    long pageFiles,
    long pageBytes) {}
