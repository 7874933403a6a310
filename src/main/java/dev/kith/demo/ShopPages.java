package dev.kith.demo;

import dev.kith.demo.Basket.Line;
import dev.kith.demo.Cart.Bill;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The shop's pages. What they show of Kith is the tracker, the widget, and what Kith answered. */
final class ShopPages {

    private final Front front;
    private final WhatHappened happened;

    ShopPages(Front front, WhatHappened happened) {
        this.front = front;
        this.happened = happened;
    }

    Html window(Visit visit) {
        Html cards = Html.all(Ware.WINDOW.stream().map(ShopPages::card).toList());
        return page("Coffee, table and pantry", visit, Stencil.of("window").put("cards", cards));
    }

    private static Html card(Ware ware) {
        return Stencil.of("card")
                .put("sku", ware.product().sku())
                .put("name", ware.product().name())
                .put("price", Ware.price(ware.product().price()))
                .put("picture", ware.picture())
                .done();
    }

    Html ware(Visit visit, Ware ware) {
        return page(
                ware.product().name(),
                visit,
                Stencil.of("ware")
                        .put("sku", ware.product().sku())
                        .put("name", ware.product().name())
                        .put("category", ware.product().category())
                        .put("price", Ware.price(ware.product().price()))
                        .put("blurb", ware.blurb())
                        .put("picture", ware.picture())
                        .put("properties", properties(ware)));
    }

    /** What the tracker says of a product, as any Segment-compatible client names it. */
    private static String properties(Ware ware) {
        return EventJson.product(ware.product()).toString();
    }

    Html cart(Visit visit) {
        if (visit.cart().isEmpty()) {
            return notice(visit, "Your cart is empty", "Nothing in it yet. The moka pot is a good beginning.");
        }
        Html lines = Html.all(visit.cart().lines().stream().map(ShopPages::line).toList());
        Bill bill = visit.cart().bill(false);
        return page(
                "Your cart",
                visit,
                Stencil.of("cart").put("lines", lines).put("sum", sum(bill)).put("total", Ware.price(bill.total())));
    }

    private static Html line(Line line) {
        Html choices = Html.all(IntStream.rangeClosed(0, Cart.MOST)
                .mapToObj(number -> Stencil.of("choice")
                        .put("number", String.valueOf(number))
                        .put("chosen", new Html(number == line.quantity() ? " selected" : ""))
                        .put("label", number == 0 ? "0, take it out" : String.valueOf(number))
                        .done())
                .toList());
        return filled("line", line).put("choices", choices).done();
    }

    private static Html bought(Line line) {
        return filled("bought", line)
                .put("quantity", String.valueOf(line.quantity()))
                .done();
    }

    private static Stencil filled(String stencil, Line line) {
        return Stencil.of(stencil)
                .put("sku", line.product().sku())
                .put("name", line.product().name())
                .put("worth", Ware.price(line.worth()))
                .put("picture", Ware.of(line.product().sku()).map(Ware::picture).orElse(Html.NOTHING));
    }

    private static Html sum(Bill bill) {
        Html welcome = bill.discount() == 0
                ? Html.NOTHING
                : Stencil.of("welcome")
                        .put("discount", "−" + Ware.price(bill.discount()))
                        .done();
        return Stencil.of("sum")
                .put("items", Ware.price(bill.items()))
                .put("welcome", welcome)
                .put("shipping", bill.shipping() == 0 ? "free" : Ware.price(bill.shipping()))
                .put("total", Ware.price(bill.total()))
                .done();
    }

    /**
     * What was typed at the checkout, to be shown again when something in it cannot be.
     *
     * @param mistake what is wrong, or nothing
     */
    record Typed(String name, String email, String code, String mistake) {}

    Html checkout(Visit visit, Typed typed) {
        Html mistake = typed.mistake().isEmpty()
                ? Html.NOTHING
                : Stencil.of("mistake").put("text", typed.mistake()).done();
        return page(
                "Checkout",
                visit,
                Stencil.of("checkout")
                        .put("mistake", mistake)
                        .put("name", typed.name())
                        .put("email", typed.email())
                        .put("code", typed.code())
                        .put("pieces", String.valueOf(visit.cart().pieces()))
                        .put("sum", sum(visit.cart().bill(false))));
    }

