package dev.kith.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Secrets;
import dev.kith.testkit.Law;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClickSealTest {

    private static final WorkspaceId BLOOM = new WorkspaceId(new UUID(1, 1));
    private static final WorkspaceId OTHER = new WorkspaceId(new UUID(1, 2));
    private static final ShareCode ADAS = new ShareCode("ADAR2C7H");
    private static final UUID CLICK = UUID.fromString("0199f0c4-5a00-7abc-8def-0123456789ab");

    private final ClickSeal seal = new ClickSeal(new Secrets(new byte[32]));
    private final String text = seal.write(CLICK, BLOOM, ADAS);

    @Test
    void readsBackWhatItWrote() {
        assertThat(seal.read(text, BLOOM)).contains(new ClickSeal.Sealed(new ClickId(CLICK), ADAS, false));
        assertThat(seal.read(ClickSeal.degraded(text), BLOOM))
                .contains(new ClickSeal.Sealed(new ClickId(CLICK), ADAS, true));
    }

    @Test
    void knowsWhenTheClickWas() {
        assertThat(seal.read(text, BLOOM).orElseThrow().at())
                .isEqualTo(Instant.ofEpochMilli(CLICK.getMostSignificantBits() >>> 16));
    }

    @Test
    void isFitForAnAddressAndHoldsNothingPersonal() {
        assertThat(text).matches("[A-Za-z0-9_-]{43}\\.ADAR2C7H");
        assertThat(ClickSeal.degraded(text)).matches("[A-Za-z0-9_-]{43}~ADAR2C7H");
    }

    @Test
    void isOfNoUseInAnotherShopOrUnderAnotherKey() {
        assertThat(seal.read(text, OTHER)).isEmpty();
        assertThat(new ClickSeal(new Secrets(new byte[] {1})).read(text, BLOOM)).isEmpty();
    }

    @Test
    void noticesEverySingleChangedCharacter() {
        Law.holds(random -> {
            int place = random.nextInt(text.length());
            char other = (char) ('!' + random.nextInt('~' - '!'));
            String forged = text.substring(0, place) + other + text.substring(place + 1);

            var read = seal.read(forged, BLOOM);

            boolean same = read.filter(click ->
                            click.id().value().equals(CLICK) && click.code().equals(ADAS))
                    .isPresent();
            assertThat(read.isPresent()).isEqualTo(same);
        });
    }

    @Test
    void refusesEverythingElse() {
        assertThat(seal.read("", BLOOM)).isEmpty();
        assertThat(seal.read(".", BLOOM)).isEmpty();
        assertThat(seal.read("x".repeat(43) + ".", BLOOM)).isEmpty();
        assertThat(seal.read("é".repeat(43) + ".ADAR2C7H", BLOOM)).isEmpty();
        assertThat(seal.read("A".repeat(5_000), BLOOM)).isEmpty();
    }
}
