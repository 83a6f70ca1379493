package nl.leernetwerk.table;

import nl.leernetwerk.roster.Rosters;
import nl.leernetwerk.roster.SchoolCalendar;
import nl.leernetwerk.roster.SchoolDayTerm;

/** The rosters, as they follow from what the table holds. */
public final class TableRosters {
  private TableRosters() {}

  /** For whoever changes them: an offer lasts school days of the published calendar. */
  public static Rosters of(Table table) {
    var registrations = new TableRegistrations(table);
    var schools = new TableSchools(table);
    var calendar = SchoolCalendar.published();
    return new Rosters(
        new TableAllocations(table),
        new TableJournal(table),
        round -> new SchoolDayTerm(round, registrations, schools, calendar));
  }

  /** For whoever only reads them. */
  public static Rosters readOnly(Table table) {
    return Rosters.readOnly(new TableAllocations(table), new TableJournal(table));
  }
}
