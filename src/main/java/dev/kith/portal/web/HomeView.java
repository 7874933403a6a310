package dev.kith.portal.web;

import dev.kith.campaigns.Offer;
import dev.kith.kernel.Money;
import dev.kith.platform.chart.Initials;
import dev.kith.platform.page.Reader;
import dev.kith.platform.page.Words;
import dev.kith.portal.Standing;
import dev.kith.portal.Standing.Invitation;
import dev.kith.portal.web.HomePage.Friend;
import dev.kith.portal.web.HomePage.Prize;
import dev.kith.portal.web.HomePage.Stat;
import dev.kith.portal.web.HomePage.Welcome;
import dev.kith.referrals.Referral;
import dev.kith.rewards.Reward;
import java.util.List;
import java.util.Optional;

/** Turns a member's standing into the sentences and figures of the first page. */
final class HomeView {

    private final Standing standing;
    private final Reader reader;
    private final Words w;
    private final Sentences say;

    HomeView(Standing standing, Reader reader) {
        this.standing = standing;
        this.reader = reader;
        this.w = reader.words();
        this.say = new Sentences(standing, w);
    }

    HomePage page(String shop, Nav nav, Optional<ShareBox> share) {
        return new HomePage(
                reader,
                shop,
                nav,
                headline(),
                sofar(),
                stats(),
                welcome(),
                prizes(),
                standing.referrals().reversed().stream().map(this::friend).toList(),
                share,
                w.t("me.closed"));
    }

    List<Stat> stats() {
        return List.of(
                new Stat(w.t("me.ready"), say.sum(standing.ready())),
                new Stat(w.t("me.held"), say.sum(standing.held())),
                new Stat(w.t("me.bought"), w.num(standing.friendsWhoBought())));
    }

    /** The gain first: the next prize, what is ready, what is coming, or what the next friend brings. */
    private String headline() {
        Optional<Offer.Prize> next = offer().flatMap(this::nextPrize);
        if (next.isPresent()) {
            long togo = next.get().friends() - standing.friendsWhoBought();
            String prize = next.get().gift().text(w);
            return name().map(name -> w.n("me.headline.next.named", togo, name, prize))
                    .orElseGet(() -> w.n("me.headline.next", togo, prize));
        }
        if (!standing.ready().isEmpty()) {
            return named("me.headline.ready", say.sum(standing.ready()));
        }
        if (!standing.held().isEmpty()) {
            return named("me.headline.coming", say.sum(standing.held()));
        }
        return offer().flatMap(Offer::advocate)
                .map(gift -> named("me.headline.invite", gift.text(w)))
                .orElseGet(() -> w.t("me.headline.start"));
    }

    private String named(String key, String amount) {
        return name().map(name -> w.t(key + ".named", name, amount)).orElseGet(() -> w.t(key, amount));
    }

    private Optional<String> name() {
        return standing.invitation()
                .flatMap(invitation -> invitation.membership().shownName())
                .or(() -> standing.person().name().map(name -> name.strip().split("\\s+", 2)[0]));
    }

    private Optional<Offer> offer() {
        return standing.invitation().map(invitation -> invitation.offer(w.language()));
    }

    private Optional<Offer.Prize> nextPrize(Offer offer) {
        return offer.prizes().stream()
                .filter(prize -> prize.friends() > standing.friendsWhoBought())
                .findFirst();
    }

    private String sofar() {
        long bought = standing.friendsWhoBought();
        return bought == 0 ? w.t("me.sofar.none") : w.n("me.sofar", bought);
    }

    private Optional<Welcome> welcome() {
        return standing.welcome()
                .map(reward -> new Welcome(
                        w.t(
                                "me.welcome.title",
                                standing.gift(reward, w.language()).text(w)),
                        reward.code(),
                        minimum(reward)
                                .map(least -> w.t("me.welcome.minimum", w.money(least)))
                                .orElseGet(() -> w.t("me.welcome.any"))));
    }

    private Optional<Money> minimum(Reward reward) {
        return standing.spec(reward)
                .flatMap(spec -> spec.discount())
                .flatMap(discount -> discount.minOrder().list().stream().findFirst());
    }

    private List<Prize> prizes() {
        return standing.invitation().stream()
                .map(Invitation::terms)
                .flatMap(terms -> Offer.of(terms, w.language()).prizes().stream())
                .map(this::prize)
                .toList();
    }

    private Prize prize(Offer.Prize prize) {
        long bought = standing.friendsWhoBought();
        String name = prize.gift().text(w);
        String friends = w.num(prize.friends());
        if (standing.friendsApproved() >= prize.friends()) {
            return new Prize(friends, name, w.t("me.prize.done"), "done");
        }
        return bought >= prize.friends()
                ? new Prize(friends, name, w.t("me.held"), "held")
                : new Prize(friends, name, w.n("me.prize.open", prize.friends() - bought), "open");
    }

    private Friend friend(Referral referral) {
        String name = say.friend(referral);
        String letter = standing.names().containsKey(referral) ? Initials.of(name) : "·";
        return new Friend(
                name,
                letter,
                say.about(referral),
                say.sum(say.got(referral)),
                say.state(referral),
                "/me/why/" + referral.id().value());
    }
}
