package dev.kith.insights;

import dev.kith.kernel.Unit;
import dev.kith.programs.ProgramId;

/**
 * What is counted: one program, in the workspace's currency.
 *
 * @param key names the program in the book's accounts
 */
public record Subject(ProgramId program, String key, Unit unit) {}
