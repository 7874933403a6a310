package dev.kith.cli;

import dev.kith.platform.health.Doctor;
import dev.kith.platform.health.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks for what could go wrong, and says how to fix it. */
@Command(
        name = "doctor",
        description = "Look for what could go wrong here, and say how to fix it. Ends with 1 if something is broken.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private Place place = new Place();

    private final Console console;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(Doctor.ofThisMachine(place.folder()));
        Optional<Operator> running = place.running();
        findings.add(
                running.isPresent()
                        ? Finding.ok(
                                "server", "running at " + running.get().kith().url())
                        : Finding.ok("server", "not running; its own checks are left out"));
        running.ifPresent(kith -> kith.get("/doctor").path("findings").forEach(line -> findings.add(read(line))));
        boolean broken = findings.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.FAIL);
        if (place.json()) {
            ObjectNode answer = Console.JSON.createObjectNode().put("ok", !broken);
            findings.forEach(finding -> answer.withArray("findings").add(write(finding)));
            console.show(answer, true);
        } else {
            findings.forEach(this::print);
        }
        return broken ? 1 : 0;
    }

    private void print(Finding finding) {
        console.say("%-5s %-16s %s"
                .formatted(finding.verdict().name().toLowerCase(Locale.ROOT), finding.subject(), finding.state()));
        if (!finding.fix().isEmpty()) {
            console.say(" ".repeat(23) + finding.fix());
        }
    }

    private static Finding read(JsonNode line) {
        return new Finding(
                Finding.Verdict.valueOf(line.path("verdict").asString().toUpperCase(Locale.ROOT)),
                line.path("subject").asString(),
                line.path("state").asString(),
                line.path("fix").asString(""));
    }

    private static ObjectNode write(Finding finding) {
        return Console.JSON
                .createObjectNode()
                .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
                .put("subject", finding.subject())
                .put("state", finding.state())
                .put("fix", finding.fix());
    }
}
