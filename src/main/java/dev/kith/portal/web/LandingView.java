package dev.kith.portal.web;

import dev.kith.campaigns.Gift;
import dev.kith.campaigns.Offer;
import dev.kith.platform.Workspace;
import dev.kith.platform.chart.Initials;
import dev.kith.platform.page.Reader;
import dev.kith.platform.page.Words;
import dev.kith.portal.Invitations;
import dev.kith.portal.web.LandingPage.Ask;
import dev.kith.portal.web.LandingPage.From;
import dev.kith.portal.web.LandingPage.Step;
import dev.kith.portal.web.NoticePage.Way;
import dev.kith.programs.Terms;
import dev.kith.referrals.FollowedLink;
import java.util.List;
import java.util.Optional;

/** Turns a link and the terms behind it into the friend's page. */
final class LandingView {

    /** Three lines for the picture that messengers show. */
    record Picture(String from, String gift, String terms) {}

    /**
     * Addresses that the page names.
     *
     * @param claim where the form goes
     * @param link what the advocate passed on
     * @param onward the shop
     */
    record Places(String claim, String link, String picture, String onward) {}

    private final Reader reader;
    private final Words w;
    private final Workspace shop;
    private final FollowedLink followed;
    private final Terms terms;
    private final Offer offer;

    LandingView(Reader reader, Workspace shop, FollowedLink followed, Terms terms) {
        this.reader = new Reader(reader.words().at(shop.zone()), reader.theme());
        this.w = this.reader.words();
        this.shop = shop;
        this.followed = followed;
        this.terms = terms;
        this.offer = Offer.of(terms, w.language());
    }

    LandingPage page(Places places, String typed, String mistake) {
        boolean asks = terms.landing().ask() == Terms.Landing.Ask.EMAIL;
        return new LandingPage(
                reader,
                shop.name(),
                title(),
                from(),
                headline(),
                Invitations.copy(terms, "lead", w).orElseGet(() -> w.t("landing.lead", shop.name())),
                gift(),
                also(),
                followed.link().code().shown(),
                asks ? Optional.of(ask(places.claim(), typed, mistake)) : Optional.empty(),
                asks ? Optional.empty() : Optional.of(new Way(w.t("landing.go", shop.name()), places.onward())),
                asks ? condition() + " " + w.t("landing.privacy") : condition(),
                steps(asks),
                places.link(),
                places.picture());
    }

    Picture picture() {
        return new Picture(from().text() + " · " + shop.name(), gift(), condition());
    }

    private Optional<String> advocate() {
        return followed.link().shownName();
    }

    private String gift() {
        return offer.friend().map(gift -> gift.text(w)).orElse("");
    }

    private String title() {
        if (offer.friend().isEmpty()) {
            return w.t("landing.title.bare", shop.name());
        }
        return advocate()
                .map(name -> w.t("landing.title", name, gift(), shop.name()))
                .orElseGet(() -> w.t("landing.title.plain", gift(), shop.name()));
    }

    private From from() {
        return advocate()
                .map(name -> new From(Initials.lettersOf(name), w.t("landing.from", name)))
                .orElseGet(() -> new From("", w.t("landing.from.friend")));
    }

    private String headline() {
        return offer.friend()
                .map(gift -> w.t(takesOff(gift) ? "landing.offer" : "landing.offer.after", gift.text(w)))
                .orElseGet(() -> w.t("landing.offer.bare", shop.name()));
    }

    /** A code takes an amount off the order; everything else comes on top of it. */
    private boolean takesOff(Gift gift) {
        return offer.upfront() && !(gift instanceof Gift.Thing);
    }

    /** What the advocate gets is said only where the program says it in public, in its headline or legal text. */
    private Optional<String> also() {
        boolean open = Invitations.copy(terms, "headline", w).isPresent()
                || terms.legal().containsKey(w.language());
        return offer.advocate()
                .filter(_ -> open)
                .map(gift -> advocate()
                        .map(name -> w.t("landing.also", name, gift.text(w)))
                        .orElseGet(() -> w.t("landing.also.friend", gift.text(w))));
    }

    private Ask ask(String action, String typed, String mistake) {
        String button = offer.friend()
                .map(gift -> w.t("landing.button", gift.text(w)))
                .orElseGet(() -> w.t("landing.go", shop.name()));
        return new Ask(action, followed.click(), button, typed, mistake);
    }

    /** In one line: for whom, from which order on, until when. */
    private String condition() {
        String who = terms.who().friend().newCustomer() ? "landing.terms" : "landing.terms.all";
        Optional<String> least = offer.minimum().map(w::money);
        Optional<String> last = offer.until().map(w::date);
        if (least.isPresent()) {
            return last.map(day -> w.t(who + ".minimum.until", least.get(), day))
                    .orElseGet(() -> w.t(who + ".minimum", least.get()));
        }
        return last.map(day -> w.t(who + ".until", day))
                .orElseGet(() -> terms.who().friend().newCustomer() ? w.t("landing.terms") : "");
    }

    private List<Step> steps(boolean asks) {
        String first = asks ? "landing.step.email" : "landing.step.open";
        String order = offer.minimum()
                .map(least -> w.t("landing.step.order.minimum", w.money(least)))
                .orElseGet(() -> w.t("landing.step.order"));
        return List.of(
                new Step(w.t(first), w.t(first + ".more")),
                new Step(order, w.t(offer.upfront() ? "landing.step.order.more" : "landing.step.order.after")),
                new Step(w.t("landing.step.pass"), w.t("landing.step.pass.more")));
    }
}
