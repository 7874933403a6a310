package dev.kith.demo;

import com.sun.net.httpserver.HttpExchange;
import dev.kith.demo.ApiClient.Refusal;
import dev.kith.demo.Question.Unreadable;
import dev.kith.demo.ShopPages.Typed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shop as a visitor meets it: a few pages that answer to this machine only, and a server behind them. */
final class WebShop {

    private static final Logger LOG = LoggerFactory.getLogger(WebShop.class);
    private static final String LAX = "; Path=/; HttpOnly; SameSite=Lax";

    private final Front front;
    private final ShopPages pages;
    private final Till till;
    private final WidgetToken token;
    private final InstantSource clock;
    private final Set<String> hosts;
    private final Visits visits = new Visits();
    private final Map<String, Function<Question, Reply>> readings = Map.of(
            "/", this::window,
            "/cart", this::cart,
            "/checkout", this::checkout,
            "/review", this::review,
            "/thanks", this::thanks,
            "/kith-token", this::freshToken,
            "/shop.css", _ -> Reply.file("text/css", Stencil.file("shop.css")),
            "/shop.js", _ -> Reply.file("text/javascript", Stencil.file("shop.js")),
            "/favicon.svg", _ -> Reply.file("image/svg+xml", Stencil.file("favicon.svg")));
    private final Map<String, Function<Question, Reply>> writings =
            Map.of("/cart", this::fillCart, "/checkout", this::signIn, "/pay", this::pay, "/leave", this::leave);

    /**
     * What the shop stands on.
     *
     * @param hosts under which names it is reached; nobody else's page may speak to it
     */
    record Ground(Front front, ApiClient server, WidgetToken token, Set<String> hosts, InstantSource clock) {}

    WebShop(Ground ground, Optional<Invitation> invitation) {
        this.front = ground.front();
        this.pages = new ShopPages(front, new WhatHappened(front, invitation));
        this.till = new Till(ground.server(), ground.clock());
        this.token = ground.token();
        this.hosts = ground.hosts();
        this.clock = ground.clock();
    }

