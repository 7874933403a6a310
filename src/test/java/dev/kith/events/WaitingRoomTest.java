package dev.kith.events;

import static dev.kith.events.EventFixtures.aShop;
import static dev.kith.events.EventFixtures.object;
import static dev.kith.events.EventFixtures.pageSeenBy;
import static dev.kith.events.EventFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private final WaitingRoom room = new WaitingRoom();
    private final Waiting page = Waiting.of(LogRow.of(pageSeenBy(aShop(), "a-1")));

    @Test
    void aLoneEventLeavesAtOnce() throws InterruptedException {
        room.enter(List.of(page));

        assertThat(room.take()).containsExactly(page);
    }

    @Test
    void whileOneLoadIsOnItsWayTheNextGathersForAMoment() throws InterruptedException {
        room.enter(List.of(page));
        room.take();
        long start = System.nanoTime();
        room.enter(List.of(Waiting.of(page.row())));

        assertThat(room.take()).hasSize(1);
        assertThat(System.nanoTime() - start).isBetween(5_000_000L, 500_000_000L);
    }

    @Test
    void aLoadIsNeverTooLarge() throws InterruptedException {
        for (int i = 0; i < WaitingRoom.LOAD + 1; i++) {
            assertThat(room.enter(List.of(page))).isTrue();
        }

        assertThat(room.take()).hasSize(WaitingRoom.LOAD);
        room.arrived();
        assertThat(room.take()).hasSize(1);
    }

    @Test
    void whoCameTogetherLeavesTogether() throws InterruptedException {
        room.enter(Collections.nCopies(WaitingRoom.LOAD - 1, page));
        room.enter(Collections.nCopies(2, page));

        assertThat(room.take()).hasSize(WaitingRoom.LOAD - 1);
        room.arrived();
        assertThat(room.take()).hasSize(2);
    }

    @Test
    void turnsAwayWhomItCannotHold() {
        for (int i = 0; i < WaitingRoom.MOST_EVENTS; i++) {
            room.enter(List.of(page));
        }

        assertThat(room.enter(List.of(page))).isFalse();
    }

    @Test
    void turnsAwayWhatIsTooHeavyTogether() {
        var heavy = Waiting.of(LogRow.of(with(pageSeenBy(aShop(), "a-1"), object().put("text", "x".repeat(30_000)))));
        int entered = 0;
        while (room.enter(List.of(heavy))) {
            entered++;
        }

        assertThat(entered).isBetween(1_000, 1_200);
    }

    @Test
    void afterClosingNobodyEntersAndEverybodyLeaves() throws InterruptedException {
        room.enter(List.of(page));
        room.close();

        assertThat(room.enter(List.of(page))).isFalse();
        assertThat(room.take()).containsExactly(page);
        assertThat(room.take()).isEmpty();
    }
}
