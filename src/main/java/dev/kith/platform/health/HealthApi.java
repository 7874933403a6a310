package dev.kith.platform.health;

import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import io.swagger.v3.oas.annotations.Hidden;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What {@code kith status}, {@code kith doctor} and {@code kith verify} ask of a running server. */
@Hidden
@RestController
@RequestMapping("/api/v1/operator")
@Needs(Permission.OPERATE)
final class HealthApi {

    private static final long MIB = 1L << 20;

    record HealthJson(String readiness, long upSeconds, long heapMib) {}

    record FindingJson(String verdict, String subject, String state, String fix) {

        static FindingJson of(Finding finding) {
            return new FindingJson(
                    finding.verdict().name().toLowerCase(Locale.ROOT),
                    finding.subject(),
                    finding.state(),
                    finding.fix());
        }
    }

    record DoctorJson(List<FindingJson> findings) {}

    record PromiseJson(String verdict, String promise, String query, List<Map<String, String>> broken) {}

    record VerifyJson(boolean kept, List<PromiseJson> promises) {}

    private final Readiness readiness;
    private final DatabaseDoctor doctor;
    private final List<Examination> examinations;
    private final Verify verify;

    HealthApi(Readiness readiness, DatabaseDoctor doctor, List<Examination> examinations, Verify verify) {
        this.readiness = readiness;
        this.doctor = doctor;
        this.examinations = List.copyOf(examinations);
        this.verify = verify;
    }

    @GetMapping("/health")
    HealthJson health() {
        var up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        var runtime = Runtime.getRuntime();
        return new HealthJson(
                readiness.whyNot().orElse("ready"),
                up.toSeconds(),
                (runtime.totalMemory() - runtime.freeMemory()) / MIB);
    }

    @GetMapping("/doctor")
    DoctorJson doctor() {
        var further = examinations.stream().map(Examination::look);
        return new DoctorJson(Stream.concat(doctor.look().stream(), further)
                .map(FindingJson::of)
                .toList());
    }

    @PostMapping("/verify")
    VerifyJson verify() {
        var promises = verify.check();
        return new VerifyJson(
                promises.stream().allMatch(Verify.Promise::kept),
                promises.stream()
                        .map(promise -> new PromiseJson(
                                promise.kept() ? "ok" : "broken",
                                promise.sentence(),
                                promise.query(),
                                promise.broken()))
                        .toList());
    }
}
