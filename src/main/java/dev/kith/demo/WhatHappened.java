package dev.kith.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The box at the foot of every page that says what Kith has just heard and where to see it: no real shop has one. */
final class WhatHappened {

    private final Front front;
    private final Optional<Invitation> invitation;

    WhatHappened(Front front, Optional<Invitation> invitation) {
        this.front = front;
        this.invitation = invitation;
    }

    Html box(Visit visit) {
        var steps = new ArrayList<Html>();
        steps.add(
                step("The tracker told Kith that you opened this page.", "See it arrive", front.console("/data/live")));
        visit.greeting()
                .ifPresentOrElse(
                        by -> steps.add(arrival(by)), () -> invite(visit).ifPresent(steps::add));
        visit.customer().filter(_ -> visit.receipt().isEmpty()).ifPresent(customer -> steps.add(signIn(customer)));
        visit.receipt().ifPresent(receipt -> steps.addAll(order(receipt)));
        return Stencil.of("happened").put("steps", Html.all(steps)).done();
    }

    private Optional<Html> invite(Visit visit) {
        return invitation
                .filter(_ -> visit.receipt().isEmpty())
                .map(by -> step(
                        "Nobody sent you. Arrive as a friend of " + by.advocate() + " instead:",
                        "Follow the link",
                        by.url()));
    }

    private Html arrival(Greeting by) {
        return by.isGood()
                ? step(
                        "You followed " + by.link() + ". Kith took the click down and sent you here with its"
                                + " sealed id; the shop asked what it is worth.",
                        "The program's terms",
                        front.console("/programs"))
                : plain("You followed a link that is no good for you: "
                        + by.objection().orElse("").replace('_', ' ') + ".");
    }

    private static Html signIn(Customer customer) {
        return plain("The shop's server vouched for " + customer.email()
                + " and handed the click on. From now on Kith knows who brought you, if anybody did.");
    }

    private List<Html> order(Receipt receipt) {
        var steps = new ArrayList<Html>();
        String said = "The shop's server told Kith of order " + receipt.orderId() + ". The answer: "
                + receipt.outcome().replace('_', ' ') + ". " + receipt.checks("pass") + " checks passed, "
                + (receipt.checks("fail") == 0 ? "none" : String.valueOf(receipt.checks("fail"))) + " failed.";
        steps.add(receipt.referralId()
                .map(id -> step(said, "Every check, and why", front.console("/referrals/" + bare(id))))
                .orElseGet(() -> plain(said)));
        receipt.personId()
                .ifPresent(id -> steps.add(step(
                        "You are a customer now, and with the link above an advocate.",
                        "You in the console",
                        front.console("/people/" + bare(id)))));
        return steps;
    }

    /** The console's addresses name things without the word before the id. */
    private static String bare(String id) {
        return id.substring(id.indexOf('_') + 1);
    }

    private static Html plain(String text) {
        return Stencil.of("sentence").put("text", text).done();
    }

    private static Html step(String text, String link, String url) {
        return Stencil.of("step")
                .put("text", text)
                .put("link", link)
                .put("url", url)
                .done();
    }
}
