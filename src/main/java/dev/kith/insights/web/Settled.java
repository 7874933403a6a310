package dev.kith.insights.web;

import dev.kith.events.Retrial;
import dev.kith.platform.page.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of the failed events somebody settled, counted: it travels in the address of the page that says so. */
final class Settled {

    private static final int LONGEST_NUMBER = 4;

    /** One way in which it can end for an event. */
    private enum Outcome {
        HANDLED,
        DISCARDED,
        AGAIN,
        LOST,
        GONE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    /** Reads {@link #code}; what cannot be read is left out. */
    static Settled read(String code) {
        var settled = new Settled();
        for (Outcome outcome : Outcome.values()) {
            for (String part : code.split("-")) {
                String number = part.startsWith(outcome.word())
                        ? part.substring(outcome.word().length())
                        : "";
                if (!number.isEmpty()
                        && number.length() <= LONGEST_NUMBER
                        && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    settled.counts.put(outcome, Integer.parseInt(number));
                }
            }
        }
        return settled;
    }

    void add(Retrial retrial) {
        count(
                switch (retrial) {
                    case Retrial.Handled _ -> Outcome.HANDLED;
                    case Retrial.FailedAgain _ -> Outcome.AGAIN;
                    case Retrial.NotInLog _ -> Outcome.LOST;
                    case Retrial.NotThere _ -> Outcome.GONE;
                });
    }

    void addDiscarded(boolean wasThere) {
        count(wasThere ? Outcome.DISCARDED : Outcome.GONE);
    }

    private void count(Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    /** Such as {@code handled12-again1}. */
    String code() {
        return counts.entrySet().stream()
                .map(each -> each.getKey().word() + each.getValue())
                .collect(Collectors.joining("-"));
    }

    /** One sentence for each way in which it ended. */
    List<String> sentences(Words w) {
        var sentences = new ArrayList<String>();
        counts.forEach((outcome, count) -> sentences.add(w.n("failed.became." + outcome.word(), count)));
        return sentences;
    }

    /** Whether something is left to do. */
    boolean isWarning() {
        return counts.containsKey(Outcome.AGAIN) || counts.containsKey(Outcome.LOST);
    }
}
