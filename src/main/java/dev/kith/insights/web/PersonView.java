package dev.kith.insights.web;

import dev.kith.insights.web.PersonPage.Fact;
import dev.kith.insights.web.PersonPage.Moment;
import dev.kith.insights.web.PersonPage.Row;
import dev.kith.insights.web.PersonPage.Tile;
import dev.kith.insights.web.PersonPages.Dossier;
import dev.kith.journeys.Order;
import dev.kith.people.Merger;
import dev.kith.people.Person;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Words;
import dev.kith.referrals.Happening;
import dev.kith.referrals.Membership;
import dev.kith.referrals.Referral;
import dev.kith.rewards.Decision;
import dev.kith.rewards.Reward;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts everything known of a person into words, newest first. */
final class PersonView {

    private static final int SHOWN = 120;
    private static final int ROWS = 30;

    private final Frame frame;
    private final Words w;

    PersonView(Frame frame) {
        this.frame = frame;
        this.w = frame.words();
    }

    PersonPage page(Dossier dossier) {
        Person person = dossier.person();
        List<Moment> latest = timeline(dossier);
        int hidden = Math.max(0, latest.size() - SHOWN);
        return new PersonPage(
                frame,
                frame.personal(person.called()),
                w.t("person.since", w.date(person.firstSeen())),
                tiles(dossier),
                latest.stream().limit(SHOWN).toList(),
                hidden == 0 ? "" : w.n("person.more", hidden),
                identities(person),
                dossier.mergers().stream().map(this::merger).toList(),
                dossier.memberships().stream()
                        .map(each -> membership(dossier, each))
                        .toList(),
                referrals(dossier),
                dossier.rewards().reversed().stream()
                        .limit(ROWS)
                        .map(this::reward)
                        .toList(),
                dossier.orders().reversed().stream()
                        .limit(ROWS)
                        .map(order -> order(dossier, order))
                        .toList());
    }

    /** What the shop told and what Kith made of it, in one line of time; of one moment, what came in last stands first. */
    private List<Moment> timeline(Dossier dossier) {
        var happenings = new Happenings(frame);
        List<Milestones.Dated> all = new ArrayList<>(new Milestones(frame, dossier).all());
        dossier.events().forEach(event -> all.add(new Milestones.Dated(event.at(), happenings.moment(event))));
        return all.stream()
                .sorted(Comparator.comparing(Milestones.Dated::at))
                .map(Milestones.Dated::moment)
                .toList()
                .reversed();
    }

    private List<Tile> tiles(Dossier dossier) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(w.t("person.orders"), w.num(dossier.orders().size())));
        long bought = dossier.asAdvocate().stream()
                .filter(referral ->
                        referral.state() == Referral.State.APPROVED || referral.state() == Referral.State.QUALIFIED)
                .count();
        tiles.add(new Tile(w.t("person.brought"), w.num(bought)));
        dossier.balances().forEach(balance -> {
            tiles.add(new Tile(w.t("person.ready"), w.exact(balance.available())));
            tiles.add(new Tile(w.t("person.held"), w.exact(balance.pending())));
            if (balance.owed().isPositive()) {
                tiles.add(new Tile(w.t("person.owed"), w.exact(balance.owed())));
            }
        });
        return tiles;
    }

    private List<Fact> identities(Person person) {
        List<Fact> facts = new ArrayList<>();
        person.userId().ifPresent(id -> facts.add(new Fact(w.t("people.id"), id)));
        all(facts, "advocates.email", person.emails());
        all(facts, "person.phone", person.phones());
        facts.add(new Fact(w.t("person.browsers"), w.num(person.anonymousIds().size())));
        facts.add(new Fact(w.t("person.roots"), w.num(person.roots().size())));
        return facts;
    }

    private Row merger(Merger merger) {
        return new Row(
                merger.one() + " = " + merger.other(),
                w.t(merger.reported() ? "person.merged.reported" : "person.merged.asked", w.date(merger.at())),
                "",
                "",
                "");
    }

    private void all(List<Fact> facts, String label, Collection<String> values) {
        values.stream().sorted().forEach(value -> facts.add(new Fact(w.t(label), frame.personal(value))));
    }

    private Row membership(Dossier dossier, Membership membership) {
        String codes = String.join(
                ", ",
                dossier.codes().getOrDefault(membership.id(), List.of()).stream()
                        .map(code -> code.code().shown())
                        .toList());
        boolean active = membership.state() == Membership.State.ACTIVE;
        return new Row(
                codes,
                w.t("person.joined", w.date(membership.joinedAt())),
                w.t("person.membership." + membership.state().code()),
                active ? "good" : "",
                "");
    }

    private List<Row> referrals(Dossier dossier) {
        var milestones = new Milestones(frame, dossier);
        List<Row> rows = new ArrayList<>();
        dossier.asFriend().forEach(referral -> rows.add(referral(referral, milestones.came(referral))));
        dossier.asAdvocate().reversed().stream()
                .limit(ROWS)
                .forEach(referral -> rows.add(referral(referral, milestones.brought(referral))));
        return rows;
    }

    private Row referral(Referral referral, String says) {
        return new Row(
                says,
                w.moment(referral.boundAt()),
                w.t("referral.state." + referral.state().code()),
                tone(referral.state().code()),
                frame.home() + "/referrals/" + referral.id().value());
    }

    private Row reward(Reward reward) {
        return new Row(
                Milestones.worth(w, reward),
                w.date(reward.earnedAt()),
                w.t("reward.state." + reward.state().code()),
                tone(reward.state().code()),
                frame.home() + "/referrals/" + reward.referral().value());
    }

    /** An order of a referral leads to it; one that nobody brought says why, and leads to all that was looked at. */
    private Row order(Dossier dossier, Order order) {
        Optional<Decision> decision = Optional.ofNullable(dossier.decisions().get(Happening.keyOf(order.orderId())));
        boolean ofAReferral = decision.flatMap(Decision::referral).isPresent();
        String why = decision.filter(_ -> !ofAReferral)
                .flatMap(Decision::reason)
                .map(reason -> " · " + w.t("reason." + reason.code()))
                .orElse("");
        return new Row(
                w.exact(order.total()),
                order.orderId() + " · " + w.date(order.at()) + why,
                w.t("order.state." + order.state().code()),
                tone(order.state().code()),
                Address.of(frame.home() + "/orders").with("id", order.orderId()).toString());
    }

    private static String tone(String state) {
        return switch (state) {
            case "approved", "available", "redeemed", "issued", "completed" -> "good";
            case "qualified", "review", "pending", "held", "offered", "partly_refunded" -> "wait";
            case "rejected", "reversed", "refused", "cancelled", "refunded" -> "bad";
            default -> "";
        };
    }
}
