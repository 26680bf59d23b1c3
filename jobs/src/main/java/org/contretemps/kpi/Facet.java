package org.contretemps.kpi;

import java.util.List;
import org.contretemps.contact.Contact;

/**
 * By what contacts are counted for the KPI tables; a contact counts in each facet that names it.
 */
public enum Facet {
  CENTRE(Contact.ORGANISATION, Contact.CHANNEL, Contact.SERVICE, Contact.SITUATION_TYPE),
  TEAM(Contact.ORGANISATION, Contact.TEAM),
  TERRITORY(
      Contact.ORGANISATION,
      Contact.SERVICE,
      Contact.TERRITORY,
      Contact.CHANNEL,
      Contact.SITUATION_TYPE),
  /** Counts a contact once for each of its objectives. */
  LOGIC(Contact.ORGANISATION, KpiDay.OBJECTIVE, Contact.CUSTOMER_KIND);

  private final String names;

  Facet(String... names) {
    this.names = String.join(",", names);
  }

  /** The columns of {@link KpiDay} that are filled. */
  public List<String> names() {
    return List.of(names.split(","));
  }
}
