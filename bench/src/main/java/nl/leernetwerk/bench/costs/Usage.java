package nl.leernetwerk.bench.costs;

/**
 * What was measured.
 *
 * @param measured the day
 * @param registrations how many were made
 * @param round everything that the registrations caused, from the first look at the form to the
 *     facilitators' mail
 * @param idleDay a later day, on which nobody visited the site
 * @param tableBytes the size of the table at the end
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
