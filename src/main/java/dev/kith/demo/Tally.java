package dev.kith.demo;

import static java.util.Comparator.comparing;

import dev.kith.demo.Sale.Return;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the shop believes it owes: its own reading of its two programs, made from what it told Kith and from nothing Kith
 * answered but the codes.
 *
 * <p>Deliberately a second, plain implementation of the promises in the terms. It is only there to disagree.
 */
final class Tally {

    /** Return period and the slack after it, after which an advocate's reward may be spent. */
    static final Duration HOLD = Duration.ofDays(14).plusMinutes(15);

    private static final Duration CLICK_WINDOW = Duration.ofDays(30);

    /** Somebody's contact with an advocate's link or code. */
    private record Touch(Instant at, Shopper advocate) {}

    /** A friend and the advocate who brought them; from then on nothing changes that. */
    record Bond(Shopper friend, Shopper advocate, Offer offer, Instant at) {}

    private final Map<String, Offer> programs = new HashMap<>();
    private final Map<String, String> ownerOfDevice = new HashMap<>();
    private final Map<String, List<Touch>> touches = new HashMap<>();
    private final Map<String, Bond> bonds = new LinkedHashMap<>();
    private final Map<String, List<Sale>> sales = new HashMap<>();
    private final Map<String, List<Return>> returns = new HashMap<>();

    void joined(Shopper shopper, Offer offer) {
        programs.put(shopper.userId(), offer);
    }

    /** A device that somebody signed in on stays theirs; touches on it are taken to be theirs. */
    void followed(Shopper visitor, Shopper advocate, Instant at) {
        touchesOn(visitor.device()).add(new Touch(at, advocate));
    }

    void signedUp(Shopper shopper, Optional<Shopper> typedCodeOf, Instant at) {
        ownerOfDevice.putIfAbsent(shopper.device(), shopper.userId());
        bind(shopper, typedCodeOf, at);
    }

    void sold(Sale sale) {
        bind(sale.buyer(), sale.typedCodeOf(), sale.at());
        sales.computeIfAbsent(sale.buyer().userId(), _ -> new ArrayList<>()).add(sale);
    }

    void takenBack(Return back) {
        returns.computeIfAbsent(back.orderId(), _ -> new ArrayList<>()).add(back);
    }

    /** Whether the friend holds a welcome discount that no order has used yet. */
    boolean holdsWelcome(Shopper friend) {
        return Optional.ofNullable(bonds.get(friend.userId()))
                .filter(bond -> bond.offer() == Offer.FRIENDS)
                .filter(_ ->
                        salesOf(friend).stream().noneMatch(sale -> sale.coupon().isPresent()))
                .isPresent();
    }

    Collection<Bond> bonds() {
        return bonds.values();
    }

    /** Each bond with what it is worth at this moment. */
    List<Standing> standings(Instant now) {
        return bonds.values().stream()
                .map(bond -> Standing.of(bond, salesOf(bond.friend()), returns, now))
                .toList();
    }

    private void bind(Shopper friend, Optional<Shopper> typedCodeOf, Instant now) {
        if (bonds.containsKey(friend.userId())) {
            return;
        }
        List<Touch> candidates = new ArrayList<>(touchesBy(friend).stream()
                .filter(touch -> !touch.at().isAfter(now)
                        && !touch.at().plus(CLICK_WINDOW).isBefore(now))
                .toList());
        typedCodeOf.ifPresent(advocate -> candidates.add(new Touch(now, advocate)));
        candidates.stream()
                .filter(touch -> mayBring(touch, friend))
                .max(comparing(Touch::at))
                .ifPresent(touch ->
                        bonds.put(friend.userId(), new Bond(friend, touch.advocate(), offerOf(touch.advocate()), now)));
    }

    private boolean mayBring(Touch touch, Shopper friend) {
        return !samePerson(touch.advocate(), friend)
                && !broughtBy(friend, touch.advocate())
                && salesOf(friend).stream().noneMatch(sale -> sale.at().isBefore(touch.at()));
    }

    /** Whether {@code ancestor} stands anywhere above {@code descendant}. */
    private boolean broughtBy(Shopper ancestor, Shopper descendant) {
        for (Bond bond = bonds.get(descendant.userId());
                bond != null;
                bond = bonds.get(bond.advocate().userId())) {
            if (bond.advocate().equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** Of an advocate from an earlier demo only the number is known, and no address. */
    private static boolean samePerson(Shopper one, Shopper other) {
        return one.userId().equals(other.userId())
                || !one.email().isEmpty() && mailbox(one.email()).equals(mailbox(other.email()));
    }

    /** Where mail to this address ends up, whatever tag or dots it is written with. */
    private static String mailbox(String email) {
        String[] parts = email.toLowerCase(Locale.ROOT).split("@");
        String name = parts[0].replaceFirst("\\+.*", "");
        return (parts[1].equals("gmail.com") ? name.replace(".", "") : name) + "@" + parts[1];
    }

    private List<Touch> touchesBy(Shopper friend) {
        boolean ownDevice = friend.userId().equals(ownerOfDevice.get(friend.device()));
        return ownDevice ? touchesOn(friend.device()) : List.of();
    }

    private List<Touch> touchesOn(String device) {
        return touches.computeIfAbsent(device, _ -> new ArrayList<>());
    }

    private List<Sale> salesOf(Shopper buyer) {
        return sales.getOrDefault(buyer.userId(), List.of());
    }

    private Offer offerOf(Shopper advocate) {
        return programs.getOrDefault(advocate.userId(), Offer.FRIENDS);
    }
}
