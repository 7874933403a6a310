package dev.kith.people;

/** A person's id in some other system, such as a CRM or a loyalty card. */
public record ExternalId(String type, String id) {}
