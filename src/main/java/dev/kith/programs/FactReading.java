package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import dev.kith.people.Email;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the facts of one example case, list by list. */
final class FactReading {

    private static final String CODE_TYPED = "Code Typed";
    private static final List<String> AMOUNTS_OF_ORDERS = List.of("total", "discount", "shipping", "tax");
    private static final List<String> PARTS_OF_ORDERS = List.of("coupon", "coupons", "products");

    /** The sorts of facts, as a case spells them. */
    private enum Kind {
        CLICK,
        CODE,
        NAME,
        CLAIM,
        SIGNUP,
        ORDER,
        REFUND,
        CANCEL,
        CHARGEBACK,
        EVENT,
        MERGE,
        REVIEW,
        CAP_USED
    }

    private final Terms terms;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<String> orders = new HashSet<>();

    FactReading(Terms terms) {
        this.terms = terms;
    }

    List<Fact> all() {
        return facts;
    }

    void read(List<Section> list) {
        List<String> next = nextPersons(list);
        for (int i = 0; i < list.size(); i++) {
            Section fact = list.get(i);
            List<Kind> kinds = kindsOf(fact);
            if (kinds.size() == 1) {
                Section what = fact.section(Section.spelling(kinds.getFirst()));
                read(kinds.getFirst(), what, fact.span("at", Span.NONE), next.get(i))
                        .ifPresent(facts::add);
                what.done();
            } else {
                fact.allow("at");
                fact.findings().error(fact.pointer(), "V1", "Write exactly one fact, such as click or order.");
            }
            fact.done();
        }
    }

    private static List<Kind> kindsOf(Section fact) {
        return Arrays.stream(Kind.values())
                .filter(kind -> fact.has(Section.spelling(kind)))
                .toList();
    }

    /** Who follows a link or types a code is, unless it is said, the person whom the list names next. */
    private static List<String> nextPersons(List<Section> list) {
        var next = new LinkedList<String>();
        String person = "";
        for (Section fact : list.reversed()) {
            for (Kind kind : kindsOf(fact)) {
                person = fact.field(Section.spelling(kind))
                        .orElseThrow()
                        .path("person")
                        .asString(person);
            }
            next.addFirst(person);
        }
        return List.copyOf(next);
    }

    private Optional<Fact> read(Kind kind, Section what, Span at, String next) {
        return switch (kind) {
            case CLICK -> {
                what.allow("channel");
                yield Optional.of(new Fact.Click(named(what, "advocate"), visitor(what, next), at));
            }
            case CODE -> {
                ObjectNode typed = JsonNodeFactory.instance.objectNode().put(Fact.CODE, named(what, "advocate"));
                yield Optional.of(new Fact.Told(Optional.of(visitor(what, next)), CODE_TYPED, message(), typed, at));
            }
            case CLAIM, SIGNUP -> Optional.of(new Fact.SignUp(named(what, "person"), email(what), at));
            case ORDER -> Optional.of(order(what, at));
            case REFUND -> Optional.of(refund(what, "", at));
            case CHARGEBACK -> Optional.of(refund(what, "dispute", at));
            case CANCEL ->
                Optional.of(new Fact.Told(
                        Optional.empty(), "Order Cancelled", message(), aboutOrder(placed(what, "order")), at));
            case EVENT -> Optional.of(event(what, at));
            case MERGE -> Optional.of(new Fact.Merge(named(what, "person"), named(what, "with"), at));
            case CAP_USED -> Optional.of(capUsed(what, at));
            case NAME, REVIEW -> {
                what.names();
                what.findings().notYet(what.pointer(), "A fact of this kind");
                yield Optional.empty();
            }
        };
    }

    private static String named(Section what, String field) {
        what.require(field);
        return what.text(field, "");
    }

    private static Optional<Email> email(Section what) {
        Optional<Email> email = Email.parse(what.text("email", ""));
        if (what.has("email") && email.isEmpty()) {
            what.findings().error(what.pointer("email"), "V1", "Write an e-mail address.");
        }
        return email;
    }

    private static String visitor(Section what, String next) {
        String visitor = what.text("person", next);
        if (visitor.isEmpty()) {
            what.findings().error(what.pointer(), "V1", "Say which person it is: nobody is named afterwards.");
        }
        return visitor;
    }

    /** Every fact is a message of its own. */
    private String message() {
        return "fact-" + facts.size();
    }

    private Fact order(Section what, Span at) {
        String person = named(what, "person");
        String id = named(what, "id");
        orders.add(id);
        ObjectNode properties = aboutOrder(id);
        what.money("net").ifPresent(net -> amount(properties, "subtotal", net));
        for (String field : AMOUNTS_OF_ORDERS) {
            what.money(field).ifPresent(amount -> amount(properties, field, amount));
        }
        for (String field : PARTS_OF_ORDERS) {
            what.field(field).ifPresent(value -> properties.set(field, value));
        }
        if (what.has("code")) {
            properties.put(Fact.CODE, what.text("code", ""));
        }
        return new Fact.Told(Optional.of(person), Goal.ORDER_COMPLETED, message(), properties, at);
    }

    private Fact refund(Section what, String reason, Span at) {
        ObjectNode properties = aboutOrder(placed(what, "order")).put("reason", reason);
        what.money("amount").ifPresent(amount -> amount(properties, "total", amount));
        what.field("id").ifPresent(id -> properties.set("refund_id", id));
        return new Fact.Told(Optional.empty(), "Order Refunded", message(), properties, at);
    }

    private static ObjectNode aboutOrder(String id) {
        return JsonNodeFactory.instance.objectNode().put("order_id", id);
    }

    private static void amount(ObjectNode properties, String field, Money amount) {
        properties.put(field, amount.decimal());
        properties.put("currency", amount.unit().code());
    }

    /** The id of an order that the case has told of before. */
    private String placed(Section what, String field) {
        String id = named(what, field);
        if (!orders.contains(id)) {
            what.findings().error(what.pointer(field), "V1", "No order of this id is told of before.");
        }
        return id;
    }

    private Fact event(Section what, Span at) {
        JsonNode properties = what.field("properties").orElseGet(JsonNodeFactory.instance::objectNode);
        return new Fact.Told(
                Optional.of(named(what, "person")), named(what, "name"), what.text("id", message()), properties, at);
    }

    private Fact capUsed(Section what, Span at) {
        String cap = named(what, "cap");
        boolean ofTheProgram = cap.equals(Budget.KEY) && terms.budget().isPresent();
        boolean ofSomebody = terms.caps().stream().anyMatch(each -> each.key().equals(cap));
        if (!ofTheProgram && !ofSomebody) {
            what.findings().error(what.pointer("cap"), "V3", "There is no such cap in the terms.");
        }
        Optional<String> person = ofTheProgram ? Optional.empty() : Optional.of(named(what, "person"));
        return new Fact.CapUsed(cap, person, what.number("times", 1, 1, 1_000), what.money("value"), at);
    }
}
