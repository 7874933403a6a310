package dev.kith.portal;

import dev.kith.campaigns.Gift;
import dev.kith.campaigns.Offer;
import dev.kith.kernel.Span;
import dev.kith.platform.KithSettings;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.chart.QrSvg;
import dev.kith.platform.page.Words;
import dev.kith.portal.Standing.Invitation;
import dev.kith.portal.WidgetView.Way;
import dev.kith.programs.Rule;
import dev.kith.programs.Terms;
import dev.kith.referrals.Channel;
import dev.kith.referrals.LinkHosts;
import dev.kith.referrals.ShareCode;
import dev.kith.referrals.ShareUrls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts an invitation into words and links, for the portal and for the widget alike. */
@Component
public final class Invitations {

    private static final Pattern REWARD = Pattern.compile("\\{reward\\.([a-z][a-z0-9_]*)}");
    private static final Map<String, List<Channel>> USUAL = Map.of(
            "en", List.of(Channel.WHATSAPP, Channel.TELEGRAM, Channel.EMAIL),
            "it", List.of(Channel.WHATSAPP, Channel.TELEGRAM, Channel.EMAIL),
            "ru", List.of(Channel.TELEGRAM, Channel.WHATSAPP, Channel.VK));

    private final LinkHosts hosts;
    private final String home;

    Invitations(LinkHosts hosts, KithSettings settings) {
        this.hosts = hosts;
        this.home = settings.publicUrl().toString().replaceAll("/+$", "");
    }

    public String link(WorkspaceId workspace, Invitation invitation) {
        return hosts.urlOf(workspace, invitation.code());
    }

    /** Where the code's picture stands; {@code ending} is svg or png. */
    public String picture(WorkspaceId workspace, Invitation invitation, String ending) {
        return hosts.qrOf(workspace, invitation.code(), ending);
    }

    /** @param bought how many friends of this member bought, for the bar below */
    public WidgetView view(WorkspaceId workspace, Invitation invitation, long bought, Words w) {
        String link = link(workspace, invitation);
        String shown = shown(link, invitation.code().code());
        return view(invitation.terms(), link, shown, w, progress(invitation, bought, w));
    }

    /** What the widget looks like before anybody is signed in: real words, and a code that leads nowhere. */
    public WidgetView sample(Terms terms, Words w) {
        String link = home + "/r/SAMPLE";
        WidgetView view = view(terms, link, link.replaceFirst("^https?://", ""), w, Optional.empty());
        return new WidgetView(
                view.title(),
                view.text(),
                view.shown(),
                view.copy(),
                view.channels(),
                view.sheet(),
                view.qr(),
                view.progress(),
                true);
    }

    private WidgetView view(Terms terms, String link, String shown, Words w, Optional<WidgetView.Progress> progress) {
        String text = shareText(terms, w);
        QrSvg.Modules qr = QrSvg.modules(ShareUrls.tagged(link, Channel.QR));
        return new WidgetView(
                headline(terms, w),
                promise(terms, w),
                shown,
                ShareUrls.tagged(link, Channel.COPY),
                ways(link, text, w),
                new WidgetView.Sheet(text, ShareUrls.tagged(link, Channel.NATIVE)),
                new WidgetView.Qr(qr.size(), qr.path(), w.t("me.qr.label", shown)),
                progress,
                false);
    }

    private static List<Way> ways(String link, String text, Words w) {
        return USUAL.getOrDefault(w.language(), List.of()).stream()
                .map(channel ->
                        new Way(channel.code(), w.t("channel." + channel.code()), ShareUrls.of(channel, link, text)))
                .toList();
    }

    /** The shop's own words if it wrote any, with the rewards filled in; else ours. */
    public static String headline(Terms terms, Words w) {
        return copy(terms, "headline", w).orElseGet(() -> {
            Offer offer = Offer.of(terms, w.language());
            Optional<String> give = offer.friend().map(gift -> gift.text(w));
            Optional<String> get = offer.advocate().map(gift -> gift.text(w));
            if (give.isPresent() && get.isPresent()) {
                return w.t("share.headline.both", give.get(), get.get());
            }
            return get.map(gift -> w.t("share.headline.get", gift))
                    .or(() -> give.map(gift -> w.t("share.headline.give", gift)))
                    .orElseGet(() -> w.t("share.headline"));
        });
    }

    /** What both sides get, in whole sentences. */
    private static String promise(Terms terms, Words w) {
        Offer offer = Offer.of(terms, w.language());
        Optional<String> least = offer.minimum().map(w::money);
        Optional<String> friend = offer.friend().map(gift -> {
            String key = offer.upfront() && !(gift instanceof Gift.Thing) ? "share.friend.off" : "share.friend.gets";
            return least.map(minimum -> w.t(key + ".minimum", gift.text(w), minimum))
                    .orElseGet(() -> w.t(key, gift.text(w)));
        });
        Optional<String> advocate = offer.advocate()
                .map(gift -> offer.hold().equals(Span.NONE)
                        ? w.t("share.advocate", gift.text(w))
                        : w.t("share.advocate.after", gift.text(w), w.span(offer.hold())));
        return Stream.concat(friend.stream(), advocate.stream()).collect(Collectors.joining(" "));
    }

    private static String shareText(Terms terms, Words w) {
        return copy(terms, "share", w)
                .orElseGet(() -> Offer.of(terms, w.language())
                        .friend()
                        .map(gift -> w.t("share.text.gift", gift.text(w)))
                        .orElseGet(() -> w.t("share.text")));
    }

    /** A text of the shop for this place; empty if there is none, or it names a reward that does not exist. */
    public static Optional<String> copy(Terms terms, String place, Words w) {
        return Optional.ofNullable(terms.copy().get(w.language()))
                .flatMap(texts -> Optional.ofNullable(texts.get(place)))
                .map(text -> REWARD.matcher(text)
                        .replaceAll(reward -> Matcher.quoteReplacement(gift(terms, reward.group(1), w))))
                .filter(text -> !text.isBlank() && text.indexOf('{') < 0);
    }

    private static String gift(Terms terms, String reward, Words w) {
        return terms.rules().stream()
                .filter(rule -> rule.reward().equals(reward))
                .flatMap(rule -> gift(terms, rule, w).stream())
                .findFirst()
                .orElse("{" + reward + "}");
    }

    private static Optional<String> gift(Terms terms, Rule rule, Words w) {
        return terms.reward(rule.reward())
                .flatMap(spec -> Gift.of(rule.value(), spec, terms.currency(), w.language()))
                .map(gift -> gift.text(w));
    }

    /** The next prize that counts friends; programs without prizes have no bar. */
    private static Optional<WidgetView.Progress> progress(Invitation invitation, long bought, Words w) {
        return invitation.offer(w.language()).prizes().stream()
                .filter(prize -> prize.friends() > bought)
                .findFirst()
                .map(prize -> new WidgetView.Progress(
                        bought,
                        prize.friends(),
                        w.n("share.progress", bought, w.num(prize.friends())),
                        w.n(
                                "share.progress.next",
                                prize.friends() - bought,
                                prize.gift().text(w))));
    }

    /** As people read it: without the scheme, the code in groups. */
    private static String shown(String link, ShareCode code) {
        return link.replaceFirst("^https?://", "").replace("/r/" + code.text(), "/r/" + code.shown());
    }
}
