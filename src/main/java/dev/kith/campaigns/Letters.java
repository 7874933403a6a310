package dev.kith.campaigns;

import dev.kith.campaigns.Messages.Side;
import dev.kith.campaigns.Messages.Welcome;
import dev.kith.events.Event;
import dev.kith.events.Slice;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.KithSettings;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.mail.Letter;
import dev.kith.platform.mail.MailAddress;
import dev.kith.platform.mail.Mailbox;
import dev.kith.platform.page.Words;
import dev.kith.programs.Programs;
import dev.kith.programs.RewardSpec;
import dev.kith.programs.Terms;
import dev.kith.referrals.Happening;
import dev.kith.referrals.ReferralBound;
import dev.kith.rewards.Reward;
import dev.kith.rewards.RewardAvailable;
import dev.kith.rewards.RewardCancelled;
import dev.kith.rewards.RewardNews;
import dev.kith.rewards.RewardOffered;
import dev.kith.rewards.RewardPending;
import dev.kith.rewards.RewardRedeemed;
import dev.kith.rewards.RewardRefused;
import dev.kith.rewards.RewardReversed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides who gets which letter about what happened, and has it kept. */
@Component
final class Letters {

    /** What there is to write about, in one workspace; and the slice it came from, if it came from one. */
    record Occasions(List<RewardNews> rewards, List<ReferralBound> bonds, Optional<Slice> slice) {

        Occasions {
            rewards = List.copyOf(rewards);
            bonds = List.copyOf(bonds);
        }
    }

    /** Yesterday's news is no news: an import mails nobody. */
    private static final Duration FRESH = Duration.ofHours(24);

    private final People people;
    private final Programs programs;
    private final Workspaces workspaces;
    private final Mailbox mailbox;
    private final Silence silence;
    private final KithSettings settings;
    private final InstantSource clock;

    Letters(
            People people,
            Programs programs,
            Workspaces workspaces,
            Mailbox mailbox,
            Silence silence,
            KithSettings settings,
            InstantSource clock) {
        this.people = people;
        this.programs = programs;
        this.workspaces = workspaces;
        this.mailbox = mailbox;
        this.silence = silence;
        this.settings = settings;
        this.clock = clock;
    }

    void write(WorkspaceId workspace, Occasions occasions) {
        Instant now = clock.instant();
        List<RewardNews> fresh = occasions.rewards.stream()
                .filter(news -> isFresh(toldAt(news, occasions.slice), now))
                .toList();
        List<ReferralBound> bonds = occasions.bonds.stream()
                .filter(news -> isFresh(news.referral().boundAt(), now))
                .toList();
        if (fresh.isEmpty() && bonds.isEmpty()) {
            return;
        }
        Workspace shop = workspaces.get(workspace);
        Map<RootId, Person> readers = readers(
                fresh.stream().map(RewardNews::reward).map(Reward::member).toList());
        List<Letter> letters = Stream.concat(
                        fresh.stream()
                                .flatMap(news -> Optional.ofNullable(
                                        readers.get(news.reward().member()))
                                        .flatMap(reader -> pen(shop, reader, occasions.slice, now))
                                        .flatMap(pen -> letter(pen, shop, news, occasions.bonds))
                                        .stream()),
                        bonds.stream().flatMap(news -> joined(shop, news, now).stream()))
                .toList();
        if (!letters.isEmpty()) {
            mailbox.send(workspace, letters);
        }
    }

    private static boolean isFresh(Instant moment, Instant now) {
        return !moment.isBefore(now.minus(FRESH));
    }

