package dev.kith.programs;

import java.time.Instant;

/**
 * Terms as they were promised. They never change.
 *
 * @param number from 1
 * @param publishedAt from when they are in force; a first version that names an earlier beginning is in force from there
 */
public record ProgramVersion(
        ProgramVersionId id, ProgramId program, String programKey, int number, Terms terms, Instant publishedAt) {}
