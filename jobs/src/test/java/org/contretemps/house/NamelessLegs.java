package org.contretemps.house;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.contretemps.house.QualificationModel.Contact;
import org.contretemps.house.QualificationModel.World;

/**
 * What DESIGN.md says of legs that name no customer, in a few slow lines that share nothing with
 * the product.
 */
public final class NamelessLegs {
  private NamelessLegs() {}

  /** A world in which each leg has the customer that the other legs of its conversation name. */
  public static World named(World world) {
    return new World(named(world.contacts()), world.norms(), world.incidents());
  }

  private static List<Contact> named(Collection<Contact> contacts) {
    return contacts.stream()
        .map(leg -> leg.customer() == 0 ? withCustomer(leg, customer(leg, contacts)) : leg)
        .toList();
  }

  private static int customer(Contact leg, Collection<Contact> contacts) {
    List<Contact> conversation =
        contacts.stream().filter(other -> other.conversation().equals(leg.conversation())).toList();
    Set<Integer> customers =
        conversation.stream()
            .filter(other -> isSeenFrom(leg, other, conversation))
            .map(Contact::customer)
            .filter(customer -> customer != 0)
            .collect(Collectors.toSet());
    return customers.size() == 1 ? customers.iterator().next() : 0;
  }

  /** On the same date, or beyond a midnight after which the conversation goes on. */
  private static boolean isSeenFrom(Contact leg, Contact other, List<Contact> conversation) {
    long daysLater = ChronoUnit.DAYS.between(leg.date(), other.date());
    if (daysLater == 1) {
      return conversation.stream()
          .filter(third -> third.date().equals(other.date()))
          .allMatch(third -> third.leg() > 1);
    }
    return daysLater == 0 || (daysLater == -1 && leg.leg() > 1);
  }

  private static Contact withCustomer(Contact leg, int customer) {
    return new Contact(
        leg.id(),
        leg.date(),
        customer,
        leg.service(),
        leg.conversation(),
        leg.leg(),
        leg.start(),
        leg.end(),
        leg.begun(),
        leg.waited(),
        leg.handled(),
        leg.hungUp());
  }
}
