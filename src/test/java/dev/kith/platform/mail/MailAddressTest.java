package dev.kith.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @Test
    void keepsTheLocalPartAndWritesTheDomainInAscii() {
        assertThat(MailAddress.parse(" Ada.B+x@Müller.Example ").orElseThrow())
                .isEqualTo(new MailAddress("Ada.B+x@xn--mller-kva.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "ada@localhost",
                "ada@example.com\r\nBcc: eve@example.com",
                "ada@example.com, eve@example.com",
                "\"ada eve\"@example.com",
                "Ada <ada@example.com>",
                "ada@exa mple.com",
                "ada@-example.com",
                ".ada@example.com",
                "ada@127.0.0.1",
                "ada@example.com\u0000"
            })
    void refusesWhatIsNotExactlyOneMailbox(String typed) {
        assertThat(MailAddress.parse(typed)).isEmpty();
    }

    @Test
    void refusesWhatIsLongerThanMailAllows() {
        assertThat(MailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(MailAddress.parse("a@" + "b".repeat(250) + ".com")).isEmpty();
    }

    @Test
    void hidesMostOfItself() {
        assertThat(new MailAddress("ada@example.com").masked()).isEqualTo("a…@example.com");
    }
}
