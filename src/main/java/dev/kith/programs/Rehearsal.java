package dev.kith.programs;

import java.time.ZoneId;
import java.util.List;

/** Plays example cases by the very rules that decide live. Those stand in modules above; this is how they are asked. */
public interface Rehearsal {

    /**
     * @param zone the workspace's, for calendar spans
     * @return what came out otherwise than the case says, each under the pointer of the line that says so
     */
    List<Finding> of(ExampleCase example, Terms terms, ZoneId zone);
}