    /** Answers one request, whatever it is. */
    void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                    .orElse("");
            Reply reply =
                    hosts.contains(host) ? reply(exchange) : sorry(421, "Not here", "This shop has another address.");
            reply.with("Content-Security-Policy", front.policy()).send(exchange);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            return answer(Question.of(exchange));
        } catch (Unreadable tooMuch) {
            return sorry(400, "We could not read that", "It was longer than this shop reads, or garbled.");
        } catch (RuntimeException broken) {
            LOG.warn(
                    "The shop could not answer {}: {}", exchange.getRequestURI().getPath(), broken.toString());
            return sorryFor(broken);
        }
    }

    /** Whether Kith was not there, would not, or the shop itself is at fault: whoever tries the demo looks elsewhere. */
    private Reply sorryFor(RuntimeException broken) {
        return switch (broken) {
            case UncheckedIOException _ ->
                sorry(502, "Not right now", "The shop could not reach Kith. Your cart is kept; try again.");
            case Refusal refusal ->
                sorry(
                        502,
                        "Kith would not",
                        "The shop asked Kith, and Kith refused: " + refusal.title() + ". Your cart is kept.");
            default -> sorry(500, "Our mistake", "Something broke in the shop itself, not in Kith. Your cart is kept.");
        };
    }

    Reply answer(Question asked) {
        boolean ware = asked.path().startsWith("/p/");
        var reading = ware ? (Function<Question, Reply>) this::ware : readings.get(asked.path());
        var writing = writings.get(asked.path());
        if (reading == null && writing == null) {
            return sorry(404, "There is nothing here", "Not in the window, not on the shelf, not in the back.");
        }
        if (reading != null && asked.reads()) {
            return asked.invitation().isPresent() ? received(asked, reading) : reading.apply(asked);
        }
        if (writing != null && asked.method().equals("POST")) {
            return asked.fromHere(hosts)
                    ? writing.apply(asked)
                    : sorry(403, "Not from there", "Another site's page sent this form.");
        }
        String allowed = (reading == null ? "" : "GET, HEAD")
                + (reading == null || writing == null ? "" : ", ")
                + (writing == null ? "" : "POST");
        return sorry(405, "Not like that", "This page does not answer to " + asked.method() + ".")
                .with("Allow", allowed);
    }

    /** Somebody arrives by a friend's link: the shop asks Kith what that is worth, and greets them with it. */
    private Reply received(Question asked, Function<Question, Reply> reading) {
        var customer = visits.find(asked.visit()).customer();
        Greeting greeting = till.greet(asked.invitation().orElseThrow(), customer);
        String visit = visits.change(asked.visit(), before -> before.greeted(greeting));
        var known = new Question(
                asked.method(), asked.path(), asked.query(), asked.form(), Optional.of(visit), asked.from());
        return remembering(reading.apply(known), visit);
    }

    private Reply window(Question asked) {
        return Reply.page(200, pages.window(visit(asked)));
    }

    private Reply ware(Question asked) {
        return Ware.of(asked.path().substring("/p/".length()))
                .map(ware -> Reply.page(200, pages.ware(visit(asked), ware)))
                .orElseGet(() ->
                        sorry(404, "We do not have that", "Perhaps we never had it. The window shows what we do."));
    }

    private Reply cart(Question asked) {
        return Reply.page(200, pages.cart(visit(asked)));
    }

    private Reply fillCart(Question asked) {
        Optional<Ware> ware = Ware.of(asked.field("sku"));
        if (ware.isEmpty()) {
            return sorry(404, "We do not have that", "So it cannot go into a cart.");
        }
        String quantity = asked.field("quantity");
        String visit = visits.change(
                asked.visit(),
                before -> before.with(
                        quantity.matches("[0-9]")
                                ? before.cart().with(ware.get(), Integer.parseInt(quantity))
                                : before.cart().plus(ware.get())));
        return remembering(Reply.goTo("/cart"), visit);
    }

    private Reply checkout(Question asked) {
        Visit visit = visit(asked);
        if (visit.cart().isEmpty()) {
            return Reply.goTo("/cart");
        }
        var typed = visit.customer()
                .map(known -> new Typed(known.name(), known.email(), "", ""))
                .orElseGet(() -> new Typed("", "", "", ""));
        return Reply.page(200, pages.checkout(visit, typed));
    }

    /** Takes down who buys, and tells Kith: from here on it knows who brought them. */
    private Reply signIn(Question asked) {
        Visit visit = visit(asked);
        Optional<String> name = Customer.parseName(asked.field("name"));
        Optional<String> email = Customer.parseEmail(asked.field("email"));
        String code = asked.field("code");
        if (name.isEmpty() || email.isEmpty()) {
            return again(visit, asked, name.isEmpty() ? "What shall we call you?" : "That is no e-mail address.");
        }
        if (code.length() > Question.LONGEST_INVITATION) {
            return again(visit, asked, Receipt.inWords(Receipt.CODE_NOT_VALID));
        }
        var customer = new Customer(name.get(), email.get());
        String click = clickOf(asked, visit);
        String invitation = code.isEmpty() ? click : code;
        Optional<Greeting> greeting =
                invitation.isEmpty() ? Optional.empty() : Optional.of(till.greet(invitation, Optional.of(customer)));
        Optional<String> objection = greeting.flatMap(Greeting::objection);
        if (!code.isEmpty() && objection.isPresent()) {
            return again(visit, asked, Receipt.inWords(objection.get()));
        }
        till.signIn(customer, asked.field("anonymous"), click, code);
        String kept = visits.change(
                asked.visit(),
                before -> greeting.map(before::greeted)
                        .orElse(before)
                        .signedIn(customer, click, code)
                        .ordering(till.newOrderId()));
        return remembering(Reply.goTo("/review"), kept);
    }

    /** What the tracker put into the form; where an ad blocker took the tracker away, what the address said. */
    private static String clickOf(Question asked, Visit visit) {
        String told = asked.field("kc");
        return told.isEmpty() || told.length() > Question.LONGEST_INVITATION
                ? visit.greeting().flatMap(Greeting::click).orElse("")
                : told;
    }

    private Reply again(Visit visit, Question asked, String mistake) {
        var typed = new Typed(asked.field("name"), asked.field("email"), asked.field("code"), mistake);
        return Reply.page(422, pages.checkout(visit, typed));
    }

    private Reply review(Question asked) {
        Visit visit = visit(asked);
        if (visit.cart().isEmpty() || visit.customer().isEmpty()) {
            return Reply.goTo(visit.cart().isEmpty() ? "/cart" : "/checkout");
        }
        boolean promised = visit.receipt().isEmpty()
                && visit.greeting().filter(by -> by.isGood() && by.gift()).isPresent();
        Customer customer = visit.customer().get();
        return Reply.page(200, pages.review(visit, customer, till.welcomeOf(customer, promised)));
    }

    /** The one moment at which money moves: the shop's own server says so, and hears what comes of it. */
    private Reply pay(Question asked) {
        Visit visit = visit(asked);
        if (visit.customer().isEmpty()
                || visit.cart().isEmpty()
                || visit.orderId().isEmpty()) {
            return Reply.goTo(visit.receipt().isPresent() ? "/thanks" : "/cart");
        }
        Customer buyer = visit.customer().get();
        Receipt receipt = till.book(visit, buyer, till.welcomeOf(buyer, false));
        visits.change(asked.visit(), before -> before.served(receipt));
        return Reply.goTo("/thanks");
    }

    private Reply thanks(Question asked) {
        Visit visit = visit(asked);
        if (visit.customer().isEmpty() || visit.receipt().isEmpty()) {
            return Reply.goTo("/");
        }
        Customer customer = visit.customer().get();
        return Reply.page(
                200, pages.thanks(visit, customer, visit.receipt().get(), token.of(customer, clock.instant())));
    }

    /** For a page that stayed open longer than its token is good for. */
    private Reply freshToken(Question asked) {
        return visit(asked)
                .customer()
                .map(customer -> Reply.file("text/plain", token.of(customer, clock.instant())))
                .orElseGet(() -> sorry(403, "Nobody is signed in", "So there is nobody to sign for."));
    }

    private Reply leave(Question asked) {
        var greeting = visit(asked).greeting();
        visits.forget(asked.visit());
        return Reply.page(200, pages.goodbye(greeting))
                .with("Set-Cookie", Question.COOKIE + "=gone" + LAX + "; Max-Age=0");
    }

    private Visit visit(Question asked) {
        return visits.find(asked.visit());
    }

    private static Reply remembering(Reply reply, String visit) {
        return reply.with("Set-Cookie", Question.COOKIE + "=" + visit + LAX);
    }

    private Reply sorry(int status, String title, String text) {
        return Reply.page(status, pages.notice(Visit.FIRST, title, text));
    }
}
