package nl.leernetwerk.seats.table;

import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.SchoolDayTerm;

/** The rosters, as they follow from what the table holds. */
public final class TableRosters {
  private TableRosters() {}

  /** For code that changes rosters: an offer lasts for school days of the published calendar. */
  public static Rosters of(Table table) {
    var registrations = new TableRegistrations(table);
    var schools = new TableSchools(table);
    var calendar = SchoolCalendar.published();
    return new Rosters(
        new TableAllocations(table),
        new TableRosterJournal(table),
        round -> new SchoolDayTerm(round, registrations, schools, calendar));
  }

  /** For code that only reads rosters. */
  public static Rosters readOnly(Table table) {
    return Rosters.readOnly(new TableAllocations(table), new TableRosterJournal(table));
  }
}
