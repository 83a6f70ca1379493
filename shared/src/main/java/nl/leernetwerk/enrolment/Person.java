package nl.leernetwerk.enrolment;

import java.util.Optional;

/** One of the two people of a pair. The role is in their own words; the phone as they typed it. */
public record Person(String name, EmailAddress email, String role, Optional<String> phone) {}
