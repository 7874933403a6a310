package dev.kith.rewards.web;

import dev.kith.platform.page.Address;
import dev.kith.platform.page.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One of few, as a link. */
record Choice(String name, String href, boolean chosen) {

    /** All of a list, or those in one state. {@code words} and a state's code make the key of its name. */
    static List<Choice> ofState(Words w, Address address, String words, List<String> states, Optional<String> only) {
        Stream<Choice> all = Stream.of(
                new Choice(w.t("referrals.all"), address.without("state").toString(), only.isEmpty()));
        Stream<Choice> each = states.stream()
                .map(state -> new Choice(
                        w.t(words + state),
                        address.with("state", state).toString(),
                        only.filter(state::equals).isPresent()));
        return Stream.concat(all, each).toList();
    }
}
