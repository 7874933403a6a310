package dev.kith.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.mail.MailAddress;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@KithTest
class SilenceTest {

    private static final MailAddress ADA = new MailAddress("Ada@example.com");

    private final Silence silence;
    private final Tenant tenant;
    private final Shops shops;
    private final Shop shop;

    SilenceTest(Silence silence, Tenant tenant, Shops shops) {
        this.silence = silence;
        this.tenant = tenant;
        this.shops = shops;
        this.shop = shops.open();
    }

    @Test
    void beginsWithOneClickOfAMailProgramThatKnowsNoSession() throws IOException, InterruptedException {
        var answer = post(link(ADA), "List-Unsubscribe=One-Click");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(isWished(ADA)).isTrue();
        assertThat(isWished(new MailAddress("ada@EXAMPLE.com".toLowerCase(Locale.ROOT))))
                .isTrue();
        assertThat(isWished(new MailAddress("bruno@example.com"))).isFalse();
    }

    @Test
    void doesNotBeginByLooking() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(link(ADA)).GET().build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<button");
        assertThat(isWished(ADA)).isFalse();
    }

    @Test
    void believesNoLinkThatWasChangedOrBelongsToAnotherShop() throws IOException, InterruptedException {
        String forged = link(ADA).toString().replaceFirst("/u/.", "/u/_");

        assertThat(post(URI.create(forged), "").statusCode()).isEqualTo(404);
        post(link(ADA), "");
        WorkspaceId other = shops.open().workspace();
        assertThat((boolean) tenant.run(other, () -> silence.isWished(other, ADA)))
                .isFalse();
    }

    private URI link(MailAddress address) {
        String path = silence.link(shop.workspace(), address).getPath();
        return shops.url().resolve(path);
    }

    private boolean isWished(MailAddress address) {
        return tenant.run(shop.workspace(), () -> silence.isWished(shop.workspace(), address));
    }

    private static HttpResponse<String> post(URI link, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
