package dev.kith.demo;

import dev.kith.demo.Installation.Founded;
import dev.kith.demo.Installation.Opened;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The demo: opens a shop in a running Kith, tells it a season, trades a little, lays both books side by side, and then
 * goes on trading slowly so that there is something to watch. Beside it a small web shop stands open, to walk through by
 * hand. Everything goes over HTTP.
 */
public final class Demo implements AutoCloseable {

    private static final String NAME = "Bottega Aurora";
    private static final String NOWHERE = "bottega-aurora.example";
    private static final String OWNER = "owner@bottega-aurora.example";
    static final Instant BEFORE_ANY_DEMO = Instant.parse("2026-01-01T00:00:00Z");
    private static final int FRIENDS_TODAY = 6;
    private static final Duration TIME_TO_SETTLE = Duration.ofSeconds(30);

    /**
     * What to show.
     *
     * @param kith where it listens
     * @param publicUrl where browsers reach it
     * @param operatorSecret the one in its data folder
     * @param fresh whether to open a new shop although an earlier demo left one
     * @param terminal whether somebody watches the lines change
     */
    public record Wish(
            URI kith,
            URI publicUrl,
            String operatorSecret,
            int days,
            long seed,
            boolean fresh,
            boolean terminal,
            Safe safe) {}

    /** Where the shop keeps its keys from one run to the next. */
    public interface Safe {

        Optional<String> content();

        void keep(String text);
    }

    /**
     * Where a visitor goes in.
     *
     * @param shop its first page
     * @param invitation an advocate's link, which leads there too
     */
    public record Doors(URI shop, Optional<Invitation> invitation) {}

    private final Wish wish;
    private final PrintWriter out;
    private final InstantSource clock;
    private final Installation installation;
    private final Opened workspace;
    private final BackOffice shop;
    private final Books books;
    private final Trade trade;
    private Optional<ShopSettings> settings = Optional.empty();
    private Optional<Premises> premises = Optional.empty();
    private boolean toldASeason;

    private Demo(
            Wish wish,
            PrintWriter out,
            InstantSource clock,
            Installation installation,
            Opened workspace,
            Instant since) {
        this.wish = wish;
        this.out = out;
        this.clock = clock;
        this.installation = installation;
        this.workspace = workspace;
        this.shop = new BackOffice(new ApiClient(wish.kith(), workspace.secretKey()));
        this.books = Books.open("demo-" + wish.seed() + "-" + clock.instant().getEpochSecond() + "-");
        var browser = new Browser(wish.kith(), workspace.publicKey());
        this.trade = new Trade(browser, shop, books, new Trade.Day(clock, since), wish.seed());
    }

    /** Opens the shop and tells its whole season, up to this moment; or goes on in the shop that is there. */
    public static Demo play(Wish wish, PrintWriter out, InstantSource clock) {
        var installation = new Installation(new ApiClient(wish.kith(), wish.operatorSecret()));
        Optional<ShopSettings> kept = wish.safe().content().flatMap(ShopSettings::parse);
        if (!wish.fresh()) {
            Optional<ShopSettings> settings = kept.filter(known -> installation.has(known.opened()));
            Optional<Opened> earlier = settings.map(ShopSettings::opened).or(() -> installation.reopen(NAME));
            if (earlier.isPresent()) {
                var demo = new Demo(
                        wish,
                        out,
                        clock,
                        installation,
                        earlier.get(),
                        settings.map(ShopSettings::since).orElse(BEFORE_ANY_DEMO));
                demo.settings = settings;
                demo.premises = settings.flatMap(known -> Premises.at(known.port()));
                demo.shop.codes().forEach(demo.books.codes()::put);
                return demo;
            }
        }
        Optional<Premises> premises = Premises.after(wish.kith().getPort());
        Founded founded = installation.open(NAME, premises.map(Premises::host).orElse(NOWHERE));
        Instant now = clock.instant();
        var demo = new Demo(wish, out, clock, installation, founded.opened(), now);
        demo.premises = premises;
        demo.settings = premises.map(place -> ShopSettings.of(founded, place.port(), now));
        demo.settings
                .filter(_ -> kept.isEmpty() || !wish.fresh())
                .ifPresent(settings -> wish.safe().keep(settings.text()));
        demo.tellSeason();
        return demo;
    }

    private void tellSeason() {
        out.println(NAME + " tells Kith its last " + wish.days() + " days:");
        out.flush();
        // By the full hour, so that whoever plays the same seed twice sees the same season twice.
        var season = Season.endingAt(clock.instant().truncatedTo(ChronoUnit.HOURS), wish.days());
        tellHistory(Market.history(season, wish.seed()), season, new Progress(out, wish.terminal(), clock));
        for (int friend = 0; friend < FRIENDS_TODAY; friend++) {
            trade.friendBuys();
        }
        toldASeason = true;
    }

    private void tellHistory(List<Deed> history, Season season, Progress progress) {
        for (Offer offer : Offer.values()) {
            books.programs().put(offer, shop.launch(offer, season.start()));
        }
        new Retelling(shop, books).tell(history, progress);
    }

    /** Prints both books side by side; true if they agree. A shop from an earlier demo has no book to compare. */
    public boolean checks() {
        if (!toldASeason) {
            out.println("  " + NAME + " is open since an earlier demo and goes on trading.");
            out.println("  For another season name another data folder with --data.");
            return true;
        }
        awaitReleases();
        var reconciliation = Reconciliation.of(books, Count.of(shop, books), clock.instant());
        reconciliation.print(out);
        return reconciliation.agrees();
    }

    /** Lets visitors in; the address is empty if the shop has no place to stand. */
    public Optional<Doors> openShop() {
        if (settings.isEmpty() || premises.isEmpty()) {
            out.println(settings.map(known -> "  Port " + known.port() + ", where this shop's links lead, is taken.")
                    .orElse("  This demo has no shop to walk through; one in a new data folder has."));
            return Optional.empty();
        }
        Premises place = premises.get();
        var invitation = shop.anInvitation(Offer.FRIENDS);
        var ground = new WebShop.Ground(
                Front.of(wish.publicUrl(), workspace.key(), workspace.publicKey()),
                new ApiClient(wish.kith(), workspace.secretKey()),
                settings.get().token(),
                place.hosts(),
                clock);
        place.open(new WebShop(ground, invitation));
        return Optional.of(new Doors(URI.create("http://" + place.host() + "/"), invitation));
    }

    /** A link that signs its reader in to the shop's console, once. */
    public String signInLink() {
        return installation.signInLink(workspace.workspaceId(), OWNER);
    }

    /** Keeps trading until the thread is interrupted. */
    public void goOn() {
        while (!Thread.currentThread().isInterrupted()) {
            trade.something();
            Pause.millis(700);
        }
    }

    /** What had been held for longer than the return period is released by timers, a moment after it was told. */
    private void awaitReleases() {
        Instant now = clock.instant();
        long expected = books.tally().standings(now).stream()
                .mapToLong(Standing::available)
                .sum();
        Instant patience = now.plus(TIME_TO_SETTLE);
        while (Count.availableNow(shop) != expected && clock.instant().isBefore(patience)) {
            Pause.millis(250);
        }
    }

    /** Closes the shop to visitors. */
    @Override
    public void close() {
        premises.ifPresent(Premises::close);
    }
}