    /** When that happened which the letter tells. */
    private static Instant toldAt(RewardNews news, Optional<Slice> slice) {
        Reward reward = news.reward();
        return switch (news) {
            case RewardOffered _, RewardPending _, RewardRefused _ -> reward.earnedAt();
            case RewardAvailable _ -> later(reward.earnedAt(), reward.holdEnds());
            case RewardReversed _, RewardCancelled _, RewardRedeemed _ ->
                slice.flatMap(part -> lastAbout(reward.cause(), part)).orElse(Instant.MAX);
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The last event of the slice that names this order. */
    private static Optional<Instant> lastAbout(String cause, Slice slice) {
        String order = Happening.orderIn(cause).orElse("");
        return slice.events().stream()
                .filter(event ->
                        event.properties().path("order_id").asString("").equals(order))
                .map(Event::at)
                .max(Instant::compareTo);
    }

    private Map<RootId, Person> readers(Collection<RootId> roots) {
        Map<RootId, PersonId> ids = people.personsOf(roots);
        Map<PersonId, Person> persons = people.load(Set.copyOf(ids.values()));
        var readers = new HashMap<RootId, Person>();
        ids.forEach((root, id) -> Optional.ofNullable(persons.get(id)).ifPresent(person -> readers.put(root, person)));
        return readers;
    }

    /** Empty for somebody who has no address that can be believed. */
    private Optional<Pen> pen(Workspace shop, Person reader, Optional<Slice> slice, Instant now) {
        Words words =
                Words.of(languageOf(reader, slice).orElse(shop.language())).at(shop.zone());
        return reader.emails().stream()
                .sorted()
                .flatMap(email -> MailAddress.parse(email).stream())
                .findFirst()
                .map(address ->
                        new Pen(words, shop.name(), address, portal(shop), silence.link(shop.id(), address), now));
    }

    private URI portal(Workspace shop) {
        return settings.publicUrl().resolve("/me?shop=" + shop.key());
    }

    /** What the shop says they read, else what their own device asked for last. */
    private static Optional<String> languageOf(Person reader, Optional<Slice> slice) {
        return reader.language()
                .filter(Words.LANGUAGES::contains)
                .or(() -> slice.flatMap(part -> languageOf(reader, part)));
    }

    private static Optional<String> languageOf(Person reader, Slice slice) {
        return Stream.of(slice)
                .flatMap(part -> part.events().reversed().stream())
                .filter(event -> event.person().equals(reader.id()))
                .map(event -> event.context().path("locale").asString(""))
                .filter(locale -> locale.length() >= 2)
                .map(locale -> locale.substring(0, 2))
                .filter(Words.LANGUAGES::contains)
                .findFirst();
    }

    private Optional<Letter> joined(Workspace shop, ReferralBound news, Instant now) {
        Person advocate = news.verdict().standing().advocate().known();
        return pen(shop, advocate, Optional.empty(), now)
                .filter(pen -> !silence.isWished(shop.id(), pen.to()))
                .map(pen ->
                        Messages.friendJoined(pen, news.referral().id().value().toString()));
    }

    private Optional<Letter> letter(Pen pen, Workspace shop, RewardNews news, List<ReferralBound> bonds) {
        Reward reward = news.reward();
        Terms terms = programs.version(reward.version()).terms();
        var told = new Messages.Reward(keyOf(reward), sideOf(reward), gift(pen, reward, terms));
        return switch (news) {
            case RewardOffered _ -> welcome(pen, shop, reward, advocateOf(reward, bonds));
            case RewardPending _ -> Optional.of(Messages.rewardPending(pen, told, reward.holdEnds()));
            case RewardAvailable _ -> Optional.of(Messages.rewardEarned(pen, told, reward.expiresAt()));
            case RewardReversed _ ->
                reward.reason()
                        .map(why ->
                                Messages.rewardReversed(pen, told, Reasons.sentence(why, reward.side(), pen.words())));
            case RewardCancelled _, RewardRedeemed _, RewardRefused _ -> Optional.empty();
        };
    }

    /** How the advocate wants to be called, if this is about a friend who was bound just now. */
    private static Optional<String> advocateOf(Reward reward, List<ReferralBound> bonds) {
        return bonds.stream()
                .filter(bond -> bond.referral().id().equals(reward.referral()))
                .findFirst()
                .flatMap(bond ->
                        bond.verdict().standing().advocate().membership().shownName());
    }

    private Optional<Letter> welcome(Pen pen, Workspace shop, Reward reward, Optional<String> from) {
        if (reward.code().isEmpty()) {
            return Optional.empty();
        }
        Words w = pen.words();
        Terms terms = programs.version(reward.version()).terms();
        Optional<String> minimum = terms.reward(reward.rewardKey())
                .flatMap(RewardSpec::discount)
                .flatMap(discount -> discount.minOrder().pick(List.of(terms.currency())))
                .map(w::money);
        var welcome = new Welcome(
                keyOf(reward),
                from,
                gift(pen, reward, terms),
                reward.code(),
                minimum,
                reward.expiresAt(),
                shop.shopUrl().map(URI::create).orElse(pen.portal()));
        return Optional.of(Messages.friendWelcome(pen, welcome));
    }

    private static String gift(Pen pen, Reward reward, Terms terms) {
        Words w = pen.words();
        return terms.reward(reward.rewardKey())
                .map(spec -> Gift.of(spec, reward.amount(), terms.currency(), w.language()))
                .orElseGet(() -> new Gift.Amount(reward.amount()))
                .text(w);
    }

    /** A revived reward is news again: its revision has grown. */
    private static String keyOf(Reward reward) {
        return reward.grantKey() + "|" + reward.revision();
    }

    private static Side sideOf(Reward reward) {
        return reward.side() == dev.kith.programs.Side.FRIEND ? Side.FRIEND : Side.ADVOCATE;
    }
}