    Html review(Visit visit, Customer customer, Optional<String> welcome) {
        Bill bill = visit.cart().bill(welcome.isPresent());
        return page(
                "One last look",
                visit,
                Stencil.of("review")
                        .put(
                                "lines",
                                Html.all(visit.cart().lines().stream()
                                        .map(ShopPages::bought)
                                        .toList()))
                        .put("sum", sum(bill))
                        .put("total", Ware.price(bill.total()))
                        .put("note", note(welcome, bill))
                        .put("userId", customer.userId())
                        .put("name", customer.name())
                        .put("email", customer.email()));
    }

    private static String note(Optional<String> welcome, Bill bill) {
        if (welcome.isEmpty()) {
            return "No welcome discount is open for you.";
        }
        if (bill.discount() > 0) {
            String thanks = bill.net() < Standing.MINIMUM
                    ? " Whoever sent you is thanked from " + Ware.price(Standing.MINIMUM) + " after the discount."
                    : "";
            return "Your welcome, code " + welcome.get() + ", is taken off." + thanks;
        }
        return "Your welcome of " + Ware.price(Standing.WELCOME) + " waits for an order of "
                + Ware.price(Standing.MINIMUM) + " or more.";
    }

    Html thanks(Visit visit, Customer customer, Receipt receipt, String token) {
        Html sentences = Html.all(receipt.sentences().stream()
                .map(sentence -> Stencil.of("sentence").put("text", sentence).done())
                .toList());
        return page(
                "Thank you",
                visit,
                Stencil.of("thanks")
                        .put("orderId", receipt.orderId())
                        .put("name", customer.firstName())
                        .put("email", customer.email())
                        .put("outcome", receipt.outcome().replace('_', ' '))
                        .put("sentences", sentences)
                        .put(
                                "lines",
                                Html.all(receipt.cart().lines().stream()
                                        .map(ShopPages::bought)
                                        .toList()))
                        .put("sum", sum(receipt.bill()))
                        .put("token", token)
                        .put("kith", front.kith()));
    }

    /** The next person at this browser is somebody else; whoever came by a link may go on by it. */
    Html goodbye(Optional<Greeting> greeting) {
        String onward =
                greeting.flatMap(Greeting::click).map(click -> "/?kc=" + click).orElse("/");
        return page("Signed out", Visit.FIRST, Stencil.of("goodbye").put("onward", onward));
    }

    Html notice(Visit visit, String title, String text) {
        return page(title, visit, Stencil.of("notice").put("title", title).put("text", text));
    }

    private Html page(String title, Visit visit, Stencil main) {
        return Stencil.of("layout")
                .put("title", title)
                .put("kith", front.kith())
                .put("publicKey", front.publicKey())
                .put("pieces", String.valueOf(visit.cart().pieces()))
                .put("account", account(visit))
                .put("banner", banner(visit))
                .put("main", main.done())
                .put("happened", happened.box(visit))
                .done();
    }

    private static Html account(Visit visit) {
        return visit.customer()
                .map(customer ->
                        Stencil.of("account").put("name", customer.firstName()).done())
                .orElse(Html.NOTHING);
    }

    /** The friend's gift, until it is used. */
    private static Html banner(Visit visit) {
        boolean over = visit.receipt().isPresent();
        return visit.greeting()
                .filter(_ -> !over)
                .map(by -> Stencil.of("banner")
                        .put("words", words(by).getFirst())
                        .put("more", words(by).getLast())
                        .done())
                .orElse(Html.NOTHING);
    }

    private static List<String> words(Greeting by) {
        if (!by.isGood()) {
            return List.of(
                    "This link gives you nothing.",
                    Receipt.inWords(by.objection().orElse("")));
        }
        return by.gift()
                ? List.of(
                        by.sender() + " gives you " + Ware.price(Standing.WELCOME) + " off your first order.",
                        "For " + Ware.price(Standing.MINIMUM) + " or more. It is taken off at the checkout by itself.")
                : List.of(by.sender() + " sent you here.", "They are thanked if you like what you see and keep it.");
    }
}
