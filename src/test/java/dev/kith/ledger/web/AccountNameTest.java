package dev.kith.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.page.Words;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountNameTest {

    private final AccountName names = new AccountName(
            Words.of("en"),
            account -> Optional.of("Bring a friend").filter(_ -> account.equals("expense:reward:spring")));

    @Test
    void callsWhatAnAccountIsAboutByItsName() {
        assertThat(names.of("expense:reward:spring")).isEqualTo("Cost of rewards · Bring a friend");
    }

    @Test
    void keepsTheKeyWhereThereIsNoName() {
        assertThat(names.of("expense:reward:autumn")).isEqualTo("Cost of rewards · autumn");
    }

    @Test
    void namesNoMember() {
        assertThat(names.of("liability:pending:*")).isEqualTo("Members: on hold");
    }
}
