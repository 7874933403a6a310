package dev.kith.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareUrlsTest {

    private static final String LINK = "https://go.bloom.example/r/ADAR2C7H";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WHATSAPP | https://wa.me/?text=A%20gift%20%26%20more%20https%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Dwhatsapp
            TELEGRAM | https://t.me/share/url?url=https%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Dtelegram&text=A%20gift%20%26%20more
            EMAIL | mailto:?subject=A%20gift%20%26%20more&body=A%20gift%20%26%20more%0A%0Ahttps%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Demail
            SMS | sms:?&body=A%20gift%20%26%20more%20https%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Dsms
            FACEBOOK | https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Dfacebook
            X | https://x.com/intent/post?url=https%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Dx&text=A%20gift%20%26%20more
            LINKEDIN | https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Dlinkedin
            VK | https://vk.com/share.php?url=https%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Dvk&title=A%20gift%20%26%20more
            BLUESKY | https://bsky.app/intent/compose?text=A%20gift%20%26%20more%20https%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Dbluesky
            THREADS | https://www.threads.net/intent/post?url=https%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Dthreads&text=A%20gift%20%26%20more
            REDDIT | https://www.reddit.com/submit?url=https%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Dreddit&title=A%20gift%20%26%20more
            VIBER | viber://forward?text=A%20gift%20%26%20more%20https%3A%2F%2Fgo.bloom.example%2Fr%2FADAR2C7H%3Fc%3Dviber
            COPY | https://go.bloom.example/r/ADAR2C7H?c=copy
            QR | https://go.bloom.example/r/ADAR2C7H?c=qr
            """)
    void writesEachChannelsOwnFormat(Channel channel, String expected) {
        assertThat(ShareUrls.of(channel, LINK, "A gift & more")).isEqualTo(expected);
    }

    @Test
    void marksTheChannelBesideWhatIsThere() {
        assertThat(ShareUrls.tagged(LINK + "?to=%2Fp", Channel.SMS)).isEqualTo(LINK + "?to=%2Fp&c=sms");
    }

    @Test
    void takesAnUnknownChannelForAnother() {
        assertThat(Channel.of("whatsapp")).isEqualTo(Channel.WHATSAPP);
        assertThat(Channel.of("<script>")).isEqualTo(Channel.OTHER);
        assertThat(Channel.of(null)).isEqualTo(Channel.OTHER);
    }
}
