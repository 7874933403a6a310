package dev.kith.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.browser.Season;
import dev.kith.people.People;
import dev.kith.people.PersonId;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tenant;
import dev.kith.programs.Program;
import dev.kith.programs.Programs;
import dev.kith.referrals.Referral;
import dev.kith.referrals.Referral.State;
import dev.kith.referrals.ReferralFilter;
import dev.kith.referrals.ReferralFilter.FirstVisits;
import dev.kith.referrals.Referrals;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shops;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list is as long as the figure that leads to it says. */
@KithTest
class ListsReconcileTest {

    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1L, -1L);

    private final Shops shops;
    private final Insights insights;
    private final Referrals referrals;
    private final Programs programs;
    private final Workspaces workspaces;
    private final People people;
    private final Tenant tenant;
    private Workspace shop;
    private Program spring;

    ListsReconcileTest(
            Shops shops,
            Insights insights,
            Referrals referrals,
            Programs programs,
            Workspaces workspaces,
            People people,
            Tenant tenant) {
        this.shops = shops;
        this.insights = insights;
        this.referrals = referrals;
        this.programs = programs;
        this.workspaces = workspaces;
        this.people = people;
        this.tenant = tenant;
    }

    @BeforeEach
    void aSeasonPasses() {
        shop = workspaces.get(Season.of(shops).workspace());
        spring = programs.byKey(shop.id(), "spring").orElseThrow();
    }

    @Test
    void theListOfAProgramsFriendsHasAsManyAsTheFunnel() {
        for (int days : Period.LENGTHS) {
            Period period = Period.untilToday(days, Season.TODAY, shop.zone());
            Totals now = insights.figures(shop.id(), new Subject(spring.id(), spring.key(), shop.currency()), period)
                    .now();
            ReferralFilter all = ReferralFilter.EVERYTHING.of(
                    spring.id(), Optional.of(new FirstVisits(period.start(), period.end())));

            assertThat(counted(all)).as(days + " days").isEqualTo(now.bound());
            assertThat(counted(all.in(List.of(State.BOUND)))).isEqualTo(now.undecided());
            assertThat(counted(all.in(List.of(State.QUALIFIED, State.REVIEW)))).isEqualTo(now.waitingForReward());
            assertThat(counted(all.in(List.of(State.APPROVED)))).isEqualTo(now.rewarded());
            assertThat(counted(all.in(List.of(State.REJECTED, State.EXPIRED, State.REVERSED, State.SUPERSEDED))))
                    .isEqualTo(now.stopped());
        }
        assertThat(counted(ReferralFilter.EVERYTHING)).isGreaterThanOrEqualTo(8);
    }

    @Test
    void aListCountsWhatItShows() {
        var ada = tenant.run(shop.id(), () -> people.search("ada", 10)).stream()
                .map(person -> person.id())
                .toList();
        for (ReferralFilter filter : List.of(
                ReferralFilter.EVERYTHING,
                ReferralFilter.EVERYTHING.in(List.of(State.REVERSED)),
                ReferralFilter.EVERYTHING.of(spring.id(), Optional.empty()),
                ReferralFilter.EVERYTHING.with(ada))) {
            assertThat(walked(filter)).hasSize((int) counted(filter)).doesNotHaveDuplicates();
        }
        assertThat(counted(ReferralFilter.EVERYTHING.with(ada))).isBetween(3L, counted(ReferralFilter.EVERYTHING));
        assertThat(counted(ReferralFilter.EVERYTHING.with(List.of()))).isZero();
    }

    @Test
    void everybodyIsFoundPageByPage() {
        WorkspaceId id = shop.id();
        long all = tenant.run(id, () -> people.count("")).counted();
        var seen = new ArrayList<UUID>();
        Instant before = FOREVER;
        UUID beforeId = LAST;
        while (true) {
            var place = new PersonId(beforeId);
            Instant from = before;
            var page = tenant.run(id, () -> people.search("", from, place, 3));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(found -> seen.add(found.person().id().value()));
            before = page.getLast().seen();
            beforeId = page.getLast().person().id().value();
        }

        assertThat(seen).hasSize((int) all).doesNotHaveDuplicates();
    }

    private long counted(ReferralFilter filter) {
        return referrals.count(shop.id(), filter).counted();
    }

    private List<Referral> walked(ReferralFilter filter) {
        var all = new ArrayList<Referral>();
        Instant before = FOREVER;
        UUID beforeId = LAST;
        while (true) {
            List<Referral> page = referrals.page(shop.id(), filter, before, beforeId, 2);
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
            before = page.getLast().boundAt();
            beforeId = page.getLast().id().value();
        }
    }
}
