package dev.kith.platform.mail;

/** A letter as it can be read in the console. */
public record KeptLetter(Envelope envelope, Sheet sheet) {}
