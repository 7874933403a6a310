package dev.kith.programs;

import dev.kith.platform.WorkspaceId;
import dev.kith.programs.Program.State;
import java.time.Instant;

/** Announced when somebody launched, paused, resumed or ended a program. */
public record ProgramStateChanged(WorkspaceId workspace, ProgramId program, State from, State to, Instant at) {}
