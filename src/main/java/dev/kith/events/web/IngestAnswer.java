package dev.kith.events.web;

import dev.kith.events.web.EventReading.Outcome;
import dev.kith.events.web.EventReading.Outcome.Bad;
import dev.kith.events.web.EventReading.Outcome.Good;
import dev.kith.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a sender is told. The same request gets the same answer, however often it is sent. */
final class IngestAnswer {

    private static final byte[] ONE =
            "{\"success\":true,\"accepted\":1,\"rejected\":[]}".getBytes(StandardCharsets.UTF_8);

    private IngestAnswer() {}

    /** True if there was something to accept and nothing of it was accepted. */
    static boolean isRefusal(List<Outcome> outcomes) {
        return !outcomes.isEmpty() && outcomes.stream().allMatch(Bad.class::isInstance);
    }

    static byte[] accepted(List<Outcome> outcomes) {
        if (outcomes.size() == 1 && outcomes.getFirst() instanceof Good good && !good.generated()) {
            return ONE;
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("success", true);
        answer.put("accepted", outcomes.stream().filter(Good.class::isInstance).count());
        var rejected = answer.putArray("rejected");
        rejections(outcomes).forEach(each -> {
            ObjectNode row = rejected.addObject();
            each.forEach((name, value) -> {
                if (value instanceof Integer index) {
                    row.put(name, index);
                } else {
                    row.put(name, value.toString());
                }
            });
        });
        var generated = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < outcomes.size(); index++) {
            if (outcomes.get(index) instanceof Good good && good.generated()) {
                generated.addObject().put("index", index).put("messageId", good.messageId());
            }
        }
        if (!generated.isEmpty()) {
            answer.set("generated", generated);
        }
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }

    static ResponseEntity<Object> refused(List<Outcome> outcomes) {
        List<Map<String, Object>> rejections = rejections(outcomes);
        String detail = String.valueOf(rejections.getFirst().get("detail"));
        return Problem.NO_EVENT_ACCEPTED.because(
                "None of the events was accepted: " + detail + ".", "rejected", rejections);
    }

    private static List<Map<String, Object>> rejections(List<Outcome> outcomes) {
        var rejections = new ArrayList<Map<String, Object>>();
        for (int index = 0; index < outcomes.size(); index++) {
            if (outcomes.get(index) instanceof Bad bad) {
                var rejection = new LinkedHashMap<String, Object>();
                rejection.put("index", index);
                rejection.put("messageId", bad.messageId());
                rejection.put("code", bad.fault().code());
                rejection.put("detail", bad.detail());
                rejections.add(rejection);
            }
        }
        return rejections;
    }
}
